import { z } from "zod";
import { LOCALES, type Locale } from "../../i18n/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Row } from "../../platform/postgres/database.ts";
import { OFFICE_ROLES, type OfficeRole, type PersonId, type UnitId } from "../access/index.ts";
import type { DossierId } from "../dossier/index.ts";
import type { DigestCounts } from "./digest-counts.ts";
import { isKind, type Kind } from "./kinds.ts";
import { messageRow, type Receiver } from "./notices.ts";
import { WRITE_MESSAGES } from "./outbox-statements.ts";

/** A message as the outbox keeps it. */
export type OutboxMessage = {
  readonly id: string;
  readonly dossierId: DossierId | null;
  readonly seq: number | null;
  readonly kind: Kind;
  readonly occasion: string;
  readonly audience: "APPLICANT" | "OFFICER";
  readonly personId: PersonId | null;
  readonly unitId: UnitId | null;
  readonly role: OfficeRole | null;
  readonly at: Instant;
  readonly locale: Locale | null;
  readonly plannedAt: Instant | null;
  readonly silence: string | null;
  /** What a digest told; null for every other message, and for digests of before numbers were kept. */
  readonly counts: DigestCounts | null;
  /** Of how many dossiers that came to a desk it tells; 1 for every other message. */
  readonly arrived: number;
};

const messageSchema = z.object({
  id: z.string(),
  dossier_id: z.custom<DossierId>((value) => typeof value === "string").nullable(),
  seq: z.number().nullable(),
  kind: z.custom<Kind>((value) => typeof value === "string" && isKind(value)),
  occasion: z.string(),
  audience: z.enum(["APPLICANT", "OFFICER"]),
  person_id: z.custom<PersonId>((value) => typeof value === "string").nullable(),
  unit_id: z.custom<UnitId>((value) => typeof value === "string").nullable(),
  role: z.enum(OFFICE_ROLES).nullable(),
  at: z.custom<Instant>((value) => typeof value === "string"),
  locale: z.enum(LOCALES).nullable(),
  planned_at: z.custom<Instant>((value) => typeof value === "string").nullish(),
  silence: z.string().nullish(),
  counts: z.object({ newCount: z.int(), dueSoonCount: z.int(), overdueCount: z.int() }).nullish(),
  arrived: z.int().nullish(),
});

export function parseMessage(row: Row): OutboxMessage {
  const { dossier_id, person_id, unit_id, planned_at, silence, counts, arrived, ...rest } =
    messageSchema.parse(row);
  return {
    ...rest,
    dossierId: dossier_id,
    personId: person_id,
    unitId: unit_id,
    plannedAt: planned_at ?? null,
    silence: silence ?? null,
    counts: counts ?? null,
    arrived: arrived ?? 1,
  };
}

/** A message that time owes, not an event. */
export type Reminder = {
  readonly dossierId: DossierId | null;
  readonly kind: Kind;
  /** What makes it this one and no other; the same occasion is never told twice. */
  readonly occasion: string;
  readonly receiver: Receiver;
  readonly at: Instant;
  /** What a digest tells. */
  readonly counts?: DigestCounts | null;
};

/** Puts reminders into the outbox; answers how many were new. */
export async function addReminders(
  executor: Pick<Executor, "run">,
  reminders: readonly Reminder[],
): Promise<number> {
  if (reminders.length === 0) return 0;
  const rows = reminders.map((reminder) => ({
    ...messageRow(newId(), { ...reminder, seq: null }),
    counts: reminder.counts ?? null,
  }));
  return (await executor.run(WRITE_MESSAGES, [JSON.stringify(rows)])).length;
}
