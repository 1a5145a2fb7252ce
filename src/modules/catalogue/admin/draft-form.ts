import { z } from "zod";
import { type Json, parseJson } from "../../../kernel/json.ts";
import type { FormError } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import type { LocalText } from "../local-text.ts";
import type { ProcedureContent } from "../procedure.ts";
import { procedureContentSchema } from "../procedure-parser.ts";

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

/** What stands in the boxes for a stored draft. */
export function draftFormOf(content: ProcedureContent): DraftForm {
  const rest = Object.fromEntries(Object.entries(content).filter(([key]) => !structured.has(key)));
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
    promulgationOn: content.promulgation?.issuedOn ?? "",
    stepsVi: steps.map((text) => oneLine(text.vi)).join("\n"),
    stepsEn: steps.map((text) => oneLine(text.en ?? "")).join("\n"),
    lifeEvents: content.lifeEvents,
    keywords: content.keywords.join(", "),
    nonTerritorial: content.nonTerritorial.open ? "true" : "",
    feesStated: content.feesStated ? "true" : "",
    rest: JSON.stringify(rest, null, 1),
  };
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

/** The content the boxes make, or what is wrong with them, box by box. */
export function readDraftForm(
  form: DraftForm,
): { content: ProcedureContent } | { errors: readonly FormError[] } {
  const rest = readRest(textOf(form, "rest"));
  if (rest === null) return { errors: [{ path: "rest", message: "JSON" }] };
  const read = procedureContentSchema.safeParse({ ...rest, ...boxes(form) });
  if (read.success) return { content: read.data };
  return {
    errors: read.error.issues.slice(0, 20).map((issue) => {
      const where = issue.path.map(String).join(".");
      const [top = ""] = where.split(".");
      return { path: structured.has(top) ? boxOf(top) : "rest", message: `${where}: ${issue.message}` };
    }),
  };
}

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
            issuedOn: textOf(form, "promulgationOn").trim() || null,
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

function readRest(text: string): { [key: string]: Json } | null {
  if (text.trim() === "") return {};
  try {
    const all = parseJson(z.record(z.string(), z.json()), text);
    // A structured field typed into the JSON box would be silently overruled by its own box; it is refused instead.
    return Object.keys(all).some((key) => structured.has(key)) ? null : all;
  } catch {
    // Broken JSON is an ordinary mistake of the person typing; the page says so beside the box.
    return null;
  }
}
