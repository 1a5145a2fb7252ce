import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { Dossier, DossierId } from "./dossier.ts";

/** The least that a scan must have (one-stop.md §7.1). */
export const DPI_MIN = 200;

/** A scan that an officer compared with its original, and the copy of it that bears the officer's signature. */
export type DigitisedCopy = {
  readonly dossierId: DossierId;
  readonly componentCode: string;
  readonly sha256: string;
  readonly comparedBy: PersonId;
  readonly comparedAt: Instant;
  /** Null where it could not be measured, or nobody tried to sign it yet. */
  readonly dpi: number | null;
  /** The code of the refusal when it was last tried to be signed. */
  readonly failure: string | null;
  readonly signed: { readonly sha256: string; readonly sizeBytes: number; readonly at: Instant } | null;
};

const NOTE: Statement = {
  name: "dossier-digitised-note",
  text: (schema) => `
    INSERT INTO ${schema}.dossier_digitised_copy (dossier_id, component_code, sha256, compared_by, compared_at)
    SELECT $1, c.component_code, c.sha256, c.compared_by, c.compared_at
    FROM jsonb_to_recordset($2::jsonb) AS c (component_code text, sha256 text, compared_by uuid, compared_at timestamptz)
    ON CONFLICT DO NOTHING`,
};

/** Enters the scans of a dossier that somebody compared; those entered before stay as they are. */
export async function noteCompared(
  executor: Pick<Executor, "run">,
  { id, components }: Pick<Dossier, "id" | "components">,
): Promise<void> {
  const compared = components.flatMap(({ componentCode, digitisation, scan, files }) =>
    digitisation !== "DIGITISED" || scan?.comparedBy == null || scan.comparedAt === null
      ? []
      : files
          .filter(({ mime }) => mime === "application/pdf")
          .map(({ sha256 }) => ({
            component_code: componentCode,
            sha256,
            compared_by: scan.comparedBy,
            compared_at: scan.comparedAt,
          })),
  );
  if (compared.length > 0) await executor.run(NOTE, [id, JSON.stringify(compared)]);
}

const row = z
  .object({
    dossier_id: z.custom<DossierId>((value) => typeof value === "string"),
    component_code: z.string(),
    sha256: z.string(),
    compared_by: z.custom<PersonId>((value) => typeof value === "string"),
    compared_at: z.custom<Instant>((value) => typeof value === "string"),
    dpi: z.number().nullable(),
    failure: z.string().nullable(),
    signed_sha256: z.string().nullable(),
    signed_bytes: z.number().nullable(),
    signed_at: z.custom<Instant>((value) => typeof value === "string").nullable(),
  })
  .transform(
    ({ signed_sha256: sha256, signed_bytes: sizeBytes, signed_at: at, ...rest }): DigitisedCopy => ({
      dossierId: rest.dossier_id,
      componentCode: rest.component_code,
      sha256: rest.sha256,
      comparedBy: rest.compared_by,
      comparedAt: rest.compared_at,
      dpi: rest.dpi,
      failure: rest.failure,
      signed: sha256 === null || sizeBytes === null || at === null ? null : { sha256, sizeBytes, at },
    }),
  );

const OF_DOSSIER: Statement = {
  name: "dossier-digitised-of-dossier",
  text: (schema) => `SELECT * FROM ${schema}.dossier_digitised_copy WHERE dossier_id = $1`,
};

export async function copiesOf(
  executor: Pick<Executor, "run">,
  dossierId: DossierId,
): Promise<readonly DigitisedCopy[]> {
  return (await executor.run(OF_DOSSIER, [dossierId])).map((each) => row.parse(each));
}

const TO_SIGN: Statement = {
  name: "dossier-digitised-to-sign",
  text: (schema) => `
    SELECT c.* FROM ${schema}.dossier_digitised_copy AS c JOIN ${schema}.dossier AS d ON d.id = c.dossier_id
    WHERE c.compared_by = $1 AND c.signed_sha256 IS NULL AND ($3::uuid IS NULL OR c.dossier_id = $3) AND EXISTS (
      SELECT FROM jsonb_array_elements(d.state -> 'components') AS held
      WHERE held ->> 'componentCode' = c.component_code AND held -> 'files' @> jsonb_build_array(jsonb_build_object('sha256', c.sha256))
        AND held ->> 'digitisation' = 'DIGITISED' AND held #>> '{scan,comparedBy}' = c.compared_by::text)
    ORDER BY c.compared_at, c.dossier_id, c.component_code, c.sha256 LIMIT $2`,
};

type OfOfficer = { readonly personId: PersonId; readonly limit: number; readonly dossierId?: DossierId };

/**
 * What an officer compared and has not signed, the oldest first, in one dossier or all. A scan that another one replaced,
 * that nobody digitises any more, or that somebody else compared since is nobody's work.
 */
export async function copiesToSign(
  executor: Pick<Executor, "run">,
  { personId, limit, dossierId }: OfOfficer,
): Promise<readonly DigitisedCopy[]> {
  return (await executor.run(TO_SIGN, [personId, limit, dossierId ?? null])).map((each) => row.parse(each));
}

type Key = Pick<DigitisedCopy, "dossierId" | "componentCode" | "sha256">;
const keyOf = ({ dossierId, componentCode, sha256 }: Key) => [dossierId, componentCode, sha256];

const FAILED: Statement = {
  name: "dossier-digitised-failed",
  text: (schema) => `
    UPDATE ${schema}.dossier_digitised_copy SET failure = $4, dpi = $5
    WHERE (dossier_id, component_code, sha256) = ($1, $2, $3) AND signed_sha256 IS NULL`,
};

export async function markUnsigned(
  executor: Pick<Executor, "run">,
  copy: Key,
  { failure, dpi }: Pick<DigitisedCopy, "failure" | "dpi">,
): Promise<void> {
  await executor.run(FAILED, [...keyOf(copy), failure, dpi]);
}

const SIGNED: Statement = {
  name: "dossier-digitised-signed",
  text: (schema) => `
    WITH signed AS (
      UPDATE ${schema}.dossier_digitised_copy
      SET failure = NULL, dpi = $4, signed_sha256 = $5, signed_bytes = $6::int, signed_at = $7
      WHERE (dossier_id, component_code, sha256) = ($1, $2, $3) AND signed_sha256 IS NULL RETURNING dossier_id
    )
    INSERT INTO ${schema}.dossier_papers_due (dossier_id) SELECT dossier_id FROM signed`,
};

/** The signed copy is the one that the store keeps from now on; signed twice, the first stays. */
export async function markCopySigned(
  executor: Pick<Executor, "run">,
  copy: Key,
  { dpi, signed }: { readonly dpi: number | null; readonly signed: NonNullable<DigitisedCopy["signed"]> },
): Promise<void> {
  await executor.run(SIGNED, [...keyOf(copy), dpi, signed.sha256, signed.sizeBytes, signed.at]);
}
