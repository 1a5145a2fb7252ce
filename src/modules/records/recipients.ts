import { messages } from "../../i18n/index.ts";
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

/** Words that a paper says in Vietnamese, whatever language its clerk reads. */
const words = () => messages("vi").records.onPaper;
const begins = (line: string, word: string) => line.toLowerCase().startsWith(word.toLowerCase());
/** "Lưu: VT", "Lưu VT": the word alone says nothing, for Lưu is a family name too. */
const isFiling = (line: string) => {
  const [word = "", clerks = ""] = words().filed({ by: "" }).split(": ");
  if (!begins(line, word)) return false;
  const rest = line.slice(word.length).trim();
  return rest.startsWith(":") || rest.split(/[ ,]/)[0] === clerks;
};
const isAsAbove = (line: string) => line.toLowerCase() === words().asAbove.toLowerCase();

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

/** Those to whom it goes besides whom it is addressed to. */
function othersOf(document: Addressed): readonly string[] {
  const addressed = addresseesOf(document);
  return linesOf(document.recipients).filter(
    (line) => !isFiling(line) && !isAsAbove(line) && !addressed.includes(line),
  );
}

/** All that were named, each once: who is addressed is often named again among those who get it. */
export function namedIn({ addressees, recipients }: Pick<Addressed, "addressees" | "recipients">): string {
  return [...new Set([addressees, recipients].flatMap(linesOf))].join("; ");
}

/** Everybody it is sent to, one a line; where it is filed it is not sent. */
export function sentTo(document: Addressed): string {
  return [...addresseesOf(document), ...othersOf(document)].join("\n");
}

/**
 * The lines below "Nơi nhận": that it goes to whom it is addressed to, then the others, what is filed last.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 9: recipients, the last line the file and the unit that drafted
 */
export function recipientLines(document: Addressed, unitSymbol: string | null): readonly string[] {
  const t = words();
  const typed = linesOf(document.recipients);
  const filing = typed.filter(isFiling);
  const hasAbove = addresseesOf(document).length > 0 || typed.some(isAsAbove);
  return [
    ...(hasAbove ? [t.asAbove] : []),
    ...othersOf(document),
    ...(filing.length > 0 ? filing : [t.filed({ by: unitSymbol === null ? "" : `, ${unitSymbol}` })]),
  ];
}

/**
 * What it is about, as it stands on the paper: abbreviated below the number of a letter, a sentence of its own below the title
 * of any other kind.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 5: title and summary; of a letter after "V/v"
 */
export function aboutLine(subject: string, kindCode: string): string {
  const { about, aboutShort } = words();
  const trimmed = subject.trim();
  const said = [about, aboutShort].find((word) => begins(trimmed, word));
  const bare = said === undefined ? trimmed : trimmed.slice(said.length).replace(/^\s*:?\s*/, "");
  if (kindCode === LETTER) return `${aboutShort} ${bare}`;
  return said === undefined ? bare : `${about} ${bare}`;
}
