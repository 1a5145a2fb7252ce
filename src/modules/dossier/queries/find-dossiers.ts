import { foldedWords } from "../../../kernel/fold-text.ts";
import type { Page } from "../../../kernel/paging.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { AccountId, UnitId } from "../../access/index.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { type DossierRow, dossierRowSchema } from "./list-item.ts";

export const COLUMNS = `d.id, d.code, d.version, d.owner_name, d.procedure_code, d.procedure_name, d.procedure_name_en, d.field_code, d.status,
  d.channel_in, d.submitted_at, d.accepted_at, d.due_at, d.receiving_unit_id`;

/**
 * The units a list looks through, and the ones whose dossiers its reader may open. A division works for its committee
 * but opens only what lies with it: what a list names, its reader must be able to read (one-stop.md §9).
 */
export type ListScope = { readonly within: readonly UnitId[]; readonly own: readonly UnitId[] };

export const MAY_OPEN = (schema: string, own: string) => `
  (d.receiving_unit_id = ANY (${own}::uuid[]) OR d.competent_agency_id = ANY (${own}::uuid[])
    OR EXISTS (SELECT FROM ${schema}.dossier_task AS held WHERE held.dossier_id = d.id AND held.unit_id = ANY (${own}::uuid[])))`;

const SEARCH: Statement = {
  name: "dossier-search",
  text: (schema) => `
    SELECT ${COLUMNS} FROM ${schema}.dossier AS d WHERE d.code = $1 AND ${MAY_OPEN(schema, "$5")}
    UNION
    SELECT ${COLUMNS} FROM ${schema}.dossier AS d WHERE d.owner_personal_id = $1 AND ${MAY_OPEN(schema, "$5")}
    UNION
    (SELECT ${COLUMNS} FROM ${schema}.dossier AS d
      WHERE d.receiving_unit_id = ANY ($4::uuid[]) AND d.owner_name_words @> $2::text[] AND cardinality($2::text[]) > 0
        AND ${MAY_OPEN(schema, "$5")}
      LIMIT $3)
    UNION
    (SELECT ${COLUMNS} FROM ${schema}.dossier AS d
      WHERE d.competent_agency_id = ANY ($4::uuid[]) AND d.owner_name_words @> $2::text[] AND cardinality($2::text[]) > 0
        AND ${MAY_OPEN(schema, "$5")}
      LIMIT $3)
    ORDER BY submitted_at DESC, code LIMIT $3`,
};

/** Finds by whole code, whole personal id, or words of the owner's name with or without tone marks; newest first. */
export async function searchDossiers(
  executor: Executor,
  request: { readonly text: string; readonly scope: ListScope; readonly limit: number },
): Promise<readonly DossierRow[]> {
  const text = request.text.trim();
  const { within, own } = request.scope;
  const rows = await executor.run(SEARCH, [text, foldedWords(text), request.limit, within, own]);
  return rows.map((row) => dossierRowSchema.parse(row));
}

/** One index walk per unit, each stopping at a page: a long pile in one unit costs the others nothing. */
const UNIT_QUEUE: Statement = {
  name: "dossier-unit-queue",
  text: (schema) => `
    SELECT page.* FROM unnest($1::uuid[]) AS unit (id)
    CROSS JOIN LATERAL (
      SELECT ${COLUMNS} FROM ${schema}.dossier AS d
      WHERE d.receiving_unit_id = unit.id AND d.finished_at IS NULL
        AND d.status NOT IN ('REJECTED', 'CANCELLED')
        AND ($2::text IS NULL OR d.status = $2)
        AND ($3::text IS NULL OR d.field_code = $3)
        AND (coalesce(d.due_at, 'infinity'), d.id) > ($4::timestamptz, $5::uuid)
        AND ${MAY_OPEN(schema, "$7")}
      ORDER BY coalesce(d.due_at, 'infinity'), d.id
      LIMIT $6
    ) AS page
    ORDER BY coalesce(page.due_at, 'infinity'), page.id
    LIMIT $6`,
};

export type UnitQueueRequest = {
  readonly scope: ListScope;
  readonly status: string | null;
  readonly fieldCode: string | null;
  readonly size: number;
  readonly cursor: string | null;
};

/** Everything the units received and have not finished, soonest due first. */
export async function listUnitQueue(
  executor: Executor,
  request: UnitQueueRequest,
): Promise<Page<DossierRow>> {
  const after = readCursor(request.cursor);
  const { scope, status, fieldCode, size } = request;
  const page = [status, fieldCode, after.dueAt, after.id, size + 1];
  const rows = await executor.run(UNIT_QUEUE, [scope.within, ...page, scope.own]);
  return pageOf(
    rows.map((row) => dossierRowSchema.parse(row)),
    size,
  );
}

const INTAKE_QUEUE: Statement = {
  name: "dossier-intake-queue",
  text: (schema) => `
    SELECT ${COLUMNS.replace("d.due_at", "d.intake_due_at AS due_at")} FROM ${schema}.dossier AS d
    WHERE d.receiving_unit_id = ANY ($1::uuid[]) AND d.status = 'SUBMITTED'
    ORDER BY d.intake_due_at LIMIT $2`,
};

/** Submitted and waiting for the intake check, the eight-hour clock first. `dueAt` is the intake deadline here. */
export async function listIntake(
  executor: Executor,
  request: { readonly unitIds: readonly UnitId[]; readonly limit: number },
): Promise<readonly DossierRow[]> {
  const rows = await executor.run(INTAKE_QUEUE, [request.unitIds, request.limit]);
  return rows.map((row) => dossierRowSchema.parse(row));
}

const OWN: Statement = {
  name: "dossier-own",
  text: (schema) => `
    SELECT ${COLUMNS} FROM ${schema}.dossier AS d WHERE d.owner_account_id = $1
    UNION
    SELECT ${COLUMNS} FROM ${schema}.dossier AS d WHERE d.owner_personal_id = $2
    ORDER BY submitted_at DESC LIMIT $3`,
};

/** A citizen's own dossiers: sent from the account, or owned under the confirmed personal id; newest first. */
export async function listOwnDossiers(
  executor: Executor,
  citizen: { readonly accountId: AccountId; readonly personalId: string | null; readonly limit: number },
): Promise<readonly DossierRow[]> {
  const rows = await executor.run(OWN, [citizen.accountId, citizen.personalId, citizen.limit]);
  return rows.map((row) => dossierRowSchema.parse(row));
}

function pageOf(rows: readonly DossierRow[], size: number): Page<DossierRow> {
  const items = rows.slice(0, size);
  const last = rows.length > size ? items.at(-1) : undefined;
  return {
    items,
    nextCursor:
      last === undefined ? null : writeCursor({ dueAt: last.dueAt ?? "infinity", id: last.id, part: "" }),
  };
}
