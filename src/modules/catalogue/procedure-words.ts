import { type Locale, messages } from "../../i18n/index.ts";
import { numberText } from "../../i18n/number-text.ts";
import type { Condition } from "./condition.ts";
import { CHANNEL_FACT } from "./fee.ts";
import { formSchemaOf } from "./form-validation.ts";
import { textIn } from "./local-text.ts";
import type { Component, Fee, ProcedureVersion, Term } from "./procedure.ts";
import { CHANNELS } from "./procedure-parser.ts";

/** A term as a citizen reads it: "3 ngày làm việc". */
export function termInWords(term: Term, locale: Locale): string {
  return messages(locale).catalogue.term[term.unit](term.count);
}

function dongInWords(amount: number, locale: Locale): string {
  return messages(locale).catalogue.fee.dong(numberText(amount, locale));
}

/** What a fee comes to, in words: an amount, an amount a page, or what was published. */
export function feeInWords(fee: Pick<Fee, "formula" | "unitName">, locale: Locale): string {
  const t = messages(locale).catalogue.fee;
  const unit = fee.unitName === null ? t.unit : textIn(fee.unitName, locale);
  const { formula } = fee;
  switch (formula.type) {
    case "FIXED":
      return fee.unitName === null
        ? dongInWords(formula.amountDong, locale)
        : t.perUnit(dongInWords(formula.amountDong, locale), unit);
    case "PER_UNIT":
      return t.perUnit(dongInWords(formula.unitAmountDong, locale), unit);
    case "TIERED":
      return tiersInWords(formula, unit, locale);
    case "STATED":
      return textIn(formula.text, locale);
  }
}

type Tiered = Extract<Fee["formula"], { type: "TIERED" }>;

function tiersInWords(formula: Tiered, unit: string, locale: Locale): string {
  const t = messages(locale).catalogue.fee;
  const parts = formula.tiers.map((tier, index) => {
    const amount = dongInWords(tier.unitAmountDong, locale);
    const before = formula.tiers[index - 1]?.upToUnits ?? 0;
    return index === 0 && tier.upToUnits !== null
      ? t.firstUnits(amount, unit, tier.upToUnits)
      : t.laterUnits(amount, unit, before + 1);
  });
  if (formula.amountDongMax !== null) parts.push(t.ceiling(dongInWords(formula.amountDongMax, locale)));
  return parts.join("; ");
}

/** How many of what: "nộp 1 bản chính". */
export function paperInWords(component: Component, locale: Locale): string {
  const t = messages(locale).catalogue.paper;
  const counts = [
    component.originals > 0 ? t.originals(component.originals) : null,
    component.copies > 0 ? t.copies(component.copies) : null,
    component.copyType === null ? null : t[component.copyType],
  ].filter((part) => part !== null);
  if (component.kind !== "SUBMIT") return t[component.kind];
  return counts.length === 0 ? t.SUBMIT : `${t.SUBMIT} ${counts.join(", ")}`;
}

/** A condition in the words of the form that asks about its facts, so that a citizen knows whether it is about them. */
export function conditionInWords(
  condition: Condition,
  version: Pick<ProcedureVersion, "forms">,
  locale: Locale,
): string {
  const t = messages(locale).catalogue.condition;
  const inner = (part: Condition) => conditionInWords(part, version, locale);
  if ("all" in condition) return condition.all.map(inner).join(t.and);
  if ("any" in condition) return condition.any.map(inner).join(t.or);
  if ("not" in condition) return t.not(inner(condition.not));
  const asked = askedFact(version, condition.fact, locale);
  if ("atLeast" in condition) return (asked.counted ? t.days : t.atLeast)(asked.label, condition.atLeast);
  if ("oneOf" in condition)
    return condition.oneOf.map((value) => t.equals(asked.label, asked.say(value))).join(t.or);
  return condition.equals === true
    ? t.ticked(asked.label)
    : t.equals(asked.label, asked.say(condition.equals));
}

function channelFact(locale: Locale): AskedFact {
  const t = messages(locale).catalogue;
  const say = (value: string | number | boolean) =>
    t.channels[CHANNELS.find((channel) => channel === value) ?? "DIRECT"];
  return { label: t.condition.channel, counted: false, say };
}

type AskedFact = {
  readonly label: string;
  readonly counted: boolean;
  readonly say: (value: string | number | boolean) => string;
};

/** The question behind a fact; its bare name where no form asks (the office states it then). */
function askedFact(version: Pick<ProcedureVersion, "forms">, fact: string, locale: Locale): AskedFact {
  if (fact === CHANNEL_FACT) return channelFact(locale);
  for (const form of version.forms) {
    const schema = formSchemaOf(form);
    if (schema === null) continue;
    const since = schema["x-days-since"]?.find((each) => each.fact === fact)?.field;
    const field = Object.entries(schema.properties).find(
      ([name, each]) => each["x-fact"] === fact || name === since,
    )?.[1];
    if (field === undefined) continue;
    const options = field.type === "string" ? (field["x-options"] ?? []) : [];
    const say = (value: string | number | boolean) => {
      const option = options.find((each) => each.value === value);
      return option === undefined ? String(value) : textIn(option.label, locale);
    };
    return { label: textIn(field["x-label"], locale), counted: since !== undefined, say };
  }
  return { label: fact, counted: false, say: String };
}
