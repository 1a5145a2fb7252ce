import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { shippedForms } from "../../src/modules/statistics/report/shipped-forms.ts";
import { apiOffice, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

// The law's November ends on the 14th: the last month that is over has a dossier in it.
const office = await apiOffice({ now: at("2026-11-10 08:30") });
await office.receive("2.000635");
office.clock.set(at("2026-11-24 08:30"));
const ward = office.unit("ward");
const path = "/api/v1/statistics/forms";
const control = anOfficer(ward, "control-officer");
const client = office.as(control);
const { definition } = present(
  shippedForms().find((form) => form.definition.code === "II.06a"),
  "form II.06a",
);
describe("a changed circular", () => {
  test("is a new version of the form from a day on; reports of earlier periods keep the old one", async () => {
    const title = { vi: "Tình hình giải quyết (mẫu mới)", en: "Dossiers (new form)" };
    const body = { definition: { ...definition, title }, validFrom: "2026-11-01", unitId: ward };
    const published = await client.post(path, body);
    expect([published.status, await published.json()]).toEqual([201, { code: "II.06a", version: 2 }]);
    const titleOf = async (index: number) => {
      const period = { kind: "MONTH", basis: "CALENDAR", year: 2026, index };
      const order = { form: "II.06a", unitId: ward, period, variant: "ON_TIME" };
      const content: Json = await (await client.post("/api/v1/statistics/reports/preview", order)).json();
      return [content.form.version, content.form.title.vi];
    };
    expect(await titleOf(11)).toEqual([2, title.vi]);
    expect(await titleOf(10)).toEqual([1, definition.title.vi]);
  });

  test("begins after the version before it", async () => {
    const body = { definition, validFrom: "2026-11-01", unitId: ward };
    expect(await code(await client.post(path, body))).toBe("REPORT_FORM_DAY");
  });

  test("that names a column it does not have is not a form", async () => {
    const checks = [{ column: 3, equals: [{ column: 39, sign: 1 }] }];
    const answer = await client.post(path, {
      definition: { ...definition, checks },
      validFrom: "2027-01-01",
      unitId: ward,
    });
    const problem: Json = await answer.json();
    expect([problem.code, problem.problems]).toEqual(["REPORT_FORM_INVALID", ["checks.0"]]);
  });

  test("whose sums do not hold on real figures is not published", async () => {
    const checks = [{ column: 3, equals: [{ column: 4, sign: 1 }] }];
    const answer = await client.post(path, {
      definition: { ...definition, checks },
      validFrom: "2027-01-01",
      unitId: ward,
    });
    expect(await answer.json()).toMatchObject({ code: "REPORT_FORM_SUMS", column: 3, value: 1, expected: 0 });
  });

  test("is the control officer's to publish", async () => {
    const leader = office.as(anOfficer(ward, "leader"));
    expect((await leader.post(path, { definition, validFrom: "2027-01-01", unitId: ward })).status).toBe(403);
    const { items }: Json = await (await leader.get(`${path}?code=II.06a`)).json();
    expect(items.map((each: Json) => each.version)).toEqual([1, 2]);
  });
});

describe("on screen", () => {
  const browser = deskBrowser(office, control);
  const fields = { "validFrom.day": "1", "validFrom.month": "1", "validFrom.year": "2027" };

  test("a form says what each column is made of and what must hold", async () => {
    expect(await browser.open("/admin/forms")).toContain("II.07b");
    const html = await browser.open("/admin/forms/II.06a");
    expect(html).toContain("(3) = (4) + (5) + (6)");
    expect(html).toContain("Chờ bổ sung (cuối kỳ, khi tính là đúng hạn)");
  });

  test("is tried on real figures, then published", async () => {
    await browser.open("/admin/forms/II.06b/edit");
    const form = present(
      shippedForms().find((each) => each.definition.code === "II.06b"),
      "form II.06b",
    );
    const typed = { definition: JSON.stringify(form.definition), ...fields };
    const tried = await browser.send("/admin/forms/II.06b/edit", { ...typed, act: "preview" });
    expect(await tried.text()).toContain("Mọi phép kiểm tra đều khớp trên số liệu này.");
    const done = await browser.send("/admin/forms/II.06b/edit", { ...typed, act: "publish" });
    expect([done.status, done.headers.get("location")]).toEqual([303, "/admin/forms/II.06b"]);
    expect(await browser.open("/admin/forms/II.06b")).toContain("01/01/2027");
  });

  test.each([
    ["{", "Nội dung không phải là JSON."],
    ['{"code":"II.06a"}', "columns"],
  ])("what was typed is kept and told where it is wrong: %s", async (text, words) => {
    const answer = await browser.send("/admin/forms/II.06a/edit", {
      definition: text,
      ...fields,
      act: "publish",
    });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(words);
  });
});

async function code(answer: Response): Promise<string> {
  const { code: said }: Json = await answer.json();
  return said;
}
