import { messages } from "../../i18n/index.ts";
import type { Instant } from "../../kernel/local-date.ts";
import { localDateOf } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import type { PaperKey } from "./paper.ts";

/** Forms an act on a dossier issues; control sheets and registers grow with the work and bear no number. */
export const NUMBERED_FORMS = [
  "RECEIPT",
  "SUPPLEMENT",
  "REFUSAL",
  "APOLOGY",
  "STOP_NOTICE",
] as const satisfies readonly PaperKey[];
export type NumberedForm = (typeof NUMBERED_FORMS)[number];

/**
 * The abbreviation that names the series of each form. A notice of stopping is a notice (thông báo) of the agency: it
 * runs on in the one series of its notices, and bears the agency's abbreviation as they do.
 * @law Thông tư 01/2018/TT-VPCP, Thông tư 03/2025/TT-VPCP: symbols of the forms; Nghị định 30/2020/NĐ-CP, Phụ lục III: thông báo, TB
 */
const SERIES = {
  RECEIPT: { kind: "TNHS", bearsAgency: false },
  SUPPLEMENT: { kind: "HDHS", bearsAgency: false },
  REFUSAL: { kind: "TCHS", bearsAgency: false },
  APOLOGY: { kind: "PXL", bearsAgency: false },
  STOP_NOTICE: { kind: "TB", bearsAgency: true },
} as const satisfies {
  readonly [Form in NumberedForm]: { readonly kind: string; readonly bearsAgency: boolean };
};

/** What follows the slash where a form has no number. */
export function formSymbol(form: NumberedForm): string {
  return SERIES[form].kind;
}

/** A form that an act issues, by whom; `takesPlace`: of the same form of this dossier issued before, which is void then. */
export type FormToNumber = {
  readonly dossierId: string;
  readonly eventSeq: number;
  readonly form: NumberedForm;
  readonly agencyId: UnitId;
  readonly at: Instant;
  readonly takesPlace: boolean;
};

/** The value for `formNumberParts`. */
export function formNumbersValue(forms: readonly FormToNumber[]): string {
  const rows = forms.map(({ dossierId, eventSeq, form, agencyId, at, takesPlace }, place) => ({
    ...{
      place,
      form,
      at,
      dossier_id: dossierId,
      event_seq: eventSeq,
      agency_id: agencyId,
      takes_place: takesPlace,
    },
    kind: SERIES[form].kind,
    bears_agency: SERIES[form].bearsAgency,
    year: Number(localDateOf(at).slice(0, 4)),
    replaced_by: messages("vi").document.replacedBy("{number}"),
  }));
  return JSON.stringify(rows);
}

/**
 * Parts of the statement that writes an act: each form takes the next number of its series, in the order given. The
 * series are locked in one order, last, and until that statement ends; an act that is not written takes none.
 * @law Nghị định 30/2020/NĐ-CP, Đ.15: numbers run from 01 on 1 January to 31 December, in the order of issue
 */
export function formNumberParts(
  schema: string,
  { parameter, written }: { readonly parameter: string; readonly written: string },
): string {
  return `,
    form_due AS (
      SELECT f.*, row_number() OVER same - 1 AS after_first, count(*) OVER (PARTITION BY f.agency_id, f.kind, f.year) AS together,
        f.kind || CASE WHEN f.bears_agency THEN coalesce('-' || (
          SELECT u.symbol FROM ${schema}.organisation_unit AS u WHERE u.id = f.agency_id), '') ELSE '' END AS symbol
      FROM jsonb_to_recordset(${parameter}::jsonb) AS f (place int, form text, at timestamptz, dossier_id uuid, event_seq int,
        agency_id uuid, takes_place boolean, kind text, bears_agency boolean, year int, replaced_by text)
      WHERE f.dossier_id IN (SELECT id FROM ${written})
      WINDOW same AS (PARTITION BY f.agency_id, f.kind, f.year ORDER BY f.place)
    ),
    form_series AS (
      INSERT INTO ${schema}.document_series AS s (agency_id, kind, year, last_number)
      SELECT d.agency_id, d.kind, d.year, count(*) FROM form_due AS d GROUP BY d.agency_id, d.kind, d.year
      ORDER BY d.agency_id, d.kind, d.year
      ON CONFLICT (agency_id, kind, year) DO UPDATE SET last_number = s.last_number + excluded.last_number
      RETURNING agency_id, kind, year, last_number
    ),
    form_numbered AS (
      INSERT INTO ${schema}.document_number (agency_id, kind, year, number, text, dossier_id, event_seq, form, taken_at)
      SELECT n.agency_id, n.kind, n.year, n.number, lpad(n.number::text, greatest(2, length(n.number::text)), '0') || '/' || n.symbol,
        n.dossier_id, n.event_seq, n.form, n.at
      FROM (SELECT d.*, (s.last_number - d.together + 1 + d.after_first)::int AS number
        FROM form_due AS d JOIN form_series AS s USING (agency_id, kind, year)) AS n
      RETURNING dossier_id, event_seq, text
    ),
    form_replaced AS (
      UPDATE ${schema}.document_number AS t SET voided_at = d.at, void_reason = replace(d.replaced_by, '{number}', n.text)
      FROM form_due AS d JOIN form_numbered AS n USING (dossier_id, event_seq)
      WHERE d.takes_place AND t.dossier_id = d.dossier_id AND t.form = d.form AND t.event_seq < d.event_seq AND t.voided_at IS NULL
      RETURNING t.number
    )`;
}

const NUMBER_OF: Statement = {
  name: "document-number-of-form",
  text: (schema) => `
    SELECT t.number, t.text FROM ${schema}.document_number AS t WHERE t.dossier_id = $1 AND t.event_seq = $2`,
};

/** The number an act gave its form; `symbol` is what follows the slash. */
export type FormNumber = { readonly number: number; readonly symbol: string; readonly text: string };

/** Null where the act is from before forms took numbers. */
export async function findFormNumber(
  executor: Executor,
  act: { readonly dossierId: string; readonly eventSeq: number },
): Promise<FormNumber | null> {
  const [row] = await executor.run(NUMBER_OF, [act.dossierId, act.eventSeq]);
  if (row === undefined) return null;
  const text = String(row["text"]);
  return { number: Number(row["number"]), symbol: text.slice(text.indexOf("/") + 1), text };
}
