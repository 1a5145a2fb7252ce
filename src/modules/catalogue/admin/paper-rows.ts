import { type Locale, messages } from "../../../i18n/index.ts";
import type { FormError } from "../../../web/components/index.ts";
import type { Component, ProcedureContent } from "../procedure.ts";
import type { DraftForm } from "./draft-form.ts";
import { type Placed, type ReadPart, readPart, textsOf, wordFields } from "./draft-rows.ts";
import { writtenCondition } from "./fee-rows.ts";
import { rowsOf, withRowAct } from "./row-form.ts";

const STEM = "paper";

/** What stands in the fields for the papers of a stored draft. */
export function paperFormOf({ components, cases }: ProcedureContent): DraftForm {
  const all: Record<string, string | readonly string[]> = { [STEM]: String(components.length) };
  components.forEach((each, index) => {
    const at = `${STEM}.${index}`;
    const applying = cases.filter(
      ({ componentCodes }) => componentCodes === null || componentCodes.includes(each.code),
    );
    Object.assign(
      all,
      plainFields(each, at),
      wordFields(at, "name", each.name),
      wordFields(at, "note", each.note),
      {
        [`${at}.condition`]: each.condition === null ? "" : JSON.stringify(each.condition),
        [`${at}.cases`]: applying.map(({ code }) => code),
        [`${at}.substitutableBy`]: each.substitutableBy,
        [`${at}.formats`]: each.formats,
      },
    );
  });
  return all;
}

function plainFields(each: Component, at: string): DraftForm {
  return {
    // The row it was stored as: what has no field of its own stays with it.
    [`${at}.was`]: each.code,
    [`${at}.code`]: each.code,
    [`${at}.kind`]: each.kind,
    [`${at}.group`]: each.oneOfGroup ?? "",
    [`${at}.required`]: each.required ? "true" : "",
    [`${at}.originals`]: String(each.originals),
    [`${at}.copies`]: String(each.copies),
    [`${at}.copyType`]: each.copyType ?? "",
    [`${at}.acceptsElectronic`]: each.acceptsElectronic ? "true" : "",
    [`${at}.documentCodes`]: each.documentCodes.join(", "),
    [`${at}.formCode`]: each.formCode ?? "",
    [`${at}.sizeMegabytesMax`]: String(each.sizeMegabytesMax),
  };
}

/** A paper more, one less, or one further up. */
export function withPaperAct(form: DraftForm, act: string, content: ProcedureContent): DraftForm {
  return withRowAct(form, act, (stem, at) => (stem === STEM ? freshPaper(form, at, content) : null));
}

function freshPaper(form: DraftForm, at: string, { cases }: ProcedureContent): DraftForm {
  const taken = new Set(
    Array.from({ length: rowsOf(form, STEM) }, (_, row) => textsOf(form, `${STEM}.${row}`).text("code")),
  );
  let number = taken.size + 1;
  while (taken.has(`paper-${number}`)) number += 1;
  return {
    [`${at}.code`]: `paper-${number}`,
    [`${at}.kind`]: "SUBMIT",
    [`${at}.required`]: "true",
    [`${at}.originals`]: "1",
    [`${at}.copies`]: "0",
    [`${at}.acceptsElectronic`]: "true",
    [`${at}.sizeMegabytesMax`]: "20",
    [`${at}.formats`]: ["pdf", "jpg", "png"],
    [`${at}.cases`]: cases.map(({ code }) => code),
  };
}

/** The content with the papers of the form, or what is wrong with them, field by field. */
export function readPaperForm(form: DraftForm, content: ProcedureContent, locale: Locale): ReadPart {
  const count = rowsOf(form, STEM);
  const rows = Array.from({ length: count }, (_, index) => readPaper(form, `${STEM}.${index}`, content));
  const cases = content.cases.map((each) => {
    const codes = rows.flatMap(({ paper, applies }) => (applies.includes(each.code) ? [paper.code] : []));
    return { ...each, componentCodes: codes.length === rows.length ? null : codes };
  });
  const t = messages(locale).draftParts;
  const nameless = rows.flatMap(({ paper }, row): FormError[] =>
    paper.name.vi === ""
      ? [
          {
            path: `${STEM}.${row}.nameVi`,
            message: t.wrongIn({ row: t.paper({ row: row + 1 }), message: t.nameMissing }),
          },
        ]
      : [],
  );
  const place = (path: string) => placeOf(path, locale);
  const components = rows.map(({ paper }) => paper);
  return readPart({ ...content, components, cases }, { locale, place, also: nameless });
}

function readPaper(form: DraftForm, at: string, { components }: ProcedureContent) {
  const typed = textsOf(form, at);
  const { text, list, isTicked, words, number } = typed;
  const stored = components.find(({ code }) => code === text("was"));
  const paper = {
    retentionClass: stored?.retentionClass ?? null,
    code: text("code"),
    name: words("name") ?? { vi: "", en: text("nameEn") || null },
    note: words("note"),
    kind: text("kind"),
    oneOfGroup: text("group") || null,
    condition: writtenCondition(text("condition")),
    required: isTicked("required"),
    originals: number("originals"),
    copies: number("copies"),
    copyType: text("copyType") || null,
    acceptsElectronic: isTicked("acceptsElectronic"),
    substitutableBy: list("substitutableBy"),
    documentCodes: text("documentCodes")
      .split(/[,;\s]+/)
      .filter((code) => code !== ""),
    formCode: text("formCode") || null,
    sizeMegabytesMax: number("sizeMegabytesMax"),
    formats: list("formats"),
  };
  return { paper, applies: list("cases") };
}

const PAPER_FIELD: Readonly<Record<string, string>> = {
  name: "nameVi",
  note: "noteVi",
  oneOfGroup: "group",
};

function placeOf(path: string, locale: Locale): Placed {
  const [top, index, part = "code"] = path.split(".");
  if (top !== "components" || index === undefined) return { field: "", row: null };
  const row = messages(locale).draftParts.paper({ row: Number(index) + 1 });
  return { field: `${STEM}.${index}.${PAPER_FIELD[part] ?? part}`, row };
}
