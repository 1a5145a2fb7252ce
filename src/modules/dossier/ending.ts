import { z } from "zod";
import { REJECTION_REASONS } from "./rejection-reasons.ts";

/**
 * Why a dossier ended without a result, as its applicant is told on every page and on the paper: the reason, the
 * ground and, where it was not received, what to do now.
 * @law Mẫu 03 and Mẫu 05, Thông tư 03/2025/TT-VPCP: concrete reason, ground and guidance.
 */
export type Ending = z.output<typeof rejected> | z.output<typeof stopped>;

/** The events whose facts say it. */
export const ENDING_EVENTS = ["Rejected", "Stopped"] as const;

const rejected = z.object({
  /** A word of the list; null where the office has used a word of its own. */
  reasonCode: z.enum(REJECTION_REASONS).nullable().catch(null),
  reason: z.string(),
  legalGround: z.string(),
  instruction: z.string(),
});
const stopped = z.object({
  reasonCode: z.null().default(null),
  reason: z.string(),
  legalGround: z.string(),
  instruction: z.null().default(null),
});

/** The same of a whole history, oldest first. */
export function endingIn(
  history: readonly { readonly type: string; readonly data: unknown }[],
): Ending | null {
  return endingOf(history.findLast(({ type }) => ENDING_EVENTS.some((ending) => ending === type)));
}

/** Reads the facts of the event that ended the dossier; null where none of these did. */
export function endingOf(
  event: { readonly type: string; readonly data: unknown } | null | undefined,
): Ending | null {
  if (event?.type === "Rejected") return rejected.parse(event.data);
  return event?.type === "Stopped" ? stopped.parse(event.data) : null;
}
