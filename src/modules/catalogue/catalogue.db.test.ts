import { describe, expect, test } from "vitest";
import { catalogueOffice, control, specialist, TODAY } from "../../../test/support/catalogue-office.ts";
import { day } from "../../../test/support/office-time.ts";
import { aContent } from "../../../test/support/procedures.ts";
import { seedCatalogue } from "../../demo/catalogue.ts";
import { present } from "../../kernel/assert.ts";
import { parseInstant } from "../../kernel/local-date.ts";
import { amendProcedure, createProcedure, publishDraft, repealProcedure, saveDraft } from "./commands.ts";
import { findProcedures, listPublished, search } from "./search.ts";
import { findProcedureVersion, findPublishedVersion } from "./store.ts";

const { services, clock, database, aPublished } = await catalogueOffice();

describe("the shipped catalogue", () => {
  test("seeding again changes nothing", async () => {
    const count = async () =>
      (
        await database.kysely
          .selectFrom("catalogueProcedureVersion")
          .select((e) => e.fn.countAll<number>().as("n"))
          .executeTakeFirstOrThrow()
      ).n;
    const before = await count();
    await seedCatalogue(services);
    expect(await count()).toBe(before);
    expect(before).toBeGreaterThanOrEqual(23);
  });

  test("birth registration is one version until 28 February 2027 and another from 1 March", async () => {
    const now = await findPublishedVersion(database, { code: "1.001193", on: TODAY });
    const last = await findPublishedVersion(database, { code: "1.001193", on: day("2027-02-28") });
    const next = await findPublishedVersion(database, { code: "1.001193", on: day("2027-03-01") });
    expect([now?.versionNo, last?.versionNo, next?.versionNo]).toEqual([1, 1, 2]);
    expect(now?.state).toBe("AMENDED");
    expect(next?.supersedes).toBe(now?.id);
    expect(await findPublishedVersion(database, { code: "1.001193", on: day("2025-06-30") })).toBeNull();
    expect(await findProcedureVersion(database, now?.id ?? "")).toEqual(now);
  });

  test.each([
    ["khai sinh", "1.001193"],
    ["Khai Sinh", "1.001193"],
    ["dang ky khai sinh", "1.001193"],
    ["giay phep xay dung", "1.013225"],
    ["1.004222", "1.004222"],
    ["hộ khẩu", "1.004222"],
    ["sổ đỏ", "LOCAL.000008"],
    ["mo quan", "1.001612"],
    ["certified copies", "2.000815"],
    ["người già", "1.001776"],
    ["tôi muốn làm giấy khai sinh cho con tôi mới sinh ở bệnh viện", "1.001193"],
    ["' | & ! :* \\", "2.000908"],
  ])("a citizen who types %j finds it", async (typed, code) => {
    const found = await search(database, typed, { on: TODAY });
    expect(found.map((each) => each.code)).toContain(code);
    if (!typed.startsWith("'")) expect(found.slice(0, 4).map((each) => each.code)).toContain(code);
  });

  test.each([
    ["dang ky thuong tru", "1.004222"],
    ["Đăng ký thường trú", "1.004222"],
    ["thủ tục đăng ký thường trú", "1.004222"],
    ["đăng ký kết hôn", "1.000894"],
    ["1.004222", "1.004222"],
  ])("whose name or code is %j comes first, before longer names that hold it", async (typed, code) => {
    const [first] = await search(database, typed, { on: TODAY });
    expect(first?.code).toBe(code);
  });

  test("names that begin with what was typed come before those that hold it later", async () => {
    const names = (await search(database, "đăng ký khai", { on: TODAY })).map(({ name }) =>
      name.vi.toLowerCase().replace(/^thủ tục /, ""),
    );
    const begins = names.map((name) => name.startsWith("đăng ký khai"));
    expect(begins).toContain(true);
    expect(begins).toEqual(begins.toSorted((a, b) => Number(b) - Number(a)));
  });

  test("where nothing fits exactly that is said, and what holds more of the words comes first", async () => {
    const found = await findProcedures(database, "mất bằng lái xe", { on: TODAY });
    expect(found.isExact).toBe(false);
    expect((await findProcedures(database, "khai sinh", { on: TODAY })).isExact).toBe(true);
    const [first] = (await findProcedures(database, "đăng ký kết hôn xyzzy", { on: TODAY })).items;
    expect(first?.code).toBe("1.000894");
  });

  test("nonsense finds nothing", async () => {
    expect(await search(database, "qwxz", { on: TODAY })).toEqual([]);
  });

  test("lists narrow by life event, field and level, and page without gaps", async () => {
    const events = await listPublished(database, { on: TODAY, lifeEvent: "bereavement" });
    expect(events.items.map((each) => each.code).sort()).toEqual(["1.000656", "2.000635", "2.002913"]);
    const field = await listPublished(database, { on: TODAY, fieldCode: "CU-TRU" });
    expect(field.items.map((each) => each.code).sort()).toEqual(["1.004194", "1.004222", "LOCAL.000102"]);
    const whole = (await listPublished(database, { on: TODAY })).items.map((each) => each.code);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listPublished>> = await listPublished(database, {
        on: TODAY,
        limit: 5,
        cursor,
      });
      paged.push(...page.items.map((each) => each.code));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(whole);
    expect(
      (await search(database, "dang ky", { on: TODAY, lifeEvent: "marriage" })).map((each) => each.code),
    ).toContain("1.000894");
  });
});

