import { type Locale, messages } from "../../../i18n/index.ts";
import { datePartsOf, dateTextOf, type FormError } from "../../../web/components/index.ts";
import type { ProcedureContent } from "../procedure.ts";
import { type DraftForm, typedDay } from "./draft-form.ts";
import {
  listRows,
  namelessRows,
  placeIn,
  type ReadPart,
  readPart,
  textsOf,
  wordFields,
} from "./draft-rows.ts";
import { withRowAct } from "./row-form.ts";

const STEM = "basis";

/** What stands in the fields for the legal basis of a stored draft. */
export function basisFormOf({ legalBasis }: ProcedureContent): DraftForm {
  const all: Record<string, string | readonly string[]> = { [STEM]: String(legalBasis.length) };
  legalBasis.forEach((each, index) => {
    const at = `${STEM}.${index}`;
    const { day, month, year } = datePartsOf(each.issuedOn ?? "");
    Object.assign(all, wordFields(at, "title", each.title), {
      [`${at}.number`]: each.number,
      [`${at}.url`]: each.url ?? "",
      [`${at}.issuedOn.day`]: day,
      [`${at}.issuedOn.month`]: month,
      [`${at}.issuedOn.year`]: year,
    });
  });
  return all;
}

/** A document more, one less, or one further up. */
export function withBasisAct(form: DraftForm, act: string): DraftForm {
  return withRowAct(form, act, (stem) => (stem === STEM ? {} : null));
}

/** The content with the legal basis of the form, or what is wrong with it, field by field. */
export function readBasisForm(form: DraftForm, content: ProcedureContent, locale: Locale): ReadPart {
  const legalBasis = listRows(form, STEM).map((at) => {
    const { text, words } = textsOf(form, at);
    return {
      number: text("number"),
      title: words("title") ?? { vi: "", en: null },
      issuedOn: dateTextOf(typedDay(form, `${at}.issuedOn`)) || null,
      url: text("url") || null,
    };
  });
  const titles = legalBasis.map(({ title }) => title);
  const also = [
    ...namelessRows(titles, { stem: STEM, field: "titleVi", locale }),
    ...unnumbered(legalBasis, locale),
  ];
  const place = placeIn({ top: "legalBasis", stem: STEM, locale, fields: { title: "titleVi" } });
  return readPart({ ...content, legalBasis }, { locale, place, also });
}

/** A document is found by its number and symbol. */
function unnumbered(documents: readonly { readonly number: string }[], locale: Locale): readonly FormError[] {
  const t = messages(locale).draftParts;
  return documents.flatMap(({ number }, index) => {
    const row = t.rowOf.basis({ row: index + 1 });
    return number === ""
      ? [{ path: `${STEM}.${index}.number`, message: t.wrongIn({ row, message: t.basisNumberMissing }) }]
      : [];
  });
}
