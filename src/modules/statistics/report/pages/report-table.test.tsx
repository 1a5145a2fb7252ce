import { expect, test } from "vitest";
import { sampleReport } from "../../../../../test/support/report-samples.ts";
import { present } from "../../../../kernel/assert.ts";
import type { ReportContent } from "../report-content.ts";
import { ReportTable } from "./report-table.tsx";

const sample = sampleReport("II.06a");

/** The same form over so many units, each with numbers of four digits. */
function over(units: number): ReportContent {
  const row = present(sample.rows[0], "a row");
  const values = row.values.map((value) => (value === null ? null : 1_234));
  const rows = Array.from({ length: units }, (_, index) => ({
    key: `01a20409-da52-7403-8e68-${String(index).padStart(12, "0")}`,
    label: { vi: `Ủy ban nhân dân phường Thượng Thanh ${index}`, en: null },
    values,
  }));
  return { ...sample, rows };
}

test("the report of a province's 126 communes is a light page", async () => {
  const html = String(await (<ReportTable content={over(126)} locale="vi" />));
  expect(html.match(/<tr>/g)?.length).toBe(126 + 4);
  // The page around it has some 16 kB; together they stay under 60.
  expect(Buffer.byteLength(html)).toBeLessThan(42_000);
});

test("a few rows are cards on a phone, with the name of each column; many are read along the columns", async () => {
  const [few, many] = await Promise.all(
    [over(2), over(7)].map(async (content) => String(await (<ReportTable content={content} locale="vi" />))),
  );
  expect(few).toContain('data-phone="cards"');
  expect(few).toContain('data-label="Số lượng hồ sơ tiếp nhận: Tổng số"');
  expect(many).not.toContain("data-phone");
  expect(many).not.toContain("data-label");
});
