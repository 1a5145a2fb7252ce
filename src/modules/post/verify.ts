import { z } from "zod";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { listReplays, type SeenWrite } from "../dossier/index.ts";
import { consignmentsOf } from "./consignments-of-write.ts";
import { goesForward, PARCEL_STATES } from "./parcel.ts";

/**
 * What does not hold. `MISSING`, `EXTRA`: a result to be posted without its consignment, a consignment without its result;
 * `BACKWARDS`: a step back, or out of an end; `STATE`: a consignment that differs from its steps; `SHEET`: a sheet whose
 * counts or sums differ from its lines; `MONEY`: a remittance that differs from what was collected; `CLOSED`: a dossier
 * returned by post without a delivery, or the other way round; `BOOKS`: money collected that the books tell differently.
 */
type WrongParcel = {
  readonly rule: "MISSING" | "EXTRA" | "BACKWARDS" | "STATE" | "SHEET" | "MONEY" | "CLOSED" | "BOOKS";
  readonly about: string;
  readonly detail: string;
};
type PostVerification = { readonly parcels: number; readonly wrong: readonly WrongParcel[] };

const CONSIGNMENTS: Statement = {
  name: "post-verify-consignments",
  text: (schema) => `
    SELECT c.dossier_id, c.opened_seq, c.code, coalesce(b.version, 0) AS from_version
    FROM ${schema}.post_consignment AS c LEFT JOIN ${schema}.post_before AS b ON b.dossier_id = c.dossier_id
    WHERE c.direction = 'OUT' AND c.attempt = 1 AND c.dossier_id = ANY ($1::uuid[])`,
};
const BEFORE: Statement = {
  name: "post-verify-before",
  text: (schema) =>
    `SELECT b.dossier_id, b.version FROM ${schema}.post_before AS b WHERE b.dossier_id = ANY ($1::uuid[])`,
};
const STEPS: Statement = {
  name: "post-verify-steps",
  text: (schema) => `
    SELECT c.id, c.code, c.state, c.state_at, c.steps, c.failures,
      jsonb_agg(jsonb_build_object('seq', s.seq, 'state', s.state) ORDER BY s.seq) AS taken,
      (array_agg(s.happened_at ORDER BY s.seq DESC))[1] AS last_at
    FROM ${schema}.post_consignment AS c LEFT JOIN ${schema}.post_step AS s ON s.consignment_id = c.id
    WHERE c.id > $1 GROUP BY c.id ORDER BY c.id LIMIT $2`,
};

const SHEETS: Statement = {
  name: "post-verify-sheets",
  text: (schema) => `
    SELECT s.day || '/' || s.number AS about,
      s.given_count || '/' || coalesce(s.received_count, -1) || '/' || s.cod_dong || ' <> '
        || count(i.*) || '/' || count(*) FILTER (WHERE i.received) || '/' || coalesce(sum(i.cod_dong), 0) AS detail
    FROM ${schema}.post_sheet AS s LEFT JOIN ${schema}.post_sheet_item AS i ON i.sheet_id = s.id
    WHERE s.state IN ('GIVEN', 'CLOSED')
    GROUP BY s.id
    HAVING s.given_count <> count(i.*) OR (s.state = 'CLOSED' AND s.received_count <> count(*) FILTER (WHERE i.received))
      OR (s.direction = 'TO_POST' AND s.cod_dong <> coalesce(sum(i.cod_dong), 0))
    UNION ALL
    SELECT c.code, 'to collect ' || c.cod_dong || ' <> ' || i.cod_dong || ' of its sheet'
    FROM ${schema}.post_consignment AS c
    JOIN ${schema}.post_step AS t ON t.consignment_id = c.id AND t.state = 'HANDED_OVER' AND t.sheet_id IS NOT NULL
    JOIN ${schema}.post_sheet_item AS i ON i.sheet_id = t.sheet_id AND i.consignment_id = c.id
    WHERE i.cod_dong <> c.cod_dong`,
};
const MONEY: Statement = {
  name: "post-verify-money",
  text: (schema) => `
    SELECT r.reference AS about, r.amount_dong || ' <> ' || coalesce(sum(c.collected_dong), 0) AS detail
    FROM ${schema}.post_remittance AS r LEFT JOIN ${schema}.post_consignment AS c ON c.remittance_id = r.id
    GROUP BY r.id HAVING r.amount_dong <> coalesce(sum(c.collected_dong), 0) OR r.parcels <> count(c.id)
    UNION ALL
    SELECT c.code, 'collected ' || c.collected_dong || ' of ' || c.cod_dong FROM ${schema}.post_consignment AS c
    WHERE c.state = 'DELIVERED' AND c.direction = 'OUT' AND c.collected_dong <> c.cod_dong`,
};
const CLOSED: Statement = {
  name: "post-verify-closed",
  text: (schema) => `
    SELECT d.code AS about, 'returned by post without a delivery' AS detail
    FROM ${schema}.dossier_event AS e JOIN ${schema}.dossier AS d ON d.id = e.dossier_id
    WHERE e.type = 'ResultReturned' AND e.actor ->> 'name' = 'public-post' AND NOT EXISTS (
      SELECT FROM ${schema}.post_consignment AS c WHERE c.dossier_id = e.dossier_id AND c.state = 'DELIVERED'
        AND c.closing = 'RETURNED')
    UNION ALL
    SELECT c.code, 'delivered, and its dossier is not returned'
    FROM ${schema}.post_consignment AS c
    WHERE c.direction = 'OUT' AND c.state = 'DELIVERED' AND (c.closing IS NULL OR (c.closing = 'RETURNED' AND NOT EXISTS (
      SELECT FROM ${schema}.dossier AS d WHERE d.id = c.dossier_id AND d.status = 'RETURNED')))`,
};

