import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import exceljs from "exceljs";
import { afterAll, describe, expect, test } from "vitest";
import { HOSTILE, sampleReport } from "../../../../test/support/report-samples.ts";
import { present } from "../../../kernel/assert.ts";
import { neutral } from "../../../kernel/spreadsheet-text.ts";
import { exportReport } from "./export-report.ts";
import { hashOf } from "./report-content.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-report-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const content = sampleReport("II.06a");
const sha256 = hashOf(content);
const exported = { content, sha256, revision: 2, locale: "vi" as const };

describe("a report as a file", () => {
  test("XLSX has the layout of the form, numbers as numbers, and the row of column numbers", async () => {
    const sheet = await opened();
    const rows = Array.from(sheet.getSheetValues(), (row) => (Array.isArray(row) ? row.slice(1) : []));
    const numbers = rows.findIndex((row) => row[0] === "(1)");
    expect(rows[numbers]).toEqual(Array.from({ length: 13 }, (_, index) => `(${index + 1})`));
    expect(rows[numbers + 1]).toEqual(["1", "Phường Tây Hồ", 1405, 1005, 400, 0, 1405, 5, 1400, 0, 0, 0, 0]);
    expect(rows[numbers + 3]?.slice(1, 3)).toEqual(["Tổng số", 1405]);
    const texts = rows.flat().filter((value) => typeof value === "string");
    expect(texts).toContain("Biểu số II.06a/VPCP/KSTT");
    expect(texts.join("\n")).toContain("Quý I/2026, kỳ thống kê (15/12/2025 – 14/03/2026)");
    expect(texts).toContain("Số lượng hồ sơ đã giải quyết");
    expect(sheet.model.merges.length).toBeGreaterThan(5);
  });

  test("XLSX prints on A4 on its side, all columns on one page, its head as high as its words", async () => {
    const sheet = await opened();
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    });
    const numbers = sheet.getColumn(1).values.indexOf("(1)");
    const lower = sheet.getRow(numbers - 1);
    // The longest name stands in a column of 14 signs.
    expect(String(lower.getCell(5).value).length).toBeGreaterThan(40);
    expect(lower.height).toBeGreaterThanOrEqual(4 * 14);
  });

  test("no text becomes a formula, in XLSX nor in CSV", async () => {
    const sheet = await opened();
    const cells: unknown[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell.type, cell.value)));
    expect(cells).toContain(`'${HOSTILE}`);
    expect(cells).not.toContain(exceljs.ValueType.Formula);
    const csv = new TextDecoder().decode(await exportReport("csv", exported));
    expect(csv).toContain(`'=HYPERLINK`);
    for (const start of ["=1", "+1", "-1", "@x", "\t=1", " =1", "＝1"])
      expect(neutral(start)).toBe(`'${start}`);
    expect(neutral("Phường 1 - Tây Hồ")).toBe("Phường 1 - Tây Hồ");
  });

  test("CSV reads back as the rows of the report, in UTF-8 that spreadsheet programs see", async () => {
    const bytes = await exportReport("csv", exported);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse(Buffer.from(bytes), { bom: true });
    expect(rows[0]?.[3]).toBe("Số lượng hồ sơ tiếp nhận: Trong kỳ: trực tuyến (4)");
    expect(rows[1]).toEqual("1,Phường Tây Hồ,1405,1005,400,0,1405,5,1400,0,0,0,0".split(","));
  });

  test("JSON holds the frozen content and its hash", async () => {
    const text = new TextDecoder().decode(await exportReport("json", exported));
    expect(JSON.parse(text)).toEqual({ ...content, sha256, revision: 2 });
  });

  test("PDF prints the form, its period, its notes and its hash", async () => {
    const file = join(folder, "report.pdf");
    writeFileSync(file, await exportReport("pdf", exported));
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).normalize("NFC");
    for (const expected of [
      "Biểu số II.06a/VPCP/KSTT",
      "PHƯỜNG TÂY HỒ",
      "(15/12/2025 – 14/03/2026)",
      "1.405",
      "Hồ sơ đang chờ bổ sung được tính vào cột đúng hạn",
      ...(sha256.match(/.{16}/g) ?? []),
      "THỦ TRƯỞNG ĐƠN VỊ",
    ])
      expect(text).toContain(expected);
    expect(readFileSync(file).toString("latin1")).toContain("pdfaid");
  });

  test("English readers get the same figures under English words", async () => {
    const csv = new TextDecoder().decode(await exportReport("csv", { ...exported, locale: "en" }));
    expect(csv).toContain("Dossiers received: In the period: online (4)");
    expect(csv).toContain("1405,1005,400");
  });
});

async function opened(): Promise<exceljs.Worksheet> {
  const file = join(folder, "report.xlsx");
  writeFileSync(file, await exportReport("xlsx", exported));
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(file);
  return present(book.worksheets[0], "the sheet");
}
