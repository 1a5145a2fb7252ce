import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../../test/support/office-time.ts";
import { FIRST, operator, unitRegister } from "../../../test/support/unit-register.ts";
import { importUnits, lineageOf, unitDirectory } from "./index.ts";
import { loadDirectory } from "./store.ts";

const { database, services, opened } = await unitRegister();

/** The published national list lies beside the project where there is one. */
const NATIONAL = join(import.meta.dirname, "../../../../shared/data/units-2026.json");

describe.skipIf(!existsSync(NATIONAL))("the import of the national list", () => {
  beforeAll(async () => {
    await opened("Ủy ban nhân dân phường Tây Hồ", {
      kind: "PEOPLES_COMMITTEE",
      areaCode: "00103",
      code: "H26.16.05",
    });
  });

  test("brings 34 provinces and 3,321 communes, a ward that is there already stays itself", async () => {
    const progress: number[] = [];
    const done = await importUnits(services, operator, {
      content: readFileSync(NATIONAL, "utf8"),
      validFrom: FIRST,
      skipBad: false,
      onProgress: (n) => progress.push(n),
    });
    if (!done.ok) expect.fail(done.refusal.code);
    expect(done.value).toMatchObject({
      rows: 3_355,
      inserted: 3_354,
      notInFile: [{ areaCode: "98" }],
      bad: [],
    });
    // The demonstration ward has no parent yet: shown as a difference, not changed.
    expect(done.value.differing.map((row) => row.areaCode)).toEqual(["00103"]);
    expect(done.value.seconds).toBeLessThan(5);
    expect(progress.at(-1)).toBe(3_354);
  });

  test("a second time changes nothing, not even the stamp of the tree", async () => {
    const before = (await loadDirectory(database)).stamp;
    const done = await importUnits(services, operator, {
      content: readFileSync(NATIONAL, "utf8"),
      validFrom: FIRST,
      skipBad: false,
    });
    expect(done.ok && { inserted: done.value.inserted, unchanged: done.value.unchanged }).toEqual({
      inserted: 0,
      unchanged: 3_354,
    });
    expect((await loadDirectory(database)).stamp).toBe(before);
  });

  test("a commune stands under its province, whose agency code is known in both forms", async () => {
    const directory = await unitDirectory(database);
    const ward = directory.findByAreaCode("00004", FIRST) ?? expect.fail("Ba Đình");
    const city =
      directory.find(directory.parentOf(ward.id, FIRST) ?? expect.fail("a parent")) ?? expect.fail("Hà Nội");
    expect([ward.name, city.name, city.code, city.legacyCode]).toEqual([
      "Ủy ban nhân dân phường Ba Đình",
      "Ủy ban nhân dân thành phố Hà Nội",
      "H26",
      "000.00.00.H26",
    ]);
    expect(await lineageOf(database, ward.id, FIRST)).toEqual([ward.id, city.id]);
  });

  test("search forgives missing tone marks and finds codes", async () => {
    const directory = await unitDirectory(database);
    const names = (text: string) =>
      directory.search(text, { on: FIRST, limit: 5 }).map((unit) => unit.shortName);
    expect(names("phuong tay ho")[0]).toBe("Ủy ban nhân dân phường Tây Hồ");
    expect(names("tay phuong ho").length).toBeGreaterThan(1);
    expect(names("ĐĂK LĂK")).toContain("UBND tỉnh Đắk Lắk");
    expect(names("h26.16.05")).toEqual(["Ủy ban nhân dân phường Tây Hồ"]);
    expect(names("không có đơn vị nào")).toEqual([]);
  });

  test("bad rows stop the import unless told to skip them; then the rest comes in", async () => {
    const content = `[{"Code":"99","Name":"Minh Họa","FullName":"Tỉnh Minh Họa","Wards":[
{"Code":"99001","Name":"Một","FullName":"Xã Một","ProvinceCode":"99"},
{"Code":"99x02","Name":"Hai","FullName":"Xã Hai","ProvinceCode":"99"}]}]`;
    const refused = await importUnits(services, operator, { content, validFrom: FIRST, skipBad: false });
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: "IMPORT_ROWS_BAD", bad: [{ line: 3, reason: "CODE_WRONG" }] },
    });
    expect((await loadDirectory(database)).findByAreaCode("99", FIRST)).toBeNull();
    const done = await importUnits(services, operator, { content, validFrom: FIRST, skipBad: true });
    expect(done).toMatchObject({ ok: true, value: { inserted: 2, rows: 3, bad: [{ line: 3 }] } });
    // 3,356 committees are not in this small file; none is closed.
    expect(done.ok && done.value.notInFile.length).toBe(3_356);
    expect((await loadDirectory(database)).all().every((unit) => unit.validTo === null)).toBe(true);
  });

  test("a file that is no JSON is refused with its line", async () => {
    const refused = await importUnits(services, operator, {
      content: "[\n{",
      validFrom: FIRST,
      skipBad: true,
    });
    expect(refused).toEqual({ ok: false, refusal: { code: "IMPORT_FILE_MALFORMED", line: 2 } });
  });

  test("an officer without the right imports nothing", async () => {
    const refused = await importUnits(
      services,
      { kind: "guest" },
      { content: "[]", validFrom: FIRST, skipBad: true },
    );
    expect(refused).toEqual({ ok: false, refusal: { code: "NOT_SIGNED_IN" } });
  });
});

