import { type Locale, messages } from "../../../i18n/index.ts";
import { answersInWords, type FormSchema } from "../../catalogue/index.ts";
import type { Declared } from "../queries/dossier-page.ts";
import { applicantInWords } from "../screens/applicant-in-words.ts";

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

function changes(before: Declared, after: Declared, { schema, locale }: Told): readonly string[] {
  const answers = ({ form }: Declared) =>
    schema === null ? [] : answersInWords(schema, form, { locale, rowMark: () => null });
  const inForm = changed(answers(before), answers(after), locale);
  const ofPeople = changed(
    applicantInWords(before.applicant, locale),
    applicantInWords(after.applicant, locale),
    locale,
  );
  // A name that stands in the form and with the applicant is one change to whoever reads.
  const said = new Set(inForm.map(beforeAndAfter));
  const once = [...inForm, ...ofPeople.filter((change) => !said.has(beforeAndAfter(change)))];
  return once.map(messages(locale).amend.change);
}

type Change = { readonly label: string; readonly before: string; readonly after: string };
type Lines = readonly (readonly [label: string, value: string | null])[];

function beforeAndAfter({ before, after }: Change): string {
  return JSON.stringify([before, after]);
}

function changed(before: Lines, after: Lines, locale: Locale): readonly Change[] {
  const { empty } = messages(locale).amend;
  const [was, is] = [numbered(before), numbered(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((label) => ({
      label: label.replace(/#\d+$/, ""),
      before: was.get(label) ?? empty,
      after: is.get(label) ?? empty,
    }))
    .filter((change) => change.before !== change.after);
}

/** A label that comes again is numbered, so that each row meets its own. */
function numbered(told: Lines): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  const times = new Map<string, number>();
  for (const [label, value] of told) {
    const count = (times.get(label) ?? 0) + 1;
    times.set(label, count);
    if (value !== null && value !== "") lines.set(count === 1 ? label : `${label}#${count}`, value);
  }
  return lines;
}
