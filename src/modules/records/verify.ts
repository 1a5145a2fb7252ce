import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { type BorneNumber, listBorneNumbers } from "../document/index.ts";

/**
 * What is wrong between the registers and the series. `UNNUMBERED`: a document or copy whose number is not in its series;
 * `DIFFERENT`: it bears another number than its series says; `UNEXPLAINED`: its number is struck out and the document is not, or
 * the other way round; `NOBODYS`: a number whose document is gone. Gaps of the series are found by `verifyPapers`.
 */
type RecordsFault = "UNNUMBERED" | "DIFFERENT" | "UNEXPLAINED" | "NOBODYS";
type BrokenNumber = {
  readonly fault: RecordsFault;
  readonly kind: string;
  readonly year: number;
  readonly number: number;
};

type RecordsVerification = { readonly numbers: number; readonly broken: readonly BrokenNumber[] };

const BATCH = 1_000;

/** $1 after, $2 limit: whatever says it bears a number, in the order of ids. */
const BEARERS: Statement = {
  name: "records-verify-bearers",
  text: (schema) => `
    SELECT * FROM (
      SELECT d.id, d.agency_id, d.series AS kind, d.year, d.number, d.state = 'VOIDED' AS is_void
      FROM ${schema}.records_document AS d WHERE d.number IS NOT NULL AND ($1::uuid IS NULL OR d.id > $1::uuid)
      UNION ALL
      SELECT c.id, c.agency_id, 'COPY', c.year, c.number, false
      FROM ${schema}.records_copy AS c WHERE $1::uuid IS NULL OR c.id > $1::uuid
    ) AS b ORDER BY id LIMIT $2`,
};

/** Holds every number ever given against what bears it, from both sides: none twice, none lost. */
export async function verifyRecords(executor: Executor): Promise<RecordsVerification> {
  const [numbers, bearers] = [
    await walk((after) => listBorneNumbers(executor, { after, limit: BATCH })),
    await walk((after) => listBearers(executor, after)),
  ];
  const given = new Map(numbers.map((each) => [each.bearerId, each]));
  const bearing = new Set(bearers.map(({ bearerId }) => bearerId));
  const wrong = bearers.flatMap((bearer) => faultOf(bearer, given.get(bearer.bearerId)) ?? []);
  const nobodys = numbers
    .filter(({ bearerId }) => !bearing.has(bearerId))
    .map((each) => named("NOBODYS", each));
  return { numbers: numbers.length, broken: [...wrong, ...nobodys] };
}

function faultOf(bearer: BorneNumber, given: BorneNumber | undefined): BrokenNumber | null {
  if (given === undefined) return named("UNNUMBERED", bearer);
  const keyOf = ({ agencyId, kind, year, number }: BorneNumber) => `${agencyId} ${kind} ${year} ${number}`;
  if (keyOf(given) !== keyOf(bearer)) return named("DIFFERENT", bearer);
  return given.isVoid === bearer.isVoid ? null : named("UNEXPLAINED", bearer);
}

function named(fault: RecordsFault, { kind, year, number }: BorneNumber): BrokenNumber {
  return { fault, kind, year, number };
}

async function listBearers(executor: Executor, after: string | null): Promise<readonly BorneNumber[]> {
  const rows = await executor.run(BEARERS, [after, BATCH]);
  return rows.map((row) => ({
    bearerId: String(row["id"]),
    agencyId: String(row["agency_id"]),
    kind: String(row["kind"]),
    year: Number(row["year"]),
    number: Number(row["number"]),
    isVoid: row["is_void"] === true,
  }));
}

/** All there are, batch by batch: some tens of bytes each, a city's year is a few hundred thousand. */
async function walk(
  next: (after: string | null) => Promise<readonly BorneNumber[]>,
): Promise<readonly BorneNumber[]> {
  const all: BorneNumber[] = [];
  let batch = await next(null);
  while (batch.length > 0) {
    all.push(...batch);
    batch = batch.length < BATCH ? [] : await next(batch.at(-1)?.bearerId ?? null);
  }
  return all;
}
