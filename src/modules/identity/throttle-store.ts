import { epochOf, type Instant } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import { parseInstantOrNull } from "./row-parser.ts";
import { type Attempt, type ThrottleKey, throttleKeys } from "./throttle.ts";
import { RELEASE_ATTEMPT, RESERVE_ATTEMPT } from "./throttle-statements.ts";

type Reserved = { readonly keys: readonly ThrottleKey[] };

/** Counts the attempt before it is looked at; the seconds to wait where it may not be made now. */
export async function reserveAttempt(
  executor: Executor,
  attempt: Attempt,
  now: Instant,
): Promise<Reserved | { readonly retryAfterSeconds: number }> {
  const keys = throttleKeys(attempt);
  const [row] = await executor.run(RESERVE_ATTEMPT, [JSON.stringify(keys), now]);
  if (row?.taken === keys.length) return { keys };
  const until = parseInstantOrNull(row?.until);
  const seconds = until === null ? 1 : Math.ceil((epochOf(until) - epochOf(now)) / 1_000);
  return { retryAfterSeconds: Math.max(1, seconds) };
}

/** The attempt was right. The first key is the narrowest: the device's or the pair's own. */
export async function releaseAttempt(
  executor: Executor,
  reserved: Reserved,
  attempt: Attempt,
): Promise<void> {
  const all = reserved.keys.map((key) => key.keyHash);
  const narrow = throttleKeys({ ...attempt, isKnownSource: true })[0]?.keyHash ?? "";
  await executor.run(RELEASE_ATTEMPT, [all, narrow]);
}
