import type { Database, Executor, Statement } from "../../../platform/postgres/database.ts";
import { listMoneyMoves, takeUncounted } from "../../payment/index.ts";
import { moneyMoments } from "./money-moments.ts";

/** Dossiers whose money is counted at a time. */
const BATCH = 1_000;

const COUNTED = "payable, paid, paid_online";
const DAY = "(at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date";

/**
 * The moments `$2` of the dossiers `$1` as rows beside their spells, numbered downwards, where the dossier then was; what is
 * different from what was counted before comes to the tally, on the days it is different on. Repeating it adds nothing.
 */
const COUNT: Statement = {
  name: "statistics-count-money",
  text: (schema) => `
    WITH told AS (
      SELECT m.dossier_id, -(row_number() OVER (PARTITION BY m.dossier_id ORDER BY m.at))::int AS seq, m.at, ${COUNTED},
        s.unit_id, s.procedure_code, s.field_code, s.channel
      FROM jsonb_to_recordset($2::jsonb) AS m (dossier_id uuid, at timestamptz, payable smallint, paid smallint, paid_online smallint)
      CROSS JOIN LATERAL (
        SELECT s.unit_id, s.procedure_code, s.field_code, s.channel FROM ${schema}.statistics_spell AS s
        WHERE s.dossier_id = m.dossier_id AND s.opened_seq >= 1 AND s.from_at <= m.at
        ORDER BY s.opened_seq DESC LIMIT 1
      ) AS s
    ),
    before AS (
      SELECT s.dossier_id, s.opened_seq AS seq, s.from_at AS at, s.payable, s.paid, s.paid_online,
        s.unit_id, s.procedure_code, s.field_code, s.channel
      FROM ${schema}.statistics_spell AS s WHERE s.dossier_id = ANY ($1::uuid[]) AND s.opened_seq <= -1
    ),
    -- A row that is no more said what another says now, at another moment: it stays, and counts nothing.
    kept AS (
      SELECT * FROM told
      UNION ALL
      SELECT b.dossier_id, b.seq, b.at, 0::smallint, 0::smallint, 0::smallint, b.unit_id, b.procedure_code, b.field_code, b.channel
      FROM before AS b WHERE NOT EXISTS (SELECT FROM told AS t WHERE t.dossier_id = b.dossier_id AND t.seq = b.seq)
    ),
    written AS (
      INSERT INTO ${schema}.statistics_spell AS s (dossier_id, opened_seq, kind, unit_id, procedure_code, field_code, channel,
        opened_as, from_at, to_at, ended_as, ${COUNTED})
      SELECT k.dossier_id, k.seq, 'money', k.unit_id, k.procedure_code, k.field_code, k.channel, 'MONEY', k.at, k.at, 'MONEY', ${COUNTED}
      FROM (SELECT * FROM kept EXCEPT SELECT * FROM before) AS k
      ON CONFLICT (dossier_id, opened_seq) DO UPDATE SET unit_id = excluded.unit_id, procedure_code = excluded.procedure_code,
        field_code = excluded.field_code, channel = excluded.channel, from_at = excluded.from_at, to_at = excluded.to_at,
        payable = excluded.payable, paid = excluded.paid, paid_online = excluded.paid_online
      RETURNING s.dossier_id
    )
    INSERT INTO ${schema}.statistics_tally (day, unit_id, procedure_code, field_code, channel, ${COUNTED})
    SELECT day, unit_id, procedure_code, field_code, channel, sum(payable), sum(paid), sum(paid_online)
    FROM (
      SELECT ${DAY} AS day, unit_id, procedure_code, field_code, channel, ${COUNTED} FROM kept
      UNION ALL
      SELECT ${DAY}, unit_id, procedure_code, field_code, channel, -payable, -paid, -paid_online FROM before
    ) AS changed
    GROUP BY 1, 2, 3, 4, 5
    HAVING sum(payable) <> 0 OR sum(paid) <> 0 OR sum(paid_online) <> 0`,
};

/** Counts the money of some dossiers from payment's books, as if each movement had been counted as it was booked. */
export async function countMoneyOf(tx: Pick<Executor, "run">, dossierIds: readonly string[]): Promise<void> {
  const moments = moneyMoments(await listMoneyMoves(tx, dossierIds));
  const rows = moments.map(({ dossierId, at, payable, paid, paidOnline }) => ({
    dossier_id: dossierId,
    at,
    payable,
    paid,
    paid_online: paidOnline,
  }));
  await tx.run(COUNT, [dossierIds, JSON.stringify(rows)]);
}

/** One counts an authority's money at a time: who comes meanwhile waits, and finds what is left. */
const ALONE: Statement = {
  name: "statistics-count-money-alone",
  text: (schema) => `SELECT pg_advisory_xact_lock(hashtextextended('statistics-money ' || '${schema}', 0))`,
};

/** Counts all whose books changed before the call; answers how many dossiers that were. */
export async function countMoney(database: Pick<Database, "transaction">): Promise<number> {
  let counted = 0;
  for (;;) {
    const taken = await database.transaction(async (tx) => {
      await tx.run(ALONE, []);
      const dossierIds = await takeUncounted(tx, BATCH);
      if (dossierIds.length > 0) await countMoneyOf(tx, dossierIds);
      return dossierIds.length;
    });
    counted += taken;
    if (taken === 0) return counted;
  }
}
