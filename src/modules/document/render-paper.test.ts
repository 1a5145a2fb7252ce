import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { afterAll, describe, expect, test } from "vitest";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { PAPER_KEYS, PaperData } from "./paper.ts";
import { renderPaper, renderSlip } from "./render-paper.ts";

const jsQR: typeof import("jsqr").default = createRequire(import.meta.url)("jsqr").default;
const folder = mkdtempSync(join(tmpdir(), "motcua-paper-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const letterhead = {
  superior: "Ủy ban nhân dân phường Tây Hồ",
  issuer: "Trung tâm Phục vụ hành chính công",
  number: 7,
  symbol: "TNHS",
  place: "Tây Hồ",
  issuedOn: "2026-02-05" as LocalDate,
};
const base = {
  letterhead,
  dossierCode: "H26.16.05-260205-0042",
  applicant: {
    name: "Nguyễn Thị Ngọc Hằng",
    address: "Số 5 ngõ 12 Thụy Khuê",
    phone: "0900000001",
    email: null,
  },
  procedureName: "Đăng ký lại khai sinh",
  officerName: "Trần Văn Bình",
};

function receipt(change: Partial<PaperData["RECEIPT"]> = {}): PaperData["RECEIPT"] {
  return {
    ...base,
    receivedBy: "Trung tâm Phục vụ hành chính công phường Tây Hồ",
    components: [
      {
        name: "Tờ khai đăng ký lại khai sinh",
        originals: 1,
        certified: 0,
        photocopies: 0,
        electronic: 1,
        note: "",
      },
      {
        name: "Bản sao Giấy khai sinh cũ",
        originals: 0,
        certified: 1,
        photocopies: 0,
        electronic: 1,
        note: "đã đối chiếu",
      },
    ],
    presented: ["Căn cước"],
    sets: 1,
    term: "05 ngày làm việc",
    receivedAt: "2026-02-05T03:05:00.000Z" as Instant,
    dueAt: "2026-02-12T10:00:00.000Z" as Instant,
    resultAt: "Tại quầy",
    fee: { amountDong: 8_000, paid: true },
    derivation: ["5 ngày làm việc.", "Tiếp nhận lúc 10:05 ngày 05/02/2026; ngày này không tính."],
    trackingUrl: "https://motcua.example/track?code=H26.16.05-260205-0042",
    ...change,
  };
}

const others: { readonly [Key in Exclude<(typeof PAPER_KEYS)[number], "RECEIPT">]: PaperData[Key] } = {
  SUPPLEMENT: {
    ...base,
    items: [{ name: "Tờ khai", originals: 1, certified: 0, photocopies: 0, problem: "Thiếu chữ ký" }],
    reason: "Chưa đủ",
    round: 1,
    stage: "APPRAISAL" as const,
    respondBy: "2026-03-09" as LocalDate,
    contact: "Trần Văn Bình, 024 0000 0000",
  },
  REFUSAL: {
    ...base,
    reason: "Không thuộc thẩm quyền",
    legalGround: "NĐ 118/2025/NĐ-CP",
    instruction: "Nộp tại Công an phường",
  },
  APOLOGY: {
    ...base,
    receivedAt: "2026-02-05T03:05:00.000Z" as Instant,
    originalDueAt: "2026-02-12T10:00:00.000Z" as Instant,
    newDueAt: "2026-02-26T10:00:00.000Z" as Instant,
    signedAs: ["Chủ tịch"],
    reason: "Chờ kết quả xác minh",
  },
  STOP_NOTICE: {
    ...base,
    requestedAt: null,
    reason: "Người nộp rút hồ sơ",
    legalGround: null,
    stageReached: "Thẩm tra",
    signedAs: [],
    refund: "Không hoàn",
    papersReturned: "Tờ khai (01)",
  },
  CONTROL_SHEET: {
    ...base,
    agency: "Ủy ban nhân dân phường Tây Hồ",
    coordinating: ["Phòng Văn hóa - Xã hội"],
    handOvers: [
      {
        from: "Trung tâm Phục vụ hành chính công",
        to: "Phòng Văn hóa - Xã hội",
        fromPerson: "Trần Văn Bình",
        toPerson: "",
        at: "2026-02-05T03:05:00.000Z" as Instant,
        step: "Thẩm tra hồ sơ",
      },
    ],
    outcome: "Đúng hạn",
  },
  REGISTER: {
    letterhead,
    period: "Năm 2026, quyển số 01",
    lines: [Array.from({ length: 13 }, (_, index) => `ô ${index + 1}`)],
  },
};

describe("the acceptance slip", () => {
  test("carries every field of the form, with its diacritics", () => {
    const text = textOf(renderSlip({ locale: "vi", data: receipt() }));
    for (const expected of [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "ỦY BAN NHÂN DÂN PHƯỜNG TÂY HỒ",
      "Số: 07/TNHS",
      "Tây Hồ, ngày 05 tháng 02 năm 2026",
      "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
      "H26.16.05-260205-0042",
      "Nguyễn Thị Ngọc Hằng",
      "Số 5 ngõ 12 Thụy Khuê",
      "0900000001",
      "Đăng ký lại khai sinh",
      "Tờ khai đăng ký lại khai sinh",
      "Bản sao Giấy khai sinh cũ",
      "xem rồi trả): Căn cước",
      "01 (bộ)",
      "05 ngày làm việc",
      "10 giờ 05 phút, ngày 05/02/2026",
      "17 giờ 00 phút, ngày 12/02/2026",
      "Tại quầy",
      "8.000 đồng (đã nộp)",
      "Quyển số: ……",
      "Số thứ tự: ……",
      "NGƯỜI NỘP HỒ SƠ",
      "NGƯỜI TIẾP NHẬN HỒ SƠ",
      "Trần Văn Bình",
      "Cách tính ngày hẹn trả",
      "ngày này không tính",
    ]) {
      expect(text).toContain(expected);
    }
  });

  test("fits one page, embeds its face and is PDF/A", () => {
    const file = saved(renderSlip({ locale: "vi", data: receipt() }));
    expect(execFileSync("pdfinfo", [file], { encoding: "utf8" })).toMatch(
      /Tagged: +yes[\s\S]*Pages: +1\n[\s\S]*Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/,
    );
    expect(execFileSync("pdffonts", [file], { encoding: "utf8" })).toMatch(/Tinos-Regular.* yes yes yes/);
    expect(readFileSync(file).toString("latin1")).toContain("pdfaid");
  });

  test("shows a QR code that leads to the tracking page", () => {
    expect(qrIn(renderSlip({ locale: "vi", data: receipt() }))).toBe(
      "https://motcua.example/track?code=H26.16.05-260205-0042",
    );
  });

  test("speaks both languages where asked, Vietnamese first", () => {
    const text = textOf(renderSlip({ locale: "en", data: receipt() }));
    expect(text).toContain("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ");
    expect(text).toContain("Acceptance slip and appointment for the result");
    expect(text).toContain("Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 12/02/2026");
    expect(text).toContain("Result due at: 17:00, 12/02/2026");
  });

  test("shows hostile text as it was typed and obeys none of it", () => {
    const hostile = '#read("/etc/passwd") *đậm* $x^2$ `raw` \\ @ref <label> #{1+1} [[';
    const text = textOf(
      renderSlip({
        locale: "vi",
        data: receipt({
          applicant: { ...base.applicant, name: hostile, address: hostile },
          resultAt: hostile,
        }),
      }),
    );
    expect(text.split(hostile).length).toBe(5);
    expect(text).not.toContain("root:");
  });

  test("keeps ten thousand signs without a space on the paper", () => {
    const endless = "Ấ".repeat(10_000);
    // One more stands in a title of the form itself.
    const text = textOf(renderSlip({ locale: "vi", data: receipt({ procedureName: endless }) }));
    expect([...text].filter((sign) => sign === "Ấ").length).toBe(10_001);
  });

  test("prints a name written in signs the face does not have", () => {
    const text = textOf(
      renderSlip({
        locale: "vi",
        data: receipt({ applicant: { ...base.applicant, name: "阮玉恒 😀\u0000\ud800 Hằng" } }),
      }),
    );
    expect(text).toContain("Hằng");
  });

  test("is the same file when printed twice", () => {
    const twice = [1, 2].map(() =>
      Buffer.from(renderSlip({ locale: "vi", data: receipt() })).toString("base64"),
    );
    expect(twice[0]).toBe(twice[1]);
  });
});

describe("the other papers", () => {
  test.each([
    ["SUPPLEMENT", "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "Thiếu chữ ký"],
    ["REFUSAL", "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "Nộp tại Công an phường"],
    ["APOLOGY", "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", "17 giờ 00 phút, ngày 26/02/2026"],
    ["STOP_NOTICE", "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "Người nộp rút hồ sơ"],
    ["CONTROL_SHEET", "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "10 giờ 05 phút, ngày"],
    ["REGISTER", "SỔ THEO DÕI HỒ SƠ", "quyển số 01"],
  ] as const)("%s is titled and filled as its form says", (key, title, fact) => {
    const text = textOf(renderPaper({ key, locale: "vi", data: others[key] }));
    expect(text.replace(/\s+/g, " ")).toContain(title);
    expect(text).toContain(fact);
  });

  test.each([
    ["CONTROL_SHEET", "Mẫu số 06", "Mẫu số 05"],
    ["REGISTER", "Mẫu số 07", "Mẫu số 06"],
  ] as const)("%s names its form of each set", (key, now, before) => {
    const printed = (set: "VPCP-2025" | "VPCP-2018") =>
      textOf(renderPaper({ key, set, locale: "vi", data: others[key] }));
    expect(printed("VPCP-2025")).toContain(now);
    expect(printed("VPCP-2018")).toContain(before);
  });

  test("each carries the code that checks it, where it is a paper of its own", () => {
    const verifyUrl = "https://motcua.example/verify/abcdefghijklmnopqrstuvwxyz1";
    const paper = renderPaper({ key: "REFUSAL", locale: "vi", data: others.REFUSAL, verifyUrl });
    expect(qrIn(paper)).toBe(verifyUrl);
    expect(textOf(paper)).toContain("https://motcua.example/verify abcdefghijklmnopqrstuvwxyz1");
  });

  test("a dossier received under the forms of 2018 gets the title of 2018", () => {
    const text = textOf(
      renderPaper({ key: "APOLOGY", set: "VPCP-2018", locale: "vi", data: others.APOLOGY }),
    );
    expect(text.replace(/\s+/g, " ")).toContain("PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ");
  });
});

let files = 0;
function saved(pdf: Uint8Array): string {
  files += 1;
  const file = join(folder, `${files}.pdf`);
  writeFileSync(file, pdf);
  return file;
}

/** Text as read back from the paper; invisible breaks and line ends of wrapped text are taken out. */
function textOf(pdf: Uint8Array): string {
  const text = execFileSync("pdftotext", [saved(pdf), "-"], { encoding: "utf8", maxBuffer: 1e8 });
  return text
    .normalize("NFC")
    .replaceAll("\u200b", "")
    .replace(/[ \t]*\n[ \t]*/g, " ")
    .replace(/ {2,}/g, " ");
}

function qrIn(pdf: Uint8Array): string | undefined {
  const file = saved(pdf);
  execFileSync("pdftoppm", ["-png", "-r", "150", "-singlefile", file, file]);
  const picture = PNG.sync.read(readFileSync(`${file}.png`));
  return jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data;
}
