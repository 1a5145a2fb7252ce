import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { servicesOf } from "../../../test/support/services-of.ts";
import { setClock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/ids.ts";
import { type Instant, type LocalDate, parseInstant } from "../../kernel/local-date.ts";
import type { Actor, UnitId } from "../access/index.ts";
import {
  closeUnit,
  findUnit,
  importUnits,
  lineageOf,
  moveUnit,
  openUnit,
  renameUnit,
  type UnitFacts,
  unitDirectory,
} from "./index.ts";
import { loadDirectory } from "./store.ts";

const { database, owner } = await testDatabase();
const clock = setClock(parseInstant("2026-11-22T09:00:00+07:00") as Instant);
const services = servicesOf({ database, clock });
const operator: Actor = { kind: "system", name: "test" };
const day = (text: string) => text as LocalDate;
const FIRST = day("2025-07-01");
/** The published national list lies beside the project where there is one. */
const NATIONAL = join(import.meta.dirname, "../../../../shared/data/units-2026.json");

const facts = (name: string, more: Partial<UnitFacts> = {}): UnitFacts => ({
  code: null,
  legacyCode: null,
  areaCode: null,
  areaKind: null,
  kind: "DIVISION",
  level: "COMMUNE",
  name,
  nameEn: null,
  shortName: name,
  symbol: null,
  address: null,
  phone: null,
  email: null,
  taxCode: null,
  ...more,
});

async function opened(
  name: string,
  more: Partial<UnitFacts> = {},
  parentId: UnitId | null = null,
  validFrom = FIRST,
): Promise<UnitId> {
  const done = await openUnit(services, operator, { facts: facts(name, more), parentId, validFrom });
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value.unitId;
}

async function reads(id: UnitId) {
  return (await findUnit(database, id)) ?? expect.fail("the unit is there");
}

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

beforeAll(async () => {
  await opened("Ủy ban nhân dân tỉnh Minh Họa", {
    kind: "PEOPLES_COMMITTEE",
    level: "PROVINCE",
    areaCode: "98",
    code: "H98",
  });
});

describe("a unit", () => {
  test("is renamed by closing it and opening its successor, with its children", async () => {
    const old = await opened("Phòng Nội vụ");
    const child = await opened("Tổ Tiếp dân", { kind: "RECEPTION_POINT" }, old);
    const done = await renameUnit(services, operator, {
      unitId: old,
      from: day("2026-03-01"),
      name: "Phòng Nội vụ và Lao động",
      nameEn: null,
      shortName: "Phòng NVLĐ",
      revision: 1,
    });
    const renamed = done.ok ? done.value.unitId : expect.fail("renamed");
    expect(await reads(old)).toMatchObject({ name: "Phòng Nội vụ", validTo: "2026-02-28", revision: 2 });
    expect(await reads(renamed)).toMatchObject({
      name: "Phòng Nội vụ và Lao động",
      validFrom: "2026-03-01",
      validTo: null,
    });
    expect(await lineageOf(database, child, day("2026-02-28"))).toEqual([child, old]);
    expect(await lineageOf(database, child, day("2026-03-01"))).toEqual([child, renamed]);
    // The old unit stays answerable: its successor answers for it.
    expect(await lineageOf(database, old, day("2026-06-01"))).toEqual([old, renamed]);
    expect((await unitDirectory(database)).answerableOn(old, day("2026-06-01"))).toEqual([renamed]);
    const stale = await renameUnit(services, operator, {
      unitId: renamed,
      from: day("2026-09-01"),
      name: "X",
      nameEn: null,
      shortName: "X",
      revision: 7,
    });
    expect(stale).toEqual({ ok: false, refusal: { code: "VERSION_CONFLICT", currentVersion: "1" } });
  });

  test("is closed with successors whose shares make the whole", async () => {
    const [old, first, second] = [
      await opened("Xã Cũ"),
      await opened("Xã Mới Một"),
      await opened("Xã Mới Hai"),
    ];
    const close = (successors: { unitId: UnitId; shareBasisPoints: number }[]) =>
      closeUnit(services, operator, {
        unitId: old,
        lastDay: day("2026-04-30"),
        successors,
        revision: 1,
        endPosts: false,
      });
    expect(await close([{ unitId: first, shareBasisPoints: 9_999 }])).toMatchObject({
      refusal: { code: "SUCCESSOR_SHARES_INCOMPLETE", sumBasisPoints: 9_999 },
    });
    expect(await close([{ unitId: old, shareBasisPoints: 10_000 }])).toMatchObject({
      refusal: { code: "SUCCESSOR_NOT_VALID" },
    });
    const done = await close([
      { unitId: first, shareBasisPoints: 6_500 },
      { unitId: second, shareBasisPoints: 3_500 },
    ]);
    expect(done.ok).toBe(true);
    const directory = await unitDirectory(database);
    expect([...directory.answerableOn(old, day("2026-05-01"))].sort()).toEqual([first, second].sort());
    expect(directory.predecessorsOf(first).map((edge) => edge.unitId)).toEqual([old]);
    expect(await close([])).toMatchObject({
      refusal: { code: "UNIT_ALREADY_CLOSED", closedOn: "2026-04-30" },
    });
  });

  test("cannot be closed over the heads of the units under it", async () => {
    const parent = await opened("Sở A", { level: "PROVINCE", kind: "DEPARTMENT" });
    const child = await opened("Phòng B", {}, parent);
    const close = () =>
      closeUnit(services, operator, {
        unitId: parent,
        lastDay: day("2026-04-30"),
        successors: [],
        revision: null,
        endPosts: false,
      });
    expect(await close()).toMatchObject({
      refusal: { code: "UNIT_HAS_OPEN_CHILDREN", count: 1, first: "Phòng B" },
    });
    const other = await opened("Sở C", { level: "PROVINCE", kind: "DEPARTMENT" });
    expect(
      await moveUnit(services, operator, { unitId: parent, parentId: child, from: day("2026-01-01") }),
    ).toMatchObject({ refusal: { code: "UNIT_PARENT_NOT_VALID" } });
    expect(
      (await moveUnit(services, operator, { unitId: child, parentId: other, from: day("2026-05-01") })).ok,
    ).toBe(true);
    expect((await close()).ok).toBe(true);
    expect(await lineageOf(database, child, day("2026-04-30"))).toEqual([child, parent]);
    expect(await lineageOf(database, child, day("2026-05-01"))).toEqual([child, other]);
  });

  test.each([
    ["a taken code", facts("Trùng mã", { code: "H98" }), FIRST, "UNIT_CODE_TAKEN"],
    ["no code at all", facts("Sai mã", { code: "26.H" }), FIRST, "UNIT_CODE_INVALID"],
    [
      "a taken area",
      facts("Trùng địa bàn", { kind: "PEOPLES_COMMITTEE", areaCode: "98" }),
      FIRST,
      "UNIT_AREA_TAKEN",
    ],
    ["the abolished level", facts("Quận", { level: "DISTRICT" }), FIRST, "UNIT_LEVEL_ABOLISHED"],
  ])("is not opened with %s", async (_what, wanted, validFrom, code) => {
    expect(await openUnit(services, operator, { facts: wanted, parentId: null, validFrom })).toMatchObject({
      refusal: { code },
    });
  });

  test("is not opened under a parent that does not live yet", async () => {
    const parent = await opened("Sở D", {}, null, day("2026-06-01"));
    expect(
      await openUnit(services, operator, { facts: facts("Phòng E"), parentId: parent, validFrom: FIRST }),
    ).toMatchObject({ refusal: { code: "UNIT_PARENT_NOT_VALID" } });
  });

  test("50 people opening one code at once: one wins, 49 are told who holds it", async () => {
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        openUnit(services, operator, {
          facts: facts(`Thi ${n}`, { code: "H99.01" }),
          parentId: null,
          validFrom: FIRST,
        }),
      ),
    );
    expect(all.filter((done) => done.ok)).toHaveLength(1);
    expect(all.filter((done) => !done.ok && done.refusal.code === "UNIT_CODE_TAKEN")).toHaveLength(49);
  });
});

