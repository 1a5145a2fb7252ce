import { accept } from "../../../kernel/result.ts";
import type { Dossier } from "../dossier.ts";
import type { CommandData } from "../dossier-command.ts";
import type { Decision } from "./context.ts";
import { type Guard, guarded, textsGiven } from "./guards.ts";

/**
 * A result in the applicant's hands that should not have been given is revoked (thu hồi): nobody may rely on it any more,
 * and what took its place, if anything, comes of a dossier of its own.
 * @law Nghị định 30/2020/NĐ-CP, Đ.18: a paper issued unlawfully or with errors is revoked, by a reason and a legal ground.
 */
export function revokeResult(dossier: Dossier, command: CommandData["revokeResult"]): Decision {
  const { reason, legalGround } = command;
  return guarded(recallGuards(dossier, command), () => {
    const number = dossier.result?.number ?? "";
    return accept([{ type: "ResultRevoked", data: { number, reason, legalGround } }]);
  });
}

/**
 * A result in the applicant's hands gives way to another paper of the agency (thay thế): both keep their numbers.
 * @law Nghị định 30/2020/NĐ-CP, Đ.18: errors of content are put right by a paper that replaces the first.
 */
export function supersedeResult(dossier: Dossier, command: CommandData["supersedeResult"]): Decision {
  const { reason, legalGround, replacementNumber } = command;
  const number = dossier.result?.number ?? "";
  const itself: Guard =
    replacementNumber === number ? { code: "REPLACEMENT_UNKNOWN", number: replacementNumber } : null;
  return guarded([...recallGuards(dossier, command), itself], () =>
    accept([{ type: "ResultSuperseded", data: { number, replacementNumber, reason, legalGround } }]),
  );
}

/** Whether the result is a numbered paper that is still in force. */
export function isResultInForce({ result }: Pick<Dossier, "result">): boolean {
  return result !== null && result.number !== null && result.ended === undefined;
}

function recallGuards(
  { result }: Dossier,
  { reason, legalGround }: CommandData["revokeResult"],
): readonly Guard[] {
  return [
    result === null || result.number === null ? { code: "RESULT_HAS_NO_NUMBER" } : null,
    result?.ended === undefined ? null : { code: "RESULT_NOT_IN_FORCE", since: result.ended.at },
    textsGiven({ reason }),
    legalGround.trim() === "" ? { code: "LEGAL_GROUND_REQUIRED" } : null,
  ];
}
