import { type Locale, messages } from "../../../i18n/index.ts";
import { type Json, parseJson } from "../../../kernel/json.ts";
import type { FormError } from "../../../web/components/index.ts";
import { z } from "../../../web/route.ts";
import type { ProcedureContent } from "../procedure.ts";
import { brokenJson } from "./content-errors.ts";
import { type DraftForm, textOf } from "./draft-form.ts";
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

const STEM = "form";

/** What stands in the fields for the forms (mẫu đơn, tờ khai) of a stored draft. */
export function formFormOf({ forms }: ProcedureContent): DraftForm {
  const all: Record<string, string | readonly string[]> = { [STEM]: String(forms.length) };
  forms.forEach((each, index) => {
    const at = `${STEM}.${index}`;
    Object.assign(all, wordFields(at, "name", each.name), {
      // The row it was stored as: papers that ask for it follow when it is called otherwise.
      [`${at}.was`]: each.code,
      [`${at}.code`]: each.code,
      [`${at}.fileUrl`]: each.fileUrl ?? "",
      [`${at}.schema`]: each.schema === null ? "" : JSON.stringify(each.schema, null, 1),
    });
  });
  return all;
}

/** A form more, one less, or one further up. */
export function withFormAct(form: DraftForm, act: string): DraftForm {
  return withRowAct(form, act, (stem, at) =>
    stem === STEM ? { [`${at}.code`]: freeRowCode(form, STEM) } : null,
  );
}

/** The content with the forms of the draft, or what is wrong with them, field by field. */
export function readFormForm(form: DraftForm, content: ProcedureContent, locale: Locale): ReadPart {
  const rows = listRows(form, STEM).map((at) => {
    const { text, words } = textsOf(form, at);
    const written = textOf(form, `${at}.schema`);
    return {
      was: text("was"),
      wrong: written.trim() === "" ? null : brokenJson(written, locale),
      read: {
        code: text("code"),
        name: words("name") ?? { vi: "", en: null },
        fileUrl: text("fileUrl") || null,
        schema: schemaIn(written),
      },
    };
  });
  const codes = new Map(rows.map(({ was, read }) => [was, read.code]));
  const components = content.components.map((each) =>
    each.formCode === null ? each : { ...each, formCode: codes.get(each.formCode) ?? each.formCode },
  );
  const names = rows.map(({ read }) => read.name);
  const also = [
    ...namelessRows(names, { stem: STEM, field: "nameVi", locale }),
    ...rows.flatMap(({ wrong }, index): FormError[] =>
      wrong === null ? [] : [{ path: `${STEM}.${index}.schema`, message: wrong }],
    ),
    ...goneForms(components, codes, locale),
  ];
  const place = placeIn({ top: "forms", stem: STEM, locale, fields: { name: "nameVi" } });
  return readPart({ ...content, components, forms: rows.map(({ read }) => read) }, { locale, place, also });
}

/** What is no JSON is told at its box; nothing of it is kept. */
function schemaIn(written: string): Json | null {
  if (written.trim() === "") return null;
  try {
    return parseJson(z.json(), written);
  } catch {
    // Said by `brokenJson`, with its line.
    return null;
  }
}

/** A paper that asks for a form which is not there would have nothing to fill in. */
function goneForms(
  components: ProcedureContent["components"],
  codes: ReadonlyMap<string, string>,
  locale: Locale,
): readonly FormError[] {
  const kept = new Set(codes.values());
  const t = messages(locale).draftParts;
  return components.flatMap(({ formCode, name }) =>
    formCode === null || kept.has(formCode)
      ? []
      : [{ path: "", message: t.formInUse({ form: formCode, paper: name.vi }) }],
  );
}
