import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../../../test/support/office-time.ts";
import { INVENTED_AREAS, strataIn } from "../../../../test/support/past-areas.ts";
import { pastFiles } from "../../../../test/support/past-files.ts";
import { operator, unitRegister } from "../../../../test/support/unit-register.ts";
import { generateHistory } from "../../../demo/history/generate.ts";
import type { Profile } from "../../../demo/history/profiles.ts";
import { verifyDossiers } from "../../dossier/index.ts";
import { type AreaRow, importUnits, parseUnitsFile, unitDirectory } from "../../organisation/index.ts";
import { type MetricCode, metricOf } from "../metric/catalogue.ts";
import { metricValue } from "../metric/value.ts";
import { readTotals, type Units } from "../totals.ts";
import { importHistory } from "./import-history.ts";

/** The published list of units with districts lies beside the project where there is one. */
const OF_2024 = join(import.meta.dirname, "../../../../../shared/data/units-2024.json");
const isThere = existsSync(OF_2024);
const { services, database, clock } = await unitRegister();
const files = pastFiles();
const areas = isThere ? areasOf(readFileSync(OF_2024, "utf8")) : [];

/** The way an operator goes: the file of units in, then the file of dossiers generated from it. */
async function load(profile: Profile, dossiers: number | null): Promise<void> {
  const content = readFileSync(OF_2024, "utf8");
  const units = await importUnits(services, operator, { content, validFrom: null, skipBad: false });
  if (!units.ok) expect.fail(units.refusal.code);
  const done = await importHistory(services, {
    path: files.lines([...generateHistory(strataIn(areas, profile, { dossiers }), 7)]),
    skipBad: false,
  });
  if (!done.ok) expect.fail(JSON.stringify(done.refusal));
  expect(done.value).toMatchObject({ unchanged: 0, bad: 0 });
}

function areasOf(content: string): readonly AreaRow[] {
  const parsed = parseUnitsFile(content);
  return parsed.ok ? parsed.value.rows : expect.fail(parsed.refusal.code);
}

/** A district and its wards on a day, as the import of units brought them. */
async function districtOn(areaCode: string, on: ReturnType<typeof day>) {
  const directory = await unitDirectory(database);
  const district = directory.findByAreaCode(areaCode, on) ?? expect.fail(areaCode);
  const wards = directory.childrenOf(district.id, on).map(({ id }) => id);
  return { district: district.id, wards };
}
type District = Awaited<ReturnType<typeof districtOn>>;

type Period = { readonly from: ReturnType<typeof day>; readonly to: ReturnType<typeof day> };
const QUARTER: Period = { from: day("2024-01-01"), to: day("2024-03-31") };
const TWO_YEARS: Period = { from: day("2016-07-01"), to: day("2018-06-30") };
const HALF_2018: Period = { from: day("2018-01-01"), to: day("2018-06-30") };

async function rows(units: Units, period: Period, by: "channel" | "procedure" | "field" = "channel") {
  return readTotals(database, { units, ...period, by: [by], now: clock.now() });
}

/** A figure as the reports show it: numerator, denominator, and the value with so many decimals, halves up. */
async function figure(
  code: MetricCode,
  units: Units,
  { decimals, ...period }: Period & { decimals: number },
) {
  const { numerator, denominator, value } = metricValue(metricOf(code), await rows(units, period));
  const scale = 10 ** decimals;
  return [numerator, denominator, Math.floor((value ?? Number.NaN) * scale + 0.5) / scale];
}

const wholeOf = ({ district, wards }: District) => [district, ...wards];

test.skipIf(isThere)(
  "the figures of the press need ../shared/data/units-2024.json beside the project",
  (context) => context.skip("the list of units of 2024 is not there"),
);

