import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import type { ConsignmentId, SheetId } from "./parcel.ts";
import { SHEET_COLUMNS, type Sheet, type SheetDirection, sheetRow } from "./sheet.ts";

const TAKE_NUMBER: Statement = {
  name: "post-sheet-number",
  text: (schema) => `
    INSERT INTO ${schema}.post_sheet_counter AS c (office_unit_id, day, last_number) VALUES ($1, $2, 1)
    ON CONFLICT (office_unit_id, day) DO UPDATE SET last_number = c.last_number + 1
    RETURNING last_number`,
};
const OPEN: Statement = {
  name: "post-sheet-open",
  text: (schema) => `
    INSERT INTO ${schema}.post_sheet (id, number, day, direction, office_unit_id, carrier_unit_id, state, opened_by, opened_at)
    VALUES ($1, $2, $3, $4, $5, $6, 'OPEN', $7, $8)`,
};

type NewSheet = {
  readonly id: SheetId;
  readonly day: LocalDate;
  readonly direction: SheetDirection;
  readonly officeUnitId: UnitId;
  readonly carrierUnitId: UnitId;
  readonly openedBy: PersonId;
  readonly at: Instant;
};

/** Opens a sheet under the next number of its office and day: 01, 02 … */
export async function insertSheet(tx: Tx, sheet: NewSheet): Promise<void> {
  const { id, day, direction, officeUnitId, carrierUnitId, openedBy, at } = sheet;
  const [row] = await tx.run(TAKE_NUMBER, [officeUnitId, day]);
  const number = Number(row?.["last_number"]);
  await tx.run(OPEN, [id, number, day, direction, officeUnitId, carrierUnitId, openedBy, at]);
}

const BY_ID: Statement = {
  name: "post-sheet",
  text: (schema) => `SELECT ${SHEET_COLUMNS} FROM ${schema}.post_sheet AS s WHERE s.id = $1`,
};
const HELD: Statement = {
  name: "post-sheet-held",
  text: (schema) => `${BY_ID.text(schema)} FOR NO KEY UPDATE OF s`,
};

export async function findSheet(executor: Executor, id: SheetId): Promise<Sheet | null> {
  const [row] = await executor.run(BY_ID, [id]);
  return row === undefined ? null : sheetRow.parse(row);
}

export async function holdSheet(tx: Tx, id: SheetId): Promise<Sheet | null> {
  const [row] = await tx.run(HELD, [id]);
  return row === undefined ? null : sheetRow.parse(row);
}

const PUT_ON: Statement = {
  name: "post-sheet-put-on",
  text: (schema) => `
    WITH put AS (
      INSERT INTO ${schema}.post_sheet_item (sheet_id, consignment_id, line)
      SELECT $1, c.id, (SELECT coalesce(max(i.line), 0) FROM ${schema}.post_sheet_item AS i WHERE i.sheet_id = $1) + c.place
      FROM unnest($2::uuid[]) WITH ORDINALITY AS c (id, place)
    )
    UPDATE ${schema}.post_consignment AS c SET sheet_id = $1 WHERE c.id = ANY ($2::uuid[])`,
};
const TAKE_OFF: Statement = {
  name: "post-sheet-take-off",
  text: (schema) => `
    WITH gone AS (
      DELETE FROM ${schema}.post_sheet_item AS i WHERE i.sheet_id = $1 AND i.consignment_id = ANY ($2::uuid[])
    )
    UPDATE ${schema}.post_consignment AS c SET sheet_id = NULL WHERE c.id = ANY ($2::uuid[]) AND c.sheet_id = $1`,
};

/** Puts parcels that the caller holds on an open sheet, after those that are on it. */
export async function putOnSheet(tx: Tx, id: SheetId, parcels: readonly ConsignmentId[]): Promise<void> {
  await tx.run(PUT_ON, [id, parcels]);
}

export async function takeOffSheet(tx: Tx, id: SheetId, parcels: readonly ConsignmentId[]): Promise<void> {
  await tx.run(TAKE_OFF, [id, parcels]);
}

const GIVE: Statement = {
  name: "post-sheet-give",
  text: (schema) => `
    WITH frozen AS (
      UPDATE ${schema}.post_sheet_item AS i SET cod_dong = c.cod_dong
      FROM ${schema}.post_consignment AS c
      WHERE i.sheet_id = $1 AND c.id = i.consignment_id
      RETURNING i.cod_dong
    ), counted AS (
      UPDATE ${schema}.post_consignment SET counted = true WHERE sheet_id = $1
    )
    UPDATE ${schema}.post_sheet
    SET state = 'GIVEN', given_by = $2, given_at = $3, given_count = $4,
      cod_dong = CASE WHEN direction = 'TO_POST' THEN (SELECT coalesce(sum(cod_dong), 0) FROM frozen) ELSE 0 END
    WHERE id = $1`,
};
const RECEIVE: Statement = {
  name: "post-sheet-receive",
  text: (schema) => `
    WITH counted AS (
      UPDATE ${schema}.post_sheet_item
      SET received = (consignment_id = ANY ($5::uuid[])), damage = $6::jsonb ->> consignment_id::text WHERE sheet_id = $1
    ), put_back AS (
      UPDATE ${schema}.post_consignment SET sheet_id = NULL, counted = false WHERE sheet_id = $1
    )
    UPDATE ${schema}.post_sheet
    SET state = 'CLOSED', received_by = $2, received_at = $3, received_count = cardinality($5::uuid[]), difference = $4
    WHERE id = $1`,
};
const CANCEL: Statement = {
  name: "post-sheet-cancel",
  text: (schema) => `
    WITH put_back AS (
      UPDATE ${schema}.post_consignment SET sheet_id = NULL, counted = false WHERE sheet_id = $1
    )
    UPDATE ${schema}.post_sheet
    SET state = 'CANCELLED', given_by = NULL, given_at = NULL, given_count = NULL, cod_dong = 0 WHERE id = $1`,
};

type Signature = { readonly by: PersonId; readonly at: Instant };

/** The giving side signs: what is on it and what is to be collected stand from now on. */
export async function signGiven(
  tx: Tx,
  id: SheetId,
  { by, at, count }: Signature & { readonly count: number },
): Promise<void> {
  await tx.run(GIVE, [id, by, at, count]);
}

/** The receiving side signs for what it counted; the rest is off the sheet. */
export async function signReceived(
  tx: Tx,
  id: SheetId,
  signed: Signature & {
    readonly difference: string | null;
    readonly received: readonly ConsignmentId[];
    readonly damage: ReadonlyMap<ConsignmentId, string>;
  },
): Promise<void> {
  const { by, at, difference, received, damage } = signed;
  await tx.run(RECEIVE, [id, by, at, difference, received, JSON.stringify(Object.fromEntries(damage))]);
}

export async function markCancelled(tx: Tx, id: SheetId): Promise<void> {
  await tx.run(CANCEL, [id]);
}
