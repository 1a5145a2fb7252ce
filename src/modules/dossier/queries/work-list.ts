import { z } from "zod";
import { foldedWords } from "../../../kernel/fold-text.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import type { Page } from "../../../kernel/paging.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { Officer } from "../../access/index.ts";
import { type SoonUntil, soonUntilIn } from "../../calendar/index.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { listItemSchema, type WorkItem } from "./list-item.ts";

/** What narrows a work list; null is "all". Lateness is judged against `now`. */
export type WorkFilter = {
  readonly text: string | null;
  readonly status: string | null;
  readonly fieldCode: string | null;
  readonly stage: string | null;
  readonly lateness: "OVERDUE" | "DUE_SOON" | "IN_TIME" | null;
};

type WorkListRequest = {
  readonly officer: Officer;
  readonly filter: WorkFilter;
  readonly now: Instant;
  /** Until when a due date counts as "soon", by the term (§3.4). */
  readonly soonUntil: SoonUntil;
  readonly size: number;
  readonly cursor: string | null;
};

const LATENESS = `
  (($7 = 'OVERDUE' AND t.dossier_due_at < $8 AND t.stage <> 'return')
    OR ($7 = 'DUE_SOON' AND t.dossier_due_at >= $8 AND t.dossier_due_at <= ${soonUntilIn("$9")} AND t.stage <> 'return')
    OR ($7 = 'IN_TIME' AND (t.dossier_due_at IS NULL OR t.dossier_due_at > ${soonUntilIn("$9")})))`;

/** A filter in use, or its parameters named without effect: PostgreSQL wants to know the type of each. */
const filtered = (isUsed: boolean, condition: string, unused: string) =>
  isUsed ? condition : `(${unused} IS NULL OR true)`;

/*
 * One index walk per (unit, role) the officer holds, each stopping at a page: the cost is that of the page and not of
 * the pile behind it. Each set of filters in use is a statement of its own: with all of them in one, as "is null or
 * equal", PostgreSQL expected next to nothing to pass and sorted the pile (140 ms at 25,000 open tasks, now less than 1).
 */
const workList = (filter: WorkFilter): Statement => {
  const used = {
    status: filter.status !== null,
    field: filter.fieldCode !== null,
    stage: filter.stage !== null,
    lateness: filter.lateness !== null,
    text: filter.text !== null,
  };
  const names = Object.entries(used).flatMap(([name, isUsed]) => (isUsed ? [name] : []));
  const name = ["dossier-work-list", ...names].join("-");
  return STATEMENTS.get(name) ?? remembered({ name, text: (schema) => workListText(schema, used) });
};

const STATEMENTS = new Map<string, Statement>();

function remembered(statement: Statement): Statement {
  STATEMENTS.set(statement.name, statement);
  return statement;
}

type Used = Readonly<Record<"status" | "field" | "stage" | "lateness" | "text", boolean>>;

const workListText = (schema: string, used: Used) => `
    SELECT page.* FROM unnest($1::uuid[], $2::text[]) AS held (unit_id, role)
    CROSS JOIN LATERAL (
      SELECT d.id, d.code, d.version, d.owner_name, d.procedure_code, d.procedure_name, d.procedure_name_en, d.field_code, d.status,
        d.channel_in, d.accepted_at, d.submitted_at, t.dossier_due_at AS due_at, d.receiving_unit_id,
        t.task_id, t.step_code, t.step_name, t.step_name_en, t.stage, t.role, t.unit_id, t.assignee_id, t.due_at AS step_due_at
      FROM ${schema}.dossier_task AS t JOIN ${schema}.dossier AS d ON d.id = t.dossier_id
      WHERE t.unit_id = held.unit_id AND t.role = held.role
        AND (t.assignee_id IS NULL OR t.assignee_id = $3)
        AND ${filtered(used.status, "d.status = $4", "$4::text")}
        AND ${filtered(used.field, "d.field_code = $5", "$5::text")}
        AND ${filtered(used.stage, "t.stage = $6", "$6::text")}
        AND ${filtered(used.lateness, LATENESS, "$7::text IS NULL OR $8::timestamptz IS NULL OR $9::timestamptz[] IS NULL")}
        AND ${filtered(used.text, "(d.owner_name_words @> $10 OR d.code = $11)", "$10::text[] IS NULL OR $11::text")}
        AND (coalesce(t.dossier_due_at, 'infinity'), t.dossier_id, t.task_id) > ($12::timestamptz, $13::uuid, $14)
      ORDER BY coalesce(t.dossier_due_at, 'infinity'), t.dossier_id, t.task_id
      LIMIT $15
    ) AS page
    ORDER BY coalesce(page.due_at, 'infinity'), page.id, page.task_id
    LIMIT $15`;

