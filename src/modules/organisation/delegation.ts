import type { Id } from "../../kernel/ids.ts";
import { daysBetween, type Instant, type LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import {
  type Actor,
  clashingRole,
  type OfficeRole,
  type PersonId,
  POLICY,
  type UnitId,
} from "../access/index.ts";
import { overlaps, type Post } from "./post.ts";
import { isValidOn } from "./unit.ts";

export type DelegationId = Id<"delegation">;

/** Roles that may be delegated (ủy quyền); administration and audit never are. */
export const DELEGABLE_ROLES = [
  "unit-head",
  "leader",
  "centre-director",
  "specialist",
  "intake-officer",
  "clerk",
] as const satisfies readonly OfficeRole[];
export type DelegableRole = (typeof DELEGABLE_ROLES)[number];

/** Longest span of one delegation: what lasts longer is an appointment. */
const DELEGATION_DAYS_MAX = 366;

export type Delegation = {
  readonly id: DelegationId;
  readonly fromPersonId: PersonId;
  readonly toPersonId: PersonId;
  readonly unitId: UnitId;
  readonly role: DelegableRole;
  /** Scope: only these acts of the rights table; null for every act of the role. */
  readonly acts: readonly string[] | null;
  readonly documentNumber: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
  readonly revokedAt: Instant | null;
};

export type GrantDelegation = Omit<Delegation, "id" | "revokedAt">;

type DelegationRefusal =
  | {
      readonly code:
        | "PERSON_NOT_FOUND"
        | "DELEGATION_NOT_FOUND"
        | "DELEGATION_TO_SELF"
        | "DELEGATION_SELF_SERVED"
        | "DELEGATION_DATES_REVERSED"
        | "DELEGATION_ROLE_NOT_HELD"
        | "DELEGATION_ALREADY_REVOKED";
    }
  | { readonly code: "DELEGATION_IN_THE_PAST"; readonly today: LocalDate }
  | { readonly code: "DELEGATION_TOO_LONG"; readonly daysMax: number }
  | { readonly code: "DELEGATION_ACT_UNKNOWN"; readonly act: string }
  | { readonly code: "DELEGATION_ROLES_CLASH"; readonly held: OfficeRole; readonly wanted: OfficeRole };

/**
 * Lets one person act for another for a time, under a document. The giver must hold the post itself on the first
 * day: a right received by delegation cannot be delegated on. Each day the right is asked for, the giver's post is
 * looked at again, so it ends with the post.
 *
 * @law Luật Tổ chức chính quyền địa phương 72/2025/QH15: in writing, for a stated scope and term, not delegated on.
 */
export function decideDelegation(
  facts: {
    readonly actor: Actor;
    readonly giverPosts: readonly Post[];
    readonly takerPosts: readonly Post[];
    readonly today: LocalDate;
  },
  command: GrantDelegation,
): Result<GrantDelegation, DelegationRefusal> {
  if (command.fromPersonId === command.toPersonId) return refuse({ code: "DELEGATION_TO_SELF" });
  const { actor } = facts;
  if (actor.kind === "officer" && actor.personId === command.toPersonId)
    return refuse({ code: "DELEGATION_SELF_SERVED" });
  if (command.validTo < command.validFrom) return refuse({ code: "DELEGATION_DATES_REVERSED" });
  if (command.validTo < facts.today) return refuse({ code: "DELEGATION_IN_THE_PAST", today: facts.today });
  if (daysBetween(command.validFrom, command.validTo) >= DELEGATION_DAYS_MAX) {
    return refuse({ code: "DELEGATION_TOO_LONG", daysMax: DELEGATION_DAYS_MAX });
  }
  const unknown = command.acts?.find((act) => !(act in POLICY));
  if (unknown !== undefined) return refuse({ code: "DELEGATION_ACT_UNKNOWN", act: unknown });
  const holds = facts.giverPosts.some(
    (post) =>
      post.role === command.role && post.unitId === command.unitId && isValidOn(post, command.validFrom),
  );
  if (!holds) return refuse({ code: "DELEGATION_ROLE_NOT_HELD" });
  // Over the whole span: a post that begins in the middle of it clashes as much as one held on the first day.
  const takerRoles = facts.takerPosts.filter((post) => overlaps(post, command)).map((post) => post.role);
  const held = clashingRole(takerRoles, command.role);
  return held === null
    ? accept(command)
    : refuse({ code: "DELEGATION_ROLES_CLASH", held, wanted: command.role });
}

/** Takes a delegation back at once, also in the middle of a day. */
export function decideRevoke(delegation: Delegation): Result<Delegation, DelegationRefusal> {
  return delegation.revokedAt === null ? accept(delegation) : refuse({ code: "DELEGATION_ALREADY_REVOKED" });
}