describe.skipIf(!isThere)("Tây Hồ, first quarter of 2024 (reform.md §A3, rows 1 to 3 and 10)", () => {
  let tayHo: District;
  beforeAll(async () => {
    await load("tay-ho-2024", null);
    tayHo = await districtOn("003", QUARTER.from);
  });

  test("1,400 dossiers of the district and 3,382 of the wards, all of them on time", async () => {
    const at = { ...QUARTER, decimals: 0 };
    expect(await figure("on-time-share", [tayHo.district], at)).toEqual([1_400, 1_400, 100]);
    expect(await figure("on-time-share", tayHo.wards, at)).toEqual([3_382, 3_382, 100]);
    expect(await figure("on-time-share", wholeOf(tayHo), at)).toEqual([4_782, 4_782, 100]);
    const closing = (await rows(wholeOf(tayHo), QUARTER)).reduce((sum, row) => sum + row.closing.overdue, 0);
    expect(closing).toBe(0);
  });

  test("online: 1,145 (82 %) and 2,167 (64 %), together 69.26 %", async () => {
    const at = { ...QUARTER, decimals: 0 };
    expect(await figure("online-share", [tayHo.district], at)).toEqual([1_145, 1_400, 82]);
    expect(await figure("online-share", tayHo.wards, at)).toEqual([2_167, 3_382, 64]);
    expect(await figure("online-share", wholeOf(tayHo), { ...QUARTER, decimals: 2 })).toEqual([
      3_312, 4_782, 69.26,
    ]);
  });

  test("2,655 satisfied opinions, told with the 2,688 there were: 98.77 %", async () => {
    const at = { ...QUARTER, decimals: 2 };
    expect(await figure("satisfaction", wholeOf(tayHo), at)).toEqual([2_655, 2_688, 98.77]);
    const whole = await rows(wholeOf(tayHo), QUARTER);
    expect(metricValue(metricOf("opinions-satisfied"), whole).value).toBe(2_655);
    expect(metricValue(metricOf("opinions"), whole).value).toBe(2_688);
  });

  test("331 procedures of the district had dossiers", async () => {
    expect((await rows([tayHo.district], QUARTER, "procedure")).length).toBe(331);
  });

  test("the histories are whole", async () => {
    expect(await verifyDossiers(database)).toMatchObject({ dossiers: 4_782, broken: [] });
  });
});

/** A hundredth of the dossiers the article speaks of; the whole of it is measured in docs/performance.md. */
describe.skipIf(!isThere)("Hoàng Mai, 2016 to 2018 (reform.md §A3, rows 4 to 6), a hundredth", () => {
  let hoangMai: District;
  beforeAll(async () => {
    await load("hoang-mai-2018", 4_400);
    hoangMai = await districtOn("008", TWO_YEARS.from);
  });

  test("read as all dossiers: 99.57 % of them were on time, 99.9 % in the first half of 2018", async () => {
    const units = wholeOf(hoangMai);
    expect(await figure("on-time-share", units, { ...TWO_YEARS, decimals: 2 })).toEqual([
      4_381, 4_400, 99.57,
    ]);
    expect(await figure("on-time-share", units, { ...HALF_2018, decimals: 1 })).toEqual([939, 940, 99.9]);
  });

  test("level 3 online: 10 procedures of the district and 13 of the wards, all of civil status", async () => {
    const online = async (units: Units) =>
      (
        await readTotals(database, {
          units,
          ...TWO_YEARS,
          by: ["field", "procedure", "channel"],
          now: clock.now(),
        })
      ).filter(({ channel }) => channel === "ONLINE");
    const [district, wards] = [await online([hoangMai.district]), await online(hoangMai.wards)];
    expect([district.length, wards.length]).toEqual([10, 13]);
    expect(new Set([...district, ...wards].map(({ fieldCode }) => fieldCode))).toEqual(new Set(["G15-TP07"]));
  });
});

describe("the ambiguous base of Hoàng Mai's figure", () => {
  const countsOf = (profile: Profile) => {
    const strata = strataIn(INVENTED_AREAS, profile);
    const of = (part: typeof strata) => ({
      all: part.reduce((sum, { count }) => sum + count, 0),
      late: part.reduce((sum, { late }) => sum + late, 0),
    });
    return { whole: of(strata), half: of(strata.filter(({ from }) => from >= HALF_2018.from)) };
  };
  const share = ({ all, late }: { all: number; late: number }, decimals: number) =>
    Math.floor(((all - late) / all) * 100 * 10 ** decimals + 0.5) / 10 ** decimals;

  test("as all dossiers: 440,000, of which 438,108 on time; 94,000, of which 94 late", () => {
    const { whole, half } = countsOf("hoang-mai-2018");
    expect([whole, share(whole, 2)]).toEqual([{ all: 440_000, late: 1_892 }, 99.57]);
    expect([half, share(half, 1)]).toEqual([{ all: 94_000, late: 94 }, 99.9]);
  });

  test("as those on time: 440,000 of 441,900; 94,000 of 94,094", () => {
    const { whole, half } = countsOf("hoang-mai-2018-on-time");
    expect([whole.all - whole.late, whole.all, share(whole, 2)]).toEqual([440_000, 441_900, 99.57]);
    expect([half.all - half.late, half.all, share(half, 1)]).toEqual([94_000, 94_094, 99.9]);
  });
});
