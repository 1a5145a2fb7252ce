import { z } from "zod";
import { fold, normaliseText } from "../../kernel/fold-text.ts";
import type { Json } from "../../kernel/json.ts";
import words from "./data/published-2021-words.json" with { type: "json" };
import type { Fee, ProcedureContent, Term } from "./procedure.ts";
import { type feeSchema, procedureContentSchema } from "./procedure-parser.ts";

/*
 * Procedures as the national database published them in 2021: eight headings in Vietnamese, values as sentences.
 * Strict: a heading nobody mapped would be a text lost, so it makes the row a bad one.
 */

const text = z.string().max(100_000);

const publishedSchema = z.strictObject({
  id: z.strictObject({ $oid: z.string().regex(/^[0-9a-f]{24}$/) }),
  title: text.min(1),
  order: text,
  ways: z.array(z.strictObject({ channel: text, term: text, fee: text, description: text })),
  papers: z.array(z.strictObject({ name: text, form: text, counts: text })),
  agency: text,
});
type PublishedProcedure = z.output<typeof publishedSchema>;

/** The source's own headings become our words first; a heading not in the list stays, and is refused as unknown. */
export const publishedProcedureSchema = z.json().transform(renameHeadings).pipe(publishedSchema);

const headings = new Map(Object.entries(words.headings));

const headingsBack = new Map(Object.entries(words.headings).map(([heading, ours]) => [ours, heading]));

/** The heading as it stands in the file, for the person who has the file. */
export function publishedHeading(ours: string): string {
  return headingsBack.get(ours) ?? ours;
}

function renameHeadings(value: Json): Json {
  if (Array.isArray(value)) return value.map(renameHeadings);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [headings.get(key) ?? key, renameHeadings(inner)]),
  );
}

type Way = PublishedProcedure["ways"][number];
type Paper = PublishedProcedure["papers"][number];

const said = (vi: string) => ({ vi, en: null });

/** The source has no national code: its own key becomes a clearly local one. */
export function publishedCode(procedure: PublishedProcedure): string {
  return `LOCAL.${procedure.id.$oid.toUpperCase()}`;
}

/** Maps what can be mapped; what the source does not say stays empty and is listed as missing for publication. */
export function publishedContent(procedure: PublishedProcedure): ProcedureContent {
  const code = publishedCode(procedure);
  const ways = procedure.ways;
  const papers = procedure.papers;
  const agency = normaliseText(procedure.agency);
  const fees = feesOf(ways);
  return procedureContentSchema.parse({
    name: said(procedure.title),
    executingAgency: agency === "" ? null : said(agency),
    executionSteps: stepsOf(procedure.order).map((step) => ({ text: said(step) })),
    channels: ways.flatMap(channelsOf),
    cases: [caseOf(code, ways)],
    components: papers.map(componentOf),
    fees,
    feesStated: fees.length > 0,
    forms: papers.flatMap(formOf),
    onlineLevel: ways.some((way) => channelOf(way.channel) === "ONLINE") ? "PARTIAL" : "INFO",
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
  const channel = channelOf(way.channel);
  if (channel === null) return [];
  const wording = normaliseText(way.term);
  return [
    {
      channel,
      term: publishedTerm(wording),
      termText: wording === "" ? null : said(wording),
      note: way.description.trim() === "" ? null : said(way.description),
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
export function publishedTerm(wording: string): Term | null {
  const key = fold(wording);
  if (key.startsWith("ngay trong ngay")) return { unit: "SAME_DAY", count: 0 };
  const [, count, unitWords] = /^(\d{1,3}) (ngay lam viec|gio lam viec|ngay|thang)$/.exec(key) ?? [];
  const unit = unitWords === undefined ? undefined : UNITS[unitWords];
  return unit === undefined || Number(count) === 0 ? null : { unit, count: Number(count) };
}

/** One case for the whole procedure: the longest term of its channels, so that no promise is too short. */
function caseOf(code: string, ways: readonly Way[]) {
  const wording = [...new Set(ways.map((way) => normaliseText(way.term)))].filter((each) => each !== "");
  const terms = wording.map(publishedTerm).filter((term) => term !== null);
  const longest = terms.reduce<Term | null>(
    (best, term) => (best === null || weight(term) > weight(best) ? term : best),
    null,
  );
  const plain = longest !== null && wording.length === terms.length;
  const says = wording.filter((each) => each !== "0").join("\n");
  return {
    code: `${code}.01`,
    name: words.generalCase,
    term: plain ? longest : { unit: "NONE", count: 0 },
    termNote: says === "" ? null : said(says),
  };
}

function weight(term: Term): number {
  const days = { SAME_DAY: 0, WORKING_HOUR: 1 / 8, CALENDAR_DAY: 5 / 7, WORKING_DAY: 1, MONTH: 22, NONE: 0 };
  return days[term.unit] * term.count;
}

function componentOf(paper: Paper, index: number) {
  const [, originals, copies] = /Bản chính: (\d+) - Bản sao: (\d+)/.exec(paper.counts.normalize("NFC")) ?? [];
  const number = String(index + 1).padStart(2, "0");
  return {
    code: `paper-${number}`,
    name: said(paper.name),
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
  return [{ code: `form-${String(index + 1).padStart(2, "0")}`, name: said(paper.name), fileUrl }];
}

/** The source writes the address without its key where there is no form. */
function formLink(paper: Paper): string | null {
  const link = paper.form.trim();
  return link === "" || link.endsWith("=") ? null : link;
}

/** One fee for each distinct wording: a plain amount where the words are nothing but one, the words themselves otherwise. */
function feesOf(ways: readonly Way[]): z.input<typeof feeSchema>[] {
  const wordings = new Map<string, Way[]>();
  for (const way of ways) {
    const wording = normaliseText(way.fee);
    if (wording !== "") wordings.set(wording, [...(wordings.get(wording) ?? []), way]);
  }
  return [...wordings].map(([wording, of], index) => {
    const channels = of.map((way) => channelOf(way.channel)).filter((channel) => channel !== null);
    return {
      code: `fee-${String(index + 1).padStart(2, "0")}`,
      kind: feeKind(wording),
      name: feeKind(wording) === "LE_PHI" ? words.charge : words.fee,
      formula: feeFormula(wording),
      ...(channels.length > 0 ? { channels: [...new Set(channels)] } : {}),
      collectWhen: "ON_RECEIPT",
    };
  });
}

function feeKind(wording: string): Fee["kind"] {
  return fold(wording).startsWith("le phi") ? "LE_PHI" : "PHI";
}

/** `Lệ phí: 200000 ĐồngXem chi tiết`: "Xem chi tiết" is the label of a link that was copied along. */
function feeFormula(wording: string): Fee["formula"] {
  const [, amount] = /^(?:Lệ phí|Phí): (\d{1,3}(?:\.?\d{3})*) Đồng(?:Xem chi tiết)?$/.exec(wording) ?? [];
  if (amount !== undefined) return { type: "FIXED", amountDong: Number(amount.replaceAll(".", "")) };
  return { type: "STATED", text: said(wording) };
}
