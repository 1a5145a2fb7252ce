import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { archiveFaults } from "../../../test/support/pdf-archive.ts";
import { wordBoxes } from "../../../test/support/pdf-boxes.ts";
import { instantAt } from "../../kernel/local-date.ts";
import { PAPER_KEYS } from "./paper.ts";
import { renderMoneyReceipt } from "./render-money-receipt.ts";
import { renderCopy, renderOfficial } from "./render-official.ts";
import { renderPaper } from "./render-paper.ts";
import { SAMPLE_DAY, samplePaperData } from "./sample-papers.ts";

const MILLIMETRE = 72 / 25.4;
const verifyUrl = "https://motcua.example/verify/7H7H8XNK0RGCJ2M63R0VMGK15N897C";
const numbered = { number: "07/QĐ-UBND", on: SAMPLE_DAY };
const letterhead = { superior: null, issuer: "Ủy ban nhân dân phường Tây Hồ", place: "Tây Hồ" };
const signature = {
  lines: ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"],
  name: "Đặng Thị Mai Anh",
};
const recipients = ["Như trên", "Lưu: VT"];

const form = (key: (typeof PAPER_KEYS)[number], set: "VPCP-2025" | "VPCP-2018" = "VPCP-2025") =>
  renderPaper({ key, set, locale: "vi", data: samplePaperData(key), verifyUrl });
const official = (paragraphs: readonly string[] = ["Điều 1. Trực.", "Điều 2. Thi hành."]) =>
  renderOfficial({
    sheet: {
      ...{ letterhead, signature, recipients, kind: "Quyết định", subject: "Về việc trực Tết" },
      ...{ addressed: [], paragraphs: [...paragraphs] },
    },
    ...{ numbered, verifyUrl, madeOn: SAMPLE_DAY },
  }).pdf;
const copy = async () => {
  const sheet = {
    letterhead,
    signature,
    recipients,
    form: "Sao y",
    source: "Sao từ Quyết định số 07.",
    extract: [],
  };
  return (await renderCopy({ sheet, numbered, verifyUrl, source: official(), pages: [1] })).pdf;
};
const receipt = () =>
  renderMoneyReceipt(
    {
      ...{
        issuer: "Trung tâm Phục vụ hành chính công phường Tây Hồ",
        superior: "Ủy ban nhân dân phường Tây Hồ",
      },
      ...{ series: "AA-26E", number: "0000007", payer: "Trần Văn Bình", total: "21.000" },
      lines: [{ what: "Phí chứng thực bản sao", dossier: "H26.16.05-260205-0042", amount: "21.000" }],
      ...{ inWords: "Hai mươi mốt nghìn đồng", method: "Tiền mặt", collector: "Vũ Thị Lan" },
      ...{
        placeAndDate: "Tây Hồ, ngày 05 tháng 02 năm 2026",
        mark: "ĐÃ HỦY",
        replaces: "AA-26E/0000002",
        verifyUrl,
      },
    },
    instantAt(SAMPLE_DAY, 12 * 60),
  );

const papers: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>])[] = [
  ...PAPER_KEYS.map((key) => [`form ${key}`, () => form(key)] as const),
  ["an outgoing document", official],
  ["a copy", copy],
  ["a money receipt", receipt],
];

/** Faces by poppler's table, without the mark of a subset. */
function facesOf(pdf: Uint8Array): readonly string[] {
  const table = spawnSync("pdffonts", ["-"], { input: pdf, encoding: "utf8" }).stdout;
  return table
    .split("\n")
    .slice(2)
    .filter(Boolean)
    .map((row) => row.replace(/^[A-Z]{6}\+/, "").split(/\s/)[0] ?? "");
}

describe.each(papers)("%s", (_name, render) => {
  test("keeps the structure of PDF/A-2 and says so", async () => {
    const faults = archiveFaults(await render());
    // Forms and receipts are tagged besides, and say the higher level.
    expect(faults.filter((fault) => fault !== "the metadata say part 2, conformance A (6.6.4)")).toEqual([]);
  });

  test("is set in one family, embedded", async () => {
    const faces = facesOf(await render());
    expect(faces.length).toBeGreaterThan(0);
    for (const face of faces) expect(face).toMatch(/^Tinos/);
  });
});

const PORTRAIT = { width: 210 * MILLIMETRE, height: 297 * MILLIMETRE };
test.each([
  ...PAPER_KEYS.filter((key) => key !== "REGISTER").flatMap((key) =>
    (["VPCP-2025", "VPCP-2018"] as const).map(
      (set) => [`form ${key} of ${set}`, () => form(key, set)] as const,
    ),
  ),
  [
    "an outgoing document of several pages",
    () =>
      official(
        Array.from(
          { length: 60 },
          (_, index) => `Điều ${index + 1}. Thi hành theo phân công của Ủy ban nhân dân phường.`,
        ),
      ),
  ],
  ["a copy", copy],
] as const)("%s keeps the margins of NĐ 30/2020", async (_name, render) => {
  for (const { text, left, top, right, bottom, page } of wordBoxes(await render())) {
    if (page > 1 && text === String(page) && top < 20 * MILLIMETRE) continue;
    expect(left, text).toBeGreaterThanOrEqual(30 * MILLIMETRE - 0.5);
    expect(right, text).toBeLessThanOrEqual(PORTRAIT.width - 15 * MILLIMETRE + 0.5);
    expect(top, text).toBeGreaterThanOrEqual(20 * MILLIMETRE - 3);
    expect(bottom, text).toBeLessThanOrEqual(PORTRAIT.height - 20 * MILLIMETRE + 3);
  }
});
