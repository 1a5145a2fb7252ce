import { type Locale, messages } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import type { HeadCell, StatisticalSheet } from "../../document/index.ts";
import type { LocalLabel, Value } from "./make-report.ts";
import { type Period, periodText } from "./period.ts";
import type { ReportContent } from "./report-content.ts";

export type SheetRow = {
  readonly ordinal: string;
  readonly label: string;
  /** One a column; text only in columns of text. */
  readonly values: readonly (Value | string)[];
};

/** A report laid out as the circular prints it, in words: what screen, XLSX, PDF and CSV show alike. */
export type Sheet = Omit<StatisticalSheet, "widths" | "rows" | "total" | "signHint" | "verify" | "on"> & {
  readonly code: string;
  readonly kinds: readonly (ReportContent["columns"][number]["kind"] | "TEXT")[];
  /** `group: name` of each column, for where there is one row of head only. */
  readonly names: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly total: SheetRow | null;
};

export function layOut(content: ReportContent, locale: Locale): Sheet {
  const t = messages(locale).report.sheet;
  const say = (label: LocalLabel) => (locale === "en" ? (label.en ?? label.vi) : label.vi);
  const { form, unit, columns, rows, total } = content;
  return {
    code: form.code,
    formNumber: t.formNumber({ number: form.header.number }),
    issuedWith: say(form.header.issuedWith),
    unit: say(unit.name),
    superior: unit.superior === null ? null : say(unit.superior),
    receiver: t.receiver({ name: say(form.header.receiver) }),
    title: say(form.title),
    period: t.period({ name: periodText(periodOfContent(content), locale) }),
    measure: t.measure,
    head: headOf(columns, say),
    numbers: columns.map(({ number }) => `(${number})`),
    kinds: columns.map(({ kind }) => kind),
    names: columns.map(({ group, name }) => (group === null ? say(name) : `${say(group)}: ${say(name)}`)),
    rows: rows.map(({ label, values }, index) => ({ ordinal: String(index + 1), label: say(label), values })),
    total: { ordinal: "", label: t.total, values: total },
    notes: notesOf(content, locale),
    preparer: say(form.footer.preparer),
    headOfUnit: say(form.footer.head),
  };
}

/** Columns of one group stand under it; a column without one takes both rows. */
export function headOf(
  columns: readonly Pick<ReportContent["columns"][number], "group" | "name">[],
  say: (label: LocalLabel) => string,
): HeadCell[][] {
  const [upper, lower]: [HeadCell[], HeadCell[]] = [[], []];
  let open: string | null = null;
  for (const { group, name } of columns) {
    if (group === null) {
      upper.push({ text: say(name), columns: 1, rows: 2 });
      open = null;
      continue;
    }
    lower.push({ text: say(name), columns: 1, rows: 1 });
    const last = upper.pop();
    if (last !== undefined && open === group.vi) upper.push({ ...last, columns: last.columns + 1 });
    else upper.push(...(last === undefined ? [] : [last]), { text: say(group), columns: 1, rows: 1 });
    open = group.vi;
  }
  return lower.length === 0 ? [upper.map((cell) => ({ ...cell, rows: 1 }))] : [upper, lower];
}

function notesOf({ variant, levelled, rows, columns, total }: ReportContent, locale: Locale): string[] {
  const t = messages(locale).report.sheet;
  const labels = new Map(rows.map(({ key, label }) => [key, label]));
  const unknown = columns.some(({ kind }, index) => kind === "FIGURES" && total[index] === null);
  const numbers = columns.map(({ number }) => number);
  const gone = Array.from({ length: Math.max(0, ...numbers) }, (_, index) => index + 1).filter(
    (number) => !numbers.includes(number),
  );
  return [
    ...(gone.length === 0 ? [] : [t.gone({ columns: gone.map((number) => `(${number})`).join(", ") })]),
    ...(variant === null ? [] : [t.variants[variant]]),
    ...levelled.map(({ row, column, into, amount }) => {
      const label = labels.get(row);
      const name = locale === "en" ? (label?.en ?? label?.vi ?? row) : (label?.vi ?? row);
      return into === null ? t.raised({ name, column, amount }) : t.levelled({ name, column, into, amount });
    }),
    ...(unknown ? [t.notRecorded] : []),
  ];
}

/** The period a report is of, with its days as days. */
export function periodOfContent({ period }: Pick<ReportContent, "period">): Period {
  const from = present(parseLocalDate(period.from), "first day of the period");
  const to = present(parseLocalDate(period.to), "last day of the period");
  return { ...period, from, to };
}
