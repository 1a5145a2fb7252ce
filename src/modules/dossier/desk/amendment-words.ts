import { type Locale, messages } from "../../../i18n/index.ts";
import { answersInWords, type FormSchema } from "../../catalogue/index.ts";
import type { Declared } from "../queries/dossier-page.ts";
import { applicantInWords } from "../screens/applicant-form.tsx";

/** What each amendment changed, by the number of its event: "Họ tên: trước → sau". */
export type AmendmentWords = ReadonlyMap<number, readonly string[]>;

/** Reads the changes off what was declared before and after each amendment. */
export function amendmentWords(
  applications: readonly Declared[],
  schema: FormSchema | null,
  locale: Locale,
): AmendmentWords {
  const pairs = applications.flatMap((after, index) => {
    const before = applications[index - 1];
    return before === undefined ? [] : [[after.seq, changes(before, after, { schema, locale })] as const];
  });
  return new Map(pairs);
}

type Told = { readonly schema: FormSchema | null; readonly locale: Locale };

function changes(before: Declared, after: Declared, told: Told): readonly string[] {
  const t = messages(told.locale).amend;
  const was = linesOf(before, told);
  const is = linesOf(after, told);
  const labels = [...new Set([...was.keys(), ...is.keys()])];
  const seen = new Set<string>();
  return labels.flatMap((label) => {
    const change = { before: was.get(label) ?? t.empty, after: is.get(label) ?? t.empty };
    const key = `${change.before}→${change.after}`;
    // A name that stands in the form and with the applicant is one change to whoever reads.
    if (change.before === change.after || seen.has(key)) return [];
    seen.add(key);
    return [t.change({ label: label.replace(/#\d+$/, ""), ...change })];
  });
}

/** Label and value of everything declared; a label that comes again is numbered, so that each row meets its own. */
function linesOf({ applicant, form }: Declared, { schema, locale }: Told): ReadonlyMap<string, string> {
  const answers = schema === null ? [] : answersInWords(schema, form, { locale, rowMark: () => null });
  const lines = new Map<string, string>();
  const times = new Map<string, number>();
  for (const [label, value] of [...answers, ...applicantInWords(applicant, locale)]) {
    const count = (times.get(label) ?? 0) + 1;
    times.set(label, count);
    if (value !== null && value !== "") lines.set(count === 1 ? label : `${label}#${count}`, value);
  }
  return lines;
}
