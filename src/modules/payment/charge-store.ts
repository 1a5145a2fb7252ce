import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import type { DossierId } from "../dossier/index.ts";
import { CHARGE_COLUMNS, type Charge, chargeRow } from "./charge.ts";

const BY_IDS: Statement = {
  name: "payment-charges-by-ids",
  text: (schema) => `
    SELECT ${CHARGE_COLUMNS} FROM ${schema}.payment_charge AS c WHERE c.id = ANY ($1::uuid[]) ORDER BY c.id`,
};

/** In one order, so that two who take money of the same charges wait for each other and never meet half-way. */
const HELD: Statement = {
  name: "payment-charges-held",
  text: (schema) => `${BY_IDS.text(schema)} FOR NO KEY UPDATE OF c`,
};

const OF_DOSSIERS: Statement = {
  name: "payment-charges-of-dossiers",
  text: (schema) => `
    SELECT ${CHARGE_COLUMNS} FROM ${schema}.payment_charge AS c
    WHERE c.dossier_id = ANY ($1::uuid[]) ORDER BY c.dossier_code, c.opened_at, c.id`,
};

const DUE_OF_UNITS: Statement = {
  name: "payment-charges-due",
  text: (schema) => `
    SELECT ${CHARGE_COLUMNS} FROM ${schema}.payment_charge AS c
    WHERE c.state = 'DUE' AND c.unit_id = ANY ($1::uuid[]) AND ($2::text = '' OR c.dossier_code = $2)
    ORDER BY c.opened_at DESC, c.id LIMIT $3`,
};

const charges = (rows: readonly unknown[]) => rows.map((row) => chargeRow.parse(row));

export async function listCharges(executor: Executor, ids: readonly string[]): Promise<readonly Charge[]> {
  return charges(await executor.run(BY_IDS, [ids]));
}

export async function holdCharges(tx: Tx, ids: readonly string[]): Promise<readonly Charge[]> {
  return charges(await tx.run(HELD, [ids]));
}

export async function listChargesOf(
  executor: Executor,
  dossierIds: readonly DossierId[],
): Promise<readonly Charge[]> {
  return charges(await executor.run(OF_DOSSIERS, [dossierIds]));
}

export async function listDue(
  executor: Executor,
  asked: { readonly unitIds: readonly UnitId[]; readonly dossierCode: string; readonly limit: number },
): Promise<readonly Charge[]> {
  return charges(await executor.run(DUE_OF_UNITS, [asked.unitIds, asked.dossierCode, asked.limit]));
}
