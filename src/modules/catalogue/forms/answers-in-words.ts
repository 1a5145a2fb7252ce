import { type Locale, messages } from "../../../i18n/index.ts";
import { numberText } from "../../../i18n/number-text.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import {
  columnsOf,
  type FormField,
  type FormSchema,
  type ListField,
  type PlainField,
} from "../form-schema-parser.ts";
import { textIn } from "../local-text.ts";

type AnswerLine = readonly [label: string, value: string];

/** What is to be said of a row of a list field, counted from 0; null where nothing is. */
type RowMark = (field: string, row: number) => string | null;

/** The answers of one section of a form under its title. */
export type AnswerSection = { readonly title: string; readonly lines: readonly AnswerLine[] };

/** Answers in the order and words of their form, section by section; a section without answers is left out. */
export function answersInSections(
  schema: FormSchema,
  answers: Readonly<Record<string, unknown>>,
  locale: Locale,
): readonly AnswerSection[] {
  return schema["x-sections"].flatMap(({ title, fields }): AnswerSection[] => {
    const lines = sectionInWords(schema, { fields, answers, locale });
    return lines.length === 0 ? [] : [{ title: textIn(title, locale), lines }];
  });
}

/**
 * The same in one list, for a page that has no room for titles: `[label, value]`. In a section about a person a plain
 * "full name" or "day of birth" says whose; what is said of a row of a list stands before it.
 */
export function answersInWords(
  schema: FormSchema,
  answers: Readonly<Record<string, unknown>>,
  { locale, rowMark }: { readonly locale: Locale; readonly rowMark: RowMark },
): readonly AnswerLine[] {
  return schema["x-sections"].flatMap(({ title, fields }) => {
    const lines = sectionInWords(schema, { fields, answers, locale, rowMark });
    const whose = fields.some((name) => isPersonName(schema.properties[name])) ? textIn(title, locale) : null;
    return lines.map(
      ([label, value]): AnswerLine => [says(label, whose) ? label : `${label} (${whose})`, value],
    );
  });
}

function isPersonName(field: FormField | undefined): boolean {
  return field?.type === "string" && field.format === "vn-full-name";
}

/** Whether a label already says whose it is. */
function says(label: string, whose: string | null): boolean {
  return whose === null || label.toLocaleLowerCase("vi").includes(whose.toLocaleLowerCase("vi"));
}

/** The same of one section. */
export function sectionInWords(
  schema: FormSchema,
  asked: {
    readonly fields: readonly string[];
    readonly answers: Readonly<Record<string, unknown>>;
    readonly locale: Locale;
    readonly rowMark?: RowMark;
  },
): AnswerLine[] {
  const { answers, locale, rowMark = () => null } = asked;
  return asked.fields.flatMap((name): AnswerLine[] => {
    const field = schema.properties[name];
    const value = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (field === undefined || value === undefined || value === null) return [];
    const label = textIn(field["x-label"], locale);
    if (field.type !== "array") return [[label, valueInWords(field, value, locale)]];
    if (!Array.isArray(value)) return [];
    return value.map(
      (row: unknown, index) =>
        [
          `${label} ${index + 1}`,
          [rowMark(name, index), rowInWords(field, row, locale)].filter((part) => part !== null).join(". "),
        ] as const,
    );
  });
}

/** One answer in words, a row of a list in each line; null where it was not given. */
export function answerInWords(
  schema: FormSchema,
  asked: {
    readonly name: string;
    readonly answers: Readonly<Record<string, unknown>>;
    readonly locale: Locale;
  },
): string | null {
  const { name, ...rest } = asked;
  const lines = sectionInWords(schema, { fields: [name], ...rest });
  return lines.length === 0 ? null : lines.map(([, value]) => value).join("\n");
}

function rowInWords(field: ListField, row: unknown, locale: Locale): string {
  if (row === null || typeof row !== "object") return "";
  const given = new Map<string, unknown>(Object.entries(row));
  return columnsOf(field)
    .filter(([name]) => given.has(name))
    .map(
      ([name, plain]) =>
        `${textIn(plain["x-label"], locale)}: ${valueInWords(plain, given.get(name), locale)}`,
    )
    .join("; ");
}

function valueInWords(field: PlainField, value: unknown, locale: Locale): string {
  const t = messages(locale).catalogue.form;
  if (typeof value === "boolean") return value ? t.yes : t.no;
  if (typeof value === "number") return numberText(value, locale);
  if (typeof value !== "string") return "";
  if (field.type === "string" && field["x-options"] !== undefined) {
    const option = field["x-options"].find((each) => each.value === value);
    if (option !== undefined) return textIn(option.label, locale);
  }
  return field.type === "string" ? textAsWritten(field, value) : value;
}

/** A kept text as people write it: days and telephone numbers are kept in a form of their own. */
export function textAsWritten(field: Extract<PlainField, { type: "string" }>, value: string): string {
  if (field.format === "date") return dayFirst(value);
  return field.format === "vn-phone" ? spokenPhone(value) : value;
}

/** A stored day `1990-03-05` is shown as people write it, `05/03/1990`; anything else is shown as typed. */
function dayFirst(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split("-").reverse().join("/") : value;
}
