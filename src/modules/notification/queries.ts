import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { type Citizen, isSamePersonSql } from "../access/index.ts";
import { tellsItself, toldArrivals } from "./arrivals.ts";
import { DELIVERY_STATES } from "./delivery.ts";
import { CHANNELS } from "./kinds.ts";
import { type OutboxMessage, parseMessage } from "./outbox.ts";

const instant = z.custom<Instant>((value) => typeof value === "string");
const deliverySchema = z.object({
  message_id: z.string(),
  channel: z.enum(CHANNELS),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number(),
  provider: z.string().nullable(),
  unsure: z.boolean(),
  code: z.string().nullable(),
  next_at: instant,
  changed_at: instant,
  reason: z.string().nullable(),
});

/** How a message stands on one way out. */
export type Delivery = {
  readonly messageId: string;
  readonly channel: (typeof CHANNELS)[number];
  readonly state: (typeof DELIVERY_STATES)[number];
  readonly attempts: number;
  readonly provider: string | null;
  /** The provider may have sent it: it is asked under the same key, and no other is. */
  readonly unsure: boolean;
  readonly code: string | null;
  readonly nextAt: Instant;
  readonly changedAt: Instant;
  readonly reason: string | null;
};

export function parseDelivery(row: Readonly<Record<string, unknown>>): Delivery {
  const { message_id, next_at, changed_at, ...rest } = deliverySchema.parse(row);
  return { ...rest, messageId: message_id, nextAt: next_at, changedAt: changed_at };
}

/** A message with how it went by each way. */
export type ToldMessage = OutboxMessage & { readonly deliveries: readonly Delivery[] };

const OF_DOSSIER: Statement = {
  name: "notification-of-dossier",
  text: (schema) => `
    SELECT m.* FROM ${schema}.notification_message AS m
    WHERE m.dossier_id = $1 AND m.audience = 'APPLICANT' ORDER BY m.at DESC, m.seq DESC NULLS FIRST LIMIT 100`,
};

const DELIVERIES: Statement = {
  name: "notification-deliveries-of",
  text: (schema) => `
    SELECT d.* FROM ${schema}.notification_delivery AS d WHERE d.message_id = ANY ($1::uuid[]) ORDER BY d.channel`,
};

/** What the applicant of a dossier was told, newest first. */
export async function listToldOf(
  executor: Pick<Executor, "run">,
  dossierId: string,
): Promise<readonly ToldMessage[]> {
  return withDeliveries(executor, (await executor.run(OF_DOSSIER, [dossierId])).map(parseMessage));
}

export async function withDeliveries(
  executor: Pick<Executor, "run">,
  told: readonly OutboxMessage[],
): Promise<readonly ToldMessage[]> {
  if (told.length === 0) return [];
  const rows = await executor.run(DELIVERIES, [told.map(({ id }) => id)]);
  const found = Map.groupBy(rows.map(parseDelivery), ({ messageId }) => messageId);
  return told.map((message) => ({ ...message, deliveries: found.get(message.id) ?? [] }));
}

/** Box of a citizen: of the dossiers that are theirs by account, or by number and name. `$1` account, `$2` number, `$3` name, `$4` and `$5` before, `$6` how many. */
const CITIZEN_BOX: Statement = {
  name: "notification-citizen-box",
  text: (schema) => `
    SELECT m.* FROM ${schema}.notification_message AS m
    WHERE m.audience = 'APPLICANT' AND (m.at, m.id) < ($4, $5::uuid) AND m.dossier_id IN (
      SELECT d.id FROM ${schema}.dossier AS d WHERE d.owner_account_id = $1
      UNION SELECT d.id FROM ${schema}.dossier AS d WHERE ${isSamePersonSql(
        schema,
        { number: "d.owner_personal_id", name: "d.owner_name" },
        { number: "$2", name: "$3" },
      )})
    ORDER BY m.at DESC, m.id DESC LIMIT $6`,
};

/** Box of an officer: what is for them, and for the roles they hold, arrivals of one hour as one. `$1` person, `$2` units, `$3` roles, `$4` and `$5` before, `$6` how many. */
const OFFICER_BOX: Statement = {
  name: "notification-officer-box",
  text: (schema) => `
    SELECT box.*, ${toldArrivals(schema, "box")} AS arrived FROM (
      (SELECT m.* FROM ${schema}.notification_message AS m
       WHERE m.person_id = $1 AND (m.at, m.id) < ($4, $5::uuid) ORDER BY m.at DESC, m.id DESC LIMIT $6)
      UNION
      (SELECT m.* FROM ${schema}.notification_message AS m
       WHERE (m.unit_id, m.role) IN (SELECT * FROM unnest($2::uuid[], $3::text[])) AND (m.at, m.id) < ($4, $5::uuid)
         AND ${tellsItself(schema, "m")}
       ORDER BY m.at DESC, m.id DESC LIMIT $6)
    ) AS box ORDER BY at DESC, id DESC LIMIT $6`,
};

export type BoxOwner =
  | Pick<Citizen, "kind" | "accountId" | "personalId" | "fullName">
  | {
      readonly kind: "officer";
      readonly personId: string;
      readonly desks: readonly { readonly unitId: string; readonly role: string }[];
    };

/** Where a page of a box ends: many messages of one clock round have one moment, so the moment alone is no place. */
export type BoxPlace = { readonly at: string; readonly id: string };

/** Before the newest message there can be. */
export const BOX_START: BoxPlace = { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

/** One page of somebody's box, newest first. */
export async function listBox(
  executor: Pick<Executor, "run">,
  owner: BoxOwner,
  { before, size }: { readonly before: BoxPlace; readonly size: number },
): Promise<readonly OutboxMessage[]> {
  const page = [before.at, before.id, size];
  const rows =
    owner.kind === "citizen"
      ? await executor.run(CITIZEN_BOX, [owner.accountId, owner.personalId, owner.fullName, ...page])
      : await executor.run(OFFICER_BOX, [
          owner.personId,
          owner.desks.map(({ unitId }) => unitId),
          owner.desks.map(({ role }) => role),
          ...page,
        ]);
  return rows.map(parseMessage);
}

const SEEN: Statement = {
  name: "notification-seen",
  text: (schema) => `SELECT seen_at FROM ${schema}.notification_seen WHERE account_id = $1`,
};

export async function seenUntil(executor: Pick<Executor, "run">, accountId: string): Promise<string> {
  return String((await executor.run(SEEN, [accountId]))[0]?.["seen_at"] ?? "");
}

const NOTE_SEEN: Statement = {
  name: "notification-note-seen",
  text: (schema) => `
    INSERT INTO ${schema}.notification_seen AS s (account_id, seen_at) VALUES ($1, $2)
    ON CONFLICT (account_id) DO UPDATE SET seen_at = greatest(s.seen_at, excluded.seen_at)`,
};

export async function noteSeen(
  executor: Pick<Executor, "run">,
  accountId: string,
  at: Instant,
): Promise<void> {
  await executor.run(NOTE_SEEN, [accountId, at]);
}
