import { z } from "zod";
import type { Statement } from "../../platform/postgres/database.ts";
import type { CollectingParcels, DossierId } from "../dossier/index.ts";
import { postPaths } from "./post-paths.ts";

/**
 * Parcels that collect a fixed amount: said by somebody, signed for, or on their way. One that has not left and of which
 * nobody said anything collects what is owed when it leaves, which is nothing once it was paid elsewhere.
 */
const COLLECTING: Statement = {
  name: "post-collecting",
  text: (schema) => `
    SELECT c.dossier_id, c.code, c.cod_dong::float8 AS cod_dong FROM ${schema}.post_consignment AS c
    WHERE c.dossier_id = ANY ($1::uuid[]) AND c.direction = 'OUT' AND c.cod_dong > 0
      AND (c.state IN ('HANDED_OVER', 'IN_TRANSIT', 'FAILED', 'RETURNING', 'DAMAGED') OR (c.state = 'CREATED' AND (c.counted OR c.cod_set)))
    ORDER BY c.id`,
};

/**
 * Every parcel that may still leave is held, also one that collects nothing yet, so that none is signed for meanwhile with
 * money that is being taken here.
 */
const HELD: Statement = {
  name: "post-collecting-held",
  text: (schema) => `
    WITH held AS (
      SELECT c.id FROM ${schema}.post_consignment AS c
      WHERE c.dossier_id = ANY ($1::uuid[]) AND c.direction = 'OUT' AND c.state NOT IN ('DELIVERED', 'RETURNED', 'CANCELLED')
      ORDER BY c.id FOR NO KEY UPDATE
    )
    SELECT count(*) AS held FROM held`,
};

const row = z
  .object({
    dossier_id: z.custom<DossierId>((value) => typeof value === "string"),
    code: z.string(),
    cod_dong: z.number(),
  })
  .transform(({ dossier_id: dossierId, code, cod_dong: amountDong }) => ({
    dossierId,
    parcelCode: code,
    amountDong,
    href: postPaths.parcel(code),
  }));

/** Which parcels collect money for dossiers: asked by whoever takes it at a counter. */
export const collectingParcels: CollectingParcels = {
  list: async (executor, dossierIds) =>
    (await executor.run(COLLECTING, [dossierIds])).map((each) => row.parse(each)),
  hold: async (tx, dossierIds) => {
    await tx.run(HELD, [dossierIds]);
    return (await tx.run(COLLECTING, [dossierIds])).map((each) => row.parse(each));
  },
};
