import { z } from "zod";
import { fold, normaliseText } from "../../kernel/fold-text.ts";
import type { Fee, ProcedureContent, Term } from "./procedure.ts";
import { type feeSchema, procedureContentSchema } from "./procedure-parser.ts";

/*
 * Procedures as the national database published them in 2021: eight headings in Vietnamese, values as sentences.
 * Strict: a heading nobody mapped would be a text lost, so it makes the row a bad one.
 */

const text = z.string().max(100_000);

export const publishedProcedureSchema = z.strictObject({
  _id: z.strictObject({ $oid: z.string().regex(/^[0-9a-f]{24}$/) }),
  title: text.min(1),
  "Trình tự thực hiện": text,
  "Cách thức thực hiện": z.array(
    z.strictObject({
      "Hình thức nộp": text,
      "Thời hạn giải quyết": text,
      "Phí, lệ phí": text,
      "Mô tả": text,
    }),
  ),
  "Thành phần hồ sơ": z.array(
    z.strictObject({ "Tên giấy tờ": text, "Mẫu đơn, tờ khai": text, "Số lượng - bản chính": text }),
  ),
  "Cơ quan thực hiện": text,
});
export type PublishedProcedure = z.output<typeof publishedProcedureSchema>;

type Way = PublishedProcedure["Cách thức thực hiện"][number];
type Paper = PublishedProcedure["Thành phần hồ sơ"][number];

const said = (vi: string) => ({ vi, en: null });

/** The source has no national code: its own key becomes a clearly local one. */
export function publishedCode(procedure: PublishedProcedure): string {
  return `LOCAL.${procedure._id.$oid.toUpperCase()}`;
}

/** Maps what can be mapped; what the source does not say stays empty and is listed as missing for publication. */
export function publishedContent(procedure: PublishedProcedure): ProcedureContent {
  const code = publishedCode(procedure);
  const ways = procedure["Cách thức thực hiện"];
  const papers = procedure["Thành phần hồ sơ"];
  const agency = normaliseText(procedure["Cơ quan thực hiện"]);
  const fees = feesOf(ways);
  return procedureContentSchema.parse({
    name: said(procedure.title),
    executingAgency: agency === "" ? null : said(agency),
    executionSteps: stepsOf(procedure["Trình tự thực hiện"]).map((step) => ({ text: said(step) })),
    channels: ways.flatMap(channelsOf),
    cases: [caseOf(code, ways)],
    components: papers.map(componentOf),
    fees,
    feesStated: fees.length > 0,
    forms: papers.flatMap(formOf),
    onlineLevel: ways.some((way) => channelOf(way["Hình thức nộp"]) === "ONLINE") ? "PARTIAL" : "INFO",
  });
}

/** One paragraph a step; the stray closing tags of the source are dropped, since only its copy must be literal. */
function stepsOf(order: string): string[] {
  return order
    .replaceAll("</p>", "\n")
    .split("\n")
    .map(normaliseText)
    .filter((step) => step !== "");
}

function channelOf(way: string): "DIRECT" | "ONLINE" | "POSTAL" | null {
  const key = fold(way);
  if (key.includes("truc tuyen")) return "ONLINE";
  if (key.includes("buu chinh")) return "POSTAL";
  return key.includes("truc tiep") ? "DIRECT" : null;
}

function channelsOf(way: Way) {
  const channel = channelOf(way["Hình thức nộp"]);
  if (channel === null) return [];
  const words = normaliseText(way["Thời hạn giải quyết"]);
  return [
    {
      channel,
      term: publishedTerm(words),
      termText: words === "" ? null : said(words),
      note: way["Mô tả"].trim() === "" ? null : said(way["Mô tả"]),
    },
  ];
}

const UNITS: Readonly<Record<string, Term["unit"]>> = {
  "ngay lam viec": "WORKING_DAY",
  "gio lam viec": "WORKING_HOUR",
  ngay: "CALENDAR_DAY",
  thang: "MONTH",
};

/**
 * A term where the words are a plain number and a unit, or "the same day"; null otherwise. "Ngày" and "Ngày làm việc"
 * are different units, and a bare number has none: guessing one would promise a date the office never gave.
 */
