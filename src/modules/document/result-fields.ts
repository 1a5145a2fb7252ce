import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import { answerInWords, type FormSchema } from "../catalogue/index.ts";
import { dayInWords, yearInWords } from "./day-in-words.ts";
import { slashedDay } from "./official-date.ts";
import type { ResultField, ResultPaperKind, TextPair } from "./result-paper.ts";

/** What a result is drafted from: the declaration, whose dossier it is, and the dossier itself. */
export type ResultSource = {
  readonly schema: FormSchema | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly applicant: { readonly name: string; readonly address: string | null };
  readonly dossier: {
    readonly code: string;
    readonly procedure: TextPair;
    readonly acceptedOn: LocalDate | null;
  };
};

/** What stands on a paper, by field: the Vietnamese words and, where they differ, the English ones. */
export type ResultValues = Readonly<Record<string, TextPair>>;
type Drafted = { readonly values: ResultValues; readonly missing: readonly ResultField[] };

/**
 * The values of a result from the dossier's data, with what whoever drafts it corrected or found out; fields that must
 * not stay empty and do are named. A name the paper does not have is no field of it and is left out.
 */
export function draftValues(
  kind: ResultPaperKind,
  source: ResultSource,
  corrected: Readonly<Record<string, string>>,
): Drafted {
  const values: Record<string, TextPair> = {};
  for (const field of kind.fields) {
    const known = field.from?.startsWith("words:") ? inWords(values, field.from) : valueFrom(field, source);
    // What stands in a register is not said otherwise on the paper that bears its number.
    const typed = isOfRegister(field) ? undefined : corrected[field.name]?.trim();
    values[field.name] = typed === undefined || typed === known.vi ? known : { vi: typed, en: null };
  }
  return {
    values,
    missing: kind.fields.filter(({ name, required }) => required && values[name]?.vi === ""),
  };
}

function isOfRegister({ from }: ResultField): boolean {
  return from?.startsWith("register:") ?? false;
}

/** What a signed paper says of a register and what it would say now are the same. */
export function agreesWithRegister(kind: ResultPaperKind, signed: ResultValues, now: ResultValues): boolean {
  return kind.fields.filter(isOfRegister).every(({ name }) => signed[name]?.vi === now[name]?.vi);
}

/** Drafted values with what the register says now. */
export function asRegistered(kind: ResultPaperKind, drafted: ResultValues, now: ResultValues): ResultValues {
  const values = { ...drafted };
  for (const { name } of kind.fields.filter(isOfRegister)) values[name] = now[name] ?? NOTHING;
  return values;
}

const NOTHING: TextPair = { vi: "", en: null };

function valueFrom({ from }: ResultField, source: ResultSource): TextPair {
  const [place = "", name = ""] = from === null ? [] : from.split(":");
  switch (place) {
    case "form":
    case "register":
      return fromForm(name, source);
    case "applicant":
      return plain(name === "name" ? source.applicant.name : source.applicant.address);
    case "dossier":
      return fromDossier(name, source.dossier);
    default:
      return NOTHING;
  }
}

function fromForm(name: string, { schema, answers }: ResultSource): TextPair {
  if (schema === null || !Object.hasOwn(answers, name)) return NOTHING;
  const said = (locale: "vi" | "en") => answerInWords(schema, { name, answers, locale });
  const vi = said("vi");
  const en = said("en");
  return vi === null ? NOTHING : { vi, en: en === vi ? null : en };
}

/** A day that stands on the paper in figures already, as corrected, written out; so is a year alone, of an old record. */
function inWords(values: ResultValues, from: string): TextPair {
  const said = values[from.slice("words:".length)]?.vi ?? "";
  if (/^[12]\d{3}$/.test(said)) return plain(yearInWords(Number(said)));
  const [day = "", month = "", year = ""] = said.split("/");
  const on = parseLocalDate(`${year}-${month}-${day}`);
  return on === null ? NOTHING : plain(dayInWords(on));
}

function fromDossier(name: string, dossier: ResultSource["dossier"]): TextPair {
  if (name === "code") return plain(dossier.code);
  if (name === "procedure") return dossier.procedure;
  return dossier.acceptedOn === null ? NOTHING : plain(slashedDay(dossier.acceptedOn));
}

function plain(text: string | null): TextPair {
  return { vi: text ?? "", en: null };
}
