import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../../../platform/services.ts";
import type { Act, Actor, Officer } from "../../access/index.ts";
import type { Assignment } from "../assignment.ts";
import { listAssignments } from "../assignment-store.ts";
import type { Change, OfficialDocument, OfficialDocumentId } from "../official-document.ts";
import type { ChangedMeanwhile, RecordsRefusal } from "../refusals.ts";
import { denied, type Ground, groundOf, holdersOf } from "../rights.ts";
import { applyChange, type Doer, findLastChange, lockDocument } from "../store.ts";

export type Changed = { readonly id: OfficialDocumentId; readonly version: number };
export type Answer<T = Changed> = Promise<Result<T, RecordsRefusal>>;

/** A document under lock, with the parts of its work, in the hands of somebody who may do the act. */
export type InHand = {
  readonly tx: Tx;
  readonly document: OfficialDocument;
  readonly assignments: readonly Assignment[];
  readonly doer: Doer;
  readonly ground: Ground;
};

type Asked = {
  readonly id: OfficialDocumentId;
  readonly act: Act;
  /** The version the officer saw; null where none was said. */
  readonly expectedVersion?: number | null;
};

export function doerOf(services: Services, actor: Officer): Doer {
  return { id: actor.personId, name: actor.fullName, at: services.clock.now() };
}

/**
 * Opens a document for an act: locks it, asks the rights, holds the version against it. A refusal of the work leaves nothing,
 * no number either. The work asks nothing but its own transaction: fifty who hold a connection each and wait for a second
 * one would wait for each other.
 */
export async function withDocument<T>(
  { services, actor }: { readonly services: Services; readonly actor: Actor },
  { id, act, expectedVersion = null }: Asked,
  work: (hand: InHand) => Answer<T>,
): Answer<T> {
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const ground = await groundOf(services);
  return transactionOrRefusal(services.database, async (tx): Answer<T> => {
    const document = await lockDocument(tx, id);
    if (document === null) return refuse({ code: "NOT_FOUND" });
    const assignments = await listAssignments(tx, id);
    const { agencyId } = document;
    const denial = denied(ground, actor, {
      act,
      agencyId,
      holders: holdersOf(document, assignments),
    });
    if (denial !== null) return refuse(denial);
    if (expectedVersion !== null && expectedVersion !== document.version)
      return refuse(await changedMeanwhile(tx, document));
    return work({ tx, document, assignments, doer: doerOf(services, actor), ground });
  });
}

/** By name: whoever looked at an older version learns whose change they have not seen. */
async function changedMeanwhile(tx: Tx, { id, version }: OfficialDocument): Promise<ChangedMeanwhile> {
  const { type: what, actorName: changedBy, at: changedAt } = await findLastChange(tx, id);
  return { code: "VERSION_CONFLICT", currentVersion: String(version), changedBy, changedAt, what };
}

/** Writes what was decided, if it was not refused. */
export async function write({ tx, document, doer }: InHand, decided: Result<Change, RecordsRefusal>): Answer {
  if (!decided.ok) return decided;
  const { id, version } = await applyChange(tx, document, { ...decided.value, doer });
  return accept({ id, version });
}
