import { foldedWords } from "../../../kernel/fold-text.ts";
import type { Page } from "../../../kernel/paging.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { type Citizen, isSamePersonSql, OFFICE_ROLES, type UnitId } from "../../access/index.ts";
import { SIGNATURE_DOUBTED } from "../signed-files.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import {
  type DossierRow,
  dossierRowSchema,
  type IntakeRow,
  intakeRowSchema,
  rowAsShared,
} from "./list-item.ts";

export const COLUMNS = `d.id, d.code, d.version, d.owner_name, d.procedure_code, d.procedure_name, d.procedure_name_en, d.field_code, d.status,
  d.channel_in, d.submitted_at, d.accepted_at, d.due_at, d.receiving_unit_id`;

/**
 * The units a list looks through, and the ones whose dossiers its reader may open. A division works for its committee
 * but opens only what lies with it: what a list names, its reader must be able to read (one-stop.md §9).
 */
export type ListScope = { readonly within: readonly UnitId[]; readonly own: readonly UnitId[] };

/** With the units the officer sits in, not those below: an opinion is asked of exactly these. */
export type SeatedScope = ListScope & { readonly seats: readonly UnitId[] };

export const MAY_OPEN = (schema: string, own: string) => `
  (d.receiving_unit_id = ANY (${own}::uuid[]) OR d.competent_agency_id = ANY (${own}::uuid[])
    OR EXISTS (SELECT FROM ${schema}.dossier_task AS held WHERE held.dossier_id = d.id AND held.unit_id = ANY (${own}::uuid[])))`;

const WAS_ASKED = (seats: string) => `
  EXISTS (SELECT FROM jsonb_path_query(d.state, '$.consultations[*].unitIds[*]') AS asked (unit)
    WHERE (asked.unit #>> '{}')::uuid = ANY (${seats}::uuid[]))`;

/** Each word of the owner's name with each unit it can be found in, as the index keeps them. */
const NAME_KEYS = (schema: string, dossier: string) =>
  `${schema}.dossier_name_keys(${dossier}.receiving_unit_id, ${dossier}.competent_agency_id, ${dossier}.owner_name_words)`;

/** Of a name that half of a unit bears, so many are looked at before the newest are chosen: the search wants another word. */
const NAMED_MAX = 2_000;

/*
 * A unit that was only asked for its opinion finds a dossier by its whole code, which it was told, and by nothing that
 * would say whose it is.
 */
const SEARCH: Statement = {
  name: "dossier-search",
  text: (schema) => `
    SELECT * FROM (
      SELECT ${COLUMNS}, ${MAY_OPEN(schema, "$5")} AS may_open FROM ${schema}.dossier AS d
      WHERE d.code = ANY ($6::text[]) AND (${MAY_OPEN(schema, "$5")} OR ${WAS_ASKED("$7")})
      UNION
      SELECT ${COLUMNS}, true FROM ${schema}.dossier AS d WHERE d.owner_personal_id = $1 AND ${MAY_OPEN(schema, "$5")}
      UNION
      SELECT named.*, true FROM unnest($4::uuid[]) AS unit (id)
      CROSS JOIN LATERAL (
        SELECT ${COLUMNS} FROM ${schema}.dossier AS d
        WHERE ${NAME_KEYS(schema, "d")} @> (SELECT array_agg(unit.id || ' ' || name.word) FROM unnest($2::text[]) AS name (word))
          AND ${MAY_OPEN(schema, "$5")}
        LIMIT $8
      ) AS named
    ) AS found
    ORDER BY submitted_at DESC, code LIMIT $3`,
};

type SearchRequest = {
  readonly text: string;
  /** The codes the text may mean. */
  readonly codes: readonly string[];
  readonly scope: SeatedScope;
  readonly limit: number;
};

/** Finds by code, whole personal id, or words of the owner's name with or without tone marks; newest first. */
export async function searchDossiers(
  executor: Executor,
  request: SearchRequest,
): Promise<readonly DossierRow[]> {
  const { within, own, seats } = request.scope;
  const text = request.text.trim();
  const named = Math.max(request.limit, Math.floor(NAMED_MAX / Math.max(1, within.length)));
  const asked = [text, foldedWords(text), request.limit, within, own, request.codes, seats, named];
  const rows = await executor.run(SEARCH, asked);
  return rows.map(rowAsShared);
}

/*
 * What the units received, and what others received and the officer's own units hold a step of: one index walk per
 * unit, or per unit and role, each stopping at a page, so that a long pile in one unit costs the others nothing. A held
 * dossier stands at the date its desk minds, as in the work list.
 */
const UNIT_QUEUE: Statement = {
  name: "dossier-unit-queue",
  text: (schema) => {
    const isAskedFor = `d.finished_at IS NULL AND d.status NOT IN ('REJECTED', 'CANCELLED')
        AND ($2::text IS NULL OR d.status = $2) AND ($3::text IS NULL OR d.field_code = $3)`;
    return `
    SELECT * FROM (
      SELECT page.* FROM unnest($1::uuid[]) AS unit (id)
      CROSS JOIN LATERAL (
        SELECT ${COLUMNS} FROM ${schema}.dossier AS d
        WHERE d.receiving_unit_id = unit.id AND ${isAskedFor}
          AND (coalesce(d.due_at, 'infinity'), d.id) > ($4::timestamptz, $5::uuid)
          AND ${MAY_OPEN(schema, "$7")}
        ORDER BY coalesce(d.due_at, 'infinity'), d.id
        LIMIT $6
      ) AS page
      UNION
      SELECT page.* FROM unnest($8::uuid[]) AS unit (id) CROSS JOIN unnest($9::text[]) AS desk (role)
      CROSS JOIN LATERAL (
        SELECT DISTINCT ON (coalesce(t.dossier_due_at, 'infinity'), t.dossier_id)
          ${COLUMNS.replace("d.due_at", "t.dossier_due_at AS due_at")}
        FROM ${schema}.dossier_task AS t JOIN ${schema}.dossier AS d ON d.id = t.dossier_id
        WHERE t.unit_id = unit.id AND t.role = desk.role AND ${isAskedFor}
          AND d.receiving_unit_id <> ALL ($1::uuid[])
          AND (coalesce(t.dossier_due_at, 'infinity'), t.dossier_id) > ($4::timestamptz, $5::uuid)
        ORDER BY coalesce(t.dossier_due_at, 'infinity'), t.dossier_id
        LIMIT $6
      ) AS page
    ) AS listed
    ORDER BY coalesce(due_at, 'infinity'), id
    LIMIT $6`;
  },
};

