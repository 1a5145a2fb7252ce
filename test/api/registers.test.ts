import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { apiOffice, type Json } from "../support/api-office.ts";
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
