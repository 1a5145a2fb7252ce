import { describe, expect, test } from "vitest";
import { pdfText } from "../../../test/support/pdf-text.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { type OfficialSheet, parseOfficialSheet, renderOfficial } from "./render-official.ts";

const on = "2026-11-24" as LocalDate;
const sheet: OfficialSheet = {
  letterhead: { superior: null, issuer: "Ủy ban nhân dân phường Tây Hồ", place: "Tây Hồ" },
  signature: { lines: ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"], name: "Trần Văn Bình" },
  recipients: ["Như trên", "Thường trực HĐND phường", "Lưu: VT, VHXH"],
  kind: null,
  subject: "V/v rà soát thủ tục hành chính",
  addressed: ["Sở Nội vụ thành phố Hà Nội"],
  paragraphs: ["Phúc đáp văn bản của Sở, phường báo cáo như sau."],
};
const set = (change: Partial<OfficialSheet> = {}, number = "12/UBND-VHXH") =>
  renderOfficial({
    sheet: { ...sheet, ...change },
    numbered: { number, on },
    verifyUrl: "https://motcua.example/verify/abc",
    madeOn: on,
  });
const textOf = (change: Partial<OfficialSheet> = {}) => pdfText(set(change).pdf);

describe("an outgoing document on paper", () => {
  test("a letter says V/v below its number and Kính gửi to one on the same line", () => {
    const text = textOf();
    expect(text).toContain("Số: 12/UBND-VHXH");
    expect(text).toContain("V/v rà soát thủ tục hành chính");
    expect(text).toContain("Kính gửi: Sở Nội vụ thành phố Hà Nội Phúc đáp");
    for (const line of ["- Như trên;", "- Thường trực HĐND phường;", "- Lưu: VT, VHXH."])
      expect(text).toContain(line);
  });

  test("a letter to several names each on a line of its own, the last with a full stop", () => {
    const text = textOf({ addressed: ["Sở Y tế", "Sở Nội vụ", "Các phường lân cận"] });
    for (const line of ["Kính gửi:", "- Sở Y tế;", "- Sở Nội vụ;", "- Các phường lân cận."])
      expect(text).toContain(line);
  });

  test("any other kind has its title and what it is about, and is addressed to nobody", () => {
    const text = textOf({ kind: "Quyết định", subject: "Về việc phân công trực", addressed: [] });
    expect(text).toMatch(/QUYẾT ĐỊNH Về việc phân công trực Phúc đáp/);
    expect(text).not.toContain("Kính gửi");
    expect(text).not.toContain("V/v");
  });

  test("a sheet signed when its addressee was one text is read as it was", () => {
    expect(parseOfficialSheet({ ...sheet, addressed: "Sở Y tế" }).addressed).toEqual(["Sở Y tế"]);
    expect(parseOfficialSheet({ ...sheet, addressed: "" }).addressed).toEqual([]);
  });
});