/** The officer's open work, soonest due date first: what is assigned to them or to nobody yet in a role they hold. */
export async function listWork(executor: Executor, request: WorkListRequest): Promise<Page<WorkItem>> {
  const { filter } = request;
  const after = readCursor(request.cursor);
  const rows = await executor.run(workList(filter), [
    request.officer.grants.map((grant) => grant.unitId),
    request.officer.grants.map((grant) => grant.role),
    request.officer.personId,
    filter.status,
    filter.fieldCode,
    filter.stage,
    filter.lateness,
    request.now,
    request.soonUntil,
    filter.text === null ? null : foldedWords(filter.text),
    filter.text,
    after.dueAt,
    after.id,
    after.part,
    request.size + 1,
  ]);
  const items = rows.slice(0, request.size).map((row) => listItemSchema.parse(row));
  const last = rows.length > request.size ? items.at(-1) : undefined;
  return {
    items,
    nextCursor:
      last === undefined
        ? null
        : writeCursor({ dueAt: last.dueAt ?? "infinity", id: last.id, part: last.taskId }),
  };
}

const countsSchema = z.object({
  open: z.number(),
  overdue: z.number(),
  dueSoon: z.number(),
  toSign: z.number(),
  toIssue: z.number(),
  toReturn: z.number(),
  intake: z.number(),
});
export type WorkCounts = z.output<typeof countsSchema>;

/*
 * Counted desk by desk, each from the index of the list alone. Joined in one, PostgreSQL read the whole table of open
 * tasks (40 ms at 50,000 of them).
 */
const WORK_COUNTS: Statement = {
  name: "dossier-work-counts",
  text: (schema) => `
    SELECT coalesce(sum(desk.open), 0)::int AS open,
      coalesce(sum(desk.overdue), 0)::int AS overdue,
      coalesce(sum(desk.due_soon), 0)::int AS "dueSoon",
      coalesce(sum(desk.to_sign), 0)::int AS "toSign",
      coalesce(sum(desk.to_issue), 0)::int AS "toIssue",
      coalesce(sum(desk.to_return), 0)::int AS "toReturn",
      (SELECT count(*) FROM ${schema}.dossier AS d
        WHERE d.receiving_unit_id = ANY ($6::uuid[]) AND d.status = 'SUBMITTED') AS intake
    FROM unnest($1::uuid[], $2::text[]) AS held (unit_id, role)
    CROSS JOIN LATERAL (
      SELECT count(*) AS open,
        count(*) FILTER (WHERE t.dossier_due_at < $4 AND t.stage <> 'return') AS overdue,
        count(*) FILTER (WHERE t.dossier_due_at >= $4 AND t.dossier_due_at <= ${soonUntilIn("$5")} AND t.stage <> 'return') AS due_soon,
        count(*) FILTER (WHERE t.stage = 'sign') AS to_sign,
        count(*) FILTER (WHERE t.stage = 'issue') AS to_issue,
        count(*) FILTER (WHERE t.stage = 'return') AS to_return
      FROM ${schema}.dossier_task AS t
      WHERE t.unit_id = held.unit_id AND t.role = held.role AND (t.assignee_id IS NULL OR t.assignee_id = $3)
    ) AS desk`,
};

/** The numbers over the officer's day; every one leads to the list it counts. */
export async function countWork(
  executor: Executor,
  request: Pick<WorkListRequest, "now" | "soonUntil"> & {
    readonly officer: Pick<Officer, "personId" | "grants">;
  },
): Promise<WorkCounts> {
  const { grants } = request.officer;
  const rows = await executor.run(WORK_COUNTS, [
    grants.map((grant) => grant.unitId),
    grants.map((grant) => grant.role),
    request.officer.personId,
    request.now,
    request.soonUntil,
    grants.filter((grant) => grant.role === "intake-officer").map((grant) => grant.unitId),
  ]);
  return countsSchema.parse(rows[0]);
}
