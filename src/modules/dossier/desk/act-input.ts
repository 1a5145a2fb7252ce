import { parseDong } from "../../../kernel/dong.ts";
import { type DateParts, dateTextOf, NO_DATE } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import type { GatheredFiles } from "../ahead/gather-files.ts";
import type { RoutedAct } from "../api/act-bodies.ts";
import type { ComponentHeld, FileRef } from "../dossier.ts";
import type { FieldSpec } from "./field-spec.ts";
import { paperTyped } from "./paper-rows.tsx";

export function typedText(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}

/** Every value of a name given once or more. */
export function typedMany(form: FormInput, name: string): readonly string[] {
  const value = form[name];
  const all = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return all.filter((each): each is string => typeof each === "string");
}

export function typedDate(form: FormInput, name: string): DateParts {
  const part = (which: keyof DateParts) => typedText(form, `${name}.${which}`);
  return { ...NO_DATE, day: part("day"), month: part("month"), year: part("year") };
}

/** The body of an act as its schema expects it, put together from the questions asked. Validation is the schema's. */
export function actBody(
  act: RoutedAct,
  specs: readonly FieldSpec[],
  sent: { readonly form: FormInput; readonly files: GatheredFiles },
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const spec of specs) {
    // What was typed for one way is no answer once another was chosen.
    if ("way" in spec && spec.way !== undefined && spec.way !== typedText(sent.form, "channel")) continue;
    const value = answerTo(spec, sent);
    if (value !== undefined) body[spec.name] = value;
  }
  return reshape(act, body);
}

/** Nothing where nothing was typed; what is no amount is told as wrong by the body it goes into. */
function moneyTyped(text: string): number | undefined {
  return text === "" ? undefined : (parseDong(text) ?? Number.NaN);
}

function answerTo(
  spec: FieldSpec,
  { form, files }: { readonly form: FormInput; readonly files: GatheredFiles },
): unknown {
  switch (spec.kind) {
    case "fixed":
      return spec.value;
    case "said":
      return undefined;
    case "many":
      return typedMany(form, spec.name);
    case "tick":
      return typedText(form, spec.name) === "true";
    case "date":
      return dateTextOf(typedDate(form, spec.name));
    case "money":
      return moneyTyped(typedText(form, spec.name));
    case "files":
      return files[spec.name] ?? [];
    case "items":
      return spec.codes
        .filter((code) => typedText(form, `items.${code}.asked`) === "true")
        .map((code) => ({ componentCode: code, problem: typedText(form, `items.${code}.problem`) }));
    case "papers":
      return spec.components.flatMap(({ code, kind }) =>
        paperTyped(
          "papers",
          { code, isPresented: kind === "PRESENT" },
          { form, files: [...filesHeld(spec.held, code), ...(files[code] ?? [])] },
        ),
      );
    case "draft":
      return Object.fromEntries(
        spec.drafts.flatMap(({ fields: asked }) =>
          asked.map(({ name }) => [name, typedText(form, `fields.${name}`)] as const),
        ),
      );
    default: {
      const text = typedText(form, spec.name).trim();
      return text === "" && spec.optional === true ? undefined : text;
    }
  }
}

/** Noting the paper original of what was sent online must not lose what was sent. */
function filesHeld(held: readonly ComponentHeld[] | null, code: string): readonly FileRef[] {
  return held?.find((each) => each.componentCode === code)?.files ?? [];
}

/** Some acts ask in a person's order what their bodies hold in another shape. */
function reshape(act: RoutedAct, body: Record<string, unknown>): Record<string, unknown> {
  if (act === "signResult") {
    const { resultOutcome, ...rest } = body;
    return { ...rest, outcome: resultOutcome };
  }
  if (act === "draftResult") return { outcome: body.resultOutcome, fields: body.draftFields };
  // A ground or guidance that does not exist is said as nothing, not left out.
  if (act === "reject") return { legalGround: "", instruction: "", ...body };
  if (act === "stop") return { legalGround: "", ...body };
  if (act === "confirmDraftByApplicant") return { confirmed: body.confirmed === "true" };
  if (act !== "confirmPayment") return body;
  const { exemptionReason, approvedBy, reference, paidOn } = body;
  return {
    reference: reference ?? null,
    paidOn: paidOn === "" ? null : (paidOn ?? null),
    exemption: exemptionReason === undefined ? null : { reason: exemptionReason, approvedBy },
  };
}