/** What the post collected is in the books of the money, each parcel with the same amount, handed in or not. */
const BOOKS: Statement = {
  name: "post-verify-books",
  text: (schema) => `
    SELECT coalesce(c.code, k.parcel_code) AS about,
      coalesce(c.collected_dong, 0) || ' <> ' || coalesce(k.collected_dong, 0) || ' in the books' AS detail
    FROM (SELECT code, collected_dong, remittance_id FROM ${schema}.post_consignment WHERE collected_dong > 0) AS c
    FULL JOIN ${schema}.payment_postal_cod AS k ON k.parcel_code = c.code
    WHERE c.collected_dong IS DISTINCT FROM k.collected_dong OR (c.remittance_id IS NULL) <> (k.remitted_at IS NULL)`,
};

const BATCH = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** Counts parcels, sheets and money again. Reads in batches, so memory does not grow with the office. */
export async function verifyPost(executor: Executor): Promise<PostVerification> {
  const wrong: WrongParcel[] = [...(await wrongOpenings(executor))];
  const walked = await wrongSteps(executor);
  wrong.push(...walked.wrong);
  for (const [rule, statement] of [
    ["SHEET", SHEETS],
    ["MONEY", MONEY],
    ["CLOSED", CLOSED],
    ["BOOKS", BOOKS],
  ] as const)
    wrong.push(...(await executor.run(statement, [])).map((row) => ({ rule, ...found.parse(row) })));
  return { parcels: walked.parcels, wrong };
}

const found = z.object({ about: z.string(), detail: z.string() });
const openedRow = z.object({ dossier_id: z.string(), opened_seq: z.number(), code: z.string() });
const beforeRow = z.object({ dossier_id: z.string(), version: z.number() });

/** Each result to be posted has its consignment and none has one besides; results of before parcels were kept are let be. */
async function wrongOpenings(executor: Executor): Promise<readonly WrongParcel[]> {
  const wrong: WrongParcel[] = [];
  for (let after: string | null = null; ; ) {
    const page = await listReplays(executor, { after, size: BATCH });
    const last = page.at(-1);
    if (last === undefined) return wrong;
    const ids = page.map(({ dossierId }) => dossierId);
    const kept = (await executor.run(CONSIGNMENTS, [ids])).map((row) => openedRow.parse(row));
    const before = new Map(
      (await executor.run(BEFORE, [ids])).map((row) => {
        const { dossier_id: id, version } = beforeRow.parse(row);
        return [id, version];
      }),
    );
    for (const { dossierId, writes } of page) {
      const from = before.get(dossierId) ?? 0;
      wrong.push(
        ...compare(
          expectedOf(writes),
          kept.filter((each) => each.dossier_id === dossierId),
          from,
        ),
      );
    }
    after = last.dossierId;
  }
}

type Expected = { readonly seq: number; readonly about: string };

function expectedOf(writes: readonly SeenWrite[]): readonly Expected[] {
  return writes.flatMap((write) =>
    consignmentsOf(write).opened.map(({ opened_seq: seq, dossier_id: id }) => ({
      seq,
      about: write.after.code ?? id,
    })),
  );
}

function compare(
  expected: readonly Expected[],
  kept: readonly z.output<typeof openedRow>[],
  from: number,
): WrongParcel[] {
  const seqs = new Set(kept.map((each) => each.opened_seq));
  const due = new Set(expected.map(({ seq }) => seq));
  return [
    ...expected
      .filter(({ seq }) => seq > from && !seqs.has(seq))
      .map(({ seq, about }): WrongParcel => ({ rule: "MISSING", about, detail: `event ${seq}` })),
    ...kept
      .filter((each) => each.opened_seq > from && !due.has(each.opened_seq))
      .map((each): WrongParcel => ({ rule: "EXTRA", about: each.code, detail: `event ${each.opened_seq}` })),
  ];
}

const walkedRow = z.object({
  id: z.string(),
  code: z.string(),
  state: z.enum(PARCEL_STATES),
  state_at: z.string(),
  steps: z.number(),
  failures: z.number(),
  last_at: z.string().nullable(),
  taken: z.array(z.object({ seq: z.number().nullable(), state: z.enum(PARCEL_STATES).nullable() })),
});

async function wrongSteps(executor: Executor): Promise<PostVerification> {
  const wrong: WrongParcel[] = [];
  let parcels = 0;
  for (let after = FIRST; ; ) {
    const rows = (await executor.run(STEPS, [after, BATCH])).map((row) => walkedRow.parse(row));
    const last = rows.at(-1);
    if (last === undefined) return { parcels, wrong };
    for (const row of rows) wrong.push(...stepsOf(row));
    parcels += rows.length;
    after = last.id;
  }
}

function stepsOf(row: z.output<typeof walkedRow>): WrongParcel[] {
  const wrong: WrongParcel[] = [];
  const say = (rule: WrongParcel["rule"], detail: string) => wrong.push({ rule, about: row.code, detail });
  row.taken.forEach(({ seq, state }, index) => {
    if (seq !== index + 1) say("STATE", `step ${index + 1} is missing`);
    const before = row.taken[index - 1]?.state ?? null;
    if (before !== null && state !== null && !goesForward(before, state))
      say("BACKWARDS", `${before} → ${state}`);
  });
  const failures = row.taken.filter(({ state }) => state === "FAILED").length;
  const isLast =
    row.taken.at(-1)?.state === row.state && row.taken.length === row.steps && row.last_at === row.state_at;
  if (!isLast || failures !== row.failures) say("STATE", `${row.state} is not where its steps lead`);
  return wrong;
}
