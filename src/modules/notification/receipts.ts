import { z } from "zod";
import { epochOf, type Instant, instantOfEpoch } from "../../kernel/local-date.ts";
import { CHANNELS } from "./kinds.ts";
import { AWAITING_RECEIPT, NOTE_RECEIPT } from "./outbox-statements.ts";
import type { PostRoom } from "./post-room.ts";
import type { Provider, Receipt } from "./provider.ts";

const HOUR_MS = 3_600_000;
/** Asked side by side: one at a time, a slow gateway would make a round of hundreds last longer than its half hour. */
const PAGE = 20;
const PAGES_MAX = 500;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

const awaiting = z.object({
  message_id: z.string(),
  channel: z.enum(CHANNELS),
  provider: z.string(),
  changed_at: z.custom<Instant>((value) => typeof value === "string"),
});
type Awaiting = z.output<typeof awaiting>;

/**
 * Asks the providers that can tell what became of the messages they took, for three days. What arrived is noted; what
 * the network gave up on is laid before a person. A provider that answers nothing for a whole page is left alone until
 * the next round. Answers how many are known now.
 */
export async function askReceipts(room: PostRoom): Promise<number> {
  const { clock } = room.services;
  const now = clock.now();
  const asked = new Set(
    Object.values(room.providers).flatMap((each) => each.filter(({ find }) => find !== null)),
  );
  let after = { at: instantOfEpoch(epochOf(now) - 72 * HOUR_MS), id: BEFORE_ALL };
  let known = 0;
  for (let page = 0; page < PAGES_MAX && asked.size > 0; page += 1) {
    const rows = await listAwaiting(room, [...asked], { after, now });
    const receipts = await Promise.all(rows.map((row) => receiptOf([...asked], row)));
    for (const [index, row] of rows.entries())
      known += await noteReceipt(room, row, { receipt: receipts[index] ?? null, now });
    for (const provider of asked) {
      const own = receipts.filter((_, index) => isOf(provider, rows[index]));
      if (own.length > 0 && own.every((receipt) => receipt === null)) asked.delete(provider);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) break;
    after = { at: last.changed_at, id: last.message_id };
  }
  return known;
}

type Place = { readonly at: Instant; readonly id: string };

async function listAwaiting(
  { services }: PostRoom,
  asked: readonly Provider[],
  { after, now }: { readonly after: Place; readonly now: Instant },
): Promise<readonly Awaiting[]> {
  const channels = asked.map(({ channel }) => channel);
  const names = asked.map(({ name }) => name);
  const rows = await services.database.run(AWAITING_RECEIPT, [
    after.at,
    after.id,
    now,
    channels,
    names,
    PAGE,
  ]);
  return rows.map((row) => awaiting.parse(row));
}

function isOf(provider: Provider, row: Awaiting | undefined): boolean {
  return provider.name === row?.provider && provider.channel === row.channel;
}

async function receiptOf(asked: readonly Provider[], row: Awaiting): Promise<Receipt | null> {
  const find = asked.find((provider) => isOf(provider, row))?.find ?? null;
  return find === null ? null : find(`${row.message_id}-${row.channel.toLowerCase()}`);
}

/** Answers 1 where it is known now what became of the message. */
async function noteReceipt(
  { services }: PostRoom,
  { message_id: id, channel }: Awaiting,
  { receipt, now }: { readonly receipt: Receipt | null; readonly now: Instant },
): Promise<0 | 1> {
  if (receipt !== "DELIVERED" && receipt !== "FAILED") return 0;
  const [state, code] = receipt === "DELIVERED" ? ["DELIVERED", null] : ["DEAD", "NOT_DELIVERED"];
  await services.database.run(NOTE_RECEIPT, [id, channel, state, code, now]);
  return 1;
}
