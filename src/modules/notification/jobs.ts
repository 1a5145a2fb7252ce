import { epochOf } from "../../kernel/local-date.ts";
import { makeDigests, remindByClock } from "./clock-round.ts";
import { CHANNELS, type Channel } from "./kinds.ts";
import { planMessages } from "./plan.ts";
import type { PostRoom } from "./post-room.ts";
import { askReceipts } from "./receipts.ts";
import { sendDue } from "./send.ts";

/** What one minute may take on; the next minute goes on. */
const ROUNDS_MAX = 200;
/** A way out that is slow and yet gets through is left after so long: what was announced meanwhile is to go out too. */
const ROUND_MS_MAX = 40_000;

/**
 * Chooses ways out and sends until nothing is due; answers how many tries were made. Where no plan can be made, what was
 * planned before is sent all the same, and the failure told after it.
 */
export async function runPost(room: PostRoom): Promise<number> {
  const [planned] = await Promise.allSettled([planAll(room)]);
  // Each way out by itself: while nobody answers on one of them, the others are not kept waiting.
  const sent = await Promise.allSettled(CHANNELS.map((channel) => sendAll(room, channel)));
  const failed = [planned, ...sent].find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
  return sent.reduce((sum, each) => sum + (each.status === "fulfilled" ? each.value : 0), 0);
}

async function planAll(room: PostRoom): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX && (await planMessages(room)) > 0; round += 1);
}

async function sendAll(room: PostRoom, channel: Channel): Promise<number> {
  const { clock } = room.services;
  const until = epochOf(clock.now()) + ROUND_MS_MAX;
  let tried = 0;
  for (let round = 0; round < ROUNDS_MAX && epochOf(clock.now()) < until; round += 1) {
    const sent = await sendDue(room, [channel]);
    if (sent === 0) break;
    tried += sent;
  }
  return tried;
}

/** The post room's own clock. Every round may run twice, late, or after a crash: rows decide what is still to be done. */
export async function registerNotificationJobs(room: PostRoom): Promise<void> {
  const { services } = room;
  const { jobs } = services;
  const rounds = [
    ["notification-post", "* * * * *", () => runPost(room)],
    ["notification-clock", "*/10 * * * *", () => remindByClock(services)],
    ["notification-digest", "*/15 7-17 * * *", () => makeDigests(services)],
    ["notification-receipts", "*/30 * * * *", () => askReceipts(room)],
  ] as const;
  for (const [queue, cron, run] of rounds) {
    await jobs.work(queue, async () => void (await run()));
    await jobs.schedule(queue, cron);
  }
}
