import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import {
  type ConsignmentId,
  PARCEL_COLUMNS,
  type Parcel,
  type ParcelState,
  parcelRow,
  parcelsFrom,
  type SheetId,
} from "./parcel.ts";

const BY_CODES: Statement = {
  name: "post-parcels-by-codes",
  text: (schema) =>
    `SELECT ${PARCEL_COLUMNS} FROM ${parcelsFrom(schema)} WHERE c.code = ANY ($1::text[]) ORDER BY c.id`,
};

/** In one order, so that two who move the same parcels wait for each other and never meet half-way. */
const HELD: Statement = {
  name: "post-parcels-held",
  text: (schema) => `
    SELECT ${PARCEL_COLUMNS} FROM ${parcelsFrom(schema)} WHERE c.code = ANY ($1::text[]) ORDER BY c.id
    FOR NO KEY UPDATE OF c`,
};

const ON_SHEET: Statement = {
  name: "post-parcels-on-sheet",
  text: (schema) => `
    SELECT ${PARCEL_COLUMNS} FROM ${parcelsFrom(schema)}
    JOIN ${schema}.post_sheet_item AS i ON i.consignment_id = c.id
    WHERE i.sheet_id = $1 ORDER BY c.id FOR NO KEY UPDATE OF c`,
};

export async function findParcels(executor: Executor, codes: readonly string[]): Promise<readonly Parcel[]> {
  return (await executor.run(BY_CODES, [codes])).map((row) => parcelRow.parse(row));
}

export async function findParcel(executor: Executor, code: string): Promise<Parcel | null> {
  return (await findParcels(executor, [code]))[0] ?? null;
}

export async function holdParcels(executor: Executor, codes: readonly string[]): Promise<readonly Parcel[]> {
  return (await executor.run(HELD, [codes])).map((row) => parcelRow.parse(row));
}

export async function holdParcelsOnSheet(executor: Executor, id: SheetId): Promise<readonly Parcel[]> {
  return (await executor.run(ON_SHEET, [id])).map((row) => parcelRow.parse(row));
}

const MOVE: Statement = {
  name: "post-move",
  text: (schema) => `
    WITH moved AS (
      UPDATE ${schema}.post_consignment AS c
      SET state = m.state, state_at = m.happened_at, steps = c.steps + 1,
        failures = c.failures + CASE WHEN m.state = 'FAILED' THEN 1 ELSE 0 END,
        carrier_unit_id = coalesce(m.carrier_unit_id, c.carrier_unit_id),
        collected_dong = m.collected_dong,
        sheet_id = CASE WHEN m.sheet_id IS NULL THEN c.sheet_id END,
        counted = c.counted AND m.sheet_id IS NULL
      FROM jsonb_to_recordset($1::jsonb) AS m (id uuid, state text, happened_at timestamptz, recorded_at timestamptz,
        carrier_unit_id uuid, collected_dong bigint, event_id uuid, sheet_id uuid)
      WHERE c.id = m.id AND c.id = ANY ($2::uuid[])
      RETURNING c.id, c.steps, m.state, m.happened_at, m.recorded_at, m.event_id, m.sheet_id
    )
    INSERT INTO ${schema}.post_step (consignment_id, seq, state, happened_at, recorded_at, event_id, sheet_id)
    SELECT * FROM moved`,
};

export type Move = {
  readonly id: ConsignmentId;
  readonly state: ParcelState;
  readonly happenedAt: Instant;
  readonly recordedAt: Instant;
  /** Who carries it from now on; null leaves it as it was. */
  readonly carrierUnitId: UnitId | null;
  readonly collectedDong: number;
  readonly eventId: string | null;
  /** The sheet by which it changed hands; it lies on none afterwards. */
  readonly sheetId: SheetId | null;
};

/** Moves parcels that the caller holds, each one step, and writes the steps beside it in the same statement. */
export async function moveParcels(executor: Executor, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map((move) => ({
    id: move.id,
    state: move.state,
    happened_at: move.happenedAt,
    recorded_at: move.recordedAt,
    carrier_unit_id: move.carrierUnitId,
    collected_dong: move.collectedDong,
    event_id: move.eventId,
    sheet_id: move.sheetId,
  }));
  await executor.run(MOVE, [JSON.stringify(rows), moves.map(({ id }) => id)]);
}
