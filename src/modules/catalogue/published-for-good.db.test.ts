import { describe, expect, test } from "vitest";
import { catalogueOffice, control, TODAY } from "../../../test/support/catalogue-office.ts";
import { aContent } from "../../../test/support/procedures.ts";
import { present } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import { createProcedure } from "./commands.ts";
import { findPublishedVersion } from "./store.ts";

const { services, clock, database, owner } = await catalogueOffice();

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
