import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import { holdDossiers } from "../../dossier/index.ts";
import { holdCharges, listCharges } from "../charge-store.ts";
import { book } from "../ledger.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { isBeingDecided } from "./decide-money.ts";
import type { TillCall } from "./take-payment.ts";

type SetAmount = { readonly chargeId: string; readonly amountDong: number; readonly ground: string };
type Done = Result<{ readonly id: string; readonly dossierCode: string }, PaymentRefusal>;

/**
 * Says the amount of a fee that is published in words only, or puts right one reckoned from a wrong number of pages,
 * while nobody has paid it nor decides on it. Never less than it is: whoever takes the money may not decide that less is
 * owed, also not by a correction; that is a reduction, asked for and decided by another.
 * @law one-stop.md §9: cashier ≠ exemption approver.
 */
export async function setAmount({ services, actor }: TillCall, asked: SetAmount): Promise<Done> {
  const [seen] = await listCharges(services.database, [asked.chargeId]);
  if (seen === undefined || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "payment.take", unitId: seen.unit_id });
  if (denied !== null) return refuse(denied);
  return transactionOrRefusal(services.database, async (tx): Promise<Done> => {
    await holdDossiers(tx, [seen.dossier_id]);
    const [held] = await holdCharges(tx, [seen.id]);
    const dossierCode = seen.dossier_code;
    if (held?.state !== "DUE" || held.source !== "FEE")
      return refuse({ code: "CHARGE_NOT_DUE", dossierCode });
    if (await isBeingDecided(tx, held.id)) return refuse({ code: "DECISION_OPEN" });
    const reckoned = held.amount_dong ?? 0;
    if (asked.amountDong < reckoned) return refuse({ code: "AMOUNT_LOWERED", amountDong: reckoned });
    const at = services.clock.now();
    const more = asked.amountDong - reckoned;
    if (more > 0)
      await book(tx, { unitId: held.unit_id, at }, [
        {
          why: "ADJUSTED",
          debit: "RECEIVABLE",
          credit: "REVENUE",
          amountDong: more,
          chargeId: held.id,
          personId: actor.personId,
        },
      ]);
    await tx.kysely
      .updateTable("paymentCharge")
      .set({ amountDong: asked.amountDong, amountGround: asked.ground, changedAt: at })
      .where("id", "=", held.id)
      .execute();
    return accept({ id: held.id, dossierCode });
  });
}
