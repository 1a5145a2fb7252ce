import { accept } from "../../../kernel/result.ts";
import type { Dossier } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import type { Decision } from "./context.ts";
import { type Guard, guarded, textsGiven } from "./guards.ts";

/** Whoever needs more comes to the counter with an identity paper: somebody else may be reading along. */
const TIMES_MAX = 5;

/**
 * The link to a result given as a file is sent anew, where it did not arrive or its days are over. The one before opens
 * nothing from then on, and the history says who had it sent, when and why.
 * @law Nghị định 118/2025/NĐ-CP (R10): the result electronically where the applicant chose so.
 */
export function sendResultAgain(dossier: Dossier, { reason }: CommandData["sendResultAgain"]): Decision {
  return guarded([sentAgainRefusal(dossier), textsGiven({ reason })], () =>
    accept([{ type: "ResultSentAgain", data: { reason } }]),
  );
}

/** Why the link to the result of this dossier cannot be sent anew, by what its history says. */
export function sentAgainRefusal({ delivery, result }: Pick<Dossier, "delivery" | "result">): Guard {
  if (delivery?.channel !== "ONLINE" || result?.number == null) return { code: "RESULT_HAS_NO_LINK" };
  if (result.ended !== undefined) return { code: "RESULT_NOT_IN_FORCE", since: result.ended.at };
  const times = delivery.sentAgain ?? 0;
  return times < TIMES_MAX ? null : { code: "RESULT_SENT_OFTEN", times };
}
