import type { Id } from "../../kernel/ids.ts";
import type { NamedPerson } from "./same-person.ts";

export type AccountId = Id<"account">;
export type PersonId = Id<"person">;
export type UnitId = Id<"unit">;

/** Roles of the office (one-stop.md §9). A role is held in a unit, by a post or by a dated delegation. */
export const OFFICE_ROLES = [
  "intake-officer",
  "return-officer",
  "cashier",
  "specialist",
  "unit-head",
  "leader",
  "clerk",
  "centre-director",
  "control-officer",
  "helpline-agent",
  "feedback-officer",
  "postal-staff",
  "digitisation-operator",
  "unit-admin",
  "system-admin",
  "auditor",
] as const;
export type OfficeRole = (typeof OFFICE_ROLES)[number];

/** A unit followed by its ancestors, nearest first: what "inside my unit tree" is decided on. */
export type Lineage = readonly UnitId[];

/** One role in one unit. `delegatedBy` names the person whose right is used under a delegation (ủy quyền). */
export type Grant = {
  readonly role: OfficeRole;
  readonly unitId: UnitId;
  readonly delegatedBy: PersonId | null;
  /** Scope of a delegation: only these acts of the rights table. Absent: every act of the role. */
  readonly acts?: readonly string[];
};

/** Whom a guest says to be, with number and name, and the key under which the files of this request lie. */
type GuestClaim = { readonly person: NamedPerson; readonly uploadKey: string };
type Guest = { readonly kind: "guest"; readonly claim?: GuestClaim };
export type Citizen = {
  readonly kind: "citizen";
  readonly accountId: AccountId;
  readonly fullName: string;
  /** Personal identification number (số định danh cá nhân) where VNeID confirmed it. */
  readonly personalId: string | null;
  readonly phone: string | null;
};
export type Officer = {
  readonly kind: "officer";
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly fullName: string;
  readonly grants: readonly Grant[];
};
/** Acts of the program itself: jobs, timers, the scenario's clock. */
export type SystemActor = { readonly kind: "system"; readonly name: string };

export type Actor = Guest | Citizen | Officer | SystemActor;

/** Name and number as VNeID confirmed them (level 2); what anybody else says of themselves is only said. */
export type ConfirmedIdentity = { readonly fullName: string; readonly personalId: string };

export function confirmedIdentity(actor: Actor): ConfirmedIdentity | null {
  if (actor.kind !== "citizen" || actor.personalId === null) return null;
  return { fullName: actor.fullName, personalId: actor.personalId };
}

/** Whether the actor holds the role in one of the units of the lineage (own unit tree, one-stop.md §9). */
export function holdsRole(actor: Actor, role: OfficeRole, within: Lineage): boolean {
  return actor.kind === "officer" && actor.grants.some((g) => g.role === role && within.includes(g.unitId));
}

/** Whether the actor holds the role in exactly this unit: the step's unit, not one above it (invariant f). */
export function holdsRoleIn(actor: Actor, role: OfficeRole, unitId: UnitId): boolean {
  return actor.kind === "officer" && actor.grants.some((g) => g.role === role && g.unitId === unitId);
}
