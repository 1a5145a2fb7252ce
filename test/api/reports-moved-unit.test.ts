import { expect, test } from "vitest";
import { moveUnit } from "../../src/modules/organisation/index.ts";
import { apiOffice, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { at, day } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30") });
const [city, ward] = [office.unit("city"), office.unit("ward")];
const admin = anOfficer(city, "system-admin");
const control = anOfficer(city, "control-officer");

async function report(unitId: string, period: Json): Promise<Json> {
  const order = { form: "II.06a", unitId, period, variant: "ON_TIME" };
  const answer = await office.as(control).post("/api/v1/statistics/reports/preview", order);
  expect(answer.status).toBe(200);
  return answer.json();
}

test("a unit that came under another within the period brings along what it carries over", async () => {
  await office.receive("2.000635");
  const other = office.unit("police");
  const moved = await moveUnit(office.services, admin, {
    unitId: other,
    parentId: city,
    from: day("2026-11-25"),
  });
  expect(moved.ok).toBe(true);
  const again = await moveUnit(office.services, admin, {
    unitId: ward,
    parentId: other,
    from: day("2026-12-01"),
  });
  expect(again.ok).toBe(true);
  office.clock.set(at("2027-01-04 08:30"));
  const december = { kind: "MONTH", basis: "CALENDAR", year: 2026, index: 12 };
  const content = await report(other, december);
  const named = content.rows.map((row: Json) => [row.label.vi, row.values[5]]);
  expect(named).toContainEqual(["Ủy ban nhân dân phường Tây Hồ", 1]);
});
