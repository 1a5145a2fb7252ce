import type { Statement } from "../../platform/postgres/database.ts";
import { MESSAGE_COLUMNS, MESSAGE_NAMES } from "./attachment.ts";

/** Messages whose ways out are not chosen yet, oldest first; whoever else is choosing keeps theirs. `$1` how many. */
export const TAKE_NEW: Statement = {
  name: "notification-take-new",
  text: (schema) => `
    SELECT m.* FROM ${schema}.notification_message AS m
    WHERE m.planned_at IS NULL ORDER BY m.at, m.id LIMIT $1 FOR UPDATE SKIP LOCKED`,
};

/** `$1` plans `{id, locale, silence}`, `$2` deliveries `{message_id, channel}`, `$3` now. */
export const WRITE_PLANS: Statement = {
  name: "notification-write-plans",
  text: (schema) => `
    WITH planned AS (
      UPDATE ${schema}.notification_message AS m SET planned_at = $3, locale = p.locale, silence = p.silence
      FROM jsonb_to_recordset($1::jsonb) AS p (id uuid, locale text, silence text)
      WHERE m.id = p.id AND m.planned_at IS NULL
      RETURNING m.id
    )
    INSERT INTO ${schema}.notification_delivery (message_id, channel, state, next_at, queued_at, changed_at)
    SELECT d.message_id, d.channel, 'QUEUED', $3, $3, $3
    FROM jsonb_to_recordset($2::jsonb) AS d (message_id uuid, channel text)
    WHERE d.message_id IN (SELECT id FROM planned)`,
};

/**
 * Takes deliveries that are due, for as long as a lease: whoever dies with them in hand loses them to the next.
 * `$1` now, `$2` end of the lease, `$3` how many, `$4` the kinds that may go now (null: all), `$5` by which ways.
 */
export const CLAIM_DUE: Statement = {
  name: "notification-claim-due",
  text: (schema) => `
    UPDATE ${schema}.notification_delivery AS d SET state = 'SENDING', next_at = $2, changed_at = $1
    FROM ${schema}.notification_message AS m
    WHERE m.id = d.message_id AND (d.message_id, d.channel) IN (
      SELECT q.message_id, q.channel FROM ${schema}.notification_delivery AS q
      JOIN ${schema}.notification_message AS k ON k.id = q.message_id
      WHERE q.state IN ('QUEUED', 'SENDING') AND q.next_at <= $1 AND q.channel = ANY ($5::text[])
        AND ($4::text[] IS NULL OR k.kind = ANY ($4))
      ORDER BY q.next_at LIMIT $3 FOR UPDATE OF q SKIP LOCKED)
    RETURNING d.message_id, d.channel, d.attempts, d.provider, d.unsure, d.asked_at, m.dossier_id, m.seq, m.kind, m.occasion,
      m.audience, m.person_id, m.unit_id, m.role, m.at, m.locale, m.counts, m.id,
      (SELECT max(a.at) FROM ${schema}.notification_attempt AS a
       WHERE a.message_id = d.message_id AND a.channel = d.channel) AS tried_at`,
};

/**
 * Notes that a provider is asked now, before it is: who dies before its answer is noted leaves it bound to that one. No
 * row where the lease was lost meanwhile. `$1` message, `$2` channel, `$3` end of the lease, `$4` provider, `$5` attempts, `$6` now.
 */
export const NOTE_ASKED: Statement = {
  name: "notification-note-asked",
  text: (schema) => `
    UPDATE ${schema}.notification_delivery
    SET provider = $4, unsure = true, attempts = $5, asked_at = $6, changed_at = $6
    WHERE message_id = $1 AND channel = $2 AND state = 'SENDING' AND next_at = $3 RETURNING channel`,
};

/**
 * Notes what became of a try and how the delivery stands after it, in one: `$1` message, `$2` channel, `$3` end of the
 * lease, `$4` provider, `$5` at, `$6` outcome, `$7` code; then `$8` state, `$9` attempts, `$10` next, `$11` unsure,
 * `$12` reference, `$13` template, `$14` now. Who lost the lease changes nothing.
 */