export type UnitQueueRequest = {
  readonly scope: ListScope;
  readonly status: string | null;
  readonly fieldCode: string | null;
  readonly size: number;
  readonly cursor: string | null;
};

/** Everything the units received or hold a step of and have not finished, soonest due first. */
export async function listUnitQueue(
  executor: Executor,
  request: UnitQueueRequest,
): Promise<Page<DossierRow>> {
  const after = readCursor(request.cursor);
  const { scope, status, fieldCode, size } = request;
  const page = [status, fieldCode, after.dueAt, after.id, size + 1];
  const holding = scope.own.filter((unitId) => scope.within.includes(unitId));
  const rows = await executor.run(UNIT_QUEUE, [scope.within, ...page, scope.own, holding, OFFICE_ROLES]);
  return pageOf(
    rows.map((row) => dossierRowSchema.parse(row)),
    size,
  );
}

/*
 * Alike: one owner, one procedure, at one counter. Found by the personal id, and by the words of the name where none was
 * given, each from its own index.
 */
const ALIKE = (schema: string) => `
  SELECT jsonb_agg(to_char(same.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  FROM ${schema}.dossier AS same
  WHERE same.receiving_unit_id = d.receiving_unit_id AND same.procedure_code = d.procedure_code
    AND same.status NOT IN ('REJECTED', 'CANCELLED')
    AND same.submitted_at BETWEEN d.submitted_at - interval '1 day' AND d.submitted_at + interval '1 day'`;

const INTAKE_QUEUE: Statement = {
  name: "dossier-intake-queue",
  text: (schema) => `
    SELECT ${COLUMNS.replace("d.due_at", "d.intake_due_at AS due_at")},
      CASE WHEN d.owner_personal_id IS NOT NULL
        THEN (${ALIKE(schema)} AND same.owner_personal_id = d.owner_personal_id)
        ELSE (${ALIKE(schema)} AND ${NAME_KEYS(schema, "same")} @> ${schema}.dossier_name_keys(d.receiving_unit_id, d.receiving_unit_id, d.owner_name_words)
          AND same.owner_name = d.owner_name)
      END AS alike, ${SIGNATURE_DOUBTED(schema)} AS signature_doubted
    FROM ${schema}.dossier AS d
    WHERE d.receiving_unit_id = ANY ($1::uuid[]) AND d.status = 'SUBMITTED'
    ORDER BY d.intake_due_at, d.submitted_at, d.id LIMIT $2`,
};

/** Submitted and waiting for the intake check, the eight-hour clock first. `dueAt` is the intake deadline here. */
export async function listIntake(
  executor: Executor,
  request: { readonly unitIds: readonly UnitId[]; readonly limit: number },
): Promise<readonly IntakeRow[]> {
  const rows = await executor.run(INTAKE_QUEUE, [request.unitIds, request.limit]);
  return rows.map((row) => intakeRowSchema.parse(row));
}

const isOwnersNumber = (schema: string, reader: { readonly number: string; readonly name: string }) =>
  isSamePersonSql(schema, { number: "d.owner_personal_id", name: "d.owner_name" }, reader);

const OWN: Statement = {
  name: "dossier-own",
  text: (schema) => `
    SELECT ${COLUMNS} FROM ${schema}.dossier AS d WHERE d.owner_account_id = $1
    UNION
    SELECT ${COLUMNS} FROM ${schema}.dossier AS d WHERE ${isOwnersNumber(schema, { number: "$2", name: "$3" })}
    UNION
    SELECT ${COLUMNS} FROM ${schema}.dossier AS d
    WHERE d.submitter_personal_id IS NOT NULL AND d.submitter_personal_id IS DISTINCT FROM d.owner_personal_id
      AND d.submitter_relationship IS DISTINCT FROM 'POSTAL_STAFF' AND d.submitter_relationship IS DISTINCT FROM 'OFFICER_ASSISTED'
      AND ${isSamePersonSql(schema, { number: "d.submitter_personal_id", name: "d.submitter_name" }, { number: "$2", name: "$3" })}
    ORDER BY submitted_at DESC LIMIT $4`,
};

/**
 * A citizen's own dossiers: sent from the account, or owned or handed in under the confirmed number and name; newest first.
 * What a postman or an officer handed in by office is listed for its owner alone.
 */
export async function listOwnDossiers(
  executor: Executor,
  citizen: Pick<Citizen, "accountId" | "personalId" | "fullName"> & { readonly limit: number },
): Promise<readonly DossierRow[]> {
  const rows = await executor.run(OWN, [
    citizen.accountId,
    citizen.personalId,
    citizen.fullName,
    citizen.limit,
  ]);
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
