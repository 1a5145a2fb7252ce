import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { listLateCauses } from "../../src/modules/dossier/index.ts";
import { drainTally } from "../../src/modules/statistics/drain.ts";
import { recountStatistics } from "../../src/modules/statistics/recount/recount.ts";
import { shippedForms } from "../../src/modules/statistics/report/shipped-forms.ts";
import { aPaper, apiOffice, done, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

/*
 * Four dossiers of the ward come late in December 2026. `silent` with no cause told, `told` with one when it is issued,
 * `excused` with the cause of its apology, signed too short to help. `extended` is in time by the date of its apology, and
 * late by the date of its slip.
 */
const office = await apiOffice({ now: at("2026-11-02 08:30") });
const CODE = "1.001776";
const ward = office.unit("ward");
const control = office.actor("control");
const [silent, told, excused, extended] = [
  await office.reach(CODE, "appraise"),
  await office.reach(CODE, "appraise"),
  await office.reach(CODE, "appraise"),
  await office.reach(CODE, "appraise"),
];
const apology = { reason: "Chờ phối hợp", lateCause: "COORDINATING_UNIT" };
for (const [{ id }, newDueOn] of [
  [excused, "2026-12-11"],
  [extended, "2026-12-31"],
] as const) {
  await office.act("specialist", id, "proposeExtension", { ...apology, newDueOn });
  await office.act("leader", id, "signExtension");
}
office.set("2026-12-21 08:30");
for (const late of [silent, excused, extended]) await office.carry(late, "return");
const issuing = await office.carry(told, "issue");
const files = [await issuedFile()];
const unknown = await office.refusal(issuing.holder, told.id, "issueResult", {
  files,
  comparedScans: true,
  lateCause: "RAIN",
});
await office.act(issuing.holder, told.id, "issueResult", {
  files,
  comparedScans: true,
  lateCause: "SYSTEM_FAILURE",
});

const IN_SCHEMA = {
  name: "in-schema",
  text: (schema: string) => `SELECT set_config('search_path', '${schema}', true)`,
};

describe("the cause of a late result", () => {
  test("is told when it is issued, or with the apology before it, or not at all", async () => {
    expect(unknown).toMatchObject({ code: "LATE_CAUSE_UNKNOWN" });
    expect(await report("PL.06")).toMatchObject({ 3: 3, 4: 0, 5: 1, 7: 1, 11: 0, 12: 1 });
    const { dossier } = await office.view(told.id);
    expect(dossier.result.lateCause).toBe("SYSTEM_FAILURE");
  });

  test("is taken back with the result that is opened again", async () => {
    office.set("2027-01-05 08:30");
    await office.act("leader", told.id, "reopen", { reason: "Sai số" });
    expect(await report("PL.06", { year: 2027, index: 1 })).toMatchObject({ 3: 0, 7: 0, 13: 1 });
    const again = await office.carry(told, "issue");
    await office.act(again.holder, told.id, "issueResult", {
      files: [await issuedFile()],
      comparedScans: true,
    });
    expect(await report("PL.06", { year: 2027, index: 1 })).toMatchObject({ 3: 0, 7: 0, 13: 0 });
    expect(await report("PL.06")).toMatchObject({ 3: 3, 5: 1, 7: 1, 12: 1 });
  });

  test("opens from the report down to its dossiers", async () => {
    const browser = deskBrowser(office, control);
    const month = "kind=MONTH&basis=CALENDAR&year=2026&index=12&variant=ON_TIME";
    const html = await browser.open(`/lead/reports/new?form=PL.06&unit=${ward}&${month}`);
    const links = [...html.matchAll(/href="(\/lead\/late-results[^"]*)"/g)].map(([, href]) =>
      (href ?? "").replaceAll("&amp;", "&"),
    );
    const system = await browser.open(links.find((href) => href.includes("SYSTEM_FAILURE")) ?? "");
    expect(system).toContain(told.code);
    expect(system).not.toContain(silent.code);
    expect(system).toContain("Do sự cố phần mềm, hệ thống thông tin");
    const none = await browser.open(links.find((href) => href.includes("NONE")) ?? "");
    expect(none).toContain(silent.code);
    expect(none).toContain("Chưa ghi nguyên nhân");
  });

  test("is listed by API for whoever may read reports of the unit, with what was opened again", async () => {
    const list = async (query: string) => {
      const path = `/api/v1/statistics/late-results?unit=${ward}&${query}`;
      return (await (await office.as(control).get(path)).json()) as Json;
    };
    const december = await list("from=2026-12-01&to=2026-12-31");
    expect(december.items.map((each: Json) => each.cause).sort()).toEqual([
      "COORDINATING_UNIT",
      "NONE",
      "SYSTEM_FAILURE",
    ]);
    const january = await list("from=2027-01-01&to=2027-01-31&cause=SYSTEM_FAILURE,OTHER");
    expect(january.items.map((each: Json) => each.amount)).toEqual([-1, 1]);
    const stranger = anOfficer(office.unit("police"), "leader");
    const days = "from=2026-12-01&to=2026-12-31";
    for (const path of ["/api/v1/statistics/late-results", "/lead/late-results"])
      expect((await office.as(stranger).get(`${path}?unit=${ward}&${days}`)).status).toBe(404);
  });

  test("of the shipped list has a column of its own, and so has none told", () => {
    const form = shippedForms().find(({ definition }) => definition.code === "PL.06");
    const named = (form?.definition.columns ?? []).flatMap(({ content }) =>
      content.kind === "FIGURES" ? content.terms.flatMap(({ causes }) => causes ?? []) : [],
    );
    expect(named).toEqual([...listLateCauses().map(({ code }) => code), "NONE"]);
  });
});

