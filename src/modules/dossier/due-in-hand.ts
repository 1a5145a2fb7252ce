import type { Instant } from "../../kernel/local-date.ts";
import type { Dossier } from "./dossier.ts";

/**
 * The due date a desk has to mind: none while the clock stands, unless it had run out before it stopped.
 * @law one-stop.md §3.4: a dossier is overdue only by time that counts.
 */
export function dueInHand({ dueAt, pauses }: Pick<Dossier, "dueAt" | "pauses">): Instant | null {
  const pause = pauses.find((each) => each.to === null);
  return dueAt === null || pause === undefined || dueAt < pause.from ? dueAt : null;
}
