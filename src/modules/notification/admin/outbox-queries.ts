import { z } from "zod";
import { type Instant, instantAt, type LocalDate, nextDay } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { isKind, type Kind } from "../kinds.ts";
import { BOX_START, type Delivery, parseDelivery } from "../queries.ts";

export const FILTERS = ["DEAD", "WAITING", "SENT", "DROPPED", "ALL"] as const;
export type Filter = (typeof FILTERS)[number];

/** The outbox in numbers. `dead` is all that wait for somebody, the others are of one day. */
export type OutboxCounts = {
  readonly waiting: number;
  readonly dead: number;
  readonly sent: number;
  readonly dropped: number;
  readonly inBox: number;
};

const COUNTS: Statement = {
  name: "notification-outbox-counts",
  text: (schema) => `
    SELECT
      (SELECT count(*) FROM ${schema}.notification_delivery WHERE state IN ('QUEUED', 'SENDING'))
        + (SELECT count(*) FROM ${schema}.notification_message WHERE planned_at IS NULL) AS waiting,
      (SELECT count(*) FROM ${schema}.notification_delivery WHERE state = 'DEAD') AS dead,
      (SELECT count(*) FROM ${schema}.notification_attempt WHERE at >= $1 AND at < $2 AND outcome = 'ACCEPTED') AS sent,
      (SELECT count(*) FROM ${schema}.notification_delivery
        WHERE state = 'DROPPED' AND changed_at >= $1 AND changed_at < $2) AS dropped,
      (SELECT count(*) FROM ${schema}.notification_message
        WHERE at >= $1 AND at < $2 AND silence IS NOT NULL) AS in_box`,
};

const counts = z.object({
  waiting: z.number(),
  dead: z.number(),
  sent: z.number(),
  dropped: z.number(),
  in_box: z.number(),
});

function dayOf(on: LocalDate): readonly [Instant, Instant] {
  return [instantAt(on, 0), instantAt(nextDay(on), 0)];
}

export async function countOutbox(executor: Pick<Executor, "run">, on: LocalDate): Promise<OutboxCounts> {
  const [row] = await executor.run(COUNTS, [...dayOf(on)]);
  const { in_box: inBox, ...rest } = counts.parse(row);
  return { ...rest, inBox };
}

/** Tries of a day by the local hour. */
export type Hour = { readonly hour: number; readonly sent: number; readonly dead: number };

const HOURS: Statement = {
  name: "notification-outbox-hours",
  text: (schema) => `
    SELECT floor(extract(epoch FROM (a.at - $1::timestamptz)) / 3600)::int AS hour,
      count(*) FILTER (WHERE a.outcome = 'ACCEPTED') AS sent,
      count(*) FILTER (WHERE a.outcome <> 'ACCEPTED') AS dead
    FROM ${schema}.notification_attempt AS a WHERE a.at >= $1 AND a.at < $2 GROUP BY 1`,
};

const hourRow = z.object({ hour: z.number(), sent: z.number(), dead: z.number() });

export async function listHours(executor: Pick<Executor, "run">, on: LocalDate): Promise<readonly Hour[]> {
  const rows = (await executor.run(HOURS, [...dayOf(on)])).map((row) => hourRow.parse(row));
  const known = new Map(rows.map((row) => [row.hour, row]));
  return Array.from({ length: 24 }, (_, hour) => known.get(hour) ?? { hour, sent: 0, dead: 0 });
}

const STATES: Readonly<Record<Filter, readonly string[]>> = {
  DEAD: ["DEAD"],
  WAITING: ["QUEUED", "SENDING"],
  SENT: ["SENT", "DELIVERED"],
  DROPPED: ["DROPPED"],
  ALL: ["QUEUED", "SENDING", "SENT", "DELIVERED", "DEAD", "DROPPED"],
};

