import { describe, expect, it } from "vitest";
import { PartsChart } from "./parts-chart.tsx";
import { TrendChart } from "./trend-chart.tsx";

const words = { id: "trend", title: "Hồ sơ theo ngày", description: "Tiếp nhận nhiều nhất ngày 3/10." };
const MONTH = Array.from({ length: 31 }, (_, index) => `${String(index + 1).padStart(2, "0")}/10`);

function trendOf(labels: readonly string[], { name = "Tiếp nhận", times = 1 } = {}): string {
  const values = labels.map((_, index) => ((index * 7) % 13) * times);
  const trend = {
    ...words,
    labels,
    lines: [
      { name, colour: "received", shape: "bar", values },
      { name: "Đã giải quyết", colour: "finished", shape: "bar", values: values.map((each) => each + 1) },
      { name: "Năm trước", colour: "before", shape: "line", values: values.map(() => null) },
    ],
  } as const;
  return `${<TrendChart locale="vi" trend={trend} />}`;
}

function partsOf(rows: readonly { label: string; values: readonly number[] }[]): string {
  const parts = [
    { name: "Trong hạn", colour: "finished" },
    { name: "Quá hạn", colour: "late" },
  ] as const;
  return `${<PartsChart locale="vi" chart={{ ...words, id: "units", parts, rows }} />}`;
}

/** Where the labels of the periods stand: the only words centred below a trend. */
function labelPlaces(svg: string): number[] {
  const group = svg.slice(svg.lastIndexOf('<g text-anchor="middle">'));
  return [...group.matchAll(/<text x="([\d.]+)"/g)].map(([, x]) => Number(x));
}

describe("a chart", () => {
  it("is one image with words, and nothing the content policy stops", () => {
    const svg = trendOf(MONTH);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="trend-title trend-text"/);
    expect(svg).toContain('<title id="trend-title">Hồ sơ theo ngày</title>');
    expect(svg).toContain('<desc id="trend-text">Tiếp nhận nhiều nhất ngày 3/10.</desc>');
    expect(svg).not.toMatch(/<style|\sstyle=|<script|\son\w+=|href=|@import|url\((?!#trend-)/);
  });

  it("shows a name as text, whatever stands in it", () => {
    const svg = trendOf(MONTH, { name: `<script>alert(1)</script>" onload="x` });
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain('" onload="x');
    expect(svg).toContain("&lt;script&gt;");
  });

  it("tells the parts apart by pattern, not by colour alone", () => {
    const svg = trendOf(MONTH);
    const marks = [...svg.matchAll(/<pattern .*?<\/pattern>/g)].map(([pattern]) =>
      pattern.slice(pattern.lastIndexOf(' d="')),
    );
    expect(new Set(marks).size).toBe(2);
    for (const index of [0, 1]) expect(svg).toContain(`fill="url(#trend-${index})"`);
  });

  it("of a month of days takes a tenth of a page of 60 kB", () => {
    expect(Buffer.byteLength(trendOf(MONTH))).toBeLessThan(6_000);
  });

  it("writes whole numbers only, as they are written in its language", () => {
    const few = partsOf([{ label: "Phường Tây Hồ", values: [1, 0] }]);
    expect(few).toContain(">1</text>");
    expect(few).not.toMatch(/>\d+[.,]\d+<\/text>/);
    expect(trendOf(MONTH, { times: 1_000 })).toContain(">10.000</text>");
  });
});

describe("a trend", () => {
  it.each([
    ["a month of days", MONTH],
    ["a quarter of days", [...MONTH, ...MONTH, ...MONTH]],
    [
      "sixteen months",
      Array.from({ length: 16 }, (_, index) => `${String(index + 1).padStart(2, "0")}/2026`),
    ],
    ["a day", ["01/10"]],
  ])("over %s has labels that stay apart, inside the picture", (_, labels) => {
    const places = labelPlaces(trendOf(labels));
    expect(places.length).toBeGreaterThan(0);
    const wide = (labels[0] ?? "").length * 6.5;
    const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
    for (const gap of gaps) expect(gap).toBeGreaterThan(wide);
    expect(Math.max(...places) + wide / 2).toBeLessThanOrEqual(720);
  });

  it("leaves a gap where there is no number, and draws no line of noughts", () => {
    expect(trendOf(MONTH)).toMatch(/stroke-dasharray="5 5"[^>]* d=""/);
  });

  it("over no days at all, and of nothing, is still a picture", () => {
    expect(trendOf([])).toMatch(/^<svg .*<\/svg>$/);
    expect(trendOf([])).not.toMatch(/NaN|Infinity/);
  });
});

describe("parts of a whole", () => {
  it("name every row, and its bar is as long as all its parts", () => {
    const rows = ["Phường Tây Hồ", "Phường Hồng Hà", "Xã Đông Anh"].map((label, index) => ({
      label,
      values: [3, index],
    }));
    const svg = partsOf(rows);
    for (const { label } of rows) expect(svg).toContain(`>${label}</text>`);
    const [, inTime = "", late = ""] =
      svg.match(/url\(#units-0\)" d="([^"]*)".*url\(#units-1\)" d="([^"]*)"/) ?? [];
    expect(inTime.match(/M/g)).toHaveLength(3);
    // The first row has nothing late, so nothing is drawn of it.
    expect(late.match(/M/g)).toHaveLength(2);
    const [, end] = /H([\d.]+)v/.exec(inTime) ?? [];
    expect(late.startsWith(`M${end} `)).toBe(true);
  });

  it("shorten a name that finds no room; the table names it whole", () => {
    const svg = partsOf([{ label: "Ủy ban nhân dân phường Văn Miếu – Quốc Tử Giám", values: [1, 1] }]);
    expect(svg).toMatch(/>Ủy ban nhân dân p[^<]*…<\/text>/);
  });

  it("of nothing are still a picture", () => {
    expect(partsOf([])).not.toMatch(/NaN|Infinity/);
  });
});
