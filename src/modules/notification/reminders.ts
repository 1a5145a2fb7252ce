import { z } from "zod";
import { present } from "../../kernel/assert.ts";
import {
  addDays,
  daysBetween,
  epochOf,
  type Instant,
  instantAt,
  instantOfEpoch,
  type LocalDate,
  localDateOf,
} from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import {
  isWorkingDay,
  latestApologyOn,
  type SoonUntil,
  soonUntilOf,
  TERM_UNITS,
  type Term,
  type WorkCalendar,
} from "../calendar/index.ts";
import { type Dossier, type DossierId, termInForce } from "../dossier/index.ts";
import { alertOn, type Certificate } from "../signature/index.ts";
import { holders, leaderDesk, type Receiver } from "./notices.ts";
import type { Reminder } from "./outbox.ts";
import type { Settings } from "./settings.ts";

type Running = Pick<Dossier, "tasks" | "organisations" | "extensions"> & {
  readonly id: DossierId;
  readonly term: Term | null;
};

type Moment = {
  readonly acceptedAt: Instant;
  readonly dueAt: Instant;
  readonly now: Instant;
  readonly calendar: WorkCalendar;
  /** Until when a due date is soon, as lists and digests have it. */
  readonly soonUntil: SoonUntil;
};

/**
 * What a running dossier owes its desks by the clock. Each is told once for one due date; a date that moved is another
 * occasion. Two of them never say the same: as long as the apology can be signed its warning stands for "due soon", and on
 * the day of acceptance the term was read with the dossier.
 * @law one-stop.md §3.4: due soon and overdue are flagged and change nothing else.
 * @law Nghị định 61/2018/NĐ-CP, kept by Nghị định 118/2025/NĐ-CP (R5): the apology goes out no later than one day before
 *   expiry, so the office is warned while there is a working day left to sign it.
 */
export function clockReminders(
  dossier: Running,
  { acceptedAt, dueAt, now, calendar, soonUntil }: Moment,
): readonly Reminder[] {
  const tell = (kind: Reminder["kind"], receivers: readonly Receiver[], occasion = `due ${dueAt}`) =>
    receivers.map((receiver) => ({ dossierId: dossier.id, kind, occasion, receiver, at: now }));
  if (dueAt < now) return tell("OVERDUE", holders(dossier));
  if (localDateOf(now) <= localDateOf(acceptedAt)) return [];
  const apologyBy = latestApologyOn(calendar, dueAt);
  const warned = now >= warningFrom(calendar, apologyBy);
  const canExtend = dossier.extensions.length === 0 && localDateOf(now) <= apologyBy;
  if (warned && canExtend)
    return tell(
      "APOLOGY_NEEDED",
      [...holders(dossier), ...leaderDesk(dossier)],
      `due ${dueAt} by ${apologyBy}`,
    );
  return dueAt <= soonUntilOf(soonUntil, dossier.term) ? tell("DUE_SOON", holders(dossier)) : [];
}

/** The office is warned one working day before the last day for the apology, from the start of that day. */
export function warningFrom(calendar: WorkCalendar, apologyBy: LocalDate): Instant {
  let day = addDays(apologyBy, -1);
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1);
  return instantAt(day, 0);
}

/** An office that was silent for so long sends the last reminder still; later it would only puzzle. */
const SILENT_DAYS = 7;

/**
 * The reminder to fetch a result that is owed now, or null: one for each of the days the authority set. After a week of
 * silence the one that is due now is sent, not all that were missed. It is known by its day: its place in the list moves
 * whenever the authority changes the list.
 * @law one-stop.md §4.6: a result not collected is reminded of after 3, 10 and 30 days, by configuration.
 */
export function collectReminder(
  dossierId: DossierId,
  finishedAt: Instant,
  { now, settings }: { readonly now: Instant; readonly settings: Settings },
): Reminder | null {
  const waited = daysBetween(localDateOf(finishedAt), localDateOf(now));
  const day = settings.collectDays.findLast((days) => days <= waited);
  if (day === undefined || waited > present(settings.collectDays.at(-1), "last day") + SILENT_DAYS)
    return null;
  return {
    dossierId,
    kind: "COLLECT",
    occasion: `ready ${finishedAt} day ${day}`,
    receiver: { to: "APPLICANT" },
    at: now,
  };
}

/**
 * The warning a certificate has come to, or null where its end is far; one for each of the days the law names.
 * @law reform.md §F4: told 60, 30 and 7 days before a certificate runs out.
 */
export function certificateReminder(certificate: Certificate, now: Instant): Reminder | null {
  const days = alertOn(certificate, now);
  if (days === null || certificate.validTo === null) return null;
  const { id, holderId, validTo } = certificate;
  return {
    dossierId: null,
    kind: "CERTIFICATE_ENDS",
    occasion: `certificate ${id} ends ${localDateOf(validTo)} in ${days}`,
    receiver: { to: "PERSON", personId: holderId },
    at: now,
  };
}

