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
    const tried = await browser.send("/admin/forms/II.06b/edit", {
      ...fields,
      _changes: "0",
      act: "preview",
    });
    expect(await tried.text()).toContain("Mọi phép kiểm tra đều khớp trên số liệu này.");
    const done = await browser.send("/admin/forms/II.06b/edit", { ...fields, _changes: "0", act: "publish" });
    expect([done.status, done.headers.get("location")]).toEqual([303, "/admin/forms/II.06b"]);
    const html = await browser.open("/admin/forms/II.06b");
    expect(html).toContain("01/01/2027");
    const [link = ""] = /\/admin\/forms\/II\.06b\?version=\d+/.exec(html) ?? [];
    expect(await browser.open(link)).toContain("không phải phiên bản đang áp dụng");
    const missing = await office.browserOf(control).page("/admin/forms/II.06b?version=99");
    expect(missing.status).toBe(404);
  });

  test.each([
    ["{", "Nội dung không phải là JSON."],
    ['{"code":"II.06a"}', "columns"],
  ])("what was brought in is kept and told where it is wrong: %s", async (text, words) => {
    const answer = await browser.send("/admin/forms/II.06a/edit", {
      definition: text,
      _changes: "0",
      act: "import",
    });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(words);
  });

  test("a form of another code that is brought in is the draft of that form", async () => {
    const brought = JSON.stringify({ ...definition, code: "TK.01" });
    const answer = await browser.send("/admin/forms/II.06a/edit", {
      definition: brought,
      _changes: "0",
      act: "import",
    });
    expect(answer.headers.get("location")).toBe("/admin/forms/TK.01/edit#import");
    const again = await browser.send("/admin/forms/II.06b/edit", {
      definition: brought,
      _changes: "0",
      act: "import",
    });
    expect(await again.text()).toContain("vừa sửa bản soạn thảo này");
    expect(await browser.open("/admin/forms")).toContain("/admin/forms/TK.01/edit");
    expect(await browser.open("/admin/forms/II.06a/edit")).toContain("Đang xem phiên bản 2.");
  });
});

describe("a clerk who edits a form without a line of JSON", () => {
  const browser = deskBrowser(office, control);
  const edit = "/admin/forms/PL.04/edit";
  const column = (number: number) => `/admin/forms/PL.04/columns/${number}`;
  const act = (changes: number, what: string) => browser.send(edit, { _changes: String(changes), act: what });
  const texts = { "name.vi": "Chưa nộp", "name.en": "Not paid", "group.vi": "", "group.en": "" };

  test("adds a column, says what it counts, moves it, and sees it in the preview at once", async () => {
    expect(await browser.open(edit)).toContain("Đang xem phiên bản 1.");
    expect((await act(0, "add")).headers.get("location")).toBe(`${edit}#columns`);
    const editor = await browser.open(column(7));
    const [pressedByEnter] = editor.slice(editor.indexOf("_changes")).match(/<button[^>]*>/) ?? [];
    expect(pressedByEnter).toContain('value="save"');
    const counted = { "t0.count": "FLOW payments_required", "t0.sign": "1" };
    const less = { "t1.count": "FLOW payments_confirmed", "t1.sign": "-1" };
    const saved = await browser.send(column(7), {
      ...{ ...texts, ...counted, ...less },
      ...{ kind: "FIGURES", _changes: "1", act: "save" },
    });
    expect(saved.headers.get("location")).toBe(`${edit}#columns`);
    expect((await act(2, "up:7")).status).toBe(303);
    const html = await browser.open(edit);
    expect(html).toContain("Bản soạn thảo từ phiên bản 1");
    expect(html.indexOf("Chưa nộp")).toBeLessThan(html.indexOf("Chờ nộp cuối kỳ"));
    expect(html).toContain(
      "Yêu cầu nộp nghĩa vụ tài chính (trong kỳ) − Đã nộp nghĩa vụ tài chính (trong kỳ)",
    );
    expect(html).toContain("Mọi phép kiểm tra đều khớp trên số liệu mẫu.");
  });

  test("cannot take out a column that others are made of, nor write a sum of none", async () => {
    await browser.open("/admin/forms/PL.05/edit");
    const answer = await browser.send("/admin/forms/PL.05/edit", { _changes: "0", act: "remove:3" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("cột 5 được tính từ cột này; cột 7 được tính từ cột này");
    const sum = { ...texts, kind: "COLUMNS", sum: "4 cộng 5", _changes: "3", act: "save" };
    const wrong = await browser.send(column(6), sum);
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain("Viết như (4) + (5) − (6).");
    expect(html).toContain('value="4 cộng 5"');
    const far = await browser.send(column(6), { ...sum, sum: "(4) + (12)" });
    expect(await far.text()).toContain("cột 6: cách tính nói đến cột không có");
  });

  test("writes head, foot and checks as on paper, and publishes from a day", async () => {
    await browser.open(edit);
    const form = present(
      shippedForms().find((each) => each.definition.code === "PL.04"),
      "form PL.04",
    ).definition;
    const frame = {
      ...{ "title.vi": "Nghĩa vụ tài chính", "title.en": "Payments", number: "PL.04/2027" },
      ...{ "issuedWith.vi": "Thông tư mới", "issuedWith.en": "A new circular", legalBasis: "Thông tư mới" },
      ...{ "receiver.vi": form.header.receiver.vi, "receiver.en": form.header.receiver.en },
      ...{ "preparer.vi": "Người lập", "preparer.en": "Maker", "head.vi": "Chủ tịch", "head.en": "Chair" },
      ...{ rowsBy: "unit", periodKinds: "YEAR", workingDays: "7", levelling: "3, 4" },
      ...{ checks: "(6) = (3) - (4)", carriedOver: "" },
      _changes: "3",
    };
    const bad = await browser.send(edit, { ...frame, checks: "6 bằng 3", act: "frame" });
    expect(await bad.text()).toContain("Dòng “6 bằng 3” không đúng dạng (3) = (4) + (5).");
    expect((await browser.send(edit, { ...frame, act: "frame" })).headers.get("location")).toBe(
      `${edit}#frame`,
    );
    const day = { "validFrom.day": "1", "validFrom.month": "1", "validFrom.year": "2027" };
    const stale = await browser.send(edit, { ...day, _changes: "3", act: "publish" });
    expect(await stale.text()).toContain("vừa sửa bản soạn thảo này");
    const done = await browser.send(edit, { ...day, _changes: "4", act: "publish" });
    expect(done.headers.get("location")).toBe("/admin/forms/PL.04");
    const { items }: Json = await (await client.get(`${path}?code=PL.04`)).json();
    expect(items.at(-1)).toMatchObject({
      version: 2,
      definition: { header: { number: "PL.04/2027" }, deadline: { workingDays: 7 }, columns: { length: 7 } },
    });
    expect(await browser.open(edit)).toContain("Đang xem phiên bản 2.");
  });

  test("drops what was begun: the form stands as it was", async () => {
    await act(0, "add");
    expect((await act(1, "drop")).headers.get("location")).toBe("/admin/forms/PL.04");
    expect(await browser.open(`${edit}?json=1`)).toContain("payments_exempt");
    const leader = deskBrowser(office, anOfficer(ward, "leader"));
    expect((await leader.send(edit, { _changes: "0", act: "add" })).status).toBe(403);
  });
});

async function code(answer: Response): Promise<string> {
  const { code: said }: Json = await answer.json();
  return said;
}
