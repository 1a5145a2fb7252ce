import { epochOf, instantOfEpoch } from "../../kernel/local-date.ts";
import { isChannel } from "./kinds.ts";
import { AWAITING_RECEIPT, NOTE_RECEIPT } from "./outbox-statements.ts";
import type { PostRoom } from "./post-room.ts";

const HOUR_MS = 3_600_000;
const BATCH = 200;

/**
 * Asks the providers that can tell what became of the messages they took, for three days. What arrived is noted; what
 * the network gave up on is laid before a person. Answers how many are known now.
 */
export async function askReceipts({ services, providers }: PostRoom): Promise<number> {
  const { database, clock } = services;
  const now = clock.now();
  const hoursAgo = (hours: number) => instantOfEpoch(epochOf(now) - hours * HOUR_MS);
  const rows = await database.run(AWAITING_RECEIPT, [hoursAgo(72), now, BATCH]);
  let known = 0;
  for (const row of rows) {
    const [id, channel] = [String(row["message_id"]), String(row["channel"])];
    const provider = isChannel(channel)
      ? providers[channel].find(({ name }) => name === row["provider"])
      : undefined;
    if (provider === undefined || provider.find === null) continue;
    const receipt = await provider.find(`${id}-${channel.toLowerCase()}`);
    if (receipt !== "DELIVERED" && receipt !== "FAILED") continue;
    const [state, code] = receipt === "DELIVERED" ? ["DELIVERED", null] : ["DEAD", "NOT_DELIVERED"];
    await database.run(NOTE_RECEIPT, [id, channel, state, code, now]);
    known += 1;
  }
  return known;
}
