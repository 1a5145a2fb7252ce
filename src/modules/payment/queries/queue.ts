import { z } from "zod";
import { foldedWords } from "../../../kernel/fold-text.ts";
import { type Instant, instantAt, type LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import type { DossierId } from "../../dossier/index.ts";
import { WITH_RESULT } from "../charge.ts";

/**
 * Whoever was sent to the till today stands first, the last one on top: that is who stands there now. Then dossiers whose money
 * or result waits for this, then the oldest; what is collected with a result that is not ready last.
 */
const QUEUE: Statement = {
  name: "payment-queue",
  text: (schema) => `
    SELECT d.id AS dossier_id, d.code, d.owner_name, d.status, d.procedure_name, d.procedure_name_en, q.charge_ids, q.names, q.names_en,
      q.owed, q.is_unknown, q.since, q.on_receipt, q.with_result AND d.status <> 'RESULT_READY' AS is_later, q.today_at,
      EXISTS (SELECT FROM ${schema}.payment_request_charge AS rc JOIN ${schema}.payment_request AS r ON r.id = rc.request_id
        WHERE rc.charge_id = ANY (q.charge_ids) AND r.state = 'CLAIMED') AS is_claimed,
      EXISTS (SELECT FROM ${schema}.payment_request_charge AS rc JOIN ${schema}.payment_request AS r ON r.id = rc.request_id
        WHERE rc.charge_id = ANY (q.charge_ids) AND r.state = 'EXPIRED' AND r.claim_lapsed_at IS NOT NULL) AS is_lapsed
    FROM (
      SELECT c.dossier_id, array_agg(c.id ORDER BY c.opened_at, c.id) AS charge_ids, string_agg(c.name, '; ' ORDER BY c.opened_at, c.id) AS names,
        string_agg(c.name_en, '; ' ORDER BY c.opened_at, c.id) AS names_en,
        coalesce(sum(c.amount_dong - c.exempt_dong), 0)::float8 AS owed, bool_or(c.amount_dong IS NULL) AS is_unknown, min(c.opened_at) AS since,
        max(c.opened_at) FILTER (WHERE c.opened_at >= $5 AND NOT ${WITH_RESULT}) AS today_at,
        bool_or(c.collect_when = 'ON_RECEIPT') AS on_receipt, bool_and(${WITH_RESULT}) AS with_result
      FROM ${schema}.payment_charge AS c WHERE c.state = 'DUE' AND c.unit_id = ANY ($1::uuid[])
      GROUP BY c.dossier_id
    ) AS q JOIN ${schema}.dossier AS d ON d.id = q.dossier_id
    WHERE ($2::text = '' OR d.code ILIKE '%' || $2 || '%' OR ($3::text[] <> '{}' AND d.owner_name_words @> $3::text[]))
    ORDER BY q.today_at DESC NULLS LAST, (d.status IN ('FINANCIAL_WAIT', 'RESULT_READY')) DESC, (q.with_result AND d.status <> 'RESULT_READY'), q.since, d.code LIMIT $4`,
};

const queueRow = z.object({
  dossier_id: z.custom<DossierId>((value) => typeof value === "string"),
  code: z.string(),
  owner_name: z.string(),
  status: z.string(),
  procedure_name: z.string(),
  procedure_name_en: z.string(),
  charge_ids: z.array(z.string()),
  names: z.string(),
  names_en: z.string(),
  owed: z.number(),
  is_unknown: z.boolean(),
  is_claimed: z.boolean(),
  /** Somebody said so, and no bank did in time. */
  is_lapsed: z.boolean(),
  /** Something of it is to be paid on receipt. */
  on_receipt: z.boolean(),
  /** All of it is collected with the result, which is not ready. */
  is_later: z.boolean(),
  since: z.custom<Instant>((value) => typeof value === "string"),
  /** When it came to the till today; null where it did on another day, or comes with its result. */
  today_at: z.custom<Instant>((value) => typeof value === "string").nullable(),
});
export type QueueRow = z.output<typeof queueRow>;

const QUEUE_MAX = 100;
type QueueAsked = {
  readonly unitIds: readonly UnitId[];
  readonly text: string;
  readonly today: LocalDate;
};
const LIKE_SIGNS = /[%_\\]/g;

/** What is to be collected in these units, found by code or by the payer's name with or without tone marks. */
export async function listQueue(
  executor: Executor,
  { unitIds, text, today }: QueueAsked,
): Promise<readonly QueueRow[]> {
  const typed = text.trim().replace(LIKE_SIGNS, "");
  const rows = await executor.run(QUEUE, [
    unitIds,
    typed,
    foldedWords(typed),
    QUEUE_MAX,
    instantAt(today, 0),
  ]);
  return rows.map((row) => queueRow.parse(row));
}

const OWNER: Statement = {
  name: "payment-owners",
  text: (schema) => `SELECT d.id, d.owner_name FROM ${schema}.dossier AS d WHERE d.id = ANY ($1::uuid[])`,
};
const ownerRow = z.object({ id: z.string(), owner_name: z.string().catch("") });

/** Who is likely to pay, by dossier: its owner. */
export async function ownersOf(
  executor: Executor,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await executor.run(OWNER, [[...new Set(dossierIds)]]);
  return new Map(rows.map((row) => ownerRow.parse(row)).map(({ id, owner_name }) => [id, owner_name]));
}

/** Who is likely to pay: the owner of the dossier. */
export async function ownerOf(executor: Executor, dossierId: string): Promise<string> {
  return (await ownersOf(executor, [dossierId])).get(dossierId) ?? "";
}
