import type { Instant } from "../../kernel/local-date.ts";
import { carry, readCircuits } from "./carry.ts";
import { type Claimed, claimDue } from "./claim.ts";
import type { After, Standing } from "./delivery.ts";
import type { Channel } from "./kinds.ts";
import { type Letter, loadLetters } from "./letters.ts";
import { SETTLE } from "./outbox-statements.ts";
import type { PostRoom } from "./post-room.ts";
import { readSettings } from "./settings.ts";

/**
 * Sends what is due now by these ways; answers how many were tried. Taken under a lease before a provider is asked and settled after,
 * each in a statement of its own: nothing is held open while the world is slow, and who dies in between leaves the
 * message to the next, under the same key.
 */
export async function sendDue(room: PostRoom, channels: readonly Channel[]): Promise<number> {
  const settings = await readSettings(room.services.database);
  const claimed = await claimDue(room, channels, settings.quiet);
  if (claimed.length === 0) return 0;
  const letters = await lettersOf(room, claimed, settings.plainSms);
  const circuits = await readCircuits(room);
  await Promise.all(
    claimed.map(async (each, index) => {
      const letter = letters[index] ?? "NO_CONTACT";
      const isLetter = typeof letter !== "string";
      const after = isLetter
        ? await carry(room, each, { letter, circuits })
        : unsendable(each.standing, letter, room.services.clock.now());
      if (after !== null) await settle(room, each, { after, version: isLetter ? letter.version : null });
    }),
  );
  return claimed.length;
}

type Unsendable = "NO_CONTACT" | "TEXT_FAILED";

/** One dossier that cannot be read must not keep the letters of others back: then each is made alone. */
async function lettersOf(
  room: PostRoom,
  claimed: readonly Claimed[],
  plainSms: boolean,
): Promise<readonly (Letter | Unsendable)[]> {
  const alone = async (each: Claimed): Promise<Letter | Unsendable> => {
    try {
      const [letter] = await loadLetters(room, [each], plainSms);
      return letter ?? "NO_CONTACT";
    } catch (cause) {
      const error = cause instanceof Error ? cause.name : "unknown";
      room.services.log.error({ message: each.message.id, error }, "the text of a message cannot be made");
      return "TEXT_FAILED";
    }
  };
  try {
    const letters = await loadLetters(room, claimed, plainSms);
    return letters.map((letter) => letter ?? "NO_CONTACT");
  } catch {
    // Which one it was shows when each is made alone.
    return Promise.all(claimed.map(alone));
  }
}

/** Nobody to write to any more: the contact is gone, or the text cannot be made. */
function unsendable(standing: Standing, code: Unsendable, now: Instant): After {
  return { ...standing, state: "DEAD", nextAt: now, code, reference: null };
}

async function settle(
  { services }: PostRoom,
  { message, channel, leaseUntil }: Claimed,
  { after, version }: { readonly after: After; readonly version: number | null },
): Promise<void> {
  const { state, attempts, nextAt, provider, unsure, code, reference } = after;
  const stands = [state, attempts, nextAt, unsure, reference, version, services.clock.now()];
  await services.database.run(SETTLE, [message.id, channel, leaseUntil, provider, code, ...stands]);
}
