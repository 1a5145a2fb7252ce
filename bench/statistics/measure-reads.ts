import { present } from "../../src/kernel/assert.ts";
import { parseId } from "../../src/kernel/ids.ts";
import { addDays, addMonthsClamped, type Instant, localDateOf } from "../../src/kernel/local-date.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import { searchDossiers } from "../../src/modules/dossier/queries/find-dossiers.ts";
import { readSeries, readTotals } from "../../src/modules/statistics/index.ts";
import type { Database } from "../../src/platform/postgres/database.ts";
import { median, quantile, rounded } from "../numbers.ts";
import { unitOfBench } from "./fill-register.ts";

export type ReadFigure = {
  readonly name: string;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** The same question counted over the dossiers themselves; null where the list has no such thing. */
  readonly naiveMs: number | null;
};

type Read = { readonly name: string; readonly read: () => Promise<unknown>; readonly naive: string | null };

const TIMES = 40;
const NAIVE_TIMES = 3;
const COUNTS = `count(*) FILTER (WHERE accepted_at >= $1 AND accepted_at < $2), count(*) FILTER (WHERE finished_at >= $1 AND finished_at < $2),
  count(*) FILTER (WHERE finished_at >= $1 AND finished_at < $2 AND finished_at > due_at), count(*) FILTER (WHERE accepted_at < $2 AND (finished_at IS NULL OR finished_at >= $2)),
  count(*) FILTER (WHERE accepted_at < $2 AND (finished_at IS NULL OR finished_at >= $2) AND due_at < $2)`;

/** Every read of the goal, in turn, round after round, so that whatever else the machine does meets all alike. */
export async function measureReads(database: Database, now: Instant): Promise<readonly ReadFigure[]> {
  const reads = readsOf(database, now);
  const times = new Map(reads.map((each) => [each.name, [] as number[]]));
  const naive = new Map(reads.map((each) => [each.name, [] as number[]]));
  for (const each of reads) await each.read();
  for (let round = 0; round < TIMES; round += 1)
    for (const each of reads) times.get(each.name)?.push(await timed(each.read));
  const today = localDateOf(now);
  const values = [addMonthsClamped(today, -3), today];
  for (let round = 0; round < NAIVE_TIMES; round += 1)
    for (const { name, naive: text } of reads)
      if (text !== null) naive.get(name)?.push(await timed(() => database.pool.query(text, values)));
  return reads.map(({ name }) => {
    const counted = naive.get(name) ?? [];
    return {
      name,
      medianMs: rounded(median(times.get(name) ?? [])),
      p95Ms: rounded(quantile(times.get(name) ?? [], 0.95)),
      naiveMs: counted.length === 0 ? null : rounded(median(counted), 1),
    };
  });
}

function readsOf(database: Database, now: Instant): Read[] {
  const today = localDateOf(now);
  const monthAgo = addDays(today, -30);
  // From the 15th to the 14th: the last quarter of the law that is over.
  const month = addDays(today, 1 - Number(today.slice(8)));
  const quarter = {
    from: addDays(addMonthsClamped(month, -4), 14),
    to: addDays(addMonthsClamped(month, -1), 13),
  };
  const table = `"${database.schema}".dossier`;
  const unit = unitOfBench(7);
  const everyUnit = Array.from({ length: 127 }, (_, n) => unitIdOf(n));
  const scopeOf = (ids: readonly UnitId[]) => ({ within: ids, own: ids });
  const search = (text: string, ids: readonly UnitId[]) => () =>
    searchDossiers(database, { text, codes: [text], scope: { ...scopeOf(ids), seats: ids }, limit: 50 });
  return [
    {
      name: "province dashboard",
      read: () => readTotals(database, { units: "WHOLE", from: monthAgo, to: today, by: ["channel"], now }),
      naive: `SELECT channel_in, ${COUNTS} FROM ${table} GROUP BY 1`,
    },
    {
      name: "province trend, 24 months",
      read: () =>
        readSeries(database, {
          units: "WHOLE",
          from: addMonthsClamped(today, -24),
          to: today,
          step: "month",
        }),
      naive: `SELECT date_trunc('month', accepted_at), count(*) FROM ${table} WHERE $1::date < $2::date GROUP BY 1`,
    },
    {
      name: "unit, a month",
      read: () => readTotals(database, { units: [unit], from: monthAgo, to: today, by: ["channel"], now }),
      naive: `SELECT channel_in, ${COUNTS} FROM ${table} WHERE competent_agency_id = '${unit}' GROUP BY 1`,
    },
    {
      name: "unit by field, a quarter (II.06b)",
      read: () => readTotals(database, { units: [unit], ...quarter, by: ["field", "channel"], now }),
      naive: `SELECT field_code, ${COUNTS} FROM ${table} WHERE competent_agency_id = '${unit}' GROUP BY 1`,
    },
    {
      name: "every unit, a quarter (II.06a)",
      read: () => readTotals(database, { units: "WHOLE", ...quarter, by: ["unit", "channel"], now }),
      naive: `SELECT competent_agency_id, ${COUNTS} FROM ${table} GROUP BY 1`,
    },
    { name: "search by code", read: search("H98.7-260101-1", everyUnit), naive: null },
    { name: "search by name, one unit", read: search("nguyen thi lan", [unitIdOf(7)]), naive: null },
    { name: "search by name, the province", read: search("nguyen thi lan", everyUnit), naive: null },
  ];
}

const unitIdOf = (n: number): UnitId => present(parseId<"unit">(unitOfBench(n)), "a unit of the bench");

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
