import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";

/** One movement of a charge, as whoever counts dossiers needs it; whole đồng, taken away where below nought. */
export type MoneyMove = {
  readonly dossierId: string;
  readonly chargeId: string;
  readonly at: Instant;
  /** What more is to be paid, whoever has paid it. */
  readonly owedDong: number;
  readonly paidDong: number;
  /** Of what was paid, by transfer on our code or through the national portal. */
  readonly paidOnlineDong: number;
};

/**
 * What a transfer `t` of a payment `p` means for a charge. What was paid back was paid; what was struck was not.
 * @law one-stop.md §2.7 (Payment): paid online is by the national or the local gateway; cash, cards at the till and the
 *   treasury's counter are not.
 */
const MOVES: Statement = {
  name: "payment-money-moves",
  text: (schema) => `
    SELECT c.dossier_id, t.charge_id, t.at,
      CASE WHEN t.why NOT IN ('CHARGED', 'ADJUSTED', 'EXEMPTED', 'CANCELLED') THEN 0
        WHEN t.debit = 'RECEIVABLE' THEN t.amount_dong ELSE -t.amount_dong END::float8 AS owed,
      CASE t.why WHEN 'PAID' THEN t.amount_dong WHEN 'REVERSED' THEN -t.amount_dong ELSE 0 END::float8 AS paid,
      coalesce(p.method IN ('VIETQR', 'PORTAL'), false) AS online
    FROM ${schema}.payment_charge AS c JOIN ${schema}.payment_transfer AS t ON t.charge_id = c.id
    LEFT JOIN ${schema}.payment_payment AS p ON p.id = t.payment_id
    WHERE c.dossier_id = ANY ($1::uuid[]) AND t.why IN ('CHARGED', 'ADJUSTED', 'EXEMPTED', 'CANCELLED', 'PAID', 'REVERSED')
    ORDER BY c.dossier_id, t.at, t.id`,
};

const moveRow = z.object({
  dossier_id: z.string(),
  charge_id: z.string(),
  at: z.custom<Instant>((value) => typeof value === "string"),
  owed: z.number(),
  paid: z.number(),
  online: z.boolean(),
});

/** Every movement of the charges of some dossiers, dossier by dossier, the oldest first. */
export async function listMoneyMoves(
  executor: Pick<Executor, "run">,
  dossierIds: readonly string[],
): Promise<readonly MoneyMove[]> {
  return (await executor.run(MOVES, [dossierIds])).map((row) => {
    const { dossier_id: dossierId, charge_id: chargeId, at, owed, paid, online } = moveRow.parse(row);
    return {
      dossierId,
      chargeId,
      at,
      owedDong: owed,
      paidDong: paid,
      paidOnlineDong: online ? paid : 0,
    };
  });
}

/** Takes marks that stand since somebody's books changed; what is marked meanwhile stands for the next time. */
const TAKE: Statement = {
  name: "payment-take-uncounted",
  text: (schema) => `
    WITH taken AS (
      DELETE FROM ${schema}.payment_uncounted
      WHERE id = ANY (ARRAY(SELECT id FROM ${schema}.payment_uncounted ORDER BY id LIMIT $1))
      RETURNING dossier_id
    )
    SELECT DISTINCT dossier_id FROM taken`,
};

/** Dossiers whose books changed and that nobody has counted since; they stand as counted with the caller's transaction. */
export async function takeUncounted(tx: Pick<Executor, "run">, size: number): Promise<readonly string[]> {
  return (await tx.run(TAKE, [size])).map(
    (row) => z.object({ dossier_id: z.string() }).parse(row).dossier_id,
  );
}
