import { beforeAll, describe, expect, test } from "vitest";
import { aContent } from "../../../test/support/procedures.ts";
import { testServices } from "../../../test/support/services.ts";
import { seedCatalogue } from "../../demo/catalogue.ts";
import { seedProcesses } from "../../demo/process.ts";
import { present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import { type LocalDate, parseInstant, parseLocalDate } from "../../kernel/local-date.ts";
import type { Actor } from "../access/index.ts";
import { amendProcedure, createProcedure, publishDraft, repealProcedure, saveDraft } from "./commands.ts";
import { listPublished, search } from "./search.ts";
import { findProcedureVersion, findPublishedVersion } from "./store.ts";

const { services, clock, database, owner } = await testServices();
const day = (text: string): LocalDate => present(parseLocalDate(text), text);
const TODAY = day("2026-11-24");
const control: Actor = {
  kind: "officer",
  accountId: newId(),
  personId: newId(),
  fullName: "Trần Thị Kiểm Soát",
  grants: [{ role: "control-officer", unitId: newId(), delegatedBy: null }],
};
const specialist: Actor = {
  ...control,
  grants: [{ role: "specialist", unitId: newId(), delegatedBy: null }],
};

beforeAll(async () => {
  await seedProcesses(services, day("2025-07-01"));
  await seedCatalogue(services);
});

/** A published procedure under its own code, in force since July 2025. */
async function aPublished(code: string) {
  const made = await createProcedure(services, control, { code, content: aContent({}, code) });
  if (!made.ok) throw new Error(made.refusal.code);
  const done = await publishDraft(services, control, {
    id: made.value.id,
    revision: 1,
    validFrom: day("2025-07-01"),
  });
  if (!done.ok) throw new Error(done.refusal.code);
  return made.value.id;
}

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
});

describe("the database defends what was published", () => {
  const tamper = (set: Record<string, unknown>, id: string, as = owner) =>
    as.kysely.updateTable("catalogueProcedureVersion").set(set).where("id", "=", id).execute();

  test.each([
    [
      "its content",
      { content: JSON.stringify({ name: { vi: "Khác" }, onlineLevel: "INFO", lifeEvents: [] }) },
    ],
    ["its first day", { validFrom: "2025-08-01" }],
    ["its number", { versionNo: 7 }],
    ["being published", { state: "DRAFT", validFrom: null, publishedAt: null }],
  ])("even the owner of the tables cannot change %s", async (_, set) => {
    const version = present(await findPublishedVersion(database, { code: "2.000884", on: TODAY }), "version");
    await expect(tamper(set, version.id)).rejects.toMatchObject({ code: "23503" });
  });

  test("nor delete it, nor publish without sealing", async () => {
    const version = present(await findPublishedVersion(database, { code: "2.000884", on: TODAY }), "version");
    await expect(
      owner.kysely.deleteFrom("catalogueProcedureVersion").where("id", "=", version.id).execute(),
    ).rejects.toMatchObject({ code: "23503" });
    const made = await createProcedure(services, control, {
      code: "9.000107",
      content: aContent({}, "9.000107"),
    });
    if (!made.ok) throw new Error(made.refusal.code);
    await expect(
      tamper({ state: "PUBLISHED", validFrom: TODAY, publishedAt: clock.now() }, made.value.id),
    ).rejects.toMatchObject({ code: "23503" });
  });

  test("the application may not touch seals, acts or sources", async () => {
    await expect(database.kysely.deleteFrom("cataloguePublication").execute()).rejects.toMatchObject({
      code: "42501",
    });
    await expect(
      database.kysely.updateTable("catalogueAct").set({ actorName: "x" }).execute(),
    ).rejects.toMatchObject({ code: "42501" });
    await expect(database.kysely.deleteFrom("catalogueProcedureSource").execute()).rejects.toMatchObject({
      code: "42501",
    });
  });

  const row = (change: object) => ({
    id: newId(),
    procedureId: newId(),
    code: "9.000108",
    versionNo: 1,
    state: "DRAFT",
    content: JSON.stringify({ name: { vi: "A" }, onlineLevel: "INFO", lifeEvents: [] }),
    nameKey: "a",
    searchKey: "a",
    createdAt: clock.now(),
    updatedAt: clock.now(),
    ...change,
  });
  test.each([
    ["an unknown state", { state: "GONE" }],
    ["a draft with a first day", { validFrom: "2026-01-01" }],
    ["a draft with a last day", { validTo: "2026-01-01" }],
    ["a published version without a first day", { state: "PUBLISHED", publishedAt: clock.now() }],
    [
      "an amended version without an end",
      { state: "AMENDED", validFrom: "2026-01-01", publishedAt: clock.now() },
    ],
    [
      "an end before the start",
      { state: "AMENDED", validFrom: "2026-01-02", validTo: "2026-01-01", publishedAt: clock.now() },
    ],
    ["content that is no object", { content: "[]" }],
    ["number zero", { versionNo: 0 }],
    [
      "an unknown online level",
      { content: JSON.stringify({ name: { vi: "A" }, onlineLevel: "X", lifeEvents: [] }) },
    ],
  ])("a row with %s is refused", async (_, change) => {
    await expect(
      owner.kysely.insertInto("catalogueProcedureVersion").values(row(change)).execute(),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^(23514|23502)$/) });
  });

  test("two open drafts, or two versions without an end, are refused", async () => {
    const version = present(await findPublishedVersion(database, { code: "2.000884", on: TODAY }), "version");
    const again = row({ procedureId: version.procedureId, code: "2.000884", versionNo: 9 });
    await owner.kysely.insertInto("catalogueProcedureVersion").values(again).execute();
    await expect(
      owner.kysely
        .insertInto("catalogueProcedureVersion")
        .values({ ...again, id: newId(), versionNo: 10 })
        .execute(),
    ).rejects.toMatchObject({ code: "23505" });
    await expect(
      tamper({ state: "PUBLISHED", validFrom: "2026-12-01", publishedAt: clock.now() }, String(again.id)),
    ).rejects.toMatchObject({ code: "23505" });
  });
});
