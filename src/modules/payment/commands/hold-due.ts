import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Tx } from "../../../platform/postgres/database.ts";
import type { UnitId } from "../../access/index.ts";
import { holdDossiers, type Office } from "../../dossier/index.ts";
import { type Charge, payable } from "../charge.ts";
import { holdCharges, listCharges } from "../charge-store.ts";
import type { PaymentRefusal } from "../refusals.ts";

type Held = { readonly charges: readonly Charge[]; readonly unitId: UnitId; readonly amountDong: number };

/** Holds charges that are about to be paid together, their dossiers first; refused where one is not to be paid now. */
export async function holdDue(tx: Tx, ids: readonly string[]): Promise<Result<Held, PaymentRefusal>> {
  const seen = await listCharges(tx, ids);
  if (seen.length !== new Set(ids).size || seen.length === 0) return refuse({ code: "NOT_FOUND" });
  await holdDossiers(
    tx,
    seen.map((charge) => charge.dossier_id),
  );
  const charges = await holdCharges(tx, ids);
  const [first] = charges;
  if (first === undefined || charges.some((charge) => charge.unit_id !== first.unit_id))
    return refuse({ code: "CHARGES_OF_SEVERAL_UNITS" });
  let amountDong = 0;
  for (const charge of charges) {
    const dossierCode = charge.dossier_code;
    if (charge.state !== "DUE") return refuse({ code: "CHARGE_NOT_DUE", dossierCode });
    const dong = payable(charge);
    if (dong === null || dong === 0) return refuse({ code: "CHARGE_AMOUNT_UNKNOWN", dossierCode });
    amountDong += dong;
  }
  return accept({ charges, unitId: first.unit_id, amountDong });
}

/**
 * No where the post is to collect money for one of these dossiers: taken here as well it would be taken twice. Asked before
 * money is taken or a code for a transfer is given out; money that has come by itself is booked whatever the post does.
 * @law one-stop.md §6.3: COD for fees.
 */
export async function collectedByPost(
  office: Pick<Office, "collecting">,
  tx: Tx,
  charges: readonly Charge[],
): Promise<PaymentRefusal | null> {
  const [parcel] = await office.collecting.hold(
    tx,
    charges.map((charge) => charge.dossier_id),
  );
  if (parcel === undefined) return null;
  return { code: "POST_COLLECTS", parcel: parcel.parcelCode, amountDong: parcel.amountDong };
}