describe("the life of a version", () => {
  test("a draft is edited, published, amended and repealed, and every act is written down", async () => {
    const id = await aPublished("9.000101");
    const opened = await amendProcedure(services, control, { code: "9.000101" });
    if (!opened.ok) throw new Error(opened.refusal.code);
    const content = aContent({ feesStated: true, keywords: ["mới"] }, "9.000101");
    expect(await saveDraft(services, control, { id: opened.value.id, revision: 1, content })).toMatchObject({
      ok: true,
      value: { revision: 2 },
    });
    expect(
      await publishDraft(services, control, {
        id: opened.value.id,
        revision: 2,
        validFrom: day("2027-01-01"),
      }),
    ).toMatchObject({ ok: true });
    expect(await findPublishedVersion(database, { code: "9.000101", on: day("2026-12-31") })).toMatchObject({
      id,
      state: "AMENDED",
      validTo: "2026-12-31",
    });
    clock.set(present(parseInstant("2027-02-01T09:00:00+07:00"), "instant"));
    expect(
      await repealProcedure(services, control, { code: "9.000101", repealedFrom: day("2027-07-01") }),
    ).toMatchObject({ ok: true });
    clock.set(present(parseInstant("2026-11-24T08:30:00+07:00"), "instant"));
    expect(await findPublishedVersion(database, { code: "9.000101", on: day("2027-07-01") })).toBeNull();
    const acts = await database.kysely
      .selectFrom("catalogueAct")
      .select(["type", "actorName"])
      .where("versionId", "=", opened.value.id)
      .orderBy("id")
      .execute();
    expect(acts.map((act) => act.type)).toEqual(["AMENDED", "EDITED", "PUBLISHED", "REPEALED"]);
    expect(new Set(acts.map((act) => act.actorName))).toEqual(new Set(["Trần Thị Kiểm Soát"]));
  });

  test("an incomplete draft is refused with the list of what it lacks", async () => {
    const made = await createProcedure(services, control, {
      code: "9.000102",
      content: aContent({ subjects: [] }, "9.000102"),
    });
    if (!made.ok) throw new Error(made.refusal.code);
    expect(
      await publishDraft(services, control, { id: made.value.id, revision: 1, validFrom: TODAY }),
    ).toEqual({
      ok: false,
      refusal: { code: "PROCEDURE_INCOMPLETE", missing: [{ code: "SUBJECTS" }] },
    });
  });

  test("a case whose process is not in force on its day, or too long for its term, is refused by name", async () => {
    const [ordinary] = aContent({}, "9.000109").cases;
    const content = aContent(
      {
        cases: [
          {
            ...present(ordinary, "case"),
            code: "9.000109.02",
            processCode: "not-there",
            condition: { fact: "a", equals: 1 },
          },
          { ...present(ordinary, "case"), term: { unit: "SAME_DAY", count: 0 } },
        ],
      },
      "9.000109",
    );
    const made = await createProcedure(services, control, { code: "9.000109", content });
    if (!made.ok) throw new Error(made.refusal.code);
    const ask = { id: made.value.id, revision: 1, validFrom: TODAY };
    expect(await publishDraft(services, control, ask)).toEqual({
      ok: false,
      refusal: {
        code: "PROCEDURE_INCOMPLETE",
        missing: [
          { code: "PROCESS_NOT_PUBLISHED", item: "not-there" },
          { code: "QUOTAS_EXCEED_TERM", item: "9.000109.01", problem: "1440 > 480" },
        ],
      },
    });
  });

  test("a published version takes no edit, and a code no second procedure", async () => {
    const id = await aPublished("9.000103");
    const content = aContent({}, "9.000103");
    expect(await saveDraft(services, control, { id, revision: 1, content })).toMatchObject({
      refusal: { code: "PROCEDURE_NOT_DRAFT" },
    });
    expect(await createProcedure(services, control, { code: "9.000103", content })).toMatchObject({
      refusal: { code: "PROCEDURE_CODE_TAKEN" },
    });
  });

  test("only the control officer manages the catalogue", async () => {
    const content = aContent({}, "9.000104");
    expect(await createProcedure(services, specialist, { code: "9.000104", content })).toMatchObject({
      refusal: { code: "NOT_ALLOWED" },
    });
    expect(await createProcedure(services, { kind: "guest" }, { code: "9.000104", content })).toMatchObject({
      refusal: { code: "NOT_ALLOWED" },
    });
    expect(await amendProcedure(services, specialist, { code: "1.001193" })).toMatchObject({
      refusal: { code: "NOT_ALLOWED" },
    });
    expect(
      await repealProcedure(services, specialist, { code: "1.001193", repealedFrom: day("2028-01-01") }),
    ).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
  });

  test("two officers who save at once: one is kept, the other is told", async () => {
    const made = await createProcedure(services, control, {
      code: "9.000105",
      content: aContent({}, "9.000105"),
    });
    if (!made.ok) throw new Error(made.refusal.code);
    const save = (word: string) =>
      saveDraft(services, control, {
        id: made.value.id,
        revision: 1,
        content: aContent({ keywords: [word] }, "9.000105"),
      });
    const both = await Promise.all([save("một"), save("hai")]);
    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect(both.find((each) => !each.ok)).toMatchObject({ refusal: { code: "VERSION_CONFLICT" } });
  });

  test("ten officers who publish at once: it is published once", async () => {
    const made = await createProcedure(services, control, {
      code: "9.000106",
      content: aContent({}, "9.000106"),
    });
    if (!made.ok) throw new Error(made.refusal.code);
    const all = await Promise.all(
      Array.from({ length: 10 }, () =>
        publishDraft(services, control, { id: made.value.id, revision: 1, validFrom: TODAY }),
      ),
    );
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect(all.filter((each) => !each.ok && each.refusal.code === "PROCEDURE_NOT_DRAFT")).toHaveLength(9);
  });

  test("ten officers who open the next version at once: one draft, and the others are told of it", async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, () => amendProcedure(services, control, { code: "9.000106" })),
    );
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    const told = all.filter((each) => !each.ok && each.refusal.code === "PROCEDURE_DRAFT_OPEN");
    expect(told).toHaveLength(9);
  });
});
