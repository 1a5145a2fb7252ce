import { addDays, type Instant, type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import type { Dossier, DossierMoment } from "../dossier/index.ts";
import type { OutboxMessage } from "./outbox.ts";

/** The day of the message is the first. */
const DAYS = 30;

/** What of a moment decides whether its message carries the result. */
type Told = Pick<DossierMoment, "event" | "applicant">;

/**
 * Whether a message carries a link to the result: it tells of a result given as a file to whoever has no account, and a
 * personal number is known to ask for.
 * @law Nghị định 118/2025/NĐ-CP (R10): the result electronically where the applicant chose so.
 */
export function carriesResult(
  { kind, dossierId }: Pick<OutboxMessage, "kind" | "dossierId">,
  told: Told | null,
) {
  if (kind !== "RETURNED" || dossierId === null || told === null) return false;
  return isGivenAsFile(told) && told.applicant.accountId === null && numbersOf(told.applicant).length > 0;
}

/** Whether an event gave the result as a file: handed over so, or its link sent anew. */
export function isGivenAsFile({ event }: Pick<Told, "event">): boolean {
  return (
    event?.type === "ResultSentAgain" || (event?.type === "ResultReturned" && event.data.channel === "ONLINE")
  );
}

/** Whether another link was sent after the one of then: that opens nothing any more. */
export function isSentAnew(then: Pick<Dossier, "delivery">, now: Pick<Dossier, "delivery">): boolean {
  return (now.delivery?.sentAgain ?? 0) > (then.delivery?.sentAgain ?? 0);
}

/** The last day on which the link of a message of then opens. */
export function resultLinkLastDay(at: Instant): LocalDate {
  return addDays(localDateOf(at), DAYS - 1);
}

/** The further proof: the end of the personal number of the owner, or of who handed in. A telephone is none here. */
export function isProof(lastFour: string, applicant: DossierMoment["applicant"]): boolean {
  return numbersOf(applicant).some((number) => number.slice(-4) === lastFour);
}

function numbersOf({ owner, submitter }: DossierMoment["applicant"]): readonly string[] {
  return [owner.personalId, submitter.personalId].filter((number) => number !== null);
}
