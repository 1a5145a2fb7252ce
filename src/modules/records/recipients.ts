import { LETTER } from "./kinds.ts";
import type { OfficialDocument } from "./official-document.ts";

/** Names as they are typed: one a line, or one after the other with semicolons; marks of a list are not part of them. */
export function linesOf(text: string | null): readonly string[] {
  return (text ?? "")
    .split(/[;\n]/)
    .map((line) => line.replace(/^\s*[-–•]\s*/, "").trim())
    .map((line) => line.replace(/\.$/, ""))
    .filter((line) => line !== "");
}

const isFiling = (line: string) => /^lưu\b/i.test(line);
const isAsAbove = (line: string) => /^như trên$/i.test(line);

type Addressed = Pick<OfficialDocument, "kindCode" | "addressees" | "recipients">;

/**
 * To whom it is addressed. A letter says so always: where only recipients were typed, it goes to those of them that are no
 * place of filing.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 9: "Kính gửi" of letters, and of reports and submissions to superiors
 */
export function addresseesOf({ kindCode, addressees, recipients }: Addressed): readonly string[] {
  const named = linesOf(addressees);
  if (named.length > 0 || kindCode !== LETTER) return named;
  return linesOf(recipients).filter((line) => !isFiling(line) && !isAsAbove(line));
}

/**
 * The lines below "Nơi nhận": "Như trên" first where it is addressed to somebody, then the others, what is filed last.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 9: recipients, the last line "Lưu: VT" and the unit that drafted
 */
export function recipientLines(document: Addressed, unitSymbol: string | null): readonly string[] {
  const addressed = addresseesOf(document);
  const typed = linesOf(document.recipients);
  const others = typed.filter((line) => !isFiling(line) && !isAsAbove(line) && !addressed.includes(line));
  const filing = typed.filter(isFiling);
  const filed = unitSymbol === null ? "Lưu: VT" : `Lưu: VT, ${unitSymbol}`;
  return [
    ...(addressed.length > 0 || typed.some(isAsAbove) ? ["Như trên"] : []),
    ...others,
    ...(filing.length > 0 ? filing : [filed]),
  ];
}

/**
 * What it is about, as it stands on the paper: "V/v" below the number of a letter, a sentence of its own below the title of
 * any other kind.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 5: title and summary; of a letter after "V/v"
 */
export function aboutLine(subject: string, kindCode: string): string {
  const bare = subject.replace(/^\s*(v\/v|về việc)\s*:?\s*/i, "");
  if (kindCode === LETTER) return `V/v ${bare}`;
  return bare === subject.trim() ? bare : `Về việc ${bare}`;
}
