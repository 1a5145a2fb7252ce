import { z } from "zod";
import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { OfficeRole, UnitId } from "../access/index.ts";

/** Which unit holds the work of a role at an agency, for one field or (empty code) for all the others. */
export type Route = { readonly role: OfficeRole; readonly fieldCode: string; readonly unitId: UnitId };

const ROUTES: Statement = {
  name: "dossier-routes",
  text: (schema) => `
    SELECT DISTINCT ON (role, field_code) role, field_code AS "fieldCode", unit_id AS "unitId"
    FROM ${schema}.dossier_routing
    WHERE agency_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR $2 <= valid_to)
    ORDER BY role, field_code, valid_from DESC`,
};

const routeSchema = z.object({
  role: z.custom<OfficeRole>((value) => typeof value === "string"),
  fieldCode: z.string(),
  unitId: z.custom<UnitId>((value) => typeof value === "string"),
});

/** The routes of an agency in force on a day. */
export async function listRoutes(
  executor: Executor,
  agencyId: UnitId,
  on: LocalDate,
): Promise<readonly Route[]> {
  const rows = await executor.run(ROUTES, [agencyId, on]);
  return rows.map((row) => routeSchema.parse(row));
}

/** The unit for a role and field: the field's own route, else the general one, else the agency itself. */
export function routeFor(
  routes: readonly Route[],
  wanted: { readonly agencyId: UnitId; readonly role: OfficeRole; readonly fieldCode: string },
): UnitId {
  const own = routes.find((route) => route.role === wanted.role && route.fieldCode === wanted.fieldCode);
  const general = routes.find((route) => route.role === wanted.role && route.fieldCode === "");
  return own?.unitId ?? general?.unitId ?? wanted.agencyId;
}

const ADD_ROUTE: Statement = {
  name: "dossier-add-route",
  text: (schema) => `
    INSERT INTO ${schema}.dossier_routing (agency_id, role, field_code, unit_id, valid_from) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (agency_id, role, field_code, valid_from) DO UPDATE SET unit_id = excluded.unit_id`,
};

/** Says from a day on which unit holds a role's work; the earlier route stays for the days before. */
export async function setRoute(
  executor: Executor,
  route: Route & { readonly agencyId: UnitId; readonly validFrom: LocalDate },
): Promise<void> {
  await executor.run(ADD_ROUTE, [route.agencyId, route.role, route.fieldCode, route.unitId, route.validFrom]);
}
