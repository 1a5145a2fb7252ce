import { type Locale, messages } from "../../../i18n/index.ts";
import type { FormError } from "../../../web/components/index.ts";
import { fieldErrors } from "../../../web/field-errors.ts";
import type { LocalText } from "../local-text.ts";
import type { ProcedureContent, Term } from "../procedure.ts";
import { writtenContentSchema } from "../procedure-parser.ts";
import { type DraftForm, listOf, textOf } from "./draft-form.ts";
import { rowsOf } from "./row-form.ts";

/** The texts of a row's fields, as the boxes hold them. */
type RowTexts = {
  readonly text: (name: string) => string;
  readonly list: (name: string) => readonly string[];
  readonly isTicked: (name: string) => boolean;
  /** Both languages of a text; null where the Vietnamese box is empty. */
  readonly words: (name: string) => LocalText | null;
  /** A whole number; the definition of the content says where it does not fit. */
  readonly number: (name: string) => number;
};

export function textsOf(form: DraftForm, at: string): RowTexts {
  const text = (name: string) => textOf(form, `${at}.${name}`).trim();
  const words = (name: string) =>
    text(`${name}Vi`) === "" ? null : { vi: text(`${name}Vi`), en: text(`${name}En`) || null };
  return {
    text,
    words,
    list: (name) => listOf(form, `${at}.${name}`),
    isTicked: (name) => text(name) === "true",
    number: (name) => (/^\d{1,9}$/.test(text(name)) ? Number(text(name)) : Number.NaN),
  };
}

/** What stands in the boxes of a text in two languages. */
export function wordFields(at: string, name: string, words: LocalText | null): DraftForm {
  return { [`${at}.${name}Vi`]: words?.vi ?? "", [`${at}.${name}En`]: words?.en ?? "" };
}

export const TERM_UNITS = [
  "WORKING_DAY",
  "WORKING_HOUR",
  "CALENDAR_DAY",
  "MONTH",
  "SAME_DAY",
  "NONE",
] as const;
/** Units that need no number: on the day itself, or no term at all. */
const UNCOUNTED: ReadonlySet<string> = new Set(["SAME_DAY", "NONE"]);

export function termFields(at: string, name: string, term: Term | null): DraftForm {
  return {
    [`${at}.${name}Unit`]: term?.unit ?? "",
    [`${at}.${name}Count`]: term === null || UNCOUNTED.has(term.unit) ? "" : String(term.count),
  };
}

/** A term of the row; null where no unit is chosen. */
export function readTerm({ text, number }: RowTexts, name: string) {
  const unit = text(`${name}Unit`);
  if (unit === "") return null;
  return { unit, count: UNCOUNTED.has(unit) ? 0 : number(`${name}Count`) };
}

/** Where a part of the content stands on the page: the field, and the row in words. */
export type Placed = { readonly field: string; readonly row: string | null };

export type ReadPart = { readonly content: ProcedureContent } | { readonly errors: readonly FormError[] };

/** The content with the rows of the form; or what is wrong with them, each at its field and with its row named. */
export function readPart(
  content: object,
  asked: {
    readonly locale: Locale;
    readonly place: (path: string) => Placed;
    readonly also: readonly FormError[];
  },
): ReadPart {
  const read = writtenContentSchema.safeParse(content);
  if (read.success && asked.also.length === 0) return { content: read.data };
  const t = messages(asked.locale).draftParts;
  const told = read.success
    ? []
    : fieldErrors(read.error, asked.locale).map(({ path, message }) => {
        const { field, row } = asked.place(path);
        const said =
          /(Count|originals|copies|sizeMegabytesMax|RoundsMax|extensionsMax|Window|validMonths)$/.test(field)
            ? t.numberWrong
            : message;
        return { path: field, message: row === null ? said : t.wrongIn({ row, message: said }) };
      });
  return { errors: [...asked.also, ...told] };
}

/** Where the rows of a part stand in the form: `result.0`, `result.1` … */
export function listRows(form: DraftForm, stem: string): readonly string[] {
  return Array.from({ length: rowsOf(form, stem) }, (_, index) => `${stem}.${index}`);
}

/** A code that no row has yet: `result-3`. */
export function freeRowCode(form: DraftForm, stem: string): string {
  const taken = new Set(listRows(form, stem).map((at) => textsOf(form, at).text("code")));
  let number = taken.size + 1;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** The parts that are one list of rows of one kind. */
type ListStem = "result" | "basis" | "form";
type ListPlace = { readonly stem: ListStem; readonly locale: Locale };

/** Rows whose Vietnamese words are missing, each named. */
export function namelessRows(
  names: readonly LocalText[],
  { stem, field, locale }: ListPlace & { readonly field: string },
): readonly FormError[] {
  const t = messages(locale).draftParts;
  return names.flatMap(({ vi }, index) =>
    vi === ""
      ? [
          {
            path: `${stem}.${index}.${field}`,
            message: t.wrongIn({ row: t.rowOf[stem]({ row: index + 1 }), message: t.nameMissing }),
          },
        ]
      : [],
  );
}

/** Where a path of the content stands among the rows; `fields` are those called otherwise in the form. */
export function placeIn({
  top,
  stem,
  locale,
  fields,
}: ListPlace & { readonly top: string; readonly fields: Readonly<Record<string, string>> }) {
  return (path: string): Placed => {
    const [first, index, part = "code"] = path.split(".");
    if (first !== top || index === undefined) return { field: "", row: null };
    const row = messages(locale).draftParts.rowOf[stem]({ row: Number(index) + 1 });
    return { field: `${stem}.${index}.${fields[part] ?? part}`, row };
  };
}
