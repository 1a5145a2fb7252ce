import { expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { findDueSoonShare } from "../../src/modules/calendar/index.ts";
import { readSettings } from "../../src/modules/notification/settings.ts";
import { apiOffice } from "../support/api-office.ts";
import { at, day } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-12-01 08:30") });
const PATH = "/admin/messages/settings";

test("the settings are changed by one at a time", async () => {
  const admin = office.browserOf(office.actor("admin"));
  const save = async (fields: Readonly<Record<string, string>>) => {
    const html = await (await admin.page(PATH)).text();
    const csrfToken = /name="csrfToken" value="([^"]+)"/.exec(html)?.[1] ?? "";
    return admin.form(PATH, { csrfToken, idempotencyKey: newId(), ...fields });
  };
  const settings = {
    quietFrom: "22:00",
    quietUntil: "06:30",
    collectDays: "20, 2;5 5",
    dueSoonShare: "25",
    revision: "1",
  };
  expect((await save(settings)).status).toBe(303);
  const stale = await save(settings);
  expect([stale.status, await stale.text()]).toEqual([422, expect.stringContaining("vừa sửa cài đặt")]);
  expect((await readSettings(office.database)).collectDays).toEqual([2, 5, 20]);
  expect((await save({ ...settings, quietFrom: "25:00" })).status).toBe(422);
  expect((await save({ ...settings, dueSoonShare: "51", revision: "2" })).status).toBe(422);
  expect(await findDueSoonShare(office.database, day("2026-11-30"))).toBe(20);
  expect(await findDueSoonShare(office.database, day("2026-12-01"))).toBe(25);
  expect((await save({ ...settings, dueSoonShare: "0", revision: "2" })).status).toBe(303);
  expect(await findDueSoonShare(office.database, day("2026-12-02"))).toBe(0);
  for (const collectDays of ["0", "366", "3, mười", "1 2 3 4 5 6 7 8 9 10 11 12 13", "2.5"]) {
    const refused = await save({ ...settings, collectDays });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining("từ 1 đến 365")]);
  }
});
