import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import { holdDossiers } from "../../dossier/index.ts";
import { holdCharges, listCharges } from "../charge-store.ts";
import { book } from "../ledger.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import type { TillCall } from "./take-payment.ts";

type SetAmount = { readonly chargeId: string; readonly amountDong: number; readonly ground: string };
type Done = Result<{ readonly id: string; readonly dossierCode: string }, PaymentRefusal>;

/**
 * Says the amount of a fee that is published in words only, or puts right one reckoned from a wrong number of pages,
 * while nobody has paid it. No less than what is exempt of it: less than that is a decision, not a correction.
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
    if (asked.amountDong <= held.exempt_dong)
      return refuse({ code: "DECISION_TOO_MUCH", amountDong: held.exempt_dong });
    const at = services.clock.now();
    const more = asked.amountDong - (held.amount_dong ?? 0);
    const [debit, credit] =
      more > 0 ? (["RECEIVABLE", "REVENUE"] as const) : (["REVENUE", "RECEIVABLE"] as const);
    if (more !== 0)
      await book(tx, { unitId: held.unit_id, at }, [
        {
          why: "ADJUSTED",
          debit,
          credit,
          amountDong: Math.abs(more),
          chargeId: held.id,
          personId: actor.personId,
        },
      ]);
    await tx.kysely
      .updateTable("paymentCharge")
      .set({ amountDong: asked.amountDong, legalGround: asked.ground, changedAt: at })
      .where("id", "=", held.id)
      .execute();
    return accept({ id: held.id, dossierCode });
  });
}
