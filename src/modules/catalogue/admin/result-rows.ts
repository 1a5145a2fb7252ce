import type { Locale } from "../../../i18n/index.ts";
import type { ProcedureContent } from "../procedure.ts";
import type { DraftForm } from "./draft-form.ts";
import {
  freeRowCode,
  listRows,
  namelessRows,
  placeIn,
  type ReadPart,
  readPart,
  textsOf,
  wordFields,
} from "./draft-rows.ts";
import { withRowAct } from "./row-form.ts";

const STEM = "result";

/** What stands in the fields for the results of a stored draft. */
export function resultFormOf({ results }: ProcedureContent): DraftForm {
  const all: Record<string, string | readonly string[]> = { [STEM]: String(results.length) };
  results.forEach((each, index) => {
    const at = `${STEM}.${index}`;
    Object.assign(all, wordFields(at, "name", each.name), {
      [`${at}.code`]: each.code,
      [`${at}.requiresPaper`]: each.requiresPaper ? "true" : "",
      [`${at}.validMonths`]: each.validMonths === null ? "" : String(each.validMonths),
      [`${at}.template`]: each.template ?? "",
    });
  });
  return all;
}

/** A result more, one less, or one further up. */
export function withResultAct(form: DraftForm, act: string): DraftForm {
  return withRowAct(form, act, (stem, at) =>
    stem === STEM ? { [`${at}.code`]: freeRowCode(form, STEM) } : null,
  );
}

/** The content with the results of the form, or what is wrong with them, field by field. */
export function readResultForm(form: DraftForm, content: ProcedureContent, locale: Locale): ReadPart {
  const results = listRows(form, STEM).map((at) => {
    const { text, isTicked, words, number } = textsOf(form, at);
    return {
      code: text("code"),
      name: words("name") ?? { vi: "", en: null },
      requiresPaper: isTicked("requiresPaper"),
      validMonths: text("validMonths") === "" ? null : number("validMonths"),
      template: text("template") || null,
    };
  });
  const also = namelessRows(
    results.map(({ name }) => name),
    { stem: STEM, field: "nameVi", locale },
  );
  const place = placeIn({ top: "results", stem: STEM, locale, fields: { name: "nameVi" } });
  return readPart({ ...content, results }, { locale, place, also });
}
