import { z } from "zod";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { Area } from "./boundaries-file.ts";

export type Boundary = Area & { readonly unitId: string | null };

const boundarySchema = z.object({
  area_code: z.string(),
  name: z.string(),
  unit_id: z.string().nullable(),
  rings: z.array(z.array(z.tuple([z.number(), z.number()]))),
});

const CLEAR: Statement = {
  name: "statistics-boundaries-clear",
  text: (schema) => `DELETE FROM ${schema}.statistics_boundary`,
};

const INSERT: Statement = {
  name: "statistics-boundaries-insert",
  text: (schema) => `
    INSERT INTO ${schema}.statistics_boundary (area_code, name, unit_id, rings)
    SELECT area_code, name, unit_id, rings
    FROM jsonb_to_recordset($1::jsonb) AS row (area_code text, name text, unit_id uuid, rings jsonb)`,
};

const LIST: Statement = {
  name: "statistics-boundaries-list",
  text: (schema) =>
    `SELECT area_code, name, unit_id, rings FROM ${schema}.statistics_boundary ORDER BY area_code`,
};

/** The new map in place of the old one; in a transaction of the caller. */
export async function replaceBoundaries(executor: Executor, boundaries: readonly Boundary[]): Promise<void> {
  await executor.run(CLEAR, []);
  const rows = boundaries.map(({ areaCode, name, unitId, rings }) => ({
    area_code: areaCode,
    name,
    unit_id: unitId,
    rings,
  }));
  await executor.run(INSERT, [JSON.stringify(rows)]);
}

export async function listBoundaries(executor: Executor): Promise<readonly Boundary[]> {
  const rows = await executor.run(LIST, []);
  return rows.map((row) => {
    const { area_code: areaCode, name, unit_id: unitId, rings } = boundarySchema.parse(row);
    return { areaCode, name, unitId, rings };
  });
}
