import { compileProblem } from "./form-validation.ts";
import { isWritten } from "./local-text.ts";
import type { CaseDefinition, ProcedureContent } from "./procedure.ts";
import { isKnownField, isKnownLifeEvent } from "./reference.ts";
import type { SchemaProblem } from "./schema-problem.ts";

/** The parts NĐ 63/2010 Art. 8 makes mandatory, then what the product needs to run the procedure. */
export type MissingPart =
  | {
      readonly code:
        | "NAME"
        | "STEPS"
        | "CHANNELS"
        | "COMPONENTS"
        | "TERM"
        | "SUBJECTS"
        | "AGENCY"
        | "RESULTS";
    }
  | { readonly code: "FIELD" | "PROMULGATION" | "LEVELS" | "LEGAL_BASIS" | "CASES" | "FEES_NOT_STATED" }
  | {
      readonly code: "LAST_CASE_CONDITIONAL" | "CASE_UNREACHABLE" | "CASE_CODE_FOREIGN" | "TERM_EMPTY";
      readonly item: string;
    }
  | {
      readonly code: "DUPLICATE_CODE" | "UNKNOWN_COMPONENT" | "UNKNOWN_FEE" | "UNKNOWN_FORM";
      readonly item: string;
    }
  | {
      readonly code:
        | "UNKNOWN_FIELD"
        | "UNKNOWN_LIFE_EVENT"
        | "FEE_TIERS"
        | "ONE_OF_ALONE"
        | "EFORM_WITHOUT_FORM"
        | "PROCESS_NOT_PUBLISHED";
      readonly item: string;
    }
  | {
      readonly code: "QUOTAS_EXCEED_TERM";
      readonly item: string;
      readonly problem: string;
    }
  | { readonly code: "FORM_INVALID"; readonly item: string; readonly problem: SchemaProblem };

/**
 * Everything a procedure itself lacks for publication, at once and in the order of the law; empty when complete.
 * @law Nghị định 63/2010/NĐ-CP, Đ.8 k.1-2 (sửa đổi bởi NĐ 48/2013, NĐ 92/2017): eight mandatory parts.
 */
export function missingParts(code: string, content: CheckedContent): MissingPart[] {
  return [
    ...mandatoryParts(content),
    ...productParts(content),
    ...brokenCases(code, content),
    ...brokenReferences(content),
  ];
}

/** Content as written, or as read with its cases resolved. */
export type CheckedContent = Omit<ProcedureContent, "cases"> & { readonly cases: readonly CaseDefinition[] };

/** Whether the part is one the law names, as opposed to one the product needs. */
export function isMandatoryByLaw(part: MissingPart): boolean {
  return LAW_PARTS.has(part.code);
}

const LAW_PARTS: ReadonlySet<MissingPart["code"]> = new Set([
  "NAME",
  "STEPS",
  "CHANNELS",
  "COMPONENTS",
  "TERM",
  "SUBJECTS",
  "AGENCY",
  "RESULTS",
]);

function mandatoryParts(content: CheckedContent): MissingPart[] {
  const missing: MissingPart[] = [];
  if (!isWritten(content.name)) missing.push({ code: "NAME" });
  if (!content.executionSteps.some((step) => isWritten(step.text))) missing.push({ code: "STEPS" });
  if (content.channels.length === 0) missing.push({ code: "CHANNELS" });
  if (content.components.length === 0) missing.push({ code: "COMPONENTS" });
  if (!content.cases.some((each) => each.term.unit !== "NONE" || isWritten(each.termNote)))
    missing.push({ code: "TERM" });
  if (content.subjects.length === 0) missing.push({ code: "SUBJECTS" });
  if (!isWritten(content.competentAgency) && !isWritten(content.executingAgency))
    missing.push({ code: "AGENCY" });
  if (content.results.length === 0) missing.push({ code: "RESULTS" });
  return missing;
}

