import { z } from "zod";
import template from "../data/procedure-template.json" with { type: "json" };
import type { ProcedureContent } from "../procedure.ts";
import { procedureContentSchema } from "../procedure-parser.ts";
import { type DraftForm, draftFormOf } from "./draft-form.ts";

const TEMPLATE = z.strictObject({ code: z.string(), content: procedureContentSchema }).parse(template);

/** What a new procedure starts from: one that exists, or one of every common part to be written over. */
type Model = { readonly code: string; readonly content: ProcedureContent };

/**
 * The boxes of a new procedure, filled in from its model. What only the model can be called by is left empty: its name,
 * its summary and the decision that made it public.
 */
export function startFrom({ code, content }: Model = TEMPLATE): DraftForm {
  const nobodys = { name: { vi: "", en: null }, summary: null, promulgation: null };
  return { ...draftFormOf({ ...content, ...nobodys }), startedFrom: code };
}

/** The cases take the code of their own procedure instead of that of the model. */
export function withOwnCaseCodes(
  content: ProcedureContent,
  codes: { readonly startedFrom: string; readonly own: string },
): ProcedureContent {
  const prefix = `${codes.startedFrom}.`;
  const own = (code: string) =>
    codes.startedFrom !== "" && code.startsWith(prefix) ? `${codes.own}.${code.slice(prefix.length)}` : code;
  return { ...content, cases: content.cases.map((each) => ({ ...each, code: own(each.code) })) };
}
