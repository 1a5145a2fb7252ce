import { type Locale, messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { FormInput } from "../../../web/route.ts";
import { listLateCauses } from "../late-causes.ts";

/** What was typed for an act, in words: `[question, answer]`. */
export type TypedWords = readonly (readonly [label: string, value: string])[];

type Names = {
  readonly locale: Locale;
  readonly personName: (id: string) => string | undefined;
  readonly unitName: (id: string) => string | undefined;
};

/** The ids among what was typed: of people, or of units. */
export function typedIds(form: FormInput): readonly string[] {
  return Object.values(form)
    .flat()
    .filter((value) => typeof value === "string")
    .filter((value) => parseId<"person">(value) !== null);
}

/**
 * What somebody typed and can no longer send, so that it is not lost: people and units by their names, choices by their
 * words, and nothing at all where only the program would know what is meant.
 */
export function typedWords(form: FormInput, names: Names): TypedWords {
  const labels: { readonly [name: string]: string } = messages(names.locale).acts.field;
  return Object.entries(form).flatMap(([name, value]) => {
    const question = name.split(".")[0] ?? name;
    const label = labels[question];
    if (name.startsWith("_") || label === undefined) return [];
    const said = [value]
      .flat()
      .flatMap((each) => (typeof each === "string" ? (answerWords(question, each.trim(), names) ?? []) : []));
    return said.length === 0 ? [] : [[label, said.join(", ")] as const];
  });
}

function answerWords(question: string, value: string, names: Names): string | null {
  if (value === "") return null;
  if (parseId<"person">(value) !== null) return names.personName(value) ?? names.unitName(value) ?? null;
  const chosen = choiceWords(question, names.locale);
  if (chosen !== null) return chosen[value] ?? null;
  return isForPeople(value) ? value : null;
}

/** The words of the choices of a question; null where people write freely. */
function choiceWords(question: string, locale: Locale): { readonly [value: string]: string } | null {
  const t = messages(locale);
  switch (question) {
    case "outcome":
      return t.acts.outcome;
    case "opinion":
      return t.desk.dossier.opinion;
    case "reasonCode":
      return t.acts.rejectionReason;
    case "resultOutcome":
      return t.desk.dossier.resultOutcome;
    case "authorityWord":
      return t.acts.authorityWord;
    case "receiver":
      return t.acts.receiver;
    case "identityChecked":
      return t.acts.identity;
    case "channel":
      return t.screens.channelOut;
    case "confirmed":
      return { true: t.acts.field.confirmedYes, false: t.acts.field.confirmedNo };
    case "lateCause":
      return Object.fromEntries(listLateCauses().map(({ code, name }) => [code, name[locale]]));
    case "to":
    case "chargeIds":
    case "acceptedComponents":
    case "components":
      return {};
    default:
      return null;
  }
}

/** A number, or words: not "true" of a tick. */
function isForPeople(value: string): boolean {
  return value !== "true" && value !== "false" && value !== "on";
}
