import type { Locale } from "../../i18n/index.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../kernel/local-date.ts";
import type { Row } from "../../platform/postgres/database.ts";
import { LEASE_MS, type Standing } from "./delivery.ts";
import { type Channel, isChannel, KIND_NAMES, KINDS } from "./kinds.ts";
import { type OutboxMessage, parseMessage } from "./outbox.ts";
import { CLAIM_DUE } from "./outbox-statements.ts";
import type { PostRoom } from "./post-room.ts";
import { type QuietHours, quietUntil } from "./quiet-hours.ts";

const BATCH = 10;
const URGENT = KIND_NAMES.filter((kind) => KINDS[kind].urgent);

/** A message on one way out, held under a lease. */
export type Claimed = {
  readonly message: OutboxMessage;
  readonly channel: Channel;
  readonly standing: Standing;
  readonly locale: Locale;
  /** When it was last tried; null before the first time. */
  readonly triedAt: Instant | null;
  /** Since when a provider was being asked by somebody who never noted its answer; null where all is noted. */
  readonly cutOffAt: Instant | null;
  /** The end of the lease names its holder: whoever writes under another one has lost it. */
  readonly leaseUntil: Instant;
};

/** Takes what is due now by these ways, and in the quiet hours only what is urgent. */
export async function claimDue(
  { services }: PostRoom,
  channels: readonly Channel[],
  quiet: QuietHours,
): Promise<readonly Claimed[]> {
  const now = services.clock.now();
  const kinds = quietUntil(now, quiet) === null ? null : URGENT;
  const leaseUntil = instantOfEpoch(epochOf(now) + LEASE_MS);
  const rows = await services.database.run(CLAIM_DUE, [now, leaseUntil, BATCH, kinds, channels]);
  return rows.map((row) => parseClaimed(row, leaseUntil));
}

function parseClaimed(row: Row, leaseUntil: Instant): Claimed {
  const message = parseMessage({ ...row, planned_at: null, silence: null });
  const channel = String(row["channel"]);
  return {
    message,
    channel: isChannel(channel) ? channel : "EMAIL",
    standing: {
      attempts: Number(row["attempts"]),
      provider: typeof row["provider"] === "string" ? row["provider"] : null,
      unsure: row["unsure"] === true,
    },
    locale: message.locale ?? "vi",
    triedAt: instantOf(row["asked_at"]) ?? instantOf(row["tried_at"]),
    cutOffAt: instantOf(row["asked_at"]),
    leaseUntil,
  };
}

function instantOf(value: unknown): Instant | null {
  return isInstant(value) ? value : null;
}

function isInstant(value: unknown): value is Instant {
  return typeof value === "string";
}
