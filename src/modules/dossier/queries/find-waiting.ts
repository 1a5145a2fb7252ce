import type { Instant } from "../../../kernel/local-date.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import { COLUMNS, type ListScope, MAY_OPEN } from "./find-dossiers.ts";
import { type DossierRow, dossierRowSchema, type UnpaidRow, unpaidRowSchema } from "./list-item.ts";

/*
 * Walked from the marks (`stuck_from`, see `stuck.ts`), one index walk a unit, each stopping at a page. Found from the
 * tasks it read every open dossier of the units (199 ms at 50,000).
 */
const STUCK: Statement = {
  name: "dossier-stuck",
  text: (schema) => {
    const walk = (unit: string) => `
      SELECT found.* FROM unnest($1::uuid[]) AS unit (id)
      CROSS JOIN LATERAL (
        SELECT ${COLUMNS}, d.stuck_from FROM ${schema}.dossier AS d
        WHERE d.${unit} = unit.id AND d.stuck_from < $2 AND ($5 OR d.status = 'SUBMITTED') AND ${MAY_OPEN(schema, "$4")}
        ORDER BY d.stuck_from, d.id LIMIT $3
      ) AS found`;
    return `SELECT * FROM (${walk("receiving_unit_id")} UNION ${walk("competent_agency_id")}) AS d
      ORDER BY d.stuck_from, d.id LIMIT $3`;
  },
};

/** A list of what lies still is worked through from its front; beyond this many the number says enough. */
export const STUCK_SHOWN_MAX = 100;

export type StuckRequest = {
  readonly scope: ListScope;
  /** False: only what nobody has read yet, which is all the intake desk can do something about. */
  readonly anyStep: boolean;
};

/** Numbered but with nobody acting, the longest still first. */
export async function listStuck(
  executor: Executor,
  request: StuckRequest & { readonly now: Instant; readonly limit: number },
): Promise<readonly DossierRow[]> {
  const { scope, now, limit, anyStep } = request;
  const rows = await executor.run(STUCK, [scope.within, now, limit, scope.own, anyStep]);
  return rows.map((row) => dossierRowSchema.parse(row));
}

const UNPAID: Statement = {
  name: "dossier-unpaid",
  text: (schema) => {
    const asked = `${COLUMNS}, (d.state -> 'payment' ->> 'amountDong')::float8 AS amount_dong, d.state -> 'payment' ->> 'reason' AS reason`;
    return `
      SELECT ${asked} FROM ${schema}.dossier AS d
      WHERE d.status = 'FINANCIAL_WAIT' AND d.receiving_unit_id = ANY ($1::uuid[])
      UNION
      SELECT ${asked} FROM ${schema}.dossier AS d
      WHERE d.status = 'FINANCIAL_WAIT' AND d.competent_agency_id = ANY ($1::uuid[])
      ORDER BY code LIMIT $2`;
  },
};

/** Waiting for a fee or charge at these units, the oldest number first: the cashier's queue. */
export async function listUnpaid(
  executor: Executor,
  request: { readonly unitIds: readonly UnitId[]; readonly limit: number },
): Promise<readonly UnpaidRow[]> {
  const rows = await executor.run(UNPAID, [request.unitIds, request.limit]);
  return rows.map((row) => unpaidRowSchema.parse(row));
}
