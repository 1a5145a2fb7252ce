import { assert, present } from "../../../kernel/assert.ts";
import {
  type Act,
  type Actor,
  authorize,
  type Grant,
  type Officer,
  type Subject,
} from "../../access/index.ts";
import type { Desk } from "../decide/index.ts";
import type { ActorRef, DossierEvent } from "../events.ts";

export type Acting = { readonly actor: ActorRef; readonly onBehalfOf: DossierEvent["onBehalfOf"] };

/**
 * Who goes into history for an allowed act: the officer with the unit and role actually used, and the person whose
 * right it is where that role came by delegation. Call only after `authorize` allowed.
 */
export function actingAs(actor: Actor, use: Use): Acting {
  switch (actor.kind) {
    case "guest":
      return { actor: { kind: "guest" }, onBehalfOf: null };
    case "citizen":
      return { actor: { kind: "citizen", accountId: actor.accountId }, onBehalfOf: null };
    case "system":
      return { actor: { kind: "system", name: actor.name }, onBehalfOf: null };
    case "officer":
      return officerActing(actor, use);
  }
}

/** What is done to what, and from which desk: of several roles that allow an act, the one at the desk is used. */
type Use = { readonly act: Act; readonly subject: Subject; readonly desk: Desk | null };

function officerActing(officer: Officer, { act, subject, desk }: Use): Acting {
  assert(officer.grants.length > 0, "an officer who acts holds a role");
  const atDesk = officer.grants.filter((grant) => desk !== null && isAt(desk, grant));
  const used = [...atDesk, ...officer.grants].find(
    (grant) => authorize({ ...officer, grants: [grant] }, act, subject).allowed,
  );
  const grant = present(used, "the grant an allowed act rests on");
  const { accountId, personId } = officer;
  return {
    actor: { kind: "officer", accountId, personId, unitId: grant.unitId, role: grant.role },
    onBehalfOf: grant.delegatedBy,
  };
}

function isAt(desk: Desk, grant: Grant): boolean {
  return grant.unitId === desk.unitId && (desk.role === null || grant.role === desk.role);
}