function productParts(content: CheckedContent): MissingPart[] {
  const missing: MissingPart[] = [];
  if (content.fieldCode === null) missing.push({ code: "FIELD" });
  else if (!isKnownField(content.fieldCode)) missing.push({ code: "UNKNOWN_FIELD", item: content.fieldCode });
  if (content.promulgation === null) missing.push({ code: "PROMULGATION" });
  if (content.levels.length === 0) missing.push({ code: "LEVELS" });
  if (content.legalBasis.length === 0) missing.push({ code: "LEGAL_BASIS" });
  if (content.cases.length === 0) missing.push({ code: "CASES" });
  if (content.fees.length === 0 && !content.feesStated) missing.push({ code: "FEES_NOT_STATED" });
  for (const event of content.lifeEvents) {
    if (!isKnownLifeEvent(event)) missing.push({ code: "UNKNOWN_LIFE_EVENT", item: event });
  }
  return missing;
}

/** Every dossier must fall into exactly one case: the last one takes whatever is left, and none follows it. */
function brokenCases(code: string, content: CheckedContent): MissingPart[] {
  const missing: MissingPart[] = [];
  const components = new Set(content.components.map((c) => c.code));
  const fees = new Set(content.fees.map((fee) => fee.code));
  content.cases.forEach((each, index) => {
    const last = index === content.cases.length - 1;
    if (last && each.condition !== null) missing.push({ code: "LAST_CASE_CONDITIONAL", item: each.code });
    if (!last && each.condition === null) missing.push({ code: "CASE_UNREACHABLE", item: each.code });
    if (!each.code.startsWith(`${code}.`)) missing.push({ code: "CASE_CODE_FOREIGN", item: each.code });
    if (each.term.count === 0 && !["SAME_DAY", "NONE"].includes(each.term.unit))
      missing.push({ code: "TERM_EMPTY", item: each.code });
    for (const item of each.componentCodes ?? [])
      if (!components.has(item)) missing.push({ code: "UNKNOWN_COMPONENT", item });
    for (const item of each.feeCodes ?? []) if (!fees.has(item)) missing.push({ code: "UNKNOWN_FEE", item });
  });
  return missing;
}

function brokenReferences(content: CheckedContent): MissingPart[] {
  const missing: MissingPart[] = duplicates([
    content.cases.map((each) => each.code),
    content.components.map((c) => c.code),
    content.fees.map((fee) => fee.code),
    content.forms.map((form) => form.code),
  ]).map((item) => ({ code: "DUPLICATE_CODE", item }));
  const forms = new Map(content.forms.map((form) => [form.code, form]));
  for (const component of content.components) {
    const form = component.formCode === null ? null : forms.get(component.formCode);
    if (form === undefined) missing.push({ code: "UNKNOWN_FORM", item: component.formCode ?? "" });
    if (component.kind === "EFORM" && (form ?? null) === null)
      missing.push({ code: "EFORM_WITHOUT_FORM", item: component.code });
  }
  for (const form of content.forms) {
    const problem = form.schema === null ? null : compileProblem(form.schema);
    if (problem !== null) missing.push({ code: "FORM_INVALID", item: form.code, problem });
  }
  return [...missing, ...brokenGroups(content), ...brokenFees(content)];
}

/** A ONE_OF group of a single paper leaves the applicant no choice: it is an ALL_OF paper in disguise. */
function brokenGroups(content: CheckedContent): MissingPart[] {
  const sizes = new Map<string, number>();
  for (const { oneOfGroup } of content.components) {
    if (oneOfGroup !== null) sizes.set(oneOfGroup, (sizes.get(oneOfGroup) ?? 0) + 1);
  }
  return [...sizes].filter(([, size]) => size === 1).map(([item]) => ({ code: "ONE_OF_ALONE", item }));
}

function brokenFees(content: CheckedContent): MissingPart[] {
  return content.fees
    .filter(({ formula }) => formula.type === "TIERED" && !areTiersComplete(formula.tiers))
    .map((fee) => ({ code: "FEE_TIERS", item: fee.code }));
}

function areTiersComplete(tiers: readonly { readonly upToUnits: number | null }[]): boolean {
  const bounds = tiers.map((tier) => tier.upToUnits ?? Number.POSITIVE_INFINITY);
  return (
    bounds.at(-1) === Number.POSITIVE_INFINITY &&
    bounds.every((bound, i) => i === 0 || bound > (bounds[i - 1] ?? 0))
  );
}

function duplicates(lists: readonly (readonly string[])[]): string[] {
  return lists.flatMap((list) => list.filter((item, index) => list.indexOf(item) !== index));
}
