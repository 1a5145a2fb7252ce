import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Dossier, SeenWrite } from "../dossier/index.ts";
import type { ChargeState } from "./charge.ts";

/** A charge as it is opened; whole đồng. */
type OpenedCharge = {
  readonly id: string;
  readonly dossier_id: string;
  readonly dossier_code: string;
  readonly unit_id: string;
  readonly opened_seq: number;
  readonly line: number;
  readonly source: "FEE" | "OBLIGATION";
  readonly fee_code: string | null;
  readonly kind: "PHI" | "LE_PHI" | "OTHER";
  readonly name: string;
  readonly name_en: string;
  readonly collect_when: "ON_RECEIPT" | "ON_SUPPLEMENT" | "ON_RESULT";
  readonly legal_ground: string | null;
  readonly amount_dong: number | null;
  readonly exempt_dong: number;
  readonly exemption_ground: string | null;
  readonly state: ChargeState;
  readonly at: Instant;
};

/** What an act makes of the charges that stand open (or paid) on its dossier. */
type Turn = {
  readonly dossier_id: string;
  readonly turn: "PAID" | "EXEMPT" | "CANCELLED" | "REFUND_DUE";
  /** Number of the paper that proves it was paid elsewhere. */
  readonly reference: string | null;
  readonly ground: string | null;
  /** When it was paid elsewhere. */
  readonly paid_at: Instant;
  readonly at: Instant;
};

/** A charge in the books that the dossier waits for from now on. */
type Demanded = { readonly dossier_id: string; readonly charge_id: string; readonly at: Instant };

type ChargeChanges = {
  readonly opened: readonly OpenedCharge[];
  readonly turned: readonly Turn[];
  readonly demanded: readonly Demanded[];
};

const ENDED_UNPAID = ["WITHDRAWN", "STOPPED"];

/**
 * What an act on a dossier means for its charges: acceptance opens the fees of the case, asking for payment (T13) opens
 * an obligation or makes one of what was charged before, confirming it (T14) settles that obligation where the books have not done so before, and an end without
 * a result closes what nobody owes any more and, where the withdrawal says so, makes what was paid due back.
 * @law one-stop.md §2.7 (FeeItem), §3.3, T2, T3, T13, T14, T18; reform.md §I2.
 */
export function chargesOf({ before, after, at }: SeenWrite): ChargeChanges {
  return {
    opened: [
      ...(before.acceptedAt === null && after.acceptedAt !== null ? feesOf(after, at) : []),
      ...obligationOf(before, after, at),
    ],
    turned: [...confirmedIn(before, after, at), ...endedIn(before, after, at)],
    demanded: demandedIn(before, after, at),
  };
}

function feesOf(after: Dossier, at: Instant): OpenedCharge[] {
  return (after.pinned?.fees ?? [])
    .filter((fee) => fee.fullDong !== 0)
    .map((fee, line) => ({
      ...placeOf(after, line),
      source: "FEE",
      fee_code: fee.feeCode,
      kind: fee.kind,
      name: fee.name,
      name_en: fee.nameEn,
      collect_when: fee.collectWhen,
      legal_ground: fee.legalGround,
      amount_dong: fee.fullDong,
      exempt_dong: fee.exemptDong,
      exemption_ground: fee.exemptionGround,
      state: fee.fullDong !== null && fee.exemptDong === fee.fullDong ? "EXEMPT" : "DUE",
      at,
    }));
}

function obligationOf(before: Dossier, after: Dossier, at: Instant): OpenedCharge[] {
  const { payment } = after;
  if (payment === null || payment.requiredAt === before.payment?.requiredAt) return [];
  // What is charged already is waited for as it is: `demandedIn`.
  if (payment.chargeIds !== undefined) return [];
  return [
    {
      ...placeOf(after, 0),
      source: "OBLIGATION",
      fee_code: null,
      kind: "OTHER",
      name: payment.reason,
      name_en: payment.reason,
      collect_when: "ON_SUPPLEMENT",
      legal_ground: null,
      amount_dong: payment.amountDong,
      exempt_dong: 0,
      exemption_ground: null,
      state: "DUE",
      at,
    },
  ];
}

function demandedIn(before: Dossier, after: Dossier, at: Instant): Demanded[] {
  const { payment } = after;
  if (payment === null || payment.requiredAt === before.payment?.requiredAt) return [];
  return (payment.chargeIds ?? []).map((charge_id) => ({ dossier_id: after.id, charge_id, at }));
}

function placeOf({ id, code, organisations, version }: Dossier, line: number) {
  return {
    id: newId(),
    dossier_id: id,
    dossier_code: code ?? "",
    unit_id: organisations?.receivingUnitId ?? "",
    opened_seq: version,
    line,
  };
}

function confirmedIn(before: Dossier, after: Dossier, at: Instant): Turn[] {
  const { payment } = after;
  if (payment === null || payment.confirmedAt === null) return [];
  if (before.payment?.requiredAt === payment.requiredAt && before.payment.confirmedAt !== null) return [];
  const { reference, exemption } = payment;
  const turn = exemption === null ? ("PAID" as const) : ("EXEMPT" as const);
  const paid_at = payment.paidAt ?? at;
  return [{ dossier_id: after.id, turn, reference, ground: exemption, paid_at, at }];
}

function endedIn(before: Dossier, after: Dossier, at: Instant): Turn[] {
  if (before.status === after.status || !ENDED_UNPAID.includes(after.status)) return [];
  const turn = { dossier_id: after.id, reference: null, ground: null, paid_at: at, at };
  const cancelled = { ...turn, turn: "CANCELLED" as const };
  return after.refundFees === true ? [cancelled, { ...turn, turn: "REFUND_DUE" }] : [cancelled];
}
