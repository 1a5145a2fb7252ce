import { present } from "../../kernel/assert.ts";
import { type Instant, instantAt, localDateOf, localReading } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import {
  findDueSoonShare,
  isWorkingDay,
  loadCalendars,
  type SoonUntil,
  soonUntils,
  type WorkCalendar,
} from "../calendar/index.ts";
import { listCertificates } from "../signature/index.ts";
import { type DigestAsked, type DigestCounts, digestCounts } from "./digest-counts.ts";
import { remindOfDocuments } from "./document-reminders.ts";
import { addReminders, type Reminder } from "./outbox.ts";
import {
  certificateReminder,
  clockReminders,
  collectReminder,
  FIRST_PLACE,
  listDueBy,
  listWaiting,
  type Place,
} from "./reminders.ts";
import { readSettings } from "./settings.ts";

const BATCH = 200;

/**
 * Everything time owes now: what is due soon, late, or to be apologised for, results nobody fetched, documents given out. May run twice,
 * late, or on two machines at once: the occasion decides what is already told. Answers how many messages are new.
 */
export async function remindByClock(services: Services): Promise<number> {
  const rounds = [remindDesks, remindApplicants, remindHolders, remindOfDocuments];
  let added = 0;
  for (const round of rounds) added += await round(services);
  return added;
}

async function remindDesks({ database, clock }: Services): Promise<number> {
  const now = clock.now();
  const share = await findDueSoonShare(database, localDateOf(now));
  const boundsOf = boundsOn(database, now, share);
  const soonUntil = present((await boundsOf(null)).soonUntil.at(-1), "the last bound");
  return walk(
    (after) => listDueBy(database, { now, soonUntil, after, size: BATCH }),
    async (rows) => {
      const owed: Reminder[] = [];
      for (const row of rows) {
        if (row.organisations === null) continue;
        const bounds = await boundsOf(row.organisations.competentAgencyId);
        owed.push(...clockReminders(row, { acceptedAt: row.accepted_at, dueAt: row.due_at, now, ...bounds }));
      }
      return addReminders(database, owed);
    },
    (row) => ({ dueAt: row.due_at, id: row.id }),
  );
}

async function remindApplicants({ database, clock }: Services): Promise<number> {
  const now = clock.now();
  const settings = await readSettings(database);
  if (settings.collectDays.length === 0) return 0;
  return walk(
    (after) => listWaiting(database, { now, settings, after, size: BATCH }),
    (rows) => {
      const owed = rows.map(({ id, finished_at }) => collectReminder(id, finished_at, { now, settings }));
      return addReminders(
        database,
        owed.filter((each) => each !== null),
      );
    },
    (row) => ({ dueAt: row.finished_at, id: row.id }),
  );
}

/** Whoever keeps a certificate is told 60, 30 and 7 days before it runs out; a renewed one is another certificate. */
async function remindHolders({ database, clock }: Services): Promise<number> {
  const now = clock.now();
  const owed = (await listCertificates(database)).flatMap((certificate) => {
    const reminder = certificateReminder(certificate, now);
    return reminder === null ? [] : [reminder];
  });
  return addReminders(database, owed);
}

/** Page after page until one is not full; answers the sum. */
async function walk<Row>(
  list: (after: Place) => Promise<readonly Row[]>,
  take: (rows: readonly Row[]) => Promise<number>,
  placeOf: (row: Row) => Place,
): Promise<number> {
  let added = 0;
  for (let after = FIRST_PLACE; ; ) {
    const rows = await list(after);
    added += await take(rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return added;
    after = placeOf(last);
  }
}

type Bounds = { readonly calendar: WorkCalendar; readonly soonUntil: SoonUntil };

/** Each agency's calendar of deadlines and what is soon by it, read once a round; null asks for the authority's own. */
function boundsOn(
  executor: Executor,
  now: Instant,
  share: number,
): (unitId: UnitId | null) => Promise<Bounds> {
  const known = new Map<UnitId | null, Promise<Bounds>>();
  const read = async (unitId: UnitId | null): Promise<Bounds> => {
    const { deadline: calendar } = await loadCalendars(executor, unitId, localDateOf(now));
    return { calendar, soonUntil: soonUntils(calendar, now, share) };
  };
  return (unitId) => {
    const bounds = known.get(unitId) ?? read(unitId);
    known.set(unitId, bounds);
    return bounds;
  };
}

/** The digests of a working day: before the desks open, and after the break. */
const SLOTS = [7 * 60, 13 * 60];

/** Officers who can be written to and have something new since the digest before. `$1` slot, `$2` day, `$3` now. */
const TO_BE_TOLD: Statement = {
  name: "notification-digest-people",
  text: (schema) => `
    SELECT DISTINCT p.id FROM ${schema}.organisation_person AS p
    JOIN ${schema}.organisation_post AS o ON o.person_id = p.id
      AND o.valid_from <= $2::date AND (o.valid_to IS NULL OR o.valid_to >= $2::date)
    LEFT JOIN LATERAL (SELECT max(m.at) AS at FROM ${schema}.notification_message AS m
      WHERE m.person_id = p.id AND m.kind = 'DIGEST' AND m.occasion <> $1) AS former ON true
    WHERE EXISTS (SELECT FROM ${schema}.notification_message AS m
      WHERE (m.person_id = p.id AND m.kind NOT IN ('DIGEST', 'TRIAL') OR (m.unit_id = o.unit_id AND m.role = o.role))
        AND m.at > coalesce(former.at, '-infinity') AND m.at <= $3)
      AND NOT EXISTS (SELECT FROM ${schema}.notification_message AS m
        WHERE m.person_id = p.id AND m.kind = 'DIGEST' AND m.occasion = $1)`,
};

/** Each has their desk counted: so many at a time are in the outbox before the next are begun. */
const DIGESTS = 25;

/**
 * One digest for each officer with news, twice a working day; answers how many are new. Its numbers are counted here, once:
 * every way out and the box of messages say the same, and what comes after belongs to the next.
 */
export async function makeDigests(services: Services): Promise<number> {
  const { database, clock } = services;
  const now = clock.now();
  const { date, minute } = localReading(now);
  const slot = SLOTS.findLast((each) => each <= minute);
  const { intake } = await loadCalendars(database, null, date);
  if (slot === undefined || !isWorkingDay(intake, date)) return 0;
  const occasion = `digest ${instantAt(date, slot)}`;
  const people = (await database.run(TO_BE_TOLD, [occasion, date, now]))
    .map(({ id }) => id)
    .filter(isPersonId);
  let added = 0;
  for (let next = 0; next < people.length; next += DIGESTS) {
    const digests: Reminder[] = [];
    for (const personId of people.slice(next, next + DIGESTS)) {
      const counts = await countsFor(services, { personId, slot: occasion, on: date, now });
      digests.push({
        dossierId: null,
        kind: "DIGEST",
        occasion,
        receiver: { to: "PERSON", personId },
        at: now,
        counts,
      });
    }
    added += await addReminders(database, digests);
  }
  return added;
}

/** One desk that cannot be counted keeps nobody else's digest back: its own goes without numbers. */
async function countsFor({ database, log }: Services, asked: DigestAsked): Promise<DigestCounts | null> {
  try {
    return await digestCounts(database, asked);
  } catch (cause) {
    const error = cause instanceof Error ? cause.name : "unknown";
    log.error({ person: asked.personId, error }, "the desk of a digest cannot be counted");
    return null;
  }
}

function isPersonId(value: unknown): value is PersonId {
  return typeof value === "string";
}
