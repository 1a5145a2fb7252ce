import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../../test/support/office-time.ts";
import { FIRST, facts, operator, unitRegister } from "../../../test/support/unit-register.ts";
import { newId } from "../../kernel/ids.ts";
import type { UnitId } from "../access/index.ts";
import { closeUnit, lineageOf, moveUnit, openUnit, renameUnit, unitDirectory } from "./index.ts";
import { loadDirectory } from "./store.ts";

const { database, owner, services, opened, reads } = await unitRegister();

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
