import { describe, expect, it } from "vitest";
import { aFile, aLine } from "../../../../test/support/bpmn-text.ts";
import { readProcess } from "../read-process.ts";
import { readShippedProcess } from "../shipped.ts";
import { drawProcess } from "./draw-process.ts";
import { wrapText } from "./svg.ts";

async function graphOf(xml: string) {
  const read = await readProcess(xml);
  if (!read.ok) throw new TypeError(JSON.stringify(read.refusal));
  return read.value;
}

describe("the drawing of a process", () => {
  it("names in words where the dossier is, what is done and what is ahead", async () => {
    const graph = await graphOf(await readShippedProcess("ward-standard"));
    const standing = { doneStepCodes: ["intake", "assign"], currentStepCodes: ["appraise"] };
    const vi = drawProcess(graph, { ...standing, locale: "vi" });
    expect(vi).toContain(
      "Bước hiện tại: Thẩm định, dự thảo kết quả. Đã xong: Tiếp nhận, số hóa hồ sơ, Phân công xử lý.",
    );
    expect(vi.match(/Đang ở bước này/g)).toHaveLength(2);
    expect(drawProcess(graph, { ...standing, locale: "en" })).toContain(
      "Current step: Appraise and draft the result.",
    );
  });

  it("is one image with a title and a description, and brings no script, style or font", async () => {
    const graph = await graphOf(await readShippedProcess("land-use-change"));
    const svg = drawProcess(graph, { doneStepCodes: [], currentStepCodes: [], locale: "vi", idPrefix: "x" });
    expect(svg).toMatch(
      /^<svg [^>]*role="img" aria-labelledby="x-land-use-change-title x-land-use-change-text"/,
    );
    expect(svg).toContain(
      '<title id="x-land-use-change-title">Sơ đồ quy trình: Chuyển mục đích sử dụng đất</title>',
    );
    expect(svg).not.toMatch(/<script|<style|style=|href|@import|url\((?!#)/);
  });

  it("shows a hostile name as text", async () => {
    const name = "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x";
    const graph = await graphOf(aFile(aLine("a").replace("Bước a", name)));
    const svg = drawProcess(graph, { doneStepCodes: [], currentStepCodes: ["a"], locale: "vi" });
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain('" onload="x');
    expect(svg).toContain("&lt;script&gt;");
  });
});

describe("a long name", () => {
  it("is broken between words and ends in an ellipsis where it does not fit", () => {
    expect(
      wrapText("Gửi văn bản xác minh đến nơi cư trú trước đây", { width: 156, size: 14, lines: 3 }),
    ).toEqual(["Gửi văn bản xác", "minh đến nơi cư trú", "trước đây"]);
    expect(wrapText("một hai ba bốn năm sáu bảy tám", { width: 60, size: 14, lines: 2 })).toEqual([
      "một hai",
      "ba bốn…",
    ]);
  });
});
