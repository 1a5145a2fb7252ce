import { z } from "zod";
import { type Locale, messages } from "../../../i18n/index.ts";
import { type Json, parseJson } from "../../../kernel/json.ts";
import { type DateParts, datePartsOf, dateTextOf, type FormError } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import type { LocalText } from "../local-text.ts";
import type { ProcedureContent } from "../procedure.ts";
import { writtenContentSchema } from "../procedure-parser.ts";
import { brokenJson, contentErrors } from "./content-errors.ts";

/** The fields an officer fills in one by one; everything else is in one box of JSON. */
const STRUCTURED = [
  "name",
  "summary",
  "fieldCode",
  "onlineLevel",
  "subjects",
  "levels",
  "competentAgency",
  "executingAgency",
  "promulgation",
  "executionSteps",
  "lifeEvents",
  "keywords",
  "nonTerritorial",
  "feesStated",
] as const;
const structured: ReadonlySet<string> = new Set(STRUCTURED);

/** The boxes of the edit page as text. */
export type DraftForm = { readonly [name: string]: string | readonly string[] };

/** What stands in the boxes for a stored draft; `elsewhere` are parts that a form of their own holds. */
export function draftFormOf(content: ProcedureContent, elsewhere: readonly string[] = []): DraftForm {
  const isBoxed = (key: string) => !structured.has(key) && !elsewhere.includes(key);
  const rest = Object.fromEntries(Object.entries(content).filter(([key]) => isBoxed(key)));
  const steps = content.executionSteps.map((step) => step.text);
  return {
    nameVi: content.name.vi,
    nameEn: content.name.en ?? "",
    summaryVi: content.summary?.vi ?? "",
    summaryEn: content.summary?.en ?? "",
    fieldCode: content.fieldCode ?? "",
    onlineLevel: content.onlineLevel,
    subjects: content.subjects,
    levels: content.levels,
    competentAgencyVi: content.competentAgency?.vi ?? "",
    competentAgencyEn: content.competentAgency?.en ?? "",
    executingAgencyVi: content.executingAgency?.vi ?? "",
    executingAgencyEn: content.executingAgency?.en ?? "",
    promulgationNumber: content.promulgation?.number ?? "",
    promulgationIssuer: content.promulgation?.issuer ?? "",
    ...partsNamed("promulgationOn", content.promulgation?.issuedOn ?? ""),
    stepsVi: steps.map((text) => oneLine(text.vi)).join("\n"),
    stepsEn: steps.map((text) => oneLine(text.en ?? "")).join("\n"),
    lifeEvents: content.lifeEvents,
    keywords: content.keywords.join(", "),
    nonTerritorial: content.nonTerritorial.open ? "true" : "",
    feesStated: content.feesStated ? "true" : "",
    rest: JSON.stringify(rest, null, 1),
  };
}

function partsNamed(name: string, day: string): DraftForm {
  const parts = datePartsOf(day);
  return { [`${name}.day`]: parts.day, [`${name}.month`]: parts.month, [`${name}.year`]: parts.year };
}

/** The three boxes of a day as typed. */
export function typedDay(form: DraftForm, name: string): DateParts {
  const part = (key: keyof DateParts) => textOf(form, `${name}.${key}`);
  return { day: part("day"), month: part("month"), year: part("year") };
}

/** A step written over several lines stays one step when it is edited. */
function oneLine(text: string): string {
  return text.replaceAll("\n", " ");
}

/** What was typed, to show it again. */
export function typedDraftForm(form: FormInput): DraftForm {
  const typed: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === "string") typed[name] = value;
    else if (Array.isArray(value)) typed[name] = value.filter((each) => typeof each === "string");
  }
  return typed;
}

export function textOf(form: DraftForm, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : (value?.at(-1) ?? "");
}

export function listOf(form: DraftForm, name: string): readonly string[] {
  const value = form[name];
  return typeof value === "string" ? (value === "" ? [] : [value]) : (value ?? []);
}

/** The content the boxes make with what is kept, or what is wrong with them, box by box. */
export function readDraftForm(
  form: DraftForm,
  locale: Locale,
  kept: Partial<ProcedureContent> = {},
): { content: ProcedureContent } | { errors: readonly FormError[] } {
  const written = textOf(form, "rest");
  const rest = readRest(written, locale, Object.keys(kept));
  if ("wrong" in rest) return { errors: [{ path: "rest", message: rest.wrong }] };
  const read = writtenContentSchema.safeParse({ ...rest.content, ...boxes(form), ...kept });
  if (read.success) return { content: read.data };
  return {
    errors: contentErrors(read.error, { rest: written, locale })
      .slice(0, ERRORS_MAX)
      .map(({ path, message }) => {
        const [top = ""] = path.split(".");
        return { path: structured.has(top) ? boxOf(top) : "rest", message };
      }),
  };
}

const ERRORS_MAX = 20;

function boxes(form: DraftForm) {
  const text = (name: string): LocalText => ({
    vi: textOf(form, `${name}Vi`),
    en: textOf(form, `${name}En`) || null,
  });
  const written = (name: string) => (textOf(form, `${name}Vi`).trim() === "" ? null : text(name));
  const number = textOf(form, "promulgationNumber").trim();
  const english = textOf(form, "stepsEn").split(/\r?\n/);
  return {
    name: text("name"),
    summary: written("summary"),
    fieldCode: textOf(form, "fieldCode") || null,
    onlineLevel: textOf(form, "onlineLevel") || "INFO",
    subjects: listOf(form, "subjects"),
    levels: listOf(form, "levels"),
    competentAgency: written("competentAgency"),
    executingAgency: written("executingAgency"),
    promulgation:
      number === ""
        ? null
        : {
            number,
            issuer: textOf(form, "promulgationIssuer"),
            issuedOn: dateTextOf(typedDay(form, "promulgationOn")) || null,
          },
    executionSteps: textOf(form, "stepsVi")
      .split(/\r?\n/)
      .map((vi, index) => ({ text: { vi, en: english[index]?.trim() || null } }))
      .filter((step) => step.text.vi.trim() !== ""),
    lifeEvents: listOf(form, "lifeEvents"),
    keywords: textOf(form, "keywords")
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== ""),
    nonTerritorial: { open: textOf(form, "nonTerritorial") === "true", scope: "PROVINCE" },
    feesStated: textOf(form, "feesStated") === "true",
  };
}

function boxOf(field: string): string {
  if (field === "promulgation") return "promulgationNumber";
  if (field === "executionSteps") return "stepsVi";
  return ["name", "summary", "competentAgency", "executingAgency"].includes(field) ? `${field}Vi` : field;
}

type Rest = { readonly content: { readonly [key: string]: Json } } | { readonly wrong: string };

function readRest(text: string, locale: Locale, kept: readonly string[]): Rest {
  if (text.trim() === "") return { content: {} };
  const t = messages(locale).catalogue.admin;
  const broken = brokenJson(text, locale);
  if (broken !== null) return { wrong: broken };
  const all = z.record(z.string(), z.json()).safeParse(parseJson(z.unknown(), text));
  if (!all.success) return { wrong: t.notAnObject };
  // A structured field typed into the JSON box would be silently overruled by its own box; it is refused instead.
  const twice = Object.keys(all.data).filter((key) => structured.has(key) || kept.includes(key));
  return twice.length === 0 ? { content: all.data } : { wrong: t.hasItsOwnBox(twice.join(", ")) };
}