export const NOTE_ATTEMPT: Statement = {
  name: "notification-note-attempt",
  text: (schema) => `
    WITH held AS (
      UPDATE ${schema}.notification_delivery
      SET state = $8, attempts = $9, next_at = $10, provider = $4, unsure = $11, code = $7, asked_at = NULL,
        reference = coalesce($12, reference), template_version = coalesce($13, template_version), changed_at = $14
      WHERE message_id = $1 AND channel = $2 AND state = 'SENDING' AND next_at = $3 RETURNING channel
    )
    INSERT INTO ${schema}.notification_attempt (message_id, channel, number, provider, at, outcome, code)
    SELECT $1, $2, (SELECT coalesce(max(a.number), 0) + 1 FROM ${schema}.notification_attempt AS a
      WHERE a.message_id = $1 AND a.channel = $2), $4, $5, $6, $7 FROM held`,
};

/** How a delivery stands where nobody was asked: as `NOTE_ATTEMPT` from `$8` on, with `$4` provider and `$5` code. */
export const SETTLE: Statement = {
  name: "notification-settle",
  text: (schema) => `
    UPDATE ${schema}.notification_delivery
    SET state = $6, attempts = $7, next_at = $8, provider = $4, unsure = $9, code = $5,
        reference = coalesce($10, reference), template_version = coalesce($11, template_version), changed_at = $12
    WHERE message_id = $1 AND channel = $2 AND state = 'SENDING' AND next_at = $3`,
};

/** Messages that no event wrote: reminders, digests. Said twice they are there once. `$1` rows. */
export const WRITE_MESSAGES: Statement = {
  name: "notification-write-messages",
  text: (schema) => `
    INSERT INTO ${schema}.notification_message (${MESSAGE_NAMES}, counts)
    SELECT ${MESSAGE_NAMES}, counts FROM jsonb_to_recordset($1::jsonb) AS m (${MESSAGE_COLUMNS}, counts jsonb)
    ON CONFLICT ON CONSTRAINT notification_message_once DO NOTHING
    RETURNING id`,
};

export const PROVIDER_STATES: Statement = {
  name: "notification-provider-states",
  text: (schema) => `SELECT * FROM ${schema}.notification_provider`,
};

/** `$1` name, `$2` failures, `$3` open until, `$4` accepted at, `$5` failed at, `$6` code. */
export const NOTE_PROVIDER: Statement = {
  name: "notification-note-provider",
  text: (schema) => `
    INSERT INTO ${schema}.notification_provider AS p (name, failures, open_until, accepted_at, failed_at, code)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (name) DO UPDATE SET failures = excluded.failures, open_until = excluded.open_until,
      accepted_at = coalesce(excluded.accepted_at, p.accepted_at), failed_at = coalesce(excluded.failed_at, p.failed_at),
      code = coalesce(excluded.code, p.code)`,
};

/**
 * Takes the one try of a carrier that was left alone; of all who ask, on every server, one gets it. Whoever asks may have
 * read the carrier before another found it well: then there is no turn to take, and nobody is held up by one that was.
 * Answers the failures it stands at; no row where another has the turn. `$1` name, `$2` now, `$3` until, `$4` from how many
 * failures on there are turns.
 */
export const TAKE_TURN: Statement = {
  name: "notification-provider-turn",
  text: (schema) => `
    UPDATE ${schema}.notification_provider
    SET open_until = CASE WHEN failures >= $4 THEN $3::timestamptz ELSE open_until END
    WHERE name = $1 AND (open_until IS NULL OR open_until <= $2) RETURNING failures`,
};

/**
 * Accepted and not yet told as arrived, for some days, by providers that can be asked; a page after another.
 * `$1` after this moment and `$2` message, `$3` until, `$4` channels and `$5` their providers, `$6` how many.
 */
export const AWAITING_RECEIPT: Statement = {
  name: "notification-awaiting-receipt",
  text: (schema) => `
    SELECT d.message_id, d.channel, d.provider, d.changed_at FROM ${schema}.notification_delivery AS d
    WHERE d.state = 'SENT' AND (d.changed_at, d.message_id) > ($1, $2::uuid) AND d.changed_at < $3
      AND (d.channel, d.provider) IN (SELECT * FROM unnest($4::text[], $5::text[]))
    ORDER BY d.changed_at, d.message_id LIMIT $6`,
};

/** `$1` message, `$2` channel, `$3` state, `$4` code, `$5` now. */
export const NOTE_RECEIPT: Statement = {
  name: "notification-note-receipt",
  text: (schema) => `
    UPDATE ${schema}.notification_delivery SET state = $3, code = $4, changed_at = $5
    WHERE message_id = $1 AND channel = $2 AND state = 'SENT'`,
};
