import { z } from "zod";
import { messages } from "../../i18n/index.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { DossierId, ResultRegister } from "../dossier/index.ts";
import type { RegisterLine } from "./register.ts";

/** What was noted beside a line: the name of whoever asked, as it was entered and as it should have been. */
export type Correction = {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Instant;
};

const NOTE: Statement = {
  name: "certification-correct",
  text: (schema) => `
    INSERT INTO ${schema}.certification_correction
      (agency_id, year, number, seq, requester_from, requester_to, reason, corrected_by, corrected_at)
    SELECT e.agency_id, e.year, e.number, coalesce(k.seq, 0) + 1, coalesce(k.requester_to, e.requester), $2, $3, $4, $5
    FROM ${schema}.certification_entry AS e
      LEFT JOIN ${schema}.certification_void AS v USING (agency_id, year, number)
      LEFT JOIN LATERAL (SELECT c.seq, c.requester_to FROM ${schema}.certification_correction AS c
        WHERE (c.agency_id, c.year, c.number) = (e.agency_id, e.year, e.number) ORDER BY c.seq DESC LIMIT 1) AS k ON true
    WHERE e.dossier_id = $1 AND v.number IS NULL AND coalesce(k.requester_to, e.requester) <> $2`,
};

/**
 * What was declared wrongly and is put right stands in the register already: its lines keep number and words, and the
 * correction is noted beside each that stands.
 * @law Thông tư 01/2020/TT-BTP: a register is corrected beside what stands in it, by whom and when; nothing is removed from it.
 */
export const noteAmendment: ResultRegister["amend"] = async (
  tx,
  dossierId,
  { requester, reason, by, at },
) => {
  await tx.run(NOTE, [dossierId, requester, reason, by, at]);
};

const OF_DOSSIERS: Statement = {
  name: "certification-corrections",
  text: (schema) => `
    SELECT c.agency_id, c.year, c.number, c.requester_from, c.requester_to, c.reason, c.corrected_by, c.corrected_at
    FROM ${schema}.certification_entry AS e JOIN ${schema}.certification_correction AS c USING (agency_id, year, number)
    WHERE e.dossier_id = ANY ($1::uuid[]) ORDER BY c.year, c.number, c.seq`,
};
const text = <T extends string>() => z.custom<T>((value) => typeof value === "string");
const correctionRow = z.object({
  agency_id: text<RegisterLine["agencyId"]>(),
  year: z.number(),
  number: z.number(),
  requester_from: z.string(),
  requester_to: z.string(),
  reason: z.string(),
  corrected_by: text<PersonId>(),
  corrected_at: text<Instant>(),
});

type Key = Pick<RegisterLine, "agencyId" | "year" | "number">;
const keyOf = ({ agencyId, year, number }: Key) =>
  `${agencyId} ${messages("vi").certification.numberOf({ year, number })}`;

/** What was noted beside a line, first to last. */
export type Corrections = (line: Key) => readonly Correction[];

export async function correctionsOf(
  executor: Executor,
  dossierIds: readonly DossierId[],
): Promise<Corrections> {
  const rows = (await executor.run(OF_DOSSIERS, [dossierIds])).map((row) => correctionRow.parse(row));
  const found = Map.groupBy(rows, ({ agency_id: agencyId, year, number }) =>
    keyOf({ agencyId, year, number }),
  );
  return (line) =>
    (found.get(keyOf(line)) ?? []).map((row) => ({
      from: row.requester_from,
      to: row.requester_to,
      reason: row.reason,
      by: row.corrected_by,
      at: row.corrected_at,
    }));
}
