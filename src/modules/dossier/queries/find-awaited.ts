import { z } from "zod";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import { type AwaitedDecision, DECISIONS } from "../awaited.ts";
import { COLUMNS, MAY_OPEN } from "./find-dossiers.ts";
import { type DossierRow, dossierRowSchema, rowAsShared } from "./list-item.ts";

/**
 * What an officer may decide, act by act: on all dossiers of an agency, or on what a unit holds a step of. Asked of the
 * rights table beforehand, so that the list and the act go by the same answer.
 */
export type DecisionDesks = {
  readonly agencies: readonly { readonly act: AwaitedDecision; readonly unitId: UnitId }[];
  readonly holders: readonly { readonly act: AwaitedDecision; readonly unitId: UnitId }[];
  /** Agencies among whose dossiers the held steps are looked for. */
  readonly within: readonly UnitId[];
};

/** Walked from the marks alone (`decisions_awaited`): the cost is that of what waits at these agencies. */
const WAITING_FOR_DECISION = (schema: string, from: number) => {
  const [within, acts, agencies, heldActs, holders] = [0, 1, 2, 3, 4].map((place) => `$${from + place}`);
  return `
    d.decisions_awaited IS NOT NULL AND d.competent_agency_id = ANY (${within}::uuid[])
    AND (EXISTS (SELECT FROM unnest(${acts}::text[], ${agencies}::uuid[]) AS may (act, unit_id)
        WHERE may.unit_id = d.competent_agency_id AND may.act = ANY (d.decisions_awaited))
      OR EXISTS (SELECT FROM unnest(${heldActs}::text[], ${holders}::uuid[]) AS may (act, unit_id)
        JOIN ${schema}.dossier_task AS t ON t.dossier_id = d.id AND t.unit_id = may.unit_id
        WHERE may.act = ANY (d.decisions_awaited)))`;
};

function deskParameters({ agencies, holders, within }: DecisionDesks): unknown[] {
  const acts = (desks: DecisionDesks["agencies"]) => desks.map(({ act }) => act);
  const units = (desks: DecisionDesks["agencies"]) => desks.map(({ unitId }) => unitId);
  return [within, acts(agencies), units(agencies), acts(holders), units(holders)];
}

const DECIDING: Statement = {
  name: "dossier-deciding",
  text: (schema) => `
    SELECT ${COLUMNS}, d.decisions_awaited FROM ${schema}.dossier AS d
    WHERE ${WAITING_FOR_DECISION(schema, 2)}
    ORDER BY coalesce(d.due_at, 'infinity'), d.id LIMIT $1`,
};

const awaitedSchema = z
  .object({ decisions_awaited: z.array(z.enum(DECISIONS)) })
  .transform((row) => ({ decisions: row.decisions_awaited }));
/** A dossier on which somebody's decision is waited for, and which. */
export type DecidingRow = DossierRow & z.output<typeof awaitedSchema>;

/** What waits for this officer's decision, soonest due first. */
export async function listDeciding(
  executor: Executor,
  request: { readonly desks: DecisionDesks; readonly limit: number },
): Promise<readonly DecidingRow[]> {
  const rows = await executor.run(DECIDING, [request.limit, ...deskParameters(request.desks)]);
  return rows.map((row) => ({ ...dossierRowSchema.parse(row), ...awaitedSchema.parse(row) }));
}

const ASKED_DUE = `(jsonb_path_query_first(d.state, '$.consultations[*] ? (@.closedAt == null)') ->> 'dueAt')::timestamptz`;

const CONSULTED: Statement = {
  name: "dossier-consulted",
  text: (schema) => `
    SELECT ${COLUMNS.replace("d.due_at", `${ASKED_DUE} AS due_at`)}, ${MAY_OPEN(schema, "$2")} AS may_open
    FROM ${schema}.dossier AS d WHERE d.asked_unit_ids && $1::uuid[]
    ORDER BY due_at, d.id LIMIT $3`,
};

type ConsultedRequest = {
  readonly units: readonly UnitId[];
  /** Units whose dossiers the officer may open anyway, with the name of whom they belong to. */
  readonly own: readonly UnitId[];
  readonly limit: number;
};

/**
 * What waits for the opinion of these units, the soonest answer first; `dueAt` is the day of the answer. A unit that is
 * only asked learns what it is asked, not whose it is (one-stop.md §9).
 */
export async function listConsulted(
  executor: Executor,
  { units, own, limit }: ConsultedRequest,
): Promise<readonly DossierRow[]> {
  const rows = await executor.run(CONSULTED, [units, own, limit]);
  return rows.map(rowAsShared);
}

const AWAITED_COUNTS: Statement = {
  name: "dossier-awaited-counts",
  text: (schema) => `
    SELECT
      (SELECT count(*)::int FROM ${schema}.dossier AS d WHERE d.asked_unit_ids && $1::uuid[]) AS "toAnswer",
      (SELECT count(*)::int FROM ${schema}.dossier AS d WHERE ${WAITING_FOR_DECISION(schema, 2)}) AS "toDecide"`,
};

const countsSchema = z.object({ toAnswer: z.number(), toDecide: z.number() });

/** How many there are of both. */
export async function countAwaited(
  executor: Executor,
  request: { readonly units: readonly UnitId[]; readonly desks: DecisionDesks },
): Promise<z.output<typeof countsSchema>> {
  const rows = await executor.run(AWAITED_COUNTS, [request.units, ...deskParameters(request.desks)]);
  return countsSchema.parse(rows[0]);
}
