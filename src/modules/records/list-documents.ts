import { foldedWords } from "../../kernel/fold-text.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Page } from "../../kernel/paging.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import type { Direction, OfficialDocument } from "./official-document.ts";
import { parseListed } from "./row-parser.ts";
import type { RecordsScope } from "./scope.ts";

/** Which documents of a register: late ones, those nobody has, those still to be answered, those at one stage. */
export const NARROWINGS = [
  "LATE",
  "UNASSIGNED",
  "REPLY_DUE",
  "DRAFT",
  "SUBMITTED",
  "SIGNED",
  "UNSENT",
] as const;
export type Narrowing = (typeof NARROWINGS)[number];

type DocumentQuery = {
  readonly scope: RecordsScope;
  readonly direction: Direction;
  readonly year: number | null;
  readonly text: string;
  readonly only: Narrowing | null;
  readonly today: LocalDate;
  readonly cursor: string | null;
  readonly size: number;
};

/** A line of a register. */
export type ListedDocument = OfficialDocument & {
  /** The units that have a part in it, the lead first. */
  readonly unitIds: readonly UnitId[];
  /** The nearest day by which an open part is due; null where none is. */
  readonly nextDueOn: LocalDate | null;
  /** When the first answer was published; null where none was. */
  readonly repliedAt: string | null;
};

const DAY = (column: string) => `(${column} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;

/** What a line of a register shows besides the document `d` itself. */
export const LINE = (schema: string) => `d.*,
      (SELECT coalesce(array_agg(p.unit_id ORDER BY p.part <> 'LEAD', p.assigned_at, p.id), '{}')
        FROM ${schema}.records_assignment AS p
        WHERE p.document_id = d.id AND p.parent_id IS NULL AND p.cancelled_at IS NULL) AS unit_ids,
      (SELECT min(p.due_on) FROM ${schema}.records_assignment AS p
        WHERE p.document_id = d.id AND p.cancelled_at IS NULL AND p.accepted_at IS NULL) AS next_due_on,
      (SELECT min(r.published_at) FROM ${schema}.records_document AS r
        WHERE r.replies_to_id = d.id AND r.state IN ('PUBLISHED', 'REPLACED')) AS replied_at`;

/** The year of its number, or of its draft: in the very words of the index `records_document_of_year`. */
const YEAR = `coalesce(d.year, extract(year FROM d.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::integer)`;

/** The newest documents `d` of some place that are asked for; each place is walked along its own index, in this very order. */
const newestOf = (schema: string, { place, year }: { readonly place: string; readonly year: string }) => `
      SELECT d.id, d.created_at FROM ${schema}.records_document AS d
      WHERE ${place} AND d.direction = $3 ${year}
        AND ($5::text IS NULL OR to_tsvector('simple', d.search_key) @@ to_tsquery('simple', $5))
        AND CASE $6::text
          WHEN 'LATE' THEN d.state <> 'VOIDED' AND d.handled_by_on < CASE d.direction
            WHEN 'INCOMING' THEN ${DAY("d.created_at")} ELSE coalesce(${DAY("d.sent_at")}, $7::date) END
          WHEN 'UNASSIGNED' THEN d.state = 'REGISTERED' AND d.secrecy = 'NORMAL' AND NOT EXISTS (
            SELECT FROM ${schema}.records_assignment AS given WHERE given.document_id = d.id AND given.cancelled_at IS NULL)
          WHEN 'REPLY_DUE' THEN d.state = 'REGISTERED' AND d.reply_due_on IS NOT NULL AND NOT EXISTS (
            SELECT FROM ${schema}.records_document AS r WHERE r.replies_to_id = d.id AND r.state IN ('PUBLISHED', 'REPLACED'))
          WHEN 'UNSENT' THEN d.state = 'PUBLISHED' AND d.sent_at IS NULL
          WHEN 'DRAFT' THEN d.state = 'DRAFT'
          WHEN 'SUBMITTED' THEN d.state = 'SUBMITTED'
          WHEN 'SIGNED' THEN d.state = 'SIGNED'
          ELSE true END
        AND ($8::timestamptz IS NULL OR (d.created_at, d.id) < ($8::timestamptz, $9::uuid))
      ORDER BY d.created_at DESC, d.id DESC LIMIT $10`;

/**
 * $1 agencies whose whole register is read, null for all, $2 units whose part is, $3 direction, $4 year, $5 words,
 * $6 narrowing, $7 today, $8 $9 after, $10 size. With a year and without are two statements: one that leaves the year open
 * could use no index for it.
 */
const listing = (name: string, year: string): Statement => ({
  name,
  text: (schema) => `
    WITH found AS (
      (SELECT near.* FROM unnest($1::uuid[]) AS whole (agency_id)
        CROSS JOIN LATERAL (${newestOf(schema, { place: "d.agency_id = whole.agency_id", year })}) AS near)
      UNION
      (${newestOf(schema, { place: "$1::uuid[] IS NULL", year })})
      UNION
      (${newestOf(schema, { place: "d.unit_id = ANY ($2::uuid[])", year })})
      UNION
      (${newestOf(schema, {
        place: `d.id IN (SELECT own.document_id FROM ${schema}.records_assignment AS own
          WHERE own.unit_id = ANY ($2::uuid[]) AND own.cancelled_at IS NULL)`,
        year,
      })})
    )
    SELECT ${LINE(schema)}
    FROM found JOIN ${schema}.records_document AS d ON d.id = found.id
    ORDER BY d.created_at DESC, d.id DESC LIMIT $10`,
});

const LIST = listing("records-list", "AND $4::integer IS NULL");
const LIST_OF_YEAR = listing("records-list-of-year", `AND ${YEAR} = $4::integer`);

/** Documents of a register, the newest first; found by words of number, author or subject, tone marks or not. */
export async function listDocuments(
  executor: Executor,
  { scope, direction, year, text, only, today, cursor, size }: DocumentQuery,
): Promise<Page<ListedDocument>> {
  const words = foldedWords(text);
  // Each word may be the beginning of one: "quyet" finds "quyết định".
  const wanted = words.length === 0 ? null : words.map((word) => `${word}:*`).join(" & ");
  const after = /^([0-9T:.Z-]{20,30})\|([0-9a-f-]{36})$/.exec(cursor ?? "");
  const rows = await executor.run(year === null ? LIST : LIST_OF_YEAR, [
    scope.agencies,
    scope.units,
    direction,
    year,
    wanted,
    only,
    today,
    after?.[1] ?? null,
    after?.[2] ?? null,
    size + 1,
  ]);
  const items = rows.slice(0, size).map(parseListed);
  const last = rows.length > size ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : `${last.createdAt}|${last.id}` };
}
