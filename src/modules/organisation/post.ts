import type { Id } from "../../kernel/ids.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import {
  type Actor,
  clashingRole,
  isReservedRole,
  mayGiveReserved,
  type OfficeRole,
  type PersonId,
  type UnitId,
} from "../access/index.ts";
import type { Delegation } from "./delegation.ts";
import type { Unit } from "./unit.ts";

export type PostId = Id<"post">;

/** A civil servant, public employee or other person who works for the office (cán bộ, công chức, viên chức). */
export type Person = {
  readonly id: PersonId;
  readonly fullName: string;
  readonly staffCode: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** An invented person of the demonstration. */
  readonly invented: boolean;
  readonly revision: number;
};

/** One role in one unit over a span of days, both included (vị trí công tác). */
export type Post = {
  readonly id: PostId;
  readonly personId: PersonId;
  readonly unitId: UnitId;
  readonly role: OfficeRole;
  readonly title: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
};

export type OpenPost = {
  readonly personId: PersonId;
  readonly unitId: UnitId;
  readonly role: OfficeRole;
  readonly title: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
};

type PostRefusal =
  | {
      readonly code:
        | "PERSON_NOT_FOUND"
        | "POST_NOT_FOUND"
        | "POST_ALREADY_HELD"
        | "POST_ROLE_RESERVED"
        | "POST_SELF_APPOINTMENT";
    }
  | { readonly code: "POST_OUTSIDE_UNIT_LIFE"; readonly unitName: string }
  | { readonly code: "POST_ROLES_CLASH"; readonly held: OfficeRole; readonly wanted: OfficeRole }
  | { readonly code: "POST_ALREADY_CLOSED"; readonly closedOn: LocalDate }
  | { readonly code: "POST_CLOSES_BEFORE_IT_OPENS"; readonly validFrom: LocalDate };

/**
 * Gives a person a post. Nobody appoints themselves; reserved roles come from the system administrator only; and
 * no one holds two roles at once that separation of duties keeps apart, whether by post or by delegation.
 */
export function decideOpenPost(
  facts: {
    readonly actor: Actor;
    readonly unit: Unit;
    readonly posts: readonly Post[];
    /** Delegations to the person that stand. */
    readonly received: readonly Delegation[];
  },
  command: OpenPost,
): Result<OpenPost, PostRefusal> {
  const { actor, unit, posts, received } = facts;
  if (actor.kind === "officer" && actor.personId === command.personId)
    return refuse({ code: "POST_SELF_APPOINTMENT" });
  if (isReservedRole(command.role) && !mayGiveReserved(actor)) return refuse({ code: "POST_ROLE_RESERVED" });
  if (command.validTo !== null && command.validTo < command.validFrom) {
    return refuse({ code: "POST_CLOSES_BEFORE_IT_OPENS", validFrom: command.validFrom });
  }
  const endsTooLate = unit.validTo !== null && (command.validTo === null || command.validTo > unit.validTo);
  if (command.validFrom < unit.validFrom || endsTooLate)
    return refuse({ code: "POST_OUTSIDE_UNIT_LIFE", unitName: unit.name });
  const meanwhile = posts.filter((post) => overlaps(post, command));
  if (meanwhile.some((post) => post.unitId === command.unitId && post.role === command.role)) {
    return refuse({ code: "POST_ALREADY_HELD" });
  }
  const delegated = received.filter((delegation) => overlaps(delegation, command));
  const held = clashingRole(
    [...meanwhile, ...delegated].map(({ role }) => role),
    command.role,
  );
  return held === null ? accept(command) : refuse({ code: "POST_ROLES_CLASH", held, wanted: command.role });
}

/** Ends a post with its last day. The grants of the person end with it, and their sessions are closed. */
export function decideClosePost(
  actor: Actor,
  post: Post,
  lastDay: LocalDate,
): Result<Post & { readonly validTo: LocalDate }, PostRefusal> {
  if (isReservedRole(post.role) && !mayGiveReserved(actor)) return refuse({ code: "POST_ROLE_RESERVED" });
  if (post.validTo !== null && post.validTo <= lastDay)
    return refuse({ code: "POST_ALREADY_CLOSED", closedOn: post.validTo });
  if (lastDay < post.validFrom)
    return refuse({ code: "POST_CLOSES_BEFORE_IT_OPENS", validFrom: post.validFrom });
  return accept({ ...post, validTo: lastDay });
}

type Span = { readonly validFrom: LocalDate; readonly validTo: LocalDate | null };

export function overlaps(one: Span, other: Span): boolean {
  return (
    (one.validTo === null || one.validTo >= other.validFrom) &&
    (other.validTo === null || other.validTo >= one.validFrom)
  );
}
