import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";

/** A code that somebody may be paying by just now. */
export type OpenCode = {
  readonly token: string;
  readonly amountDong: number;
  /** The payer said that the money was sent. */
  readonly isClaimed: boolean;
};

/** Codes given out for any of these charges that are still good, the newest first. */
export async function listOpenCodes(
  executor: Executor,
  { chargeIds, at }: { readonly chargeIds: readonly string[]; readonly at: Instant },
): Promise<readonly OpenCode[]> {
  if (chargeIds.length === 0) return [];
  const found = await executor.kysely
    .selectFrom("paymentRequest as r")
    .select(["r.token", "r.amountDong", "r.state"])
    .where("r.state", "in", ["ISSUED", "CLAIMED"])
    .where("r.expiresAt", ">", at)
    .where("r.id", "in", (eb) =>
      eb
        .selectFrom("paymentRequestCharge as c")
        .select("c.requestId")
        .where("c.chargeId", "in", [...chargeIds]),
    )
    .orderBy("r.issuedAt", "desc")
    .execute();
  return found.map(({ token, amountDong, state }) => ({ token, amountDong, isClaimed: state === "CLAIMED" }));
}

/**
 * The key of the last code that was given out for any of these charges and none but these, whatever became of it: the
 * page of one for others' too tells whose and how much.
 */
export async function findLastCode(executor: Executor, chargeIds: readonly string[]): Promise<string | null> {
  if (chargeIds.length === 0) return null;
  const found = await executor.kysely
    .selectFrom("paymentRequest as r")
    .innerJoin("paymentRequestCharge as c", "c.requestId", "r.id")
    .select("r.token")
    .where("c.chargeId", "in", [...chargeIds])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("paymentRequestCharge as other")
            .select("other.chargeId")
            .whereRef("other.requestId", "=", "r.id")
            .where("other.chargeId", "not in", [...chargeIds]),
        ),
      ),
    )
    .orderBy("r.issuedAt", "desc")
    .executeTakeFirst();
  return found?.token ?? null;
}

/** Ends every code of charges that the caller holds and settles: what still comes for one waits for a person. */
export async function endCodes(tx: Tx, chargeIds: readonly string[], at: Instant): Promise<void> {
  await tx.kysely
    .updateTable("paymentRequest")
    .set({ state: "EXPIRED", settledAt: at })
    .where("state", "in", ["ISSUED", "CLAIMED"])
    .where("id", "in", (eb) =>
      eb
        .selectFrom("paymentRequestCharge as c")
        .select("c.requestId")
        .where("c.chargeId", "in", [...chargeIds]),
    )
    .execute();
}