/** Longer than any weekend with its holidays: what is due so long after the last bound needs no look yet. */
const AHEAD_MS = 16 * 24 * 3_600_000;

/** Running dossiers due until `$2`, after a place in the walk (`$3`, `$4`); `$5` how many. Those told all already are passed over. */
const DUE_BY: Statement = {
  name: "notification-due-by",
  text: (schema) => `
    SELECT d.id, d.accepted_at, d.due_at, d.state -> 'tasks' AS tasks, d.state -> 'organisations' AS organisations,
      d.state -> 'extensions' AS extensions,
      jsonb_build_object('pinned', d.state -> 'pinned', 'verification', d.state -> 'verification') AS terms
    FROM ${schema}.dossier AS d
    WHERE d.status IN ('ACCEPTED', 'IN_PROGRESS', 'CONSULTING', 'VERIFYING', 'WITHDRAW_REQUESTED')
      AND d.due_at <= $2 AND (d.due_at, d.id) > ($3, $4)
      AND NOT (d.due_at < $1 AND EXISTS (SELECT FROM ${schema}.notification_message AS m
        WHERE m.dossier_id = d.id AND m.kind = 'OVERDUE' AND m.occasion = 'due '
          || to_char(d.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
    ORDER BY d.due_at, d.id LIMIT $5`,
};

const term = z.object({ unit: z.enum(TERM_UNITS), count: z.number() }).nullable();
const pinnedTerms = z.object({ term, verificationTerm: term });
const dueRow = z.object({
  id: z.custom<DossierId>((value) => typeof value === "string"),
  accepted_at: z.custom<Instant>((value) => typeof value === "string"),
  due_at: z.custom<Instant>((value) => typeof value === "string"),
  tasks: z.custom<Dossier["tasks"]>(Array.isArray),
  organisations: z.custom<Dossier["organisations"]>(),
  extensions: z.custom<Dossier["extensions"]>(Array.isArray),
  terms: z.object({ pinned: pinnedTerms.nullable(), verification: z.unknown() }),
});
type DueRow = Omit<z.output<typeof dueRow>, "terms"> & { readonly term: Term | null };

export type Place = { readonly dueAt: string; readonly id: string };
export const FIRST_PLACE: Place = { dueAt: "-infinity", id: "00000000-0000-0000-0000-000000000000" };

type DueAsked = {
  readonly now: Instant;
  /** The last bound of "soon" on the authority's own calendar; those of its units differ by their holidays. */
  readonly soonUntil: Instant;
  readonly after: Place;
  readonly size: number;
};

/** The next dossiers the clock may owe something, in the order of their due dates. */
export async function listDueBy(
  executor: Pick<Executor, "run">,
  { now, soonUntil, after, size }: DueAsked,
): Promise<readonly DueRow[]> {
  const until = instantOfEpoch(epochOf(soonUntil) + AHEAD_MS);
  const rows = await executor.run(DUE_BY, [now, until, after.dueAt, after.id, size]);
  return rows.map((row) => {
    const { terms, ...due } = dueRow.parse(row);
    return { ...due, term: termInForce(terms) };
  });
}

/** Results that wait at a counter, finished until `$1`, and not reminded of at that time before. */
const WAITING: Statement = {
  name: "notification-results-waiting",
  text: (schema) => `
    SELECT d.id, d.finished_at FROM ${schema}.dossier AS d
    WHERE d.status = 'RESULT_READY' AND d.channel_out = 'COUNTER' AND d.finished_at <= $1 AND d.finished_at >= $2
      AND (d.finished_at, d.id) > ($3, $4)
    ORDER BY d.finished_at, d.id LIMIT $5`,
};

const waitingRow = z.object({
  id: z.custom<DossierId>((value) => typeof value === "string"),
  finished_at: z.custom<Instant>((value) => typeof value === "string"),
});
type WaitingRow = z.output<typeof waitingRow>;

/** Results nobody has fetched, within the time in which reminders are sent at all. */
export async function listWaiting(
  executor: Pick<Executor, "run">,
  asked: { readonly now: Instant; readonly settings: Settings; readonly after: Place; readonly size: number },
): Promise<readonly WaitingRow[]> {
  const { collectDays } = asked.settings;
  const [first = 0, last = 0] = [collectDays[0], collectDays.at(-1)];
  const days = (count: number) => instantOfEpoch(epochOf(asked.now) - count * 24 * 3_600_000);
  const values = [
    days(first - 1),
    days(last + SILENT_DAYS + 1),
    asked.after.dueAt,
    asked.after.id,
    asked.size,
  ];
  return (await executor.run(WAITING, values)).map((row) => waitingRow.parse(row));
}