describe("lateness against the original date", () => {
  test("stands beside the one against the current date", async () => {
    expect(await report("PL.07")).toMatchObject({ 3: 4, 4: 1, 5: 3, 6: 25, 7: 1, 8: 0, 9: 4, 10: 0 });
  });

  test("opens down to the extended dossier", async () => {
    const html = await deskBrowser(office, control).open(
      "/lead/dossiers?metric=late-by-original&from=2026-12-01&to=2026-12-31",
    );
    expect(html).toContain(extended.code);
    expect(html).toContain(silent.code);
  });

  test("is the same when the events are recounted, and when an older database is brought up to it", async () => {
    await office.act("leader", extended.id, "reopen", { reason: "Sai số" });
    expect(await report("PL.07", { year: 2027, index: 1 })).toMatchObject({ 7: 0 });
    await drainTally(office.database);
    expect((await recountStatistics(office.database)).wrong).toEqual([]);
    const { kysely } = office.owner;
    await kysely.updateTable("statisticsSpell").set({ lateByOriginal: false }).execute();
    await kysely.updateTable("statisticsCell").set({ lateByOriginal: 0 }).execute();
    const migration = readFileSync("db/migrations/000019-late-by-original.sql", "utf8");
    const filling = migration.slice(migration.indexOf("WITH finishes"));
    await office.owner.transaction(async (tx) => {
      await tx.run(IN_SCHEMA, []);
      await tx.run({ name: "fill-late-by-original", text: () => filling }, []);
    });
    await drainTally(office.database);
    expect((await recountStatistics(office.database)).wrong).toEqual([]);
  });
});

test("the clerk is asked why only once the day has passed, with the cause of the apology chosen already", async () => {
  office.set("2027-02-01 08:30");
  const late = await office.reach(CODE, "appraise");
  await office.act("specialist", late.id, "proposeExtension", { ...apology, newDueOn: "2027-03-15" });
  await office.act("leader", late.id, "signExtension");
  const { holder } = await office.carry(late, "issue");
  const page = async () =>
    (await deskBrowser(office, office.actor(holder)).open(`/desk/dossiers/${late.id}`)).split("</form>");
  const issuing = (forms: readonly string[]) => forms.find((form) => form.includes("/issueResult")) ?? "";
  expect(issuing(await page())).not.toContain("lateCause");
  office.set("2027-03-16 08:30");
  expect(issuing(await page())).toMatch(/value="COORDINATING_UNIT" selected/);
});

async function issuedFile(): Promise<Json> {
  return done(await office.upload(await office.desk(issuing.holder), aPaper()));
}

async function report(
  form: string,
  month = { year: 2026, index: 12 },
): Promise<Record<number, number | null>> {
  const period = { kind: "MONTH", basis: "CALENDAR", ...month };
  const order = { form, unitId: ward, period, variant: "ON_TIME" };
  const answer = await office.as(control).post("/api/v1/statistics/reports/preview", order);
  const { columns, total }: Json = await answer.json();
  return Object.fromEntries(columns.map((each: Json, index: number) => [each.number, total[index]]));
}
