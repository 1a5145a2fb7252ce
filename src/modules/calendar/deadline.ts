import { assert } from "../../kernel/assert.ts";
import type { Instant } from "../../kernel/local-date.ts";
import { closeOn } from "./day-walk.ts";
import type { DerivationStep } from "./derivation.ts";
import { firstDue } from "./first-due.ts";
import { resumedByDays, resumedByHours } from "./resumption.ts";
import type { DeadlinePolicy, ExtensionOfTerm, Pause, Term } from "./term.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** When a dossier is due and the whole argument for it; null due date where there is no term or the clock stands still. */
export type DueDate = { readonly dueAt: Instant | null; readonly derivation: readonly DerivationStep[] };

export type DueQuestion = {
  readonly acceptedAt: Instant;
  readonly term: Term;
  readonly policy: DeadlinePolicy;
  /** In order of time, not overlapping. */
  readonly pauses: readonly Pause[];
  readonly extensions?: readonly ExtensionOfTerm[];
  readonly calendar: WorkCalendar;
  /** The law that sets the term, shown with it. */
  readonly legalBasis?: string;
};

/**
 * The due date (hạn trả kết quả) of a dossier from its acceptance, its term and everything that touched its clock.
 * Throws Fault CALENDAR_ENDS, naming the day, where the calendar of a year in question has not been entered.
 *
 * @law Bộ luật Dân sự 2015, Đ.147-148: the day of the event is not counted; a term that ends on a day of rest ends
 * with the next working day. Pauses and extensions: one-stop.md §4.4 C5-C8.
 */
export function computeDue(question: DueQuestion): DueDate {
  const { term, policy, calendar, acceptedAt } = question;
  const basis = question.legalBasis === undefined ? {} : { legalBasis: question.legalBasis };
  const rule: DerivationStep = { kind: "RULE", term, policy, calendarRevision: calendar.revision, ...basis };
  if (term.unit === "NONE") return { dueAt: null, derivation: [rule, { kind: "NO_TERM" }] };
  const first = firstDue({ term, policy, calendar, at: acceptedAt, why: "ACCEPTED" });
  const steps: DerivationStep[] = [rule, ...first.steps];
  let dueAt = first.dueAt;
  for (const change of changesOf(question)) {
    const next = changed(question, change, dueAt);
    steps.push(...next.steps);
    if (next.dueAt === null) return { dueAt: null, derivation: steps };
    dueAt = next.dueAt;
  }
  return { dueAt, derivation: [...steps, { kind: "DUE", at: dueAt }] };
}

type ChangedDue = {
  /** The due date as it stands, with its derivation so far. */
  readonly before: { readonly dueAt: Instant; readonly derivation: readonly DerivationStep[] };
  /** What has happened to the clock since: an ended pause or a signed extension. */
  readonly change: (Pause & { readonly to: Instant }) | ExtensionOfTerm;
  readonly term: Term;
  readonly policy: DeadlinePolicy;
  readonly calendar: WorkCalendar;
};

/**
 * The due date after one more change, going on from the date that stands and not from acceptance: what was reckoned on
 * an earlier calendar stays as it was promised, and only the days still to come are those of the calendar of today.
 * @law one-stop.md §4.2: recomputing open dossiers on a changed calendar is an explicit act, never silent.
 */
export function continueDue({ before, change, term, policy, calendar }: ChangedDue): DueDate {
  const next = changed({ term, policy, calendar }, change, before.dueAt);
  assert(next.dueAt !== null, "an ended pause and a signed extension give a due date");
  const kept = before.derivation.filter((step) => step.kind !== "DUE" && step.kind !== "STANDS_STILL");
  return { dueAt: next.dueAt, derivation: [...kept, ...next.steps, { kind: "DUE", at: next.dueAt }] };
}

type Changed = { readonly dueAt: Instant | null; readonly steps: readonly DerivationStep[] };

function changed(
  question: Pick<DueQuestion, "term" | "policy" | "calendar">,
  change: Pause | ExtensionOfTerm,
  dueAt: Instant,
): Changed {
  const { calendar, term, policy } = question;
  if ("newDueOn" in change) {
    const { newDueOn, signedAt, reason } = change;
    return closeOn(calendar, newDueOn, [{ kind: "EXTENDED", newDueOn, signedAt, reason }]);
  }
  const { from, to } = change;
  const reason = change.reason ?? null;
  if (to === null) return { dueAt: null, steps: [{ kind: "STANDS_STILL", since: from, reason }] };
  if (change.policy === "RESTART") {
    const again = firstDue({ term, policy, calendar, at: to, why: "RESTARTED" });
    return { dueAt: again.dueAt, steps: [{ kind: "RESTARTED", from, to, reason }, ...again.steps] };
  }
  const ended = { calendar, from, to, reason, dueAt };
  const byHours = term.unit === "WORKING_HOUR" || policy.dueTime === "SAME_TIME";
  return byHours ? resumedByHours(ended) : resumedByDays(ended);
}

/** Pauses take effect when they end, extensions when they are signed. */
function changesOf({ acceptedAt, pauses, extensions = [] }: DueQuestion): (Pause | ExtensionOfTerm)[] {
  pauses.forEach((pause, index) => {
    const before = pauses[index - 1];
    assert(acceptedAt <= pause.from, "a clock stops only after it started");
    assert(pause.to === null || pause.from <= pause.to, "a pause ends after it begins");
    assert(
      before === undefined || (before.to !== null && before.to <= pause.from),
      "pauses follow one another",
    );
    const within = (at: Instant) => pause.from < at && (pause.to === null || at < pause.to);
    assert(
      !extensions.some(({ signedAt }) => within(signedAt)),
      "a term is not extended while its clock stands still",
    );
  });
  const when = (change: Pause | ExtensionOfTerm) =>
    "newDueOn" in change ? change.signedAt : (change.to ?? change.from);
  return [...pauses, ...extensions].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
}
