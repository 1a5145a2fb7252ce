import type { Instant } from "../../../kernel/local-date.ts";
import type { MoneyMove } from "../../payment/index.ts";

/** How a dossier's money changed at an instant, in dossiers: 1 where it came to be so, −1 where it is so no more. */
type MoneyMoment = {
  readonly dossierId: string;
  readonly at: Instant;
  readonly payable: number;
  readonly paid: number;
  readonly paidOnline: number;
};

type Standing = Pick<MoneyMoment, "payable" | "paid" | "paidOnline">;

/**
 * The moments at which a dossier came to owe something, was paid for, was paid for online, or was no more, from the
 * movements of its charges; the oldest first. A dossier counts once, however many charges it has.
 * @law Quyết định 766/QĐ-TTg, component 3.6 (one-stop.md §8.4): dossiers that are all free or exempt owe nothing.
 */
export function moneyMoments(moves: readonly MoneyMove[]): readonly MoneyMoment[] {
  return [...Map.groupBy(moves, ({ dossierId }) => dossierId)].flatMap(([dossierId, own]) => {
    const charges = new Map<string, Pick<MoneyMove, "owedDong" | "paidDong" | "paidOnlineDong">>();
    const moments: MoneyMoment[] = [];
    let before: Standing = { payable: 0, paid: 0, paidOnline: 0 };
    for (const [at, together] of Map.groupBy(own, (move) => move.at)) {
      for (const { chargeId, owedDong, paidDong, paidOnlineDong } of together) {
        const charge = charges.get(chargeId) ?? { owedDong: 0, paidDong: 0, paidOnlineDong: 0 };
        charges.set(chargeId, {
          owedDong: charge.owedDong + owedDong,
          paidDong: charge.paidDong + paidDong,
          paidOnlineDong: charge.paidOnlineDong + paidOnlineDong,
        });
      }
      const after = standingOf([...charges.values()]);
      const change = {
        payable: after.payable - before.payable,
        paid: after.paid - before.paid,
        paidOnline: after.paidOnline - before.paidOnline,
      };
      if (Object.values(change).some((amount) => amount !== 0)) moments.push({ dossierId, at, ...change });
      before = after;
    }
    return moments;
  });
}

function standingOf(
  charges: readonly Pick<MoneyMove, "owedDong" | "paidDong" | "paidOnlineDong">[],
): Standing {
  const some = (of: "owedDong" | "paidDong" | "paidOnlineDong") =>
    charges.some((charge) => charge[of] > 0) ? 1 : 0;
  return { payable: some("owedDong"), paid: some("paidDong"), paidOnline: some("paidOnlineDong") };
}
