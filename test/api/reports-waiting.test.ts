import { expect, test } from "vitest";
import { apiOffice, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30") });
const ward = office.unit("ward");
const [control, leader] = [anOfficer(ward, "control-officer"), anOfficer(ward, "leader")];
const [director, specialist] = [anOfficer(ward, "centre-director"), anOfficer(ward, "specialist")];
const base = "/api/v1/statistics/reports";

await office.receive("2.000635");
office.clock.set(at("2026-12-01 09:00"));
const november = { kind: "MONTH", basis: "CALENDAR", year: 2026, index: 11 };
const order = { form: "II.06a", unitId: ward, period: november, variant: "ON_TIME" };
const { id }: Json = await (await office.as(control).post(base, order)).json();
const row = `href="/lead/reports/${id}"`;

async function morning(actor: typeof control): Promise<string> {
  return deskBrowser(office, actor).open("/desk/morning");
}

async function step(actor: typeof control, name: string): Promise<void> {
  expect((await office.as(actor).post(`${base}/${id}/steps`, { step: name })).status).toBe(200);
}

test("a report waits in the morning for whoever takes the next step, and the page says who that is", async () => {
  const page = () => deskBrowser(office, control).open(`/lead/reports/${id}`);
  expect(await page()).toContain("Chờ kiểm tra");
  expect(await morning(control)).toContain(row);
  expect(await morning(leader)).not.toContain(row);

  await step(director, "check");
  expect(await page()).toContain("Chờ lãnh đạo duyệt");
  expect(await morning(control)).not.toContain(row);
  const seen = await morning(leader);
  expect(seen).toContain(row);
  expect(seen).toMatch(/href="\/lead\/reports".*?<span class="mc-count"[^>]*>1<\/span>/s);
  for (const path of ["/desk", "/desk/deciding"]) {
    const beside = /href="\/lead\/reports"(?:(?!<\/a>).)*<span class="mc-count"[^>]*>1<\/span>/s;
    expect(await deskBrowser(office, leader).open(path), path).toMatch(beside);
    expect(await deskBrowser(office, control).open("/desk"), path).not.toMatch(beside);
  }
  expect(await morning(director)).not.toContain(row);

  await step(leader, "sign-off");
  expect(await page()).toContain("Chờ ghi nhận đã gửi");
  expect(await morning(control)).toContain(row);
  expect(await morning(leader)).not.toContain(row);

  await step(control, "send");
  expect(await morning(control)).not.toContain(row);
});

test("only the newest revision waits to be checked; who has no part in reports is shown none", async () => {
  await office.owner.kysely.updateTable("statisticsCell").set({ accepted: 3, running: 3 }).execute();
  const made = [await office.as(control).post(base, order)];
  await office.owner.kysely.updateTable("statisticsCell").set({ accepted: 4, running: 4 }).execute();
  made.push(await office.as(control).post(base, order));
  const [older, newer] = await Promise.all(made.map(async (answer): Promise<Json> => answer.json()));
  const waiting = await morning(control);
  expect(waiting).toContain(newer.id);
  expect(waiting).not.toContain(older.id);
  expect(await morning(specialist)).not.toContain("Báo cáo chờ tôi");
});
