import { type Locale, messages } from "../../../i18n/index.ts";
import type { FormError } from "../../../web/components/index.ts";
import type { CaseDefinition, ProcedureContent } from "../procedure.ts";
import type { DraftForm } from "./draft-form.ts";
import {
  type Placed,
  type ReadPart,
  readPart,
  readTerm,
  termFields,
  textsOf,
  wordFields,
} from "./draft-rows.ts";
import { writtenCondition } from "./fee-rows.ts";
import { rowsOf, withRowAct } from "./row-form.ts";

const WAYS = "way";
const CASES = "case";

/** What stands in the fields for the ways of handing in and the cases with their terms. */
export function termFormOf({ channels, cases }: ProcedureContent): DraftForm {
  const all: Record<string, string | readonly string[]> = {
    [WAYS]: String(channels.length),
    [CASES]: String(cases.length),
  };
  channels.forEach((each, index) => {
    const at = `${WAYS}.${index}`;
    Object.assign(
      all,
      { [`${at}.channel`]: each.channel },
      termFields(at, "term", each.term),
      wordFields(at, "termText", each.termText),
      wordFields(at, "note", each.note),
    );
  });
  cases.forEach((each, index) => {
    Object.assign(all, caseFields(each, `${CASES}.${index}`));
  });
  return all;
}

function caseFields(each: CaseDefinition, at: string): DraftForm {
  return {
    // The row it was stored as: its papers, its fees and how its days are counted stay with it.
    [`${at}.was`]: each.code,
    [`${at}.code`]: each.code,
    [`${at}.condition`]: each.condition === null ? "" : JSON.stringify(each.condition),
    [`${at}.processCode`]: each.processCode ?? "",
    [`${at}.supplementRoundsMax`]: String(each.supplementRoundsMax),
    [`${at}.extensionsMax`]: String(each.extensionsMax),
    [`${at}.supplementWindow`]: String(each.supplementWindowWorkingDays ?? ""),
    ...wordFields(at, "name", each.name),
    ...wordFields(at, "note", each.termNote),
    ...termFields(at, "term", each.term),
    ...termFields(at, "verified", each.verifiedTerm),
  };
}

/** A way or a case more, one less, or one further up. */
export function withTermAct(form: DraftForm, act: string, { cases }: ProcedureContent): DraftForm {
  return withRowAct(form, act, (stem, at) => {
    if (stem === WAYS) return { [`${at}.channel`]: "DIRECT", ...termFields(at, "term", null) };
    if (stem !== CASES) return null;
    const fresh = {
      [`${at}.code`]: freeCode(form, cases),
      [`${at}.supplementRoundsMax`]: "1",
      [`${at}.extensionsMax`]: "1",
    };
    return { ...fresh, ...termFields(at, "term", { unit: "WORKING_DAY", count: 1 }) };
  });
}

/** `1.001193.03` after `1.001193.02`: what the last case is called, one further. */
function freeCode(form: DraftForm, cases: readonly CaseDefinition[]): string {
  const rows = Array.from({ length: rowsOf(form, CASES) }, (_, row) =>
    textsOf(form, `${CASES}.${row}`).text("code"),
  );
  const taken = new Set(rows);
  const stem = (rows[0] ?? cases[0]?.code ?? "").replace(/\.\d+$/, "");
  let number = rows.length + 1;
  const code = () => `${stem}.${String(number).padStart(2, "0")}`;
  while (taken.has(code())) number += 1;
  return code();
}

/** The content with ways and cases of the form, or what is wrong with them, field by field. */
export function readTermForm(form: DraftForm, content: ProcedureContent, locale: Locale): ReadPart {
  const rows = (stem: string) =>
    Array.from({ length: rowsOf(form, stem) }, (_, index) => textsOf(form, `${stem}.${index}`));
  const channels = rows(WAYS).map((row) => ({
    channel: row.text("channel"),
    term: readTerm(row, "term"),
    termText: row.words("termText"),
    note: row.words("note"),
  }));
  const cases = rows(CASES).map((row) => readCase(row, content));
  const t = messages(locale).draftParts;
  const nameless = cases.flatMap(({ name }, row): FormError[] =>
    name.vi === ""
      ? [
          {
            path: `${CASES}.${row}.nameVi`,
            message: t.wrongIn({ row: t.case({ row: row + 1 }), message: t.nameMissing }),
          },
        ]
      : [],
  );
  const place = (path: string) => placeOf(path, locale);
  return readPart({ ...content, channels, cases }, { locale, place, also: nameless });
}

function readCase(row: ReturnType<typeof textsOf>, { cases }: ProcedureContent) {
  const { text, words, number } = row;
  const stored = cases.find(({ code }) => code === text("was"));
  return {
    policy: stored?.policy ?? null,
    componentCodes: stored?.componentCodes ?? null,
    feeCodes: stored?.feeCodes ?? null,
    code: text("code"),
    name: words("name") ?? { vi: "", en: text("nameEn") || null },
    condition: writtenCondition(text("condition")),
    term: readTerm(row, "term") ?? { unit: "", count: 0 },
    verifiedTerm: readTerm(row, "verified"),
    termNote: words("note"),
    processCode: text("processCode") || null,
    supplementRoundsMax: number("supplementRoundsMax"),
    extensionsMax: number("extensionsMax"),
    supplementWindowWorkingDays: text("supplementWindow") === "" ? null : number("supplementWindow"),
  };
}

const FIELD: Readonly<Record<string, string>> = {
  name: "nameVi",
  termText: "termTextVi",
  note: "noteVi",
  termNote: "noteVi",
  supplementWindowWorkingDays: "supplementWindow",
};
const TERMS: Readonly<Record<string, string>> = { term: "term", verifiedTerm: "verified" };

function placeOf(path: string, locale: Locale): Placed {
  const [top, index, part = "code", below] = path.split(".");
  const t = messages(locale).draftParts;
  const stem = top === "channels" ? WAYS : CASES;
  if ((top !== "channels" && top !== "cases") || index === undefined) return { field: "", row: null };
  const at = `${stem}.${index}`;
  const row = (stem === WAYS ? t.way : t.case)({ row: Number(index) + 1 });
  const term = TERMS[part];
  if (term !== undefined) return { field: `${at}.${term}${below === "count" ? "Count" : "Unit"}`, row };
  return { field: `${at}.${FIELD[part] ?? part}`, row };
}
