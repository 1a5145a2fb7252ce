import { newId } from "../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import type { Actor } from "../access/index.ts";
import {
  type Delegation,
  type DelegationId,
  decideDelegation,
  decideRevoke,
  type GrantDelegation,
} from "./delegation.ts";
import { listPostsOf, lockPerson } from "./people-store.ts";
import { deniedIn } from "./rights.ts";
import { parseDelegation } from "./row-parser.ts";
import { appendChange } from "./store.ts";

/** Records a delegation (ủy quyền) under its document. Its days and scope are looked at each time a right is asked for. */
export async function grantDelegation(
  services: Services,
  actor: Actor,
  input: GrantDelegation,
): Promise<Result<{ delegationId: DelegationId }>> {
  const denied = await deniedIn(services, actor, { act: "delegation.manage", unitId: input.unitId });
  if (denied !== null) return refuse(denied);
  return services.database.transaction(async (tx) => {
    const [first, second] = [input.fromPersonId, input.toPersonId].sort();
    for (const id of [first, second]) {
      if (id !== undefined && (await lockPerson(tx, id)) === null)
        return refuse({ code: "PERSON_NOT_FOUND" });
    }
    const giverPosts = await listPostsOf(tx, input.fromPersonId);
    const takerPosts = await listPostsOf(tx, input.toPersonId);
    const decided = decideDelegation({ actor, giverPosts, takerPosts, today: services.clock.today() }, input);
    if (!decided.ok) return decided;
    const delegationId: DelegationId = newId<"delegation">();
    const at = services.clock.now();
    const { acts, ...row } = decided.value;
    await tx.kysely
      .insertInto("organisationDelegation")
      .values({
        ...row,
        id: delegationId,
        acts: acts === null ? null : [...acts],
        recordedBy: accountOf(actor),
        recordedAt: at,
      })
      .execute();
    const data = { ...input, delegationId };
    await appendChange(
      tx,
      { actor, at },
      { kind: "DELEGATION_GRANTED", unitId: input.unitId, personId: input.toPersonId, data },
    );
    return accept({ delegationId });
  });
}

/** Takes a delegation back at once. */
export async function revokeDelegation(
  services: Services,
  actor: Actor,
  input: { readonly delegationId: DelegationId },
): Promise<Result<{ delegationId: DelegationId }>> {
  const known = await findDelegation(services.database, input.delegationId);
  if (known === null) return refuse({ code: "NOT_FOUND" });
  const denied = await deniedIn(services, actor, { act: "delegation.manage", unitId: known.unitId });
  if (denied !== null) return refuse(denied);
  return services.database.transaction(async (tx) => {
    await lockPerson(tx, known.toPersonId);
    const delegation = await findDelegation(tx, input.delegationId);
    if (delegation === null) return refuse({ code: "DELEGATION_NOT_FOUND" });
    const decided = decideRevoke(delegation);
    if (!decided.ok) return decided;
    const at = services.clock.now();
    await tx.kysely
      .updateTable("organisationDelegation")
      .set({ revokedAt: at })
      .where("id", "=", delegation.id)
      .execute();
    const entry = {
      kind: "DELEGATION_REVOKED",
      unitId: known.unitId,
      personId: known.toPersonId,
      data: input,
    };
    await appendChange(tx, { actor, at }, entry);
    return accept({ delegationId: delegation.id });
  });
}

export async function findDelegation(executor: Executor, id: DelegationId): Promise<Delegation | null> {
  const row = await executor.kysely
    .selectFrom("organisationDelegation")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : parseDelegation(row);
}

function accountOf(actor: Actor): string | null {
  return actor.kind === "officer" || actor.kind === "citizen" ? actor.accountId : null;
}
