import { type Locale, messages } from "../../../../i18n/index.ts";
import { parseLocalDate } from "../../../../kernel/local-date.ts";
import { type DateParts, dateTextOf, type FormError, NO_DATE } from "../../../../web/components/index.ts";
import type { FormInput } from "../../../../web/route.ts";
import type { ChannelIn } from "../../../dossier/index.ts";
import type { FormColumn, FormTerm, Variant } from "../form-definition.ts";
import { VARIANTS } from "../form-definition.ts";
import { countKey, readCountKey } from "./countable.ts";
import { readSum } from "./typed-sums.ts";

export const CHANNELS = ["ONLINE", "DIRECT", "POSTAL"] as const satisfies readonly ChannelIn[];
export const KINDS = ["FIGURES", "COLUMNS", "SHARE", "LABEL", "ORDINAL"] as const;

/** How many more figures than a column has can be told at once. */
const MORE_TERMS = 2;
const TERMS_MAX = 60;

/** What stands in the fields of a column: texts as they were typed, right or wrong. */
export type TypedColumn = {
  readonly group: { readonly vi: string; readonly en: string };
  readonly name: { readonly vi: string; readonly en: string };
  readonly until: DateParts;
  readonly kind: string;
  readonly sum: string;
  readonly part: string;
  readonly whole: string;
  readonly terms: readonly TypedTerm[];
};

export type TypedTerm = {
  readonly count: string;
  readonly sign: string;
  readonly channels: readonly string[];
  readonly causes: readonly string[];
  readonly only: string;
};

const NO_TERM: TypedTerm = { count: "", sign: "1", channels: [], causes: [], only: "" };

/** The fields of a column as it is, with room for more figures. */
export function typedFrom({ group, name, content, until }: FormColumn): TypedColumn {
  const [year = "", month = "", day = ""] = (until ?? "").split("-");
  const terms = content.kind === "FIGURES" ? content.terms.map(typedTerm) : [];
  return {
    group: group ?? { vi: "", en: "" },
    name,
    until: { ...NO_DATE, day, month, year },
    kind: content.kind,
    sum:
      content.kind === "COLUMNS"
        ? content.of
            .map(({ column, sign }, at) => `${sign === -1 ? "− " : at === 0 ? "" : "+ "}(${column})`)
            .join(" ")
        : "",
    part: content.kind === "SHARE" ? String(content.part) : "",
    whole: content.kind === "SHARE" ? String(content.whole) : "",
    terms: withRoom(terms),
  };
}

function typedTerm({ figure, at, sign, channels, causes, only }: FormTerm): TypedTerm {
  return {
    count: countKey({ name: figure, at }),
    sign: String(sign),
    channels: channels ?? [],
    causes: causes ?? [],
    only: only ?? "",
  };
}

function withRoom(terms: readonly TypedTerm[]): TypedTerm[] {
  return [...terms, ...Array.from({ length: MORE_TERMS }, () => NO_TERM)].slice(0, TERMS_MAX);
}

/** The fields as a form sent them. */
export function typedColumn(form: FormInput): TypedColumn {
  const text = (name: string) => {
    const value = form[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const many = (name: string) => {
    const value = form[name];
    const all = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return all.filter((each): each is string => typeof each === "string");
  };
  const terms = Array.from({ length: TERMS_MAX }, (_, at) => at)
    .filter((at) => text(`t${at}.count`) !== "")
    .map((at) => ({
      count: text(`t${at}.count`),
      sign: text(`t${at}.sign`),
      channels: many(`t${at}.channels`),
      causes: many(`t${at}.causes`),
      only: text(`t${at}.only`),
    }));
  return {
    group: { vi: text("group.vi"), en: text("group.en") },
    name: { vi: text("name.vi"), en: text("name.en") },
    until: { ...NO_DATE, day: text("until.day"), month: text("until.month"), year: text("until.year") },
    kind: text("kind"),
    sum: text("sum"),
    part: text("part"),
    whole: text("whole"),
    terms: withRoom(terms),
  };
}

type Read = { readonly column: FormColumn } | { readonly errors: readonly FormError[] };

/** The column that was typed, or what is wrong with it, each beside its field. */
export function readColumn(number: number, typed: TypedColumn, locale: Locale): Read {
  const t = messages(locale).report.editor.errors;
  const { group, name } = typed;
  const errors: FormError[] = [];
  const must = (isRight: boolean, path: string, message: string) => {
    if (!isRight) errors.push({ path, message });
  };
  must(name.vi !== "", "name.vi", t.nameMissing);
  must(name.en !== "", "name.en", t.nameMissing);
  const hasGroup = group.vi !== "" || group.en !== "";
  must(!hasGroup || group.vi !== "", "group.vi", t.groupBoth);
  must(!hasGroup || group.en !== "", "group.en", t.groupBoth);
  const day = dateTextOf(typed.until);
  const hasUntil = [typed.until.day, typed.until.month, typed.until.year].some((part) => part !== "");
  must(!hasUntil || parseLocalDate(day) !== null, "until", messages(locale).report.forms.day);
  const content = contentOf(typed);
  if (typeof content === "string") errors.push({ path: content, message: t[content] });
  if (errors.length > 0 || typeof content === "string") return { errors };
  return {
    column: { number, group: hasGroup ? group : null, name, content, ...(hasUntil ? { until: day } : {}) },
  };
}

/** How the column is made; the field that does not say it, where one does not. */
function contentOf(typed: TypedColumn): FormColumn["content"] | "kind" | "sum" | "part" | "whole" | "terms" {
  switch (typed.kind) {
    case "ORDINAL":
    case "LABEL":
      return { kind: typed.kind };
    case "COLUMNS": {
      const of = readSum(typed.sum);
      return of === null ? "sum" : { kind: "COLUMNS", of };
    }
    case "SHARE": {
      const [part, whole] = [readSum(typed.part)?.[0]?.column, readSum(typed.whole)?.[0]?.column];
      if (part === undefined) return "part";
      return whole === undefined ? "whole" : { kind: "SHARE", part, whole };
    }
    case "FIGURES": {
      const terms = typed.terms.flatMap(termOf);
      return terms.length === 0 ? "terms" : { kind: "FIGURES", terms };
    }
    default:
      return "kind";
  }
}

function termOf({ count, sign, channels, causes, only }: TypedTerm): FormTerm[] {
  const counted = readCountKey(count);
  if (counted === null) return [];
  const of = CHANNELS.filter((each) => channels.includes(each));
  const variant: Variant | undefined = VARIANTS.find((each) => each === only);
  return [
    {
      figure: counted.name,
      at: counted.at,
      sign: sign === "-1" ? -1 : 1,
      ...(of.length === 0 || of.length === CHANNELS.length ? {} : { channels: of }),
      ...(causes.length === 0 || counted.name !== "late_results" ? {} : { causes: [...causes] }),
      ...(variant === undefined ? {} : { only: variant }),
    },
  ];
}
