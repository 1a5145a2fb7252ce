import { localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import { claimTerm } from "../claim-term.ts";
import type { PaymentRefusal } from "../refusals.ts";

/**
 * The payer says the money was sent. That is all it is: nothing is settled, no clock runs, until the bank says so; but a
 * cashier closing the day a day later is asked where it stayed, and some working days later it holds no more.
 * @law reform.md §I1: `claimed` (payer says paid) ≠ `confirmed`.
 */
export async function claimTransfer(
  services: Services,
  token: string,
): Promise<Result<{ readonly token: string }, PaymentRefusal>> {
  const { database, clock } = services;
  const at = clock.now();
  const lapsesAt = await claimTerm(services, localDateOf(at));
  const claimed = await database.kysely
    .updateTable("paymentRequest")
    .set({ state: "CLAIMED", claimedAt: at, claimLapsesAt: lapsesAt })
    .where("token", "=", token)
    .where("state", "=", "ISSUED")
    .returning("id")
    .executeTakeFirst();
  if (claimed !== undefined) return accept({ token });
  const known = await database.kysely
    .selectFrom("paymentRequest")
    .select("state")
    .where("token", "=", token)
    .executeTakeFirst();
  if (known === undefined) return refuse({ code: "NOT_FOUND" });
  // Said twice, or said of money that is here: nothing changes, nothing is wrong.
  return known.state === "EXPIRED" ? refuse({ code: "REQUEST_NOT_OPEN" }) : accept({ token });
}
