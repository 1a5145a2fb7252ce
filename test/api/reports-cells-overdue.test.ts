import { expect, test } from "vitest";
import { apiOffice, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at, day } from "../support/office-time.ts";

/** Three dossiers past their due dates, one of them waiting for papers, two in hand and in term, one of these waiting. */
const office = await apiOffice({ now: at("2026-11-03 08:30") });
const ward = office.unit("ward");
const control = anOfficer(ward, "control-officer");
const CODE = "1.001776";

async function waiting(id: string) {
  const paper = (await office.view(id)).dossier.pinned.componentCodes[0];
  const lacks = { items: [{ componentCode: paper, problem: "Mờ" }], reason: "Mờ" };
  await office.act("specialist", id, "proposeSupplement", lacks);
  await office.act("head", id, "approveSupplement");
  await office.act("intake", id, "sendSupplement");
}

const overdue = [await office.reach(CODE, "appraise"), await office.reach(CODE, "appraise")];
const overdueWaiting = await office.reach(CODE, "appraise");
const dueOf = async (id: string) => (await office.view(id)).dossier.dueAt;
for (const { id } of [...overdue, overdueWaiting]) expect(String(await dueOf(id)) < "2026-11-29").toBe(true);
office.set("2026-11-30 08:30");
await waiting(overdueWaiting.id);
const inTerm = await office.receive(CODE);
const inTermWaiting = await office.reach(CODE, "appraise");
await waiting(inTermWaiting.id);
office.clock.set(at("2026-12-01 09:00"));
const period = { kind: "MONTH", basis: "CALENDAR", year: 2026, index: 11 };
const browser = deskBrowser(office, control);

async function made(form: string, variant: string) {
  const order = { form, unitId: ward, period, variant };
  const { id }: Json = await (await office.as(control).post("/api/v1/statistics/reports", order)).json();
  const report: Json = await (await office.as(control).get(`/api/v1/statistics/reports/${id}`)).json();
  const { columns, rows } = report.content;
  const values = new Map<number, number>(
    columns.map(({ number }: Json, index: number) => [number, rows[0].values[index]]),
  );
  return { place: `/lead/reports/${id}`, values };
}

async function listed(place: string, column: number, query = "?"): Promise<string[]> {
  const html = await browser.open(`${place}${query}cell=0.${column}`);
  return [...html.matchAll(/href="\/desk\/dossiers\/([^"]+)"/g)].map(([, id]) => id ?? "").sort();
}
const ids = (...dossiers: readonly { readonly id: string }[]) => dossiers.map(({ id }) => id).sort();

const ALL = [...overdue, overdueWaiting, inTerm, inTermWaiting];
const EXPECTED = {
  ON_TIME: { 11: [...overdue, inTerm], 12: [inTerm], 13: overdue },
  IN_PROGRESS: { 11: ALL, 12: [inTerm, inTermWaiting], 13: [...overdue, overdueWaiting] },
} as const;

test.each([
  ["II.06a", "ON_TIME"],
  ["II.06a", "IN_PROGRESS"],
  ["II.06b", "ON_TIME"],
  ["II.06b", "IN_PROGRESS"],
] as const)(
  "%s, %s: what is in hand, in term and overdue are exactly the dossiers listed",
  async (form, variant) => {
    const { place, values } = await made(form, variant);
    for (const [column, dossiers] of Object.entries(EXPECTED[variant])) {
      expect([column, values.get(Number(column))]).toEqual([column, dossiers.length]);
      expect([column, await listed(place, Number(column))]).toEqual([column, ids(...dossiers)]);
    }
  },
);

test("numbers open as well while a report is only looked at", async () => {
  const looked = `form=II.06b&unit=${ward}&kind=MONTH&basis=CALENDAR&year=2026&index=11&variant=ON_TIME`;
  const page = await browser.open(`/lead/reports/new?${looked}`);
  const href = /href="(\?[^"]*cell=0\.13)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
  expect(href).toBeDefined();
  expect(await listed("/lead/reports/new", 13, `?${looked}&`)).toEqual(ids(...overdue));
  const list = await browser.open(`/lead/reports/new${href}`);
  for (const { id } of overdue) expect(list).toContain(id);
  const back = /href="(\/lead\/reports\/new\?[^"]+)"/.exec(list)?.[1]?.replaceAll("&amp;", "&");
  expect(await browser.open(back ?? "")).toContain("cell=0.13");
});

test("a report can be seen as counted again today, and says how many numbers differ", async () => {
  const { place } = await made("PL.02", "ON_TIME");
  expect(await browser.open(`${place}?view=AS_WAS`)).toContain("Không có số nào khác báo cáo đã lập");
  await office.database.kysely
    .insertInto("statisticsTally")
    .values({
      day: day("2026-11-20"),
      unitId: ward,
      procedureCode: "1.004873",
      fieldCode: "HT",
      channel: "ONLINE",
      extensions: 3,
    })
    .execute();
  const again = await browser.open(`${place}?view=AS_WAS`);
  expect(again).toContain("2 số khác báo cáo đã lập");
  expect(again).toContain("không phải báo cáo đã lập");
  expect(await browser.open(place)).not.toContain("không phải báo cáo đã lập");
});
