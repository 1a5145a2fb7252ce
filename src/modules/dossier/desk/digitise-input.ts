import { type Locale, messages } from "../../../i18n/index.ts";
import { parseJson } from "../../../kernel/json.ts";
import { type LocalDate, parseLocalDate } from "../../../kernel/local-date.ts";
import { datePartsOf, dateTextOf, type FormError } from "../../../web/components/index.ts";
import { type FormInput, z } from "../../../web/route.ts";
import { offeredPages } from "../ahead/pages.ts";
import type { ComponentHeld } from "../dossier.ts";
import type { SuggestedFacts } from "../suggest-facts.ts";
import { typedText } from "./act-input.ts";
import type { DigitisedRow } from "./digitise-page.tsx";

/** The name of a box of one paper: all papers are one form, so that saving one loses nothing typed for another. */
export const boxOf = (code: string, name: string) => `${code}~${name}`;

/** The boxes of one paper, by their own names. */
export function partOf(form: FormInput, code: string): FormInput {
  const prefix = boxOf(code, "");
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
    ),
  );
}

/** The papers whose boxes a form carries. */
export function papersIn(form: FormInput): readonly string[] {
  return [...new Set(Object.keys(form).flatMap((name) => (name.includes("~") ? name.split("~", 1) : [])))];
}

/** Whether something was put into the boxes of a paper that is not kept yet. */
export function isTouched(part: FormInput, held: ComponentHeld | null): boolean {
  const [typed, kept] = [typedIn(part, null), keptIn(held)];
  const isDay = (["day", "month", "year"] as const).some(
    (each) => Number(typed.issuedOn[each]) !== Number(kept.issuedOn[each]),
  );
  return (
    offeredPages(part.pages).length > 0 ||
    typed.isCompared ||
    isDay ||
    typed.outcome !== kept.outcome ||
    typed.number.trim() !== kept.number ||
    typed.issuer.trim() !== kept.issuer
  );
}

/** What stands in the boxes of a paper before anybody types. */
export function keptIn(held: ComponentHeld | null): DigitisedRow["typed"] {
  const scan = held?.scan;
  return {
    outcome: held?.digitisation === "NOT_REQUIRED" ? "NOT_REQUIRED" : "DIGITISED",
    number: scan?.number ?? "",
    issuer: scan?.issuer ?? "",
    issuedOn: datePartsOf(scan?.issuedOn ?? ""),
    // Said of the file that is kept: whoever puts another in its place says it anew.
    isCompared: false,
  };
}

/** What was typed, or taken over from what a machine read. */
export function typedIn(form: FormInput, taken: SuggestedFacts | null): DigitisedRow["typed"] {
  const part = (name: string) => typedText(form, `issuedOn.${name}`);
  const issuedOn = { day: part("day"), month: part("month"), year: part("year") };
  return {
    outcome: typedText(form, "outcome"),
    number: taken?.number ?? typedText(form, "number"),
    issuer: taken?.issuer ?? typedText(form, "issuer"),
    issuedOn: taken?.issuedOn == null ? issuedOn : datePartsOf(taken.issuedOn),
    isCompared: typedText(form, "compared") === "true",
  };
}

/** Everything that is wrong with what was entered about a scan, at once. */
export function scanErrors(
  { form, locale }: { readonly form: FormInput; readonly locale: Locale },
  { component, hasScan }: { readonly component: string; readonly hasScan: boolean },
): readonly FormError[] {
  const { issuedOn } = typedIn(form, null);
  const isDay =
    Object.values(issuedOn).every((part) => part.trim() === "") ||
    parseLocalDate(dateTextOf(issuedOn)) !== null;
  const t = messages(locale);
  return [
    ...(hasScan ? [] : [{ path: `pages-${component}`, message: t.digitise.scanMissing }]),
    ...(isDay
      ? []
      : [{ path: `issuedOn-${component}`, message: `${t.digitise.issuedOn}: ${t.web.fields.date}` }]),
  ];
}

const suggestion = z.object({
  number: z.string().max(100).nullable(),
  issuer: z.string().max(300).nullable(),
  issuedOn: z.string().transform(parseLocalDate).nullable(),
});

/** What a machine read, as the page sent it along; null where it was edited on the way. */
export function suggestedIn(form: FormInput): SuggestedFacts | null {
  try {
    return parseJson(suggestion, typedText(form, "_suggested"));
  } catch {
    // Edited on the way: nothing is taken over.
    return null;
  }
}

/** What was chosen; a scan unless it was said that none is needed. */
export function outcomeOf(part: FormInput): "DIGITISED" | "NOT_REQUIRED" {
  return z.enum(["DIGITISED", "NOT_REQUIRED"]).catch("DIGITISED").parse(typedText(part, "outcome"));
}

/** What is kept about the scan of a paper. */
export type Scan = {
  readonly componentCode: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: LocalDate | null;
  readonly isCompared: boolean;
};

export function scanOf(componentCode: string, part: FormInput): Scan {
  const typed = typedIn(part, null);
  const orNull = (text: string) => (text.trim() === "" ? null : text.trim().slice(0, 300));
  return {
    componentCode,
    number: orNull(typed.number),
    issuer: orNull(typed.issuer),
    issuedOn: parseLocalDate(dateTextOf(typed.issuedOn)),
    isCompared: typed.isCompared,
  };
}
