import { accept } from "../../../kernel/result.ts";
import type { Dossier } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import type { DecideContext, Decision } from "./context.ts";
import { guarded, held, textsGiven } from "./guards.ts";
import { endOfWork } from "./supplement.ts";

/**
 * T17: the applicant wants the dossier back. The clock stays as it is.
 * @law Nghị định 118/2025/NĐ-CP (R9); Mẫu 05, Thông tư 03/2025/TT-VPCP: withdrawn before the result is signed.
 */
export function requestWithdrawal(dossier: Dossier, { reason }: CommandData["requestWithdrawal"]): Decision {
  const { result } = dossier;
  const signed =
    result === null ? null : ({ code: "RESULT_ALREADY_SIGNED", signedAt: result.signedAt } as const);
  return guarded([signed, textsGiven({ reason })], () =>
    accept([{ type: "WithdrawalRequested", data: { reason } }]),
  );
}

/** T18: agreed, with the papers given back and, where something was paid, a decision on it. */
export function approveWithdrawal(
  dossier: Dossier,
  { refundDecision, papersReturned, refundFees, feesPaid = true }: CommandData["approveWithdrawal"],
  context: DecideContext,
): Decision {
  const decided = feesPaid ? textsGiven({ refundDecision }) : null;
  return guarded([decided, held(dossier.components, papersReturned)], () =>
    accept([
      {
        type: "WithdrawalApproved",
        data: {
          refundDecision,
          papersReturned,
          ...(refundFees === undefined ? {} : { refundFees }),
          movement: endOfWork(dossier, context),
        },
      },
    ]),
  );
}

/** T19: not agreed; back to where it was, with a reply to the applicant. */
export function refuseWithdrawal(_dossier: Dossier, { reason }: CommandData["refuseWithdrawal"]): Decision {
  return guarded([textsGiven({ reason })], () => accept([{ type: "WithdrawalRefused", data: { reason } }]));
}

/** T19: the applicant thought better of it. */
export function cancelWithdrawal(): Decision {
  return accept([{ type: "WithdrawalCancelled", data: {} }]);
}
