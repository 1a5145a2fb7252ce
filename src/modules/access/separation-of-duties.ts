import type { Actor, OfficeRole } from "./actor.ts";

/**
 * Pairs of roles one person may not hold on the same day. Acts on one dossier are kept apart in the rights table
 * (who appraised does not sign); here only what no single person may ever combine.
 *
 * @law one-stop.md §9: cashier ≠ approver of exemptions; administration and support hold no approval right and see no
 *   dossier; the auditor stands outside of what is audited.
 */
const DECIDING: readonly OfficeRole[] = [
  "leader",
  "unit-head",
  "centre-director",
  "specialist",
  "clerk",
  "cashier",
  "intake-officer",
  "return-officer",
];

const CLASHES: readonly (readonly [OfficeRole, readonly OfficeRole[]])[] = [
  ["cashier", ["leader", "unit-head"]],
  ["system-admin", DECIDING],
  ["auditor", [...DECIDING, "control-officer", "unit-admin", "system-admin", "digitisation-operator"]],
];

/** The role already held that forbids the wanted one; null where they go together. */
export function clashingRole(held: readonly OfficeRole[], wanted: OfficeRole): OfficeRole | null {
  return held.find((role) => clash(role, wanted) || clash(wanted, role)) ?? null;
}

function clash(one: OfficeRole, other: OfficeRole): boolean {
  return CLASHES.some(([role, against]) => role === one && against.includes(other));
}

/** Roles that only the system administrator may give: a unit administrator must not raise anybody above the unit. */
const RESERVED: ReadonlySet<OfficeRole> = new Set(["system-admin", "auditor", "control-officer"]);

export function isReservedRole(role: OfficeRole): boolean {
  return RESERVED.has(role);
}

export function mayGiveReserved(actor: Actor): boolean {
  if (actor.kind === "system") return true;
  return actor.kind === "officer" && actor.grants.some((grant) => grant.role === "system-admin");
}
