import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** LibreOffice alone is not enough: its Writer is a package of its own. */
export const hasWriter =
  spawnSync("which", ["soffice"]).status === 0 &&
  ["/usr/lib/libreoffice", "/opt/libreoffice"].some((home) =>
    existsSync(join(home, "program", "libswlo.so")),
  );

/** A decision as a drafting office writes it, with places for number and day between its words. */
const DRAFT = `<html><head><meta charset="utf-8"></head><body style="font-family: 'Times New Roman'; font-size: 13pt">
<p>ỦY BAN NHÂN DÂN PHƯỜNG TÂY HỒ</p><p>Số:          /QĐ-UBND</p>
<p>Tây Hồ, ngày       tháng       năm 2026</p><p><b>QUYẾT ĐỊNH</b> về việc phân công trực giải quyết thủ tục</p>
<p>Điều 1. Ông Nguyễn Văn Quyết, bà Đặng Thị Ngọc Hằng trực tại Bộ phận Một cửa. Điều 2. Quyết định có hiệu lực từ ngày ký.</p>
<p>KT. CHỦ TỊCH<br/>PHÓ CHỦ TỊCH</p></body></html>`;

type Exported = { readonly name: string; readonly pdf: Buffer };
type Settings = Readonly<Record<string, boolean | number>>;

/** Ways an office sets its word processor to write PDF. */
const WAYS: Readonly<Record<string, { readonly from: "odt" | "docx"; readonly settings: Settings }>> = {
  "as it is set": { from: "odt", settings: {} },
  "from a Word file": { from: "docx", settings: {} },
  "PDF 1.5": { from: "odt", settings: { SelectPdfVersion: 15 } },
  "PDF/A-1": { from: "odt", settings: { SelectPdfVersion: 1 } },
  "PDF/A-2": { from: "odt", settings: { SelectPdfVersion: 2 } },
  "PDF/A-3": { from: "docx", settings: { SelectPdfVersion: 3 } },
  "PDF/UA": { from: "odt", settings: { UseTaggedPDF: true, PDFUACompliance: true } },
};

type Drafts = {
  readonly pdfs: readonly Exported[];
  /** With the source inside, which makes it two files in one. */
  readonly hybrid: Buffer;
  readonly odt: Buffer;
  readonly docx: Buffer;
};

/** The same draft as Writer exports it in each of these ways, and as the files it came from. */
export function writerDrafts(): Drafts {
  const folder = mkdtempSync(join(tmpdir(), "motcua-writer-"));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const convert = (to: string, from: string, more: readonly string[] = []) =>
    execFileSync(
      "soffice",
      [profile, "--headless", ...more, "--convert-to", to, "--outdir", folder, join(folder, from)],
      { stdio: "ignore" },
    );
  try {
    writeFileSync(join(folder, "draft.html"), DRAFT);
    convert("odt", "draft.html", ["--infilter=HTML (StarWriter)"]);
    convert("docx", "draft.odt");
    const pdfs = Object.entries(WAYS).map(([name, { from, settings }]) => {
      convert(`pdf:writer_pdf_Export:${JSON.stringify(typed(settings))}`, `draft.${from}`);
      return { name, pdf: readFileSync(join(folder, "draft.pdf")) };
    });
    convert(`pdf:writer_pdf_Export:${JSON.stringify(typed({ IsAddStream: true }))}`, "draft.odt");
    const hybrid = readFileSync(join(folder, "draft.pdf"));
    const file = (name: string) => readFileSync(join(folder, name));
    return { pdfs, hybrid, odt: file("draft.odt"), docx: file("draft.docx") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function typed(settings: Settings) {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      { type: typeof value === "number" ? "long" : "boolean", value: String(value) },
    ]),
  );
}
