import { present } from "../../src/kernel/assert.ts";
import { addDays, addMonthsClamped, localDateOf } from "../../src/kernel/local-date.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import { searchDossiers } from "../../src/modules/dossier/queries/find-dossiers.ts";
import { readTotals } from "../../src/modules/statistics/index.ts";
import { readLeadFigures } from "../../src/modules/statistics/lead/figures.ts";
import { asTheyWere } from "../../src/modules/statistics/question/laying.ts";
import { leadQuery, questionOf } from "../../src/modules/statistics/question/question.ts";
import { median, quantile, rounded } from "../numbers.ts";
import type { Register } from "./register.ts";
import { DEMO_WARD } from "./wards.ts";

export type ReadFigure = {
  readonly name: string;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** The same question counted over the dossiers themselves; null where the list has no such thing. */
  readonly naiveMs: number | null;
};

type Read = {
  readonly name: string;
  readonly read: () => Promise<unknown>;
  /** Asked one after the other: what a page would ask that counts dossiers. */
  readonly naive: readonly string[];
};

const TIMES = 60;
const WARM_TIMES = 6;
const NAIVE_TIMES = 3;
const COUNTS = `count(*) FILTER (WHERE accepted_at >= $1 AND accepted_at < $2), count(*) FILTER (WHERE finished_at >= $1 AND finished_at < $2),
  count(*) FILTER (WHERE finished_at >= $1 AND finished_at < $2 AND finished_at > due_at), count(*) FILTER (WHERE accepted_at < $2 AND (finished_at IS NULL OR finished_at >= $2)),
  count(*) FILTER (WHERE accepted_at < $2 AND (finished_at IS NULL OR finished_at >= $2) AND due_at < $2)`;

/** Every read of the goal, of every register in turn, round after round. */
export async function measureReads(
  registers: readonly Register[],
): Promise<readonly (readonly ReadFigure[])[]> {
  const measured = await Promise.all(
    registers.map(async (register) =>
      [...figureReads(register), ...(await listReads(register))].map((read) => ({
        ...read,
        database: register.patient,
        times: [] as number[],
        naiveTimes: [] as number[],
      })),
    ),
  );
  const inTurns = (measured[0] ?? []).flatMap((_, index) => measured.flatMap((reads) => reads[index] ?? []));
  for (const each of inTurns) for (let warm = 0; warm < WARM_TIMES; warm += 1) await each.read();
  for (let round = 0; round < TIMES; round += 1)
    for (const each of inTurns) each.times.push(await timed(each.read));
  const today = localDateOf(present(registers[0], "a register").stage.services.clock.now());
  const values = [addMonthsClamped(today, -3), today];
  for (let round = 0; round < NAIVE_TIMES; round += 1)
    for (const { naive, naiveTimes, database } of inTurns)
      if (naive.length > 0)
        naiveTimes.push(
          await timed(async () => {
            for (const text of naive) await database.pool.query(text, values);
          }),
        );
  return measured.map((reads) =>
    reads.map(({ name, times, naiveTimes }) => ({
      name,
      medianMs: rounded(median(times)),
      p95Ms: rounded(quantile(times, 0.95)),
      naiveMs: naiveTimes.length === 0 ? null : rounded(median(naiveTimes), 1),
    })),
  );
}

function figureReads({ stage, patient, wards }: Register): Read[] {
  const now = stage.services.clock.now();
  const today = localDateOf(now);
  const monthAgo = addDays(today, -30);
  // From the 15th to the 14th: the last quarter of the law that is over.
  const month = addDays(today, 1 - Number(today.slice(8)));
  const quarter = {
    from: addDays(addMonthsClamped(month, -4), 14),
    to: addDays(addMonthsClamped(month, -1), 13),
  };
  const table = `"${patient.schema}".dossier`;
  const unit = present(wards[DEMO_WARD], "the demo ward");
  const city = stage.organisation.unitOf("city");
  const units = [city, ...wards];
  const question = questionOf(leadQuery.parse({}), today);
  // No ward of the register was ever merged.
  const laying = asTheyWere(units);
  return [
    {
      name: "province dashboard (all of the page)",
      read: () => readLeadFigures(patient, question, { laying, now }),
      naive: [
        `SELECT competent_agency_id, channel_in, ${COUNTS} FROM ${table} GROUP BY 1, 2`,
        `SELECT channel_in, ${COUNTS} FROM ${table} GROUP BY 1`,
        `SELECT date_trunc('month', accepted_at), count(*) FROM ${table} WHERE $1::date < $2::date GROUP BY 1`,
      ],
    },
    {
      name: "province totals by channel",
      read: () => readTotals(patient, { units: "WHOLE", from: monthAgo, to: today, by: ["channel"], now }),
      naive: [`SELECT channel_in, ${COUNTS} FROM ${table} GROUP BY 1`],
    },
    {
      name: "unit, a month",
      read: () => readTotals(patient, { units: [unit], from: monthAgo, to: today, by: ["channel"], now }),
      naive: [`SELECT channel_in, ${COUNTS} FROM ${table} WHERE competent_agency_id = '${unit}' GROUP BY 1`],
    },
    {
      name: "unit by field, a quarter (II.06b)",
      read: () => readTotals(patient, { units: [unit], ...quarter, by: ["field", "channel"], now }),
      naive: [`SELECT field_code, ${COUNTS} FROM ${table} WHERE competent_agency_id = '${unit}' GROUP BY 1`],
    },
    {
      name: "every unit, a quarter (II.06a)",
      read: () => readTotals(patient, { units: "WHOLE", ...quarter, by: ["unit", "channel"], now }),
      naive: [`SELECT competent_agency_id, ${COUNTS} FROM ${table} GROUP BY 1`],
    },
  ];
}

async function listReads({ stage, patient, wards, tokens }: Register): Promise<Read[]> {
  const unit = present(wards[DEMO_WARD], "the demo ward");
  const { rows } = await patient.pool.query<{ code: string }>(
    `SELECT code FROM "${patient.schema}".dossier WHERE competent_agency_id = $1 ORDER BY id LIMIT 1`,
    [unit],
  );
  const code = present(rows[0], "a dossier of the demo ward").code;
  const search = (text: string, ids: readonly UnitId[]) => () =>
    searchDossiers(patient, { text, codes: [text], scope: { within: ids, own: ids, seats: ids }, limit: 50 });
  const headers = { authorization: `Bearer ${tokens.get("specialist")}`, accept: "text/html" };
  const { noted } = await stage.recorder.during(() => stage.request("/desk", { headers }));
  return [
    {
      name: `officer queue (${noted.length} statements of the page)`,
      read: async () => {
        for (const { statement, text, values } of noted)
          await patient.run({ name: statement, text: () => text }, values);
      },
      naive: [],
    },
    { name: "search by code", read: search(code, wards), naive: [] },
    { name: "search by name, one unit", read: search("nguyen thi lan", [unit]), naive: [] },
    { name: "search by name, the province", read: search("nguyen thi lan", wards), naive: [] },
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