/** The list of before 1 July 2025, with its districts. */
const OF_2024 = join(import.meta.dirname, "../../../../shared/data/units-2024.json");

describe("the map with districts", () => {
  const THREE_LEVELS = `[{"Code":"97","FullName":"Tỉnh Minh Họa Cũ","District":[
{"Code":"980","FullName":"Thành phố Một","ProvinceCode":"97","Ward":[
{"Code":"97001","FullName":"Phường Hai","DistrictCode":"980"},
{"Code":"97002","FullName":"Thị trấn Ba","DistrictCode":"980"}]},
{"Code":"981","FullName":"Huyện Bốn","ProvinceCode":"97","Ward":null}]}]`;
  const load = (content: string, validFrom: typeof FIRST | null = null) =>
    importUnits(services, operator, { content, validFrom, skipBad: false });

  test("comes in as history: in force from 2016 to 30 June 2025, one below the other, and not today", async () => {
    expect(await load(THREE_LEVELS)).toMatchObject({ ok: true, value: { rows: 5, inserted: 5, bad: [] } });
    const directory = await loadDirectory(database);
    const on = day("2018-05-02");
    const town = directory.findByAreaCode("97002", on) ?? expect.fail("the township");
    expect([town.name, town.level, town.validFrom, town.validTo]).toEqual([
      "Ủy ban nhân dân thị trấn Ba",
      "COMMUNE",
      "2016-01-01",
      "2025-06-30",
    ]);
    expect(directory.lineageOf(town.id, on).map((id) => directory.find(id)?.name)).toEqual([
      "Ủy ban nhân dân thị trấn Ba",
      "Ủy ban nhân dân thành phố Một",
      "Ủy ban nhân dân tỉnh Minh Họa Cũ",
    ]);
    for (const code of ["97", "980", "981", "97001"])
      expect([
        directory.findByAreaCode(code, FIRST),
        directory.findByAreaCode(code, day("2015-12-31")),
      ]).toEqual([null, null]);
  });

  test("a second time changes nothing, and a file of today's units neither meets nor closes it", async () => {
    expect(await load(THREE_LEVELS)).toMatchObject({
      ok: true,
      value: { inserted: 0, unchanged: 5, differing: [] },
    });
    const today = `[{"Code":"97","Name":"Minh Họa Mới","FullName":"Tỉnh Minh Họa Mới","Wards":[
{"Code":"97001","Name":"Hai Mới","FullName":"Phường Hai Mới","ProvinceCode":"97"}]}]`;
    expect(await load(today)).toMatchObject({ ok: true, value: { inserted: 2, differing: [] } });
    const directory = await loadDirectory(database);
    const nameOn = (text: string) => directory.findByAreaCode("97001", day(text))?.name;
    expect([nameOn("2025-06-30"), nameOn("2025-07-01")]).toEqual([
      "Ủy ban nhân dân phường Hai",
      "Ủy ban nhân dân phường Hai Mới",
    ]);
    expect(await load(THREE_LEVELS)).toMatchObject({
      ok: true,
      value: { inserted: 0, unchanged: 5, differing: [] },
    });
  });

  test("is refused for days on which there were no districts", async () => {
    expect(await load(THREE_LEVELS, FIRST)).toEqual({ ok: false, refusal: { code: "UNIT_LEVEL_ABOLISHED" } });
  });

  test("under a bad district nothing has a parent, and a district stands in no file of two levels", async () => {
    const bad = await load(THREE_LEVELS.replace('"Code":"980"', '"Code":"98"').replaceAll("97", "96"));
    expect(bad).toMatchObject({
      refusal: {
        bad: [
          { line: 2, reason: "CODE_WRONG" },
          { line: 3, reason: "PROVINCE_BAD" },
          { line: 4, reason: "PROVINCE_BAD" },
        ],
      },
    });
  });

  test.skipIf(!existsSync(OF_2024))(
    "the published list of 2024: 63 provinces, 696 districts, 10,035 communes",
    async () => {
      const done = await load(readFileSync(OF_2024, "utf8"));
      expect(done).toMatchObject({ ok: true, value: { rows: 10_794, inserted: 10_794, bad: [] } });
      const directory = await loadDirectory(database);
      const on = day("2024-03-29");
      const district = directory.findByAreaCode("003", on) ?? expect.fail("Tây Hồ");
      expect(district.name).toBe("Ủy ban nhân dân quận Tây Hồ");
      expect(directory.childrenOf(district.id, on)).toHaveLength(8);
      expect(directory.findByAreaCode("003", FIRST)).toBeNull();
    },
  );
});
