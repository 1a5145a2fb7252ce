import { Fault } from "../../kernel/fault.ts";
import { canonicalJson, sha256 } from "../../kernel/hash-chain.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Result } from "../../kernel/result.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import type { Actor, UnitId } from "../access/index.ts";
import { computeDue, type DueQuestion } from "./deadline.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** An open dossier as far as its clock goes. `unitId` is the agency whose deadline calendar it is reckoned on. */
export type OpenDeadline = Omit<DueQuestion, "calendar"> & {
  readonly id: string;
  readonly code: string;
  readonly unitId: UnitId;
  readonly dueAt: Instant | null;
};

/** A due date that a revised calendar moves; `to` is null where the calendar does not reach so far. */
export type Move = {
  readonly id: string;
  readonly code: string;
  readonly from: Instant;
  readonly to: Instant | null;
};

/**
 * What the calendar needs of the dossiers and may not reach for itself: the dossier module implements it, the
 * composition root passes it.
 */
export type OpenDeadlines = {
  /** Open dossiers reckoned on the calendar of the unit or of one below it; of the whole authority where null. */
  readonly list: (
    executor: Executor,
    ask: { readonly unitId: UnitId | null; readonly on: LocalDate; readonly limit: number },
  ) => Promise<readonly OpenDeadline[]>;
  /** Moves the due dates, each as an event of its dossier under the actor's name; answers how many. */
  readonly apply: (
    services: Services,
    actor: Actor,
    order: { readonly moves: readonly Move[]; readonly basis: string },
  ) => Promise<Result<{ readonly moved: number }>>;
};

/**
 * Which open dossiers a calendar would move. Pure; nothing moves by asking. While a clock stands still there is no
 * date to reckon, so its open pause is left out: what is compared is the date it stood still at.
 * @law one-stop.md §4.2: recompute of open dossiers is an explicit act with preview, never silent.
 */
export function previewShift(open: readonly OpenDeadline[], calendar: WorkCalendar): Move[] {
  return open.flatMap((dossier) => {
    const { id, code, dueAt: from } = dossier;
    if (from === null) return [];
    const to = dueUnder(dossier, calendar);
    return to === from ? [] : [{ id, code, from, to }];
  });
}

function dueUnder(dossier: OpenDeadline, calendar: WorkCalendar): Instant | null {
  const { acceptedAt, term, policy, extensions = [] } = dossier;
  const pauses = dossier.pauses.filter((pause) => pause.to !== null);
  try {
    return computeDue({ acceptedAt, term, policy, pauses, extensions, calendar }).dueAt;
  } catch (thrown) {
    if (thrown instanceof Fault && thrown.code === "CALENDAR_ENDS") return null;
    throw thrown;
  }
}

/** Names a list of moves, so that what is confirmed is what was shown. */
export function signatureOf(moves: readonly Move[]): string {
  return sha256(canonicalJson(moves.map(({ id, from, to }) => [id, from, to]))).slice(0, 32);
}