export function publishedTerm(words: string): Term | null {
  const key = fold(words);
  if (key.startsWith("ngay trong ngay")) return { unit: "SAME_DAY", count: 0 };
  const [, count, unitWords] = /^(\d{1,3}) (ngay lam viec|gio lam viec|ngay|thang)$/.exec(key) ?? [];
  const unit = unitWords === undefined ? undefined : UNITS[unitWords];
  return unit === undefined || Number(count) === 0 ? null : { unit, count: Number(count) };
}

/** One case for the whole procedure: the longest term of its channels, so that no promise is too short. */
function caseOf(code: string, ways: readonly Way[]) {
  const words = [...new Set(ways.map((way) => normaliseText(way["Thời hạn giải quyết"])))].filter(
    (each) => each !== "",
  );
  const terms = words.map(publishedTerm).filter((term) => term !== null);
  const longest = terms.reduce<Term | null>(
    (best, term) => (best === null || weight(term) > weight(best) ? term : best),
    null,
  );
  const plain = longest !== null && words.length === terms.length;
  const says = words.filter((each) => each !== "0").join("\n");
  return {
    code: `${code}.01`,
    name: { vi: "Trường hợp chung", en: "General case" },
    term: plain ? longest : { unit: "NONE", count: 0 },
    termNote: says === "" ? null : said(says),
  };
}

function weight(term: Term): number {
  const days = { SAME_DAY: 0, WORKING_HOUR: 1 / 8, CALENDAR_DAY: 5 / 7, WORKING_DAY: 1, MONTH: 22, NONE: 0 };
  return days[term.unit] * term.count;
}

function componentOf(paper: Paper, index: number) {
  const [, originals, copies] =
    /Bản chính: (\d+) - Bản sao: (\d+)/.exec(paper["Số lượng - bản chính"].normalize("NFC")) ?? [];
  const number = String(index + 1).padStart(2, "0");
  return {
    code: `paper-${number}`,
    name: said(paper["Tên giấy tờ"]),
    kind: originals === "0" && copies === "0" ? "PRESENT" : "SUBMIT",
    // The national flag is false everywhere and unusable; the office must decide, so nothing is demanded yet.
    required: false,
    originals: Number(originals ?? 0),
    copies: Number(copies ?? 0),
    formCode: formLink(paper) === null ? null : `form-${number}`,
  };
}

function formOf(paper: Paper, index: number) {
  const fileUrl = formLink(paper);
  if (fileUrl === null) return [];
  return [{ code: `form-${String(index + 1).padStart(2, "0")}`, name: said(paper["Tên giấy tờ"]), fileUrl }];
}

/** The source writes the address without its key where there is no form. */
function formLink(paper: Paper): string | null {
  const link = paper["Mẫu đơn, tờ khai"].trim();
  return link === "" || link.endsWith("=") ? null : link;
}

/** One fee for each distinct wording: a plain amount where the words are nothing but one, the words themselves otherwise. */
function feesOf(ways: readonly Way[]): z.input<typeof feeSchema>[] {
  const wordings = new Map<string, Way[]>();
  for (const way of ways) {
    const words = normaliseText(way["Phí, lệ phí"]);
    if (words !== "") wordings.set(words, [...(wordings.get(words) ?? []), way]);
  }
  return [...wordings].map(([words, of], index) => {
    const channels = of.map((way) => channelOf(way["Hình thức nộp"])).filter((channel) => channel !== null);
    return {
      code: `fee-${String(index + 1).padStart(2, "0")}`,
      kind: feeKind(words),
      name: feeKind(words) === "LE_PHI" ? { vi: "Lệ phí", en: "Charge" } : { vi: "Phí", en: "Fee" },
      formula: feeFormula(words),
      ...(channels.length > 0 ? { channels: [...new Set(channels)] } : {}),
      collectWhen: "ON_RECEIPT",
    };
  });
}

function feeKind(words: string): Fee["kind"] {
  return fold(words).startsWith("le phi") ? "LE_PHI" : "PHI";
}

/** `Lệ phí: 200000 ĐồngXem chi tiết`: "Xem chi tiết" is the label of a link that was copied along. */
function feeFormula(words: string): Fee["formula"] {
  const [, amount] = /^(?:Lệ phí|Phí): (\d{1,3}(?:\.?\d{3})*) Đồng(?:Xem chi tiết)?$/.exec(words) ?? [];
  if (amount !== undefined) return { type: "FIXED", amountDong: Number(amount.replaceAll(".", "")) };
  return { type: "STATED", text: said(words) };
}
