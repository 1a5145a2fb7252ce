import type { Locale } from "../../../i18n/index.ts";
import { textIn } from "../../catalogue/index.ts";
import {
  draftValues,
  findPaper,
  parseResultSheet,
  type ResultPaperKind,
  type ResultValues,
} from "../../document/index.ts";
import { resultKindOf, resultSourceOf } from "../commands/draft-source.ts";
import type { Office } from "../commands/office.ts";
import type { DossierView } from "../queries/read-dossier.ts";
import type { DraftForm } from "./field-spec.ts";

/** What the office itself knows for certain stands on the paper as it is and is not asked for. */
const FIXED = /^(dossier|applicant|words|register):/;

/** The papers the result may become, each with what may still be changed on it: what was drafted, or what the dossier tells. */
export async function draftForms(
  office: Office,
  read: DossierView,
  locale: Locale,
): Promise<readonly DraftForm[]> {
  const forms: DraftForm[] = [];
  if (!read.acts.includes("draftResult")) return forms;
  for (const outcome of ["POSITIVE", "NEGATIVE"] as const) {
    const kind = await resultKindOf(office, read.dossier, outcome);
    if (kind === null) continue;
    const values = await valuesOnPaper(office, read, kind);
    forms.push({ outcome, title: textIn(kind.title, locale), fields: fieldsOf(kind, values, locale) });
  }
  // Without a paper for granting what was asked, the result is uploaded, and so is its refusal.
  return forms.some(({ outcome }) => outcome === "POSITIVE") ? forms : [];
}

/** What stands on the paper now: as drafted, or as the dossier tells where nobody drafted it yet. */
export async function valuesOnPaper(
  office: Office,
  read: DossierView,
  kind: ResultPaperKind,
): Promise<ResultValues> {
  const { draft } = read.dossier;
  const paper =
    draft === undefined || draft.key !== kind.key
      ? null
      : await findPaper(office.services.database, draft.paperId);
  const drafted = paper === null ? null : parseResultSheet(paper.sheet).values;
  if (drafted !== null && draft?.isOutdated !== true) return drafted;
  const now = draftValues(kind, await resultSourceOf(office, read), {}).values;
  // What only the draft says is kept; what is declared is as it was put right.
  const own = kind.fields.filter(({ from }) => from === null).map(({ name }) => name);
  const kept = own.flatMap((name) => (drafted?.[name] === undefined ? [] : [[name, drafted[name]] as const]));
  return { ...now, ...Object.fromEntries(kept) };
}

function fieldsOf(kind: ResultPaperKind, values: ResultValues, locale: Locale): DraftForm["fields"] {
  return kind.fields
    .filter(({ from }) => from === null || !FIXED.test(from))
    .map(({ name, label, required, kind: shape }) => {
      const value = values[name]?.vi ?? "";
      return {
        name,
        label: textIn(label, locale),
        value,
        required,
        isLong: shape === "lines" || value.length > 80,
      };
    });
}