describe("the tables defend themselves", () => {
  const insert = (row: object) =>
    owner.kysely
      .insertInto("organisationUnit")
      .values({
        id: newId(),
        kind: "DIVISION",
        level: "COMMUNE",
        name: "x",
        shortName: "x",
        searchKey: "x",
        validFrom: FIRST,
        ...row,
      })
      .execute();
  test.each([
    ["a malformed agency code", { code: "26" }, /code_check/],
    ["an end before the start", { validTo: day("2025-06-30") }, /check/],
    ["a district after its abolition", { level: "DISTRICT", validTo: day("2026-01-01") }, /district_ended/],
    ["an unknown kind", { kind: "GUILD" }, /kind_check/],
    ["a second living holder of a code", { code: "H98" }, /code_open/],
  ])("against %s", async (_what, row, message) => {
    await expect(insert(row)).rejects.toThrow(message);
  });

  test("the application may not delete a unit, rewrite the journal or a succession", async () => {
    await expect(database.kysely.deleteFrom("organisationUnit").execute()).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      database.kysely.updateTable("organisationChange").set({ kind: "x" }).execute(),
    ).rejects.toThrow(/permission denied/);
    await expect(
      database.kysely.updateTable("organisationUnitSuccessor").set({ shareBasisPoints: 1 }).execute(),
    ).rejects.toThrow(/permission denied/);
  });
});

test("the lineage by SQL and the lineage from memory agree over random trees and days", async () => {
  const days = ["2025-08-01", "2025-10-01", "2025-12-01", "2026-02-01"].map(day);
  const step = fc.record({
    parent: fc.nat(),
    close: fc.boolean(),
    successor: fc.nat(),
    at: fc.nat({ max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const ids: UnitId[] = [];
      for (const [n, each] of steps.entries())
        ids.push(await opened(`Đơn vị ${n}`, {}, n === 0 ? null : (ids[each.parent % n] ?? null)));
      for (const [n, each] of steps.entries()) {
        const [unitId, successor] = [ids[n], ids[each.successor % ids.length]];
        if (!each.close || unitId === undefined || successor === undefined) continue;
        const lastDay = days[each.at] ?? FIRST;
        await closeUnit(services, operator, {
          unitId,
          lastDay,
          successors: [{ unitId: successor, shareBasisPoints: 10_000 }],
          revision: null,
          endPosts: false,
        });
      }
      const directory = await loadDirectory(database);
      await database.transaction(async (tx) => {
        for (const id of ids)
          for (const on of days) expect(await lineageOf(tx, id, on)).toEqual(directory.lineageOf(id, on));
      });
    }),
    { numRuns: 12 },
  );
});
