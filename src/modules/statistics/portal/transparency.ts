import { addDays, addMonthsClamped, type LocalDate, parseLocalDate } from "../../../kernel/local-date.ts";
import { FIELDS, findField } from "../../catalogue/index.ts";
import { type MetricCode, metricOf } from "../metric/catalogue.ts";
import { metricValue } from "../metric/value.ts";
import type { PeriodTotals } from "../totals.ts";
import { hiddenCells, isSmall, type Relation } from "./small-numbers.ts";

/** What a citizen sees of each field, by the same definitions as everybody else; the first of a group is its total. */
export const COLUMN_GROUPS = [
  ["received", "received-online", "received-counter", "received-post"],
  ["finished", "finished-early", "finished-on-time", "finished-late"],
  ["in-hand", "in-hand-in-time", "in-hand-overdue"],
] as const satisfies readonly (readonly MetricCode[])[];
export const COLUMNS = COLUMN_GROUPS.flat();
export type PublicColumn = (typeof COLUMNS)[number];

/** Fields that the national list does not name, as past dossiers brought them, are told as one. */
export const OTHER_FIELDS = "*other";

/** A field of procedures, or (null) all of them. Null instead of a number is withheld. */
export type PublicRow = {
  readonly fieldCode: string | null;
  readonly numbers: Readonly<Record<PublicColumn, number | null>>;
};

/** Shares told where both their numbers are shown. */
export const SHARES = [
  { code: "on-time-share", of: "finished", less: "finished-late" },
  { code: "online-share", of: "received", less: null },
] as const satisfies readonly { code: MetricCode; of: PublicColumn; less: PublicColumn | null }[];
type PublicShare = {
  readonly code: MetricCode;
  readonly value: number | null;
  readonly isHidden: boolean;
};

export type PublicFigures = {
  readonly whole: PublicRow;
  readonly fields: readonly PublicRow[];
  readonly shares: readonly PublicShare[];
  readonly hides: boolean;
};

/** How far back months are shown. */
const MONTHS = 24;

/**
 * Months that are over, the last first. Only whole months are told: from two periods that overlap, their difference, a day
 * or a person, could be reckoned.
 */
export function monthsToShow(today: LocalDate): readonly LocalDate[] {
  const first = addDays(today, 1 - Number(today.slice(8)));
  return Array.from({ length: MONTHS }, (_, index) => addMonthsClamped(first, -1 - index));
}

/** The month asked for, `2026-10`, or the last that is over. */
export function monthOf(asked: string, today: LocalDate): LocalDate {
  const months = monthsToShow(today);
  const wanted = parseLocalDate(`${asked}-01`);
  const last = addMonthsClamped(addDays(today, 1 - Number(today.slice(8))), -1);
  return months.find((month) => month === wanted) ?? last;
}

const cellOf = (fieldCode: string | null, column: PublicColumn) => `${fieldCode ?? "*"} ${column}`;

/** The figures of an agency's month as everybody may see them. */
export function publicFigures(rows: readonly PeriodTotals[]): PublicFigures {
  const byField = rowsByField(rows);
  const codes = [...byField.keys()];
  const amounts = new Map<string, number>();
  for (const fieldCode of [...codes, null]) {
    const own = fieldCode === null ? rows : (byField.get(fieldCode) ?? []);
    for (const column of COLUMNS)
      amounts.set(cellOf(fieldCode, column), metricValue(metricOf(column), own).value ?? 0);
  }
  const hidden = hiddenCells(amounts, relationsOf(codes));
  const row = (fieldCode: string | null): PublicRow => ({
    fieldCode,
    numbers: numbersOf(fieldCode, amounts, hidden),
  });
  const fields = codes.map(row).filter(({ numbers }) => COLUMNS.some((column) => numbers[column] !== 0));
  const whole = row(null);
  return {
    whole,
    fields,
    shares: SHARES.map((share) => shareOf(share, whole, rows)),
    hides: hidden.size > 0,
  };
}

/** As many fields at most as the national list has, in its order, and the others together. */
function rowsByField(rows: readonly PeriodTotals[]): ReadonlyMap<string, readonly PeriodTotals[]> {
  const found = new Map<string, PeriodTotals[]>();
  for (const row of rows) {
    if (row.fieldCode === null) continue;
    const code = findField(row.fieldCode) === null ? OTHER_FIELDS : row.fieldCode;
    found.set(code, [...(found.get(code) ?? []), row]);
  }
  const names = [...FIELDS.map(({ code }) => code), OTHER_FIELDS];
  return new Map(names.flatMap((code) => (found.has(code) ? [[code, found.get(code) ?? []]] : [])));
}

/** Each row adds up across its groups, each column down its fields. */
function relationsOf(codes: readonly string[]): Relation[] {
  const across = [...codes, null].flatMap((fieldCode) =>
    COLUMN_GROUPS.map(([total, ...parts]) => ({
      total: cellOf(fieldCode, total),
      parts: parts.map((part) => cellOf(fieldCode, part)),
    })),
  );
  const down = COLUMNS.map((column) => ({
    total: cellOf(null, column),
    parts: codes.map((fieldCode) => cellOf(fieldCode, column)),
  }));
  return [...across, ...down];
}

function numbersOf(
  fieldCode: string | null,
  amounts: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string>,
): PublicRow["numbers"] {
  const told = (column: PublicColumn) => {
    const name = cellOf(fieldCode, column);
    return hidden.has(name) ? null : (amounts.get(name) ?? 0);
  };
  return {
    received: told("received"),
    "received-online": told("received-online"),
    "received-counter": told("received-counter"),
    "received-post": told("received-post"),
    finished: told("finished"),
    "finished-early": told("finished-early"),
    "finished-on-time": told("finished-on-time"),
    "finished-late": told("finished-late"),
    "in-hand": told("in-hand"),
    "in-hand-in-time": told("in-hand-in-time"),
    "in-hand-overdue": told("in-hand-overdue"),
  };
}

/**
 * The same share as everywhere else, where it tells nothing that the numbers shown do not: withheld with either of them,
 * and where what it is reckoned from differs from them by a few, dossiers moved between agencies.
 */
function shareOf(
  { code, of, less }: (typeof SHARES)[number],
  { numbers }: PublicRow,
  rows: readonly PeriodTotals[],
): PublicShare {
  const below = numbers[of];
  const taken = less === null ? 0 : numbers[less];
  const above =
    less === null ? numbers["received-online"] : below !== null && taken !== null ? below - taken : null;
  const { numerator, denominator, value } = metricValue(metricOf(code), rows);
  const isHidden =
    below === null ||
    above === null ||
    isSmall(below - (denominator ?? 0)) ||
    isSmall(above - (numerator ?? 0));
  return { code, value: isHidden ? null : value, isHidden };
}
