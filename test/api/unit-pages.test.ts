import { expect, test } from "vitest";
import { apiOffice, done } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const admin = await office.desk("admin");
const facts = { kind: "DIVISION", level: "COMMUNE", name: "Tổ Hòa giải", shortName: "Tổ HG" };

test("a unit founded from a later day says from when it works, and under whom, on its page and its parent's", async () => {
  const parentId = office.unit("ward");
  const { unitId } = await done(
    await admin.post("/api/v1/units", { facts, parentId, validFrom: "2027-01-01" }),
  );
  const { text } = await openBrowser(admin).open(`/admin/units/${unitId}`);
  expect(text).toContain("Hoạt động từ 01/01/2027");
  expect(text).not.toContain("Đang hoạt động");
  expect(text).not.toContain("Không trực thuộc đơn vị nào");
  const parent = (await openBrowser(admin).open(`/admin/units/${parentId}`)).text;
  expect(parent).toContain("Tổ Hòa giải");
});

test("the code of an area is never shown as the code of its agency", async () => {
  const area = {
    ...facts,
    kind: "PEOPLES_COMMITTEE",
    name: "UBND phường Ví Dụ",
    shortName: "Ví Dụ",
    areaCode: "00999",
  };
  await done(
    await admin.post("/api/v1/units", {
      facts: area,
      parentId: office.unit("city"),
      validFrom: "2026-01-01",
    }),
  );
  const { text } = await openBrowser(admin).open("/admin/units?q=Vi+Du");
  expect(text).toMatch(/UBND phường Ví Dụ – Mã đơn vị hành chính 00999/);
});

test("whoever enters a person is offered the units, and types days in three boxes everywhere", async () => {
  const browser = openBrowser(admin);
  const people = (await browser.open("/admin/people")).html;
  expect(people).toContain('list="unit-suggestions"');
  expect(people).toMatch(/<datalist id="unit-suggestions"><option value="/);
  const [person] = await office.database.kysely
    .selectFrom("organisationPost")
    .select(["personId"])
    .limit(1)
    .execute();
  const page = (await browser.open(`/admin/people/${person?.personId}`)).html;
  expect(page).not.toContain('type="date"');
  expect(page).toContain('name="lastDay.year"');
});
