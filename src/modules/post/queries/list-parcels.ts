import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { type CashedParcel, withCash } from "../cash-on-delivery.ts";
import { PARCEL_COLUMNS, parcelRow, parcelsFrom } from "../parcel.ts";
import type { ParcelScope } from "../rights.ts";
import { CAME_BACK } from "./is-back.ts";

/** What a list of parcels is for. */
export const PARCEL_LISTS = ["TO_POST", "CARRIED", "TROUBLED", "ARRIVED", "COLLECTED"] as const;
export type ParcelList = (typeof PARCEL_LISTS)[number];

const SEEN = "(c.office_unit_id = ANY ($1::uuid[]) OR c.carrier_unit_id = ANY ($2::uuid[]))";

const WHERE: Readonly<Record<ParcelList, (schema: string) => string>> = {
  // What the giving side has signed for waits on its sheet, for the other side.
  TO_POST: () => "c.direction = 'OUT' AND c.state = 'CREATED' AND NOT c.counted",
  CARRIED: () => "c.state IN ('HANDED_OVER', 'IN_TRANSIT', 'FAILED', 'RETURNING', 'LOST', 'DAMAGED')",
  TROUBLED: (schema) => `(
      c.state IN ('FAILED', 'RETURNING', 'LOST', 'DAMAGED') OR (${CAME_BACK(schema)})
      OR (c.recalled_at IS NOT NULL AND c.state IN ('CREATED', 'HANDED_OVER', 'IN_TRANSIT'))
      OR (c.state = 'DELIVERED' AND c.closing <> 'RETURNED')
      OR EXISTS (SELECT FROM ${schema}.post_incident AS i WHERE i.consignment_id = c.id AND i.ended_at IS NULL))`,
  ARRIVED: () => "c.direction = 'IN' AND c.state = 'DELIVERED' AND c.dossier_id IS NULL",
  COLLECTED: () => "c.collected_dong > 0 AND c.remittance_id IS NULL",
};

function listOf(list: ParcelList): Statement {
  return {
    name: `post-list-${list.toLowerCase()}`,
    text: (schema) => `
      SELECT ${PARCEL_COLUMNS} FROM ${parcelsFrom(schema)}
      WHERE ${WHERE[list](schema)} AND ${SEEN}
      ORDER BY c.state_at, c.id LIMIT $3`,
  };
}

function countOf(list: ParcelList): Statement {
  return {
    name: `post-count-${list.toLowerCase()}`,
    text: (schema) => `
      SELECT count(*) AS parcels FROM ${parcelsFrom(schema)} WHERE ${WHERE[list](schema)} AND ${SEEN}`,
  };
}

const STATEMENTS = new Map(
  PARCEL_LISTS.map((list) => [list, { list: listOf(list), count: countOf(list) }] as const),
);

/** Longest first: whoever opens the list begins with what has waited most. */
export async function listParcels(
  executor: Executor,
  scope: ParcelScope,
  { list, limit }: { readonly list: ParcelList; readonly limit: number },
): Promise<readonly CashedParcel[]> {
  const statement = STATEMENTS.get(list)?.list;
  if (statement === undefined || isNobody(scope)) return [];
  const rows = await executor.run(statement, [scope.offices, scope.carriers, limit]);
  return withCash(
    executor,
    rows.map((row) => parcelRow.parse(row)),
  );
}

export type ParcelCounts = Readonly<Record<ParcelList, number>>;

export async function countParcels(executor: Executor, scope: ParcelScope): Promise<ParcelCounts> {
  const counts: Record<ParcelList, number> = {
    TO_POST: 0,
    CARRIED: 0,
    TROUBLED: 0,
    ARRIVED: 0,
    COLLECTED: 0,
  };
  if (isNobody(scope)) return counts;
  for (const [list, { count }] of STATEMENTS) {
    const [row] = await executor.run(count, [scope.offices, scope.carriers]);
    counts[list] = Number(row?.["parcels"]);
  }
  return counts;
}

function isNobody({ offices, carriers }: ParcelScope): boolean {
  return offices.length + carriers.length === 0;
}