/** Each state is read to the end of the page by its own index and no further. `$1` states, `$2`–`$4` before, `$5` how many. */
const LIST: Statement = {
  name: "notification-outbox-list",
  text: (schema) => `
    SELECT d.*, m.kind, o.code AS dossier_code
    FROM unnest($1::text[]) AS wanted (state)
    CROSS JOIN LATERAL (
      SELECT * FROM ${schema}.notification_delivery AS each
      WHERE each.state = wanted.state AND (each.changed_at, each.message_id, each.channel) < ($2, $3::uuid, $4)
      ORDER BY each.changed_at DESC, each.message_id DESC, each.channel DESC LIMIT $5) AS d
    JOIN ${schema}.notification_message AS m ON m.id = d.message_id
    LEFT JOIN ${schema}.dossier AS o ON o.id = m.dossier_id
    ORDER BY d.changed_at DESC, d.message_id DESC, d.channel DESC LIMIT $5`,
};

export type OutboxRow = Delivery & { readonly kind: Kind; readonly dossierCode: string | null };

const extra = z.object({
  kind: z.custom<Kind>((value) => typeof value === "string" && isKind(value)),
  dossier_code: z.string().nullable(),
});

/** Where a page of the outbox ends: a round changes many deliveries at one moment. */
export type OutboxPlace = { readonly at: string; readonly id: string; readonly channel: string };

/** Before the latest change there can be. */
export const OUTBOX_START: OutboxPlace = { ...BOX_START, channel: "" };

/** One page of the deliveries in a state, the latest change first. */
export async function listOutbox(
  executor: Pick<Executor, "run">,
  { filter, before, size }: { readonly filter: Filter; readonly before: OutboxPlace; readonly size: number },
): Promise<readonly OutboxRow[]> {
  const { at, id, channel } = before;
  return (await executor.run(LIST, [STATES[filter], at, id, channel, size])).map((row) => {
    const { kind, dossier_code: dossierCode } = extra.parse(row);
    return { ...parseDelivery(row), kind, dossierCode };
  });
}

const CODE_OF: Statement = {
  name: "notification-dossier-code",
  text: (schema) => `SELECT o.code FROM ${schema}.dossier AS o WHERE o.id = $1`,
};

/** The code of the dossier a message is about; null where it is about none. */
export async function dossierCodeOf(
  executor: Pick<Executor, "run">,
  dossierId: string | null,
): Promise<string | null> {
  const [row] = dossierId === null ? [] : await executor.run(CODE_OF, [dossierId]);
  return row === undefined ? null : String(row["code"]);
}

const PROVIDERS: Statement = {
  name: "notification-outbox-providers",
  text: (schema) => `SELECT * FROM ${schema}.notification_provider ORDER BY name`,
};

const providerRow = z.object({
  name: z.string(),
  failures: z.number(),
  open_until: z.custom<Instant>((value) => typeof value === "string").nullable(),
  accepted_at: z.custom<Instant>((value) => typeof value === "string").nullable(),
  code: z.string().nullable(),
});
export type ProviderRow = z.output<typeof providerRow>;

export async function listProviders(executor: Pick<Executor, "run">): Promise<readonly ProviderRow[]> {
  return (await executor.run(PROVIDERS, [])).map((row) => providerRow.parse(row));
}

const ATTEMPTS: Statement = {
  name: "notification-attempts-of",
  text: (schema) => `
    SELECT a.channel, a.number, a.provider, a.at, a.outcome, a.code FROM ${schema}.notification_attempt AS a
    WHERE a.message_id = $1 ORDER BY a.at, a.number`,
};

const attemptRow = z.object({
  channel: z.enum(["EMAIL", "SMS", "ZALO", "PUSH"]),
  number: z.number(),
  provider: z.string(),
  at: z.custom<Instant>((value) => typeof value === "string"),
  outcome: z.enum(["ACCEPTED", "REFUSED", "NOT_TAKEN", "UNKNOWN"]),
  code: z.string().nullable(),
});
export type Attempt = z.output<typeof attemptRow>;

export async function listAttempts(
  executor: Pick<Executor, "run">,
  messageId: string,
): Promise<readonly Attempt[]> {
  return (await executor.run(ATTEMPTS, [messageId])).map((row) => attemptRow.parse(row));
}
