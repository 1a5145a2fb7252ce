import { PDFDocument } from "@cantoo/pdf-lib";
import { z } from "zod";
import { messages } from "../../i18n/index.ts";
import type { Json } from "../../kernel/json.ts";
import { instantAt, type LocalDate } from "../../kernel/local-date.ts";
import { dayOnPaper } from "./official-date.ts";
import { printable } from "./printable.ts";
import { everyText } from "./sheet-text.ts";
import { typedLines } from "./token.ts";
import { qrSvg } from "./tracking-qr.ts";
import { type Spot, typesetter } from "./typesetter.ts";

const text = z.string();
const shared = {
  letterhead: z.object({ superior: text.nullable(), issuer: text, place: text }),
  signature: z.object({ lines: z.array(text), name: text }),
  recipients: z.array(text),
};
const officialSchema = z.object({
  ...shared,
  /** What kind of document it is, as its title; null of a letter, which has none. */
  kind: text.nullable(),
  subject: text,
  /** To whom it is addressed; sheets signed before they were lines hold one, or an empty one. */
  addressed: z.union([z.array(text), text.transform((one) => (one === "" ? [] : [one]))]),
  paragraphs: z.array(text),
});

/** An outgoing document but for its number and day: kept with the signature, so that the same paper is set each time. */
export type OfficialSheet = z.output<typeof officialSchema>;

export function parseOfficialSheet(kept: Json): OfficialSheet {
  return officialSchema.parse(kept);
}

type Numbered = { readonly number: string; readonly on: LocalDate };
type OfficialOrder = {
  readonly sheet: OfficialSheet;
  /** Null leaves the places of number and day open: they come with publication. */
  readonly numbered: Numbered | null;
  readonly verifyUrl: string;
  readonly madeOn: LocalDate;
};
type SetOfficial = { readonly pdf: Uint8Array; readonly places: readonly Spot[] };

/**
 * Sets an outgoing document as PDF/A-2b.
 * @law Nghị định 30/2020/NĐ-CP, Đ.8 and Phụ lục I, phần II: parts of an administrative document and where they stand
 */
export function renderOfficial({ sheet, numbered, verifyUrl, madeOn }: OfficialOrder): SetOfficial {
  const title = sheet.kind === null ? sheet.subject : `${sheet.kind} ${sheet.subject}`;
  const facts = { ...sheet, title, letterhead: headOf(sheet, numbered) };
  return typesetter().placed("official-document", inputsOf(facts, verifyUrl), noonOf(madeOn));
}

/** What a copy states besides the pages that were copied. */
export type CopySheet = Pick<OfficialSheet, "letterhead" | "signature" | "recipients"> & {
  /** SAO Y, SAO LỤC or TRÍCH SAO. */
  readonly form: string;
  /** Which document was copied, in a sentence. */
  readonly source: string;
  /** The words of an extract, paragraph by paragraph; empty of a whole copy. */
  readonly extract: readonly string[];
};
type CopyOrder = {
  readonly sheet: CopySheet;
  readonly numbered: Numbered;
  readonly verifyUrl: string;
  /** The file that is copied, and which of its pages, from 1, in their order. */
  readonly source: Uint8Array;
  readonly pages: readonly number[];
};

/**
 * A copy: the pages as they are, then what makes them a copy. Signatures of the original do not come along: a copy is
 * signed by whoever copied.
 * @law Nghị định 30/2020/NĐ-CP, Đ.25 and Phụ lục I: forms of copies, and how each is laid out
 */
export async function renderCopy(order: CopyOrder): Promise<SetOfficial> {
  const { sheet, numbered, verifyUrl, source, pages } = order;
  const facts = { ...sheet, title: `${sheet.form} ${numbered.number}`, letterhead: headOf(sheet, numbered) };
  const set = typesetter().placed(
    "copy-sheet",
    inputsOf({ ...facts, extract: [...sheet.extract] }, verifyUrl),
    noonOf(numbered.on),
  );
  const whole = await PDFDocument.load(set.pdf, { updateMetadata: false });
  const original = await PDFDocument.load(source);
  const copied = await whole.copyPages(
    original,
    pages.map((page) => page - 1),
  );
  copied.forEach((page, index) => {
    whole.insertPage(index, page);
  });
  const pdf = await whole.save({ useObjectStreams: false });
  return { pdf, places: set.places.map((spot) => ({ ...spot, page: spot.page + pages.length })) };
}

/** How many pages a file has; null where it is no PDF that can be copied. */
export async function countPages(pdf: Uint8Array): Promise<number | null> {
  try {
    return (await PDFDocument.load(pdf)).getPageCount();
  } catch {
    // Damaged or locked by a password: whoever asks is told that it cannot be copied.
    return null;
  }
}

/** The same pages written anew, plainly, with one table; null where they cannot be read. */
export async function rewrittenPdf(pdf: Uint8Array): Promise<Uint8Array | null> {
  try {
    const read = await PDFDocument.load(pdf, { updateMetadata: false });
    return await read.save({ useObjectStreams: false, updateFieldAppearances: false });
  } catch {
    // Damaged: whoever asks is told that it cannot be signed here.
    return null;
  }
}

function headOf({ letterhead }: Pick<OfficialSheet, "letterhead">, numbered: Numbered | null) {
  const placeAndDate = numbered === null ? null : `${letterhead.place}, ${dayOnPaper(numbered.on)}`;
  return { ...letterhead, number: numbered?.number ?? null, placeAndDate };
}

function inputsOf(facts: { readonly [name: string]: Json }, verifyUrl: string): Json {
  const words = messages("vi").document.words;
  const sheet = { words, english: null, ...everyText(facts, printable) };
  return { qrSvg: qrSvg(verifyUrl), verifyLines: typedLines(verifyUrl), sheet };
}

function noonOf(day: LocalDate) {
  return instantAt(day, 12 * 60);
}
