import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { formBookFile } from "../../src/modules/statistics/report/form-book.ts";
import { apiOffice, fresh, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { pdfText } from "../support/pdf-text.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30") });
const ward = office.unit("ward");
const control = anOfficer(ward, "control-officer");
const first = await office.receive("2.000635");
const online = await office.submitOnline("2.000635");
const finished = await office.reach("2.000635", "return");
const address = (kind: string, format: string, more = "") =>
  `/api/v1/statistics/registers/${kind}/${format}?unit=${ward}&year=2026${more}`;

describe("the dossier register of a year", () => {
  test("holds what was accepted, numbered in the order of acceptance", async () => {
    const entries: Json = await (await office.as(control).get(address("register", "json"))).json();
    expect(entries.map((each: Json) => [each.entry, each.code])).toEqual([
      [1, first.code],
      [2, finished.code],
    ]);
    expect(JSON.stringify(entries)).not.toContain(online.code);
  });

  test("keeps its numbers when narrowed to a dossier or a field", async () => {
    const one: Json = await (
      await office.as(control).get(address("register", "json", `&code=${finished.code}`))
    ).json();
    expect(one.map((each: Json) => each.entry)).toEqual([2]);
    expect(await (await office.as(control).get(address("register", "json", "&field=NOBODY"))).json()).toEqual(
      [],
    );
  });

  test("comes out as form 07 in XLSX", async () => {
    const answer = await office.as(control).get(address("register", "xlsx"));
    const book = new exceljs.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    const texts: unknown[] = [];
    book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => texts.push(cell.value)));
    expect(texts).toEqual(expect.arrayContaining(["Mẫu số 07", "Cơ quan chủ trì giải quyết", first.code]));
  });

  test("is read by the counter that keeps it, and by nobody of another unit", async () => {
    const counter = anOfficer(office.unit("serviceCentre"), "intake-officer");
    const centre = office.unit("serviceCentre");
    const own = address("register", "csv").replace(ward, centre);
    expect((await office.as(counter).get(own)).status).toBe(200);
    expect((await office.as(counter).get(address("register", "csv"))).status).toBe(404);
    expect((await office.as(anOfficer(ward, "specialist")).get(own)).status).toBe(403);
  });

  test("of another year is empty", async () => {
    const past = address("register", "json").replace("2026", "2025");
    expect(await (await office.as(control).get(past)).json()).toEqual([]);
  });
});

describe("the control sheets", () => {
  test("say who handed each dossier to whom, when, and how it ended", async () => {
    const text = await (await office.as(control).get(address("control-sheet", "csv"))).text();
    const lines = text.split("\r\n").filter((line) => line.includes(finished.code));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.at(-1)).toMatch(/Trước hạn|Đúng hạn/);
    expect(lines.join()).toContain("24/11/2026 08:30");
  });

  test("of one dossier are form 06 as PDF", async () => {
    const answer = await office.as(control).get(address("control-sheet", "pdf", `&code=${finished.code}`));
    const text = pdfText(new Uint8Array(await answer.arrayBuffer()));
    expect(text).toContain("PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ");
    expect(text).toContain("Mẫu số 06");
    const all: Json = await (await office.as(control).get(address("control-sheet", "pdf"))).json();
    expect(all.code).toBe("REPORT_PDF_OF_ONE");
  });
});

test("on screen, the register leads to its files and its volumes", async () => {
  const html = await deskBrowser(office, control).open("/lead/registers");
  expect(html).toContain(first.code);
  expect(html).toContain("Năm 2026, quyển số 01");
  expect(html).toContain("/lead/registers/register/xlsx?");
  const file = /href="([^"]*register\/pdf[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect((await office.browserOf(control).get(file)).status).toBe(200);
});

describe("the book of the forms", () => {
  const book = (format: string, more = "") =>
    `/api/v1/statistics/form-books/${format}?unit=${ward}&year=2026${more}`;
  const numbers = async (more = "") => {
    const entries: Json = await (await office.as(control).get(book("json", more))).json();
    return entries.map((each: Json) => [each.text, each.code, each.replacedBy]);
  };

  test("holds every number with its dossier; one that was replaced is void and names the other", async () => {
    const { id, code } = await office.receive("2.000635");
    const { dossier, applicant, form } = await office.view(id);
    const owner = { ...applicant.owner, fullName: "Đỗ Thị Sửa Tên" };
    const put = { reason: "Viết nhầm tên", owner, submitter: null, form };
    const desk = await office.desk("intake");
    const amended = await desk.post(`/api/v1/dossiers/${id}/amendments`, put, fresh(dossier.version));
    expect(amended.status).toBe(200);
    expect(await numbers()).toEqual([
      ["01/TNHS", first.code, null],
      ["02/TNHS", finished.code, null],
      ["03/TNHS", code, "04/TNHS"],
      ["04/TNHS", code, null],
    ]);
    expect(await numbers("&only=void")).toEqual([["03/TNHS", code, "04/TNHS"]]);
    expect(await numbers(`&form=RECEIPT&only=standing&code=${code}`)).toEqual([["04/TNHS", code, null]]);
    expect(await numbers("&form=APOLOGY")).toEqual([]);
    const csv = await (await office.as(control).get(book("csv"))).text();
    expect(csv).toContain("03/TNHS");
    expect(csv).toContain("thay bằng 04/TNHS");
    const browser = deskBrowser(office, control);
    const html = await browser.open("/lead/registers/forms");
    expect(html).toContain("<s>03/TNHS</s>");
    expect(html).toContain("thay bằng 04/TNHS");
    const file = /href="([^"]*form-books\/xlsx[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect((await office.browserOf(control).get(file)).status).toBe(200);
    expect(await browser.open("/lead/registers")).toContain("/lead/registers/forms?");
  });

  test("is a whole file or none: one with more lines than a file may have is refused with the reason", async () => {
    const order = { unitId: ward, year: 2026, form: null, isVoid: null, code: null } as const;
    const asked = { ...order, format: "csv", locale: "vi", rowsMax: 1 } as const;
    expect(await formBookFile(office.services, control, asked)).toMatchObject({
      refusal: { code: "REPORT_FORM_BOOK_TOO_LONG", max: 1 },
    });
    expect(await formBookFile(office.services, control, { ...asked, rowsMax: 2_000 })).toMatchObject({
      ok: true,
    });
  });

  test("is read by whoever reads the register of dossiers there, and by nobody else", async () => {
    const counter = anOfficer(office.unit("serviceCentre"), "intake-officer");
    const own = book("csv").replace(ward, office.unit("serviceCentre"));
    expect((await office.as(counter).get(own)).status).toBe(200);
    expect((await office.as(counter).get(book("csv"))).status).toBe(404);
    expect((await office.as(anOfficer(ward, "specialist")).get(own)).status).toBe(403);
    // The menu leads the counter to its own register and book.
    const browser = deskBrowser(office, counter);
    expect(await browser.open("/lead/registers")).toContain(first.code);
    expect(await browser.open("/lead/registers/forms")).toContain("01/TNHS");
  });

  test("goes on where a page ends", async () => {
    const after = `TNHS ${office.unit("serviceCentre")} 2`;
    const html = await deskBrowser(office, control).open(
      `/lead/registers/forms?${new URLSearchParams({ unit: ward, after })}`,
    );
    expect(html).toContain("04/TNHS");
    expect(html).not.toContain("02/TNHS");
  });
});
