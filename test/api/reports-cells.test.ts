import { expect, test } from "vitest";
import { apiOffice, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30") });
const ward = office.unit("ward");
const control = anOfficer(ward, "control-officer");

await office.receive("2.000635");
await office.receive("2.000635");
await office.reach("2.000635", "return");
office.clock.set(at("2026-12-01 09:00"));
const order = {
  form: "II.06a",
  unitId: ward,
  period: { kind: "MONTH", basis: "CALENDAR", year: 2026, index: 11 },
  variant: "ON_TIME",
};
const made: Json = await (await office.as(control).post("/api/v1/statistics/reports", order)).json();
const place = `/lead/reports/${made.id}`;
const report: Json = await (await office.as(control).get(`/api/v1/statistics/reports/${made.id}`)).json();
const browser = deskBrowser(office, control);

test("every number of a report opens the dossiers it counts, and as many of them", async () => {
  const page = await browser.open(place);
  expect(page.length).toBeLessThan(60_000);
  const { columns, rows } = report.content;
  const numbers = columns.flatMap(({ number }: Json, index: number) =>
    number > 2 && rows[0].values[index] > 0 ? [[number, rows[0].values[index]]] : [],
  );
  expect(numbers.length).toBeGreaterThan(4);
  for (const [column, value] of numbers) {
    expect(page).toContain(`href="?cell=0.${column}"`);
    const list = await browser.open(`${place}?cell=0.${column}`);
    expect([column, list.match(/href="\/desk\/dossiers\//g)?.length]).toEqual([column, value]);
    expect(await browser.open(`${place}?cell=t.${column}`)).toContain('href="/desk/dossiers/');
  }
});

test("the list is what was known when the report was made", async () => {
  office.clock.set(at("2026-12-02 09:00"));
  await office.receive("2.000635");
  const list = await browser.open(`${place}?cell=0.3`);
  expect(list.match(/href="\/desk\/dossiers\//g)).toHaveLength(3);
});

test("the list of what was on time says that refusals count there whenever they end", async () => {
  const words = "kể cả khi kết thúc sau ngày hẹn";
  expect(await browser.open(`${place}?cell=0.9`)).toContain(words);
  expect(await browser.open(`${place}?cell=0.8`)).not.toContain(words);
});

test("parts of a number that have no dossier take one line, and what is the same of all no column", async () => {
  const list = await browser.open(`${place}?cell=0.3`);
  expect(list.match(/<table/g)).toHaveLength(1);
  expect(list).toMatch(/Không có hồ sơ nào: [^<]*; [^<]*/);
  expect(list).not.toContain(">Cơ quan</th>");
  expect(list).toMatch(/<h2[^>]*>Tiếp nhận, /);
});

test("a cell that is not there, or of another tree, opens nothing", async () => {
  const status = async (actor: typeof control, cell: string) =>
    (await office.browserOf(actor).page(`${place}?cell=${cell}`)).status;
  expect(await status(control, "0.1")).toBe(404);
  expect(await status(control, "7.3")).toBe(404);
  expect(await status(anOfficer(office.unit("police"), "leader"), "0.3")).toBe(404);
});
