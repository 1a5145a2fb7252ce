import { z } from "zod";
import { type Locale, messages } from "../../i18n/index.ts";
import { present } from "../../kernel/assert.ts";
import type { Json } from "../../kernel/json.ts";
import { instantAt, type LocalDate } from "../../kernel/local-date.ts";
import { dayOnPaper } from "./official-date.ts";
import type { Letterhead } from "./paper.ts";
import { printable } from "./printable.ts";
import type { ResultValues } from "./result-fields.ts";
import { findResultPaper } from "./result-paper.ts";
import { everyText } from "./sheet-text.ts";
import { typedLines } from "./token.ts";
import { qrSvg } from "./tracking-qr.ts";
import { type Spot, typesetter } from "./typesetter.ts";

/** Everything a result says besides its number and date: kept with the draft, so that the same paper is set each time. */
export type ResultSheet = {
  readonly key: string;
  readonly letterhead: Pick<Letterhead, "superior" | "issuer" | "place">;
  /** Who decides, in the head of a decision: "Chủ tịch Ủy ban nhân dân phường …". */
  readonly authority: string;
  readonly values: ResultValues;
  readonly signature: { readonly lines: readonly string[]; readonly name: string };
  readonly recipients: readonly string[];
  /** The same in English, for the bilingual paper; null of a sheet kept before it was told. */
  readonly english: SheetInEnglish | null;
};
type SheetInEnglish = {
  readonly authority: string;
  readonly lines: readonly string[];
  readonly recipients: readonly string[];
};

/** A sheet as it was kept with its draft; written by this module alone. */
export function parseResultSheet(kept: Json): ResultSheet {
  return sheetSchema.parse(kept);
}

const text = z.string();
const sheetSchema = z.object({
  key: text,
  letterhead: z.object({ superior: text.nullable(), issuer: text, place: text }),
  authority: text,
  values: z.record(text, z.object({ vi: text, en: text.nullable() })),
  signature: z.object({ lines: z.array(text), name: text }),
  recipients: z.array(text),
  english: z
    .object({ authority: text, lines: z.array(text), recipients: z.array(text) })
    .nullable()
    .default(null),
});

export type ResultOrder = {
  readonly sheet: ResultSheet;
  /** `vi` gives the official paper, `en` the bilingual one: Vietnamese left, English right. */
  readonly locale: Locale;
  /** Number and day as allocated; null leaves their places empty for whoever fills them in after the signature. */
  readonly numbered: { readonly number: string; readonly on: LocalDate } | null;
  /** What the paper's code opens: its page of verification; null on a sample. */
  readonly verifyUrl: string | null;
  /** The day the file says it was made on. */
  readonly madeOn: LocalDate;
  /** The day whose template it is set with, where that is not the day it is made: it was signed on another. */
  readonly templateOn?: LocalDate;
};

/** A result as PDF, and where on it number, date and signature stand. */
type SetResult = { readonly pdf: Uint8Array; readonly places: readonly Spot[] };

/** Sets a result as PDF/A-2b with the template shipped for its key. */
export function renderResult(order: ResultOrder): SetResult {
  const kind = present(findResultPaper(order.sheet.key), `kind of result ${order.sheet.key}`);
  const at = instantAt(order.madeOn, 12 * 60);
  return typesetter().placed(kind.template, resultInputs(order), at);
}

/** What a template of a result is given. */
export function resultInputs({ sheet, locale, numbered, verifyUrl }: ResultOrder): Json {
  const kind = present(findResultPaper(sheet.key), `kind of result ${sheet.key}`);
  const { letterhead, authority, signature, recipients, english: told } = sheet;
  const english = messages("en").document.words;
  const facts = {
    fields: Object.fromEntries(
      kind.fields.map(({ name, label }) => {
        const { vi = "", en = null } = sheet.values[name] ?? {};
        return [name, { label, vi, en }];
      }),
    ),
    letterhead: {
      ...letterhead,
      number: numbered?.number ?? null,
      placeAndDate: numbered === null ? null : `${letterhead.place}, ${dayOnPaper(numbered.on)}`,
    },
    authority,
    signature: { lines: [...signature.lines], name: signature.name },
    recipients: [...recipients],
    inEnglish:
      told === null
        ? null
        : { authority: told.authority, lines: [...told.lines], recipients: [...told.recipients] },
  };
  const check =
    verifyUrl === null
      ? { qrSvg: null, verifyLines: [] }
      : { qrSvg: qrSvg(verifyUrl), verifyLines: typedLines(verifyUrl) };
  const wording = {
    words: messages("vi").document.words,
    english: locale === "en" ? english : null,
    englishWords: english,
    title: kind.title,
    say: kind.words,
  };
  return { ...check, sheet: { ...wording, ...everyText(facts, printable) } };
}
