import { z } from "zod";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import { FIGURE_MOMENTS, FIGURE_NAMES } from "./figure.ts";
import { PERIOD_KINDS } from "./period.ts";

/** Whether a dossier that waits for papers counts as solved in time or as being worked on (one-stop.md §8.1). */
export const VARIANTS = ["ON_TIME", "IN_PROGRESS"] as const;
export type Variant = (typeof VARIANTS)[number];

export const ROW_KINDS = ["unit", "field", "procedure", "channel"] as const;

export const FORM_PERIOD_KINDS = [...PERIOD_KINDS, "RANGE"] as const;

const COLUMNS_MAX = 40;
const text = z.string().trim().min(1).max(500);
const localText = z.strictObject({ vi: text, en: text });
const columnNumber = z.number().int().min(1).max(COLUMNS_MAX);
const sign = z.union([z.literal(1), z.literal(-1)]);
const signedColumn = z.strictObject({ column: columnNumber, sign });

const term = z.strictObject({
  figure: z.enum(FIGURE_NAMES),
  at: z.enum(FIGURE_MOMENTS),
  sign,
  /** Only what came in so; left out: by any channel. */
  channels: z
    .array(z.enum(["DIRECT", "ONLINE", "POSTAL"]))
    .min(1)
    .optional(),
  /** Only late results of these causes, by their codes in the list of causes; `NONE` where none was told. */
  causes: z
    .array(z.string().regex(/^[A-Z][A-Z_]{1,39}$/))
    .min(1)
    .max(30)
    .optional(),
  /** Counts under this answer to the supplement question only. */
  only: z.enum(VARIANTS).optional(),
});

const content = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ORDINAL") }),
  z.strictObject({ kind: z.literal("LABEL") }),
  /** A sum over figures. */
  z.strictObject({ kind: z.literal("FIGURES"), terms: z.array(term).min(1).max(60) }),
  /** A sum over other columns. */
  z.strictObject({ kind: z.literal("COLUMNS"), of: z.array(signedColumn).min(1).max(COLUMNS_MAX) }),
  /** A part of a whole, in percent. */
  z.strictObject({ kind: z.literal("SHARE"), part: columnNumber, whole: columnNumber }),
]);

const column = z.strictObject({
  number: columnNumber,
  group: localText.nullable(),
  name: localText,
  content,
  /** Last day on which the column exists: a period that begins later has it no more. */
  until: z
    .string()
    .refine((day) => parseLocalDate(day) !== null)
    .optional(),
});

/**
 * A statutory form as data: what its columns are sums of, what must hold between them, what stands above and below, by
 * when it is due. A changed circular is a new version of this, not of the program.
 */
export const formDefinitionSchema = z
  .strictObject({
    code: z.string().regex(/^[A-Z][A-Za-z0-9.-]{1,29}$/),
    title: localText,
    legalBasis: text,
    rowsBy: z.enum(ROW_KINDS),
    hasVariants: z.boolean(),
    periodKinds: z.array(z.enum(FORM_PERIOD_KINDS)).min(1),
    columns: z.array(column).min(2).max(COLUMNS_MAX),
    /** Column = signed sum of columns, on every row and in the total. */
    checks: z.array(z.strictObject({ column: columnNumber, equals: z.array(signedColumn).min(1) })).max(40),
    /** Column = signed sum of columns and figures of the period before. */
    carriedOver: z
      .strictObject({ column: columnNumber, equals: z.array(signedColumn).min(1), terms: z.array(term) })
      .nullable(),
    /** What would be below nought becomes nought, and the same amount is added to another column, if there is one. */
    levelling: z
      .array(z.strictObject({ columns: z.array(columnNumber).min(1), into: columnNumber.nullable() }))
      .max(10),
    header: z.strictObject({ number: text, issuedWith: localText, receiver: localText }),
    footer: z.strictObject({ preparer: localText, head: localText }),
    /** Working days after the last day of the period by which it is sent. */
    deadline: z.strictObject({ workingDays: z.number().int().min(1).max(60) }),
  })
  .superRefine((form, context) => {
    for (const { path, number } of unknownColumns(form)) {
      context.addIssue({ code: "custom", path, message: `column ${number} is not in the form` });
    }
    if (new Set(form.columns.map((each) => each.number)).size < form.columns.length)
      context.addIssue({ code: "custom", path: ["columns"], message: "a column number stands twice" });
  });

export type FormDefinition = z.output<typeof formDefinitionSchema>;
export type FormColumn = FormDefinition["columns"][number];
export type FormTerm = z.output<typeof term>;
export type SignedColumn = z.output<typeof signedColumn>;

type Loose = {
  readonly columns: readonly FormColumn[];
  readonly checks: readonly { readonly column: number; readonly equals: readonly SignedColumn[] }[];
  readonly carriedOver: { readonly column: number; readonly equals: readonly SignedColumn[] } | null;
  readonly levelling: readonly { readonly columns: readonly number[]; readonly into: number | null }[];
};

/** Columns that are spoken of and are not there. Sums and levelling take columns that figures make, so nothing goes in circles. */
function unknownColumns(form: Loose): { path: (string | number)[]; number: number }[] {
  const known = new Set(form.columns.map(({ number }) => number));
  const sums = new Set(
    form.columns.flatMap((each) => (each.content.kind === "FIGURES" ? [each.number] : [])),
  );
  const found: { path: (string | number)[]; number: number }[] = [];
  const look = (path: (string | number)[], numbers: readonly number[], among: ReadonlySet<number>) => {
    for (const number of numbers) if (!among.has(number)) found.push({ path, number });
  };
  form.columns.forEach(({ content: made }, index) => {
    const path = ["columns", index, "content"];
    if (made.kind === "COLUMNS") look(path, numbersOf(made.of), sums);
    if (made.kind === "SHARE") look(path, [made.part, made.whole], known);
  });
  form.checks.forEach(({ column: number, equals }, index) => {
    look(["checks", index], [number, ...numbersOf(equals)], known);
  });
  if (form.carriedOver !== null)
    look(["carriedOver"], [form.carriedOver.column, ...numbersOf(form.carriedOver.equals)], known);
  form.levelling.forEach(({ columns, into }, index) => {
    look(["levelling", index], into === null ? columns : [...columns, into], sums);
  });
  return found;
}

function numbersOf(columns: readonly SignedColumn[]): number[] {
  return columns.map(({ column: number }) => number);
}
