import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import { LINE, type ListedDocument } from "./list-documents.ts";
import type { Direction } from "./official-document.ts";
import { parseListed } from "./row-parser.ts";

type RegisterAsked = {
  /** Agencies whose registers are asked for; null for all. */
  readonly agencies: readonly UnitId[] | null;
  readonly direction: Direction;
  readonly year: number;
  readonly rowsMax: number;
};

type YearRegister = {
  readonly rows: readonly ListedDocument[];
  /** There is more than was asked for. */
  readonly isCut: boolean;
};

const BATCH = 1_000;

/** $1 agencies or null, $2 direction, $3 year, $4 $5 $6 after (agency, series, number), $7 how many. */
const REGISTER: Statement = {
  name: "records-register",
  text: (schema) => `
    SELECT ${LINE(schema)}
    FROM ${schema}.records_document AS d
    WHERE d.number IS NOT NULL AND d.direction = $2 AND d.year = $3 AND ($1::uuid[] IS NULL OR d.agency_id = ANY ($1::uuid[]))
      AND ($4::uuid IS NULL OR (d.agency_id, d.series, d.number) > ($4::uuid, $5::text, $6::integer))
    ORDER BY d.agency_id, d.series, d.number LIMIT $7`,
};

/** The registers of a year, one agency after the other, each in the order of its series and numbers. */
export async function listRegister(
  executor: Executor,
  { agencies, direction, year, rowsMax }: RegisterAsked,
): Promise<YearRegister> {
  const all: ListedDocument[] = [];
  let size = 0;
  do {
    const last = all.at(-1);
    size = Math.min(BATCH, rowsMax + 1 - all.length);
    const after = [last?.agencyId ?? null, last?.series ?? null, last?.number ?? null];
    const rows = await executor.run(REGISTER, [agencies, direction, year, ...after, size]);
    all.push(...rows.map(parseListed));
    if (rows.length < size) return { rows: all, isCut: false };
  } while (all.length <= rowsMax);
  return { rows: all.slice(0, rowsMax), isCut: true };
}
