import { describe, expect, it } from "vitest";
import { drawParts } from "./parts-chart.ts";
import { drawTrend } from "./trend-chart.ts";

const words = { id: "trend", title: "Hồ sơ theo ngày", description: "Tiếp nhận nhiều nhất ngày 3/10." };

function aMonth(name = "Tiếp nhận") {
  const labels = Array.from({ length: 31 }, (_, index) => `${index + 1}/10`);
  const values = labels.map((_, index) => (index * 7) % 13);
  return drawTrend({
    ...words,
    labels,
    lines: [
      { name, colour: "received", shape: "bar", values },
      { name: "Đã giải quyết", colour: "finished", shape: "bar", values: values.map((each) => each + 1) },
      { name: "Cùng kỳ năm trước", colour: "before", shape: "line", values: values.map(() => null) },
    ],
  });
}

describe("a chart", () => {
  it("is one image with words, and nothing the content policy stops", async () => {
    const svg = await aMonth();
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="trend-title trend-text"/);
    expect(svg).toContain('<title id="trend-title">Hồ sơ theo ngày</title>');
    expect(svg).not.toMatch(/<style|\sstyle=|<script|\son\w+=|href=|@import|url\((?!#trend-)/);
  });

  it("shows a name as text, whatever stands in it", async () => {
    const svg = await aMonth(`<script>alert(1)</script>" onload="x`);
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain('" onload="x');
    expect(svg).toContain("&lt;script&gt;");
  });

  it("tells the parts apart by pattern, not by colour alone", async () => {
    const svg = await aMonth();
    expect(svg.match(/<pattern /g)?.length).toBeGreaterThanOrEqual(2);
    expect(svg).toContain("url(#trend-");
  });

  it("of the same numbers is the same to the letter, however many were drawn before", async () => {
    expect(await aMonth()).toBe(await aMonth());
  });

  it("of a month of days stays small enough for a page of 60 kB with two of them", async () => {
    expect(Buffer.byteLength(await aMonth())).toBeLessThan(26_000);
  });

  it("names every row of what it is made of, and labels stay apart over time", async () => {
    const rows = ["Phường Tây Hồ", "Phường Hồng Hà", "Xã Đông Anh"].map((label) => ({
      label,
      values: [3, 1],
    }));
    const svg = await drawParts({
      ...words,
      parts: [
        { name: "Trong hạn", colour: "finished" },
        { name: "Quá hạn", colour: "late" },
      ],
      rows,
    });
    for (const { label } of rows) expect(svg).toContain(label);
    const month = await aMonth();
    expect(month.match(/>\d+\/10</g)).toHaveLength(16);
  });
});
