import { type Locale, messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { type ClockView, dayText, fullMoment, momentInWords } from "../../../web/components/index.ts";
import {
  compareFinish,
  type DerivationStep,
  tellDerivation,
  type WorkCalendar,
} from "../../calendar/index.ts";
import type { Dossier } from "../dossier.ts";
import { STATUS_FACTS } from "../status.ts";
import { timeLeft, timeLeftSentence } from "./lateness.ts";

/** The part of a dossier its clock is read from: the public view of a tracked dossier has it too. */
type ClockFacts = Pick<Dossier, "status" | "dueAt" | "originalDueAt" | "derivation"> & {
  readonly finishedAt: Instant | null;
  readonly intakeDueAt: Instant | null;
};

type ClockMoment = { readonly calendar: WorkCalendar; readonly now: Instant; readonly locale: Locale };

/** The legal clock as a card shows it: how it stands, when it ends, and why. */
export function clockView(facts: ClockFacts, moment: ClockMoment): ClockView {
  const t = messages(moment.locale).shell.clock;
  const told = {
    derivation: tellDerivation(facts.derivation, moment.locale),
    ...originalDue(facts, moment.locale),
  };
  const due = facts.dueAt === null ? null : momentInWords(facts.dueAt, moment.locale);
  switch (STATUS_FACTS[facts.status].clock) {
    case "none":
      return { state: "none", left: t.notStarted, due: null, derivation: [] };
    case "intake":
      return intakeClock(facts, moment);
    case "paused":
      return {
        ...told,
        ...promisedBefore(facts, moment.locale),
        state: "paused",
        left: t.paused,
        due: null,
        reason: messages(moment.locale).screens.clockReason.paused,
      };
    case "stopped":
      return { ...told, state: "stopped", left: finishWords(facts, moment.locale), due };
    case "runs":
      return facts.dueAt === null
        ? { ...told, state: "none", left: t.none, due: null }
        : {
            ...told,
            due,
            ...running(facts.dueAt, moment),
            ...holidayReason(facts.derivation, moment.locale),
          };
  }
}

function running(dueAt: Instant, { calendar, now, locale }: ClockMoment): Pick<ClockView, "state" | "left"> {
  const left = timeLeft(calendar, now, dueAt);
  const state = left.late ? "overdue" : left.days <= 1 ? "due-soon" : "running";
  return { state, left: timeLeftSentence(left, locale) };
}

function intakeClock(facts: ClockFacts, moment: ClockMoment): ClockView {
  const reason = messages(moment.locale).screens.clockReason.intake;
  if (facts.intakeDueAt === null) {
    return {
      state: "none",
      left: messages(moment.locale).shell.clock.notStarted,
      due: null,
      reason,
      derivation: [],
    };
  }
  const due = momentInWords(facts.intakeDueAt, moment.locale);
  // Nothing is promised yet: this is when the office answers, not when the result comes.
  const dueLabel = messages(moment.locale).shell.clock.checkBy;
  return { ...running(facts.intakeDueAt, moment), due, dueLabel, reason, derivation: [] };
}

function finishWords({ finishedAt, dueAt, status }: ClockFacts, locale: Locale): string {
  const t = messages(locale);
  if (finishedAt === null) return t.shell.clock.stopped;
  // What was withdrawn or stopped was not done, early or late.
  if (status === "WITHDRAWN" || status === "STOPPED")
    return `${t.screens.status[status]} · ${fullMoment(finishedAt)}`;
  const how = dueAt === null ? "NONE" : compareFinish({ finishedAt, dueAt, strict: false });
  return `${t.screens.finish[how]} · ${fullMoment(finishedAt)}`;
}

/** The date first promised, where an extension moved it: the citizen sees both (§11). */
function originalDue(
  { dueAt, originalDueAt }: ClockFacts,
  locale: Locale,
): { readonly originalDue?: string } {
  const moved = originalDueAt !== null && dueAt !== null && originalDueAt !== dueAt;
  return moved ? { originalDue: momentInWords(originalDueAt, locale) } : {};
}

/** While the clock stands there is no date to come; the one promised before is still worth knowing. */
function promisedBefore(
  { originalDueAt, dueAt }: ClockFacts,
  locale: Locale,
): { readonly originalDue?: string } {
  const promised = originalDueAt ?? dueAt;
  return promised === null ? {} : { originalDue: momentInWords(promised, locale) };
}

/** One sentence on the public holidays passed over: what people ask about first. Weekends need no telling. */
function holidayReason(steps: readonly DerivationStep[], locale: Locale): { readonly reason?: string } {
  // Counting on after a stop passes over the same holiday again.
  const skipped = new Map(
    steps
      .flatMap((step) => ("skipped" in step ? step.skipped : []))
      .filter((day) => day.name !== null)
      .map((day) => [day.on, day]),
  );
  if (skipped.size === 0) return {};
  const days = [...skipped.values()]
    .map((day) => `${dayText(day.on).slice(0, 5)} (${day.name?.[locale] ?? ""})`)
    .join(", ");
  return { reason: messages(locale).screens.clockReason.holidays({ days }) };
}
