import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Form, Kind } from "./kinds.ts";
import { SEGMENTS_MAX, smsLength } from "./sms-length.ts";
import { VARIABLES, type Values, type Variable, variablesOf } from "./variables.ts";

/** A text as an authority writes it: variables stand in braces, `{code}`. */
export type TemplateText = { readonly subject: string; readonly body: string };

export type TemplateRefusal =
  | { readonly code: "NOTIFICATION_TEXT_EMPTY" }
  | { readonly code: "NOTIFICATION_TEXT_TOO_LONG"; readonly most: number }
  | { readonly code: "NOTIFICATION_BRACE_OPEN"; readonly near: string }
  | { readonly code: "NOTIFICATION_VARIABLE_UNKNOWN"; readonly variable: string; readonly known: string }
  | { readonly code: "NOTIFICATION_VARIABLE_MISSING"; readonly missing: string }
  | { readonly code: "NOTIFICATION_SMS_TOO_LONG"; readonly segments: number; readonly most: number };

export const SUBJECT_MAX = 150;
const BODY_MAX = 2_000;
const PLACE = /\{([^{}]*)\}/g;

/** What goes to a telephone is one text. */
export function hasSubject(form: Form): boolean {
  return form !== "SMS" && form !== "ZALO";
}

type TemplateUse = {
  readonly kind: Kind;
  readonly form: Form;
  /** What every text of the kind must say (`neededVariables`). */
  readonly needed: readonly Variable[];
  readonly sample: Values;
};

/**
 * Whether an authority may send this text: every variable known by name, none that people must be told left out, nothing
 * left open, an SMS that is short.
 */
export function checkTemplate(text: TemplateText, use: TemplateUse): Result<TemplateText, TemplateRefusal> {
  const { subject, body } = text;
  if (body.trim() === "" || (hasSubject(use.form) && subject.trim() === ""))
    return refuse({ code: "NOTIFICATION_TEXT_EMPTY" });
  if (subject.length > SUBJECT_MAX) return refuse({ code: "NOTIFICATION_TEXT_TOO_LONG", most: SUBJECT_MAX });
  if (body.length > BODY_MAX) return refuse({ code: "NOTIFICATION_TEXT_TOO_LONG", most: BODY_MAX });
  const wrong = firstWrong(subject, use.kind) ?? firstWrong(body, use.kind);
  if (wrong !== null) return refuse(wrong);
  const missing = missingIn(text, use.form, use.needed);
  if (missing.length > 0)
    return refuse({ code: "NOTIFICATION_VARIABLE_MISSING", missing: missing.join(", ") });
  if (use.form !== "SMS") return accept(text);
  const { segments } = smsLength(fill(body, use.sample));
  return segments > SEGMENTS_MAX
    ? refuse({ code: "NOTIFICATION_SMS_TOO_LONG", segments, most: SEGMENTS_MAX })
    : accept(text);
}

function firstWrong(text: string, kind: Kind): TemplateRefusal | null {
  const known: readonly string[] = variablesOf(kind);
  for (const [, variable = ""] of text.matchAll(PLACE)) {
    if (!known.includes(variable))
      return {
        code: "NOTIFICATION_VARIABLE_UNKNOWN",
        variable,
        known: known.map(inBraces).join(", "),
      };
  }
  const rest = text.replace(PLACE, "");
  const at = rest.search(/[{}]/);
  return at < 0 ? null : { code: "NOTIFICATION_BRACE_OPEN", near: rest.slice(Math.max(0, at - 10), at + 10) };
}

/** What people must be told and this text leaves out, in braces. */
export function missingIn(
  { subject, body }: TemplateText,
  form: Form,
  needed: readonly Variable[],
): readonly string[] {
  const said = variablesIn(`${hasSubject(form) ? subject : ""} ${body}`);
  return needed.filter((variable) => !said.includes(variable)).map(inBraces);
}

/** The names that stand in braces in a text. */
export function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(PLACE)].map(([, name = ""]) => name);
}

function inBraces(name: string): string {
  return `{${name}}`;
}

const PLACE_WITH_GAP = /([ \n]?)\{([^{}]*)\}/g;

/**
 * The text with its variables filled; one without a value shows no name to a citizen, and takes the space or the line
 * before it along: a sentence that is not said leaves no hole.
 */
export function fill(text: string, values: Values): string {
  return text.replace(PLACE_WITH_GAP, (_, gap: string, name: string) => {
    const value = isVariable(name) ? (values[name] ?? "") : "";
    return value === "" ? "" : `${gap}${value}`;
  });
}

function isVariable(name: string): name is Variable {
  return VARIABLES.some((variable) => variable === name);
}
