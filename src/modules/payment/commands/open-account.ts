import { newId } from "../../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { Services } from "../../../platform/services.ts";
import type { Actor, UnitId } from "../../access/index.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";

type BankAccountInput = {
  readonly unitId: UnitId;
  readonly bankBin: string;
  readonly number: string;
  readonly holder: string;
  readonly bankName: string;
};

/**
 * Opens the account to which transfers of a unit go from now on, one it had before too; the one before it is closed and
 * keeps its history.
 */
export async function openAccount(
  services: Services,
  actor: Actor,
  asked: BankAccountInput,
): Promise<Result<{ readonly id: string }, PaymentRefusal>> {
  const denied = await deniedAt(services, actor, { act: "payment.manage-accounts", unitId: asked.unitId });
  if (denied !== null) return refuse(denied);
  return transactionOrRefusal(
    services.database,
    async (tx): Promise<Result<{ id: string }, PaymentRefusal>> => {
      const at = services.clock.now();
      await tx.kysely
        .updateTable("paymentAccount")
        .set({ closedAt: at })
        .where("unitId", "=", asked.unitId)
        .where("closedAt", "is", null)
        .execute();
      const made = await tx.kysely
        .insertInto("paymentAccount")
        .values({ id: newId(), ...asked, openFrom: at })
        .onConflict((conflict) =>
          conflict
            .columns(["bankBin", "number"])
            .doUpdateSet({ closedAt: null, holder: asked.holder, bankName: asked.bankName })
            .where("paymentAccount.unitId", "=", asked.unitId),
        )
        .returning("id")
        .executeTakeFirst();
      return made === undefined ? refuse({ code: "BANK_ACCOUNT_TAKEN" }) : accept({ id: made.id });
    },
  );
}
