import { z } from "zod";
import { type Locale, messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import { type LocalDate, parseLocalDate } from "../../../kernel/local-date.ts";
import { dateTextOf, type FormError } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import type { ReportOrder } from "./commands.ts";
import { VARIANTS } from "./form-definition.ts";
import {
  PERIOD_BASES,
  PERIOD_KINDS,
  periodOf,
  periodOn,
  periodsInYear,
  previousPeriod,
  rangeOf,
} from "./period.ts";

const YEAR_MIN = 2000;
const YEAR_MAX = 2100;

/** The boxes of the order as typed, kept as they came when the page is shown again. */
export const TYPED_NAMES = [
  "form",
  "unit",
  "kind",
  "basis",
  "year",
  "index",
  "variant",
  "from.day",
  "from.month",
  "from.year",
  "to.day",
  "to.month",
  "to.year",
] as const;
export type TypedOrder = { readonly [Name in (typeof TYPED_NAMES)[number]]: string };

export function typedOrder(input: FormInput): TypedOrder {
  const textOf = (name: string) => {
    const value = input[name];
    return typeof value === "string" ? value.trim().slice(0, 100) : "";
  };
  const [form, unit, kind, basis, year, index, variant] = TYPED_NAMES.map(textOf);
  return {
    form: form ?? "",
    unit: unit ?? "",
    kind: kind ?? "",
    basis: basis ?? "",
    year: year ?? "",
    index: index ?? "",
    variant: variant ?? "",
    "from.day": textOf("from.day"),
    "from.month": textOf("from.month"),
    "from.year": textOf("from.year"),
    "to.day": textOf("to.day"),
    "to.month": textOf("to.month"),
    "to.year": textOf("to.year"),
  };
}

/** The boxes that have something in them, as an address says them. */
export function typedNames(typed: TypedOrder): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ""));
}

/** What an empty page offers: the month that ended last, by the periods of the law. */
export function firstOrder(unit: string, today: LocalDate): TypedOrder {
  const last = previousPeriod(periodOn("MONTH", "STATUTORY", today));
  const named =
    last.kind === "RANGE" ? { year: "", index: "" } : { year: String(last.year), index: String(last.index) };
  const empty = typedOrder({});
  return { ...empty, form: "II.06a", unit, kind: "MONTH", basis: "STATUTORY", ...named, variant: "ON_TIME" };
}

/** Reads the order; the errors name the box and say what it wants. */
export function readOrder(
  typed: TypedOrder,
  locale: Locale,
): { readonly order: ReportOrder } | { readonly errors: readonly FormError[] } {
  const t = messages(locale).report.order;
  const unitId = parseId<"unit">(typed.unit);
  const kind = z.enum([...PERIOD_KINDS, "RANGE"]).safeParse(typed.kind);
  const basis = z.enum(PERIOD_BASES).safeParse(typed.basis);
  const variant = z.enum(VARIANTS).safeParse(typed.variant);
  const year = wholeIn(typed.year, YEAR_MIN, YEAR_MAX);
  const errors: FormError[] = [];
  if (typed.form === "") errors.push({ path: "form", message: t.formMissing });
  if (unitId === null) errors.push({ path: "unit", message: t.unitMissing });
  if (!kind.success) errors.push({ path: "kind", message: t.kindMissing });
  const period =
    !kind.success || kind.data === "RANGE"
      ? readRange(typed)
      : readNamed({ kind: kind.data, basis: basis.success ? basis.data : null, year, index: typed.index });
  if (kind.success && "path" in period)
    errors.push({ path: period.path, message: t.periodErrors[period.wrong] });
  if (errors.length > 0 || unitId === null || "path" in period) return { errors };
  return { order: { form: typed.form, unitId, period, variant: variant.success ? variant.data : "ON_TIME" } };
}

type Wrong = { readonly path: string; readonly wrong: "basis" | "year" | "index" | "day" | "order" };

function readNamed(named: {
  readonly kind: (typeof PERIOD_KINDS)[number];
  readonly basis: (typeof PERIOD_BASES)[number] | null;
  readonly year: number | null;
  readonly index: string;
}): ReportOrder["period"] | Wrong {
  const { kind, basis, year } = named;
  if (basis === null) return { path: "basis", wrong: "basis" };
  if (year === null) return { path: "year", wrong: "year" };
  const index = kind === "YEAR" ? 1 : wholeIn(named.index, 1, periodsInYear(kind));
  return index === null ? { path: "index", wrong: "index" } : periodOf({ kind, basis, year, index });
}

function readRange(typed: TypedOrder): ReportOrder["period"] | Wrong {
  const dayOf = (name: "from" | "to") =>
    parseLocalDate(
      dateTextOf({ day: typed[`${name}.day`], month: typed[`${name}.month`], year: typed[`${name}.year`] }),
    );
  const [from, to] = [dayOf("from"), dayOf("to")];
  if (from === null || from < `${YEAR_MIN}`) return { path: "from", wrong: "day" };
  if (to === null || to > `${YEAR_MAX}`) return { path: "to", wrong: "day" };
  return from > to ? { path: "to", wrong: "order" } : rangeOf(from, to);
}

function wholeIn(text: string, min: number, max: number): number | null {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : -1;
  return number >= min && number <= max ? number : null;
}
