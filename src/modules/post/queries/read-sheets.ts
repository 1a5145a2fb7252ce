import { z } from "zod";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { type CashedParcel, withCash } from "../cash-on-delivery.ts";
import { PARCEL_COLUMNS, parcelRow, parcelsFrom, type SheetId } from "../parcel.ts";
import { isSeen, type ParcelScope } from "../rights.ts";
import { SHEET_COLUMNS, type Sheet, sheetRow } from "../sheet.ts";
import { findSheet } from "../sheet-store.ts";

const listedRow = z.object({
  ...sheetRow.shape,
  parcels: z.number(),
  report_waits: z.boolean(),
  /** Signed for parcels that were then not there. */
  absent_dong: z.number(),
});
export type ListedSheet = z.output<typeof listedRow>;

/** Something was missing or damaged, and the side that gave has not signed the report. */
const REPORT_WAITS = (schema: string) => `(s.state = 'CLOSED' AND s.report_at IS NULL
      AND EXISTS (SELECT FROM ${schema}.post_incident AS r WHERE r.sheet_id = s.id))`;

/** What the sheet says is to be collected and never will be by it: the parcel did not change hands. */
const ABSENT = (
  schema: string,
) => `(SELECT coalesce(sum(i.cod_dong), 0)::float8 FROM ${schema}.post_sheet_item AS i
        WHERE i.sheet_id = s.id AND NOT i.received AND s.direction = 'TO_POST')`;

const LIST: Statement = {
  name: "post-sheets",
  text: (schema) => `
    SELECT ${SHEET_COLUMNS}, (SELECT count(*)::int FROM ${schema}.post_sheet_item AS i WHERE i.sheet_id = s.id) AS parcels,
      ${REPORT_WAITS(schema)} AS report_waits, ${ABSENT(schema)} AS absent_dong
    FROM ${schema}.post_sheet AS s
    WHERE (s.office_unit_id = ANY ($1::uuid[]) OR s.carrier_unit_id = ANY ($2::uuid[]))
      AND (s.day = $3::date OR ($4 AND (s.state IN ('OPEN', 'GIVEN') OR ${REPORT_WAITS(schema)})))
    ORDER BY s.state IN ('OPEN', 'GIVEN') DESC, s.day DESC, s.number DESC LIMIT 200`,
};

/** The sheets of a day; of today, also those of before that are not signed by both. */
export async function listSheets(
  executor: Executor,
  scope: ParcelScope,
  { day, today }: { readonly day: LocalDate; readonly today: LocalDate },
): Promise<readonly ListedSheet[]> {
  const rows = await executor.run(LIST, [scope.offices, scope.carriers, day, day === today]);
  return rows.map((row) => listedRow.parse(row));
}

const ITEMS: Statement = {
  name: "post-sheet-items",
  text: (schema) => `
    SELECT ${PARCEL_COLUMNS}, i.line, i.cod_dong AS frozen_dong, i.received, i.damage FROM ${parcelsFrom(schema)}
    JOIN ${schema}.post_sheet_item AS i ON i.consignment_id = c.id
    WHERE i.sheet_id = $1 ORDER BY i.line`,
};
const itemRow = z.object({
  line: z.number(),
  frozen_dong: z.number(),
  received: z.boolean().nullable(),
  damage: z.string().nullable(),
});

export type SheetItem = {
  readonly parcel: CashedParcel;
  readonly line: number;
  /** What is to be collected: as signed, or as it stands while nobody has signed. What comes back was to collect it. */
  readonly codDong: number;
  readonly received: boolean | null;
  /** How it was torn, wet or opened; null where it was whole. */
  readonly damage: string | null;
};
export type SheetPage = { readonly sheet: Sheet; readonly items: readonly SheetItem[] };

export async function readSheet(
  executor: Executor,
  scope: ParcelScope,
  id: SheetId,
): Promise<SheetPage | null> {
  const sheet = await findSheet(executor, id);
  if (sheet === null || !isSeen(scope, sheet)) return null;
  const rows = await executor.run(ITEMS, [id]);
  const parcels = await withCash(
    executor,
    rows.map((row) => parcelRow.parse(row)),
  );
  const items = parcels.map((parcel, at): SheetItem => {
    const { line, frozen_dong: frozen, received, damage } = itemRow.parse(rows[at]);
    return { parcel, line, codDong: sheet.state === "OPEN" ? parcel.cod_dong : frozen, received, damage };
  });
  return { sheet, items };
}

/** Cash that was signed for with parcels that were then not there; the signed paper stays as it is. */
export function absentCashOf({ sheet, items }: SheetPage): {
  readonly parcels: number;
  readonly dong: number;
} {
  const absent = items.filter(({ received, codDong }) => received === false && codDong > 0);
  if (sheet.state !== "CLOSED" || sheet.direction !== "TO_POST") return { parcels: 0, dong: 0 };
  return { parcels: absent.length, dong: absent.reduce((sum, { codDong }) => sum + codDong, 0) };
}

/** What the report of a sheet that both signed is about: what was not there, torn or opened. */
export function findingsOf({ sheet, items }: SheetPage): readonly SheetItem[] {
  return sheet.state === "CLOSED"
    ? items.filter(({ received, damage }) => received === false || damage !== null)
    : [];
}
