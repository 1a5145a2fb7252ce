import { createHash } from "node:crypto";

/**
 * How wrong sign-ins are slowed down. Each attempt is counted under keys that an attacker can and the victim cannot
 * be separated by: a device or a source (network) that has signed in to this account before has a counter of its
 * own, so nobody elsewhere can lock it. See ADR 0032.
 */
export type ThrottleKey = {
  readonly keyHash: string;
  /** Attempts without any wait. */
  readonly free: number;
  /** Longest wait between two attempts. */
  readonly waitSecondsMax: number;
  /** A counter this long without a wrong attempt starts afresh. */
  readonly forgetSeconds: number;
};

export type Attempt = {
  /** What is guessed at: a password (by the name typed) or a second factor (by account). */
  readonly target: string;
  readonly source: string;
  readonly knownDeviceId: string | null;
  readonly isKnownSource: boolean;
};

const DAY = 86_400;
const LIMITS = {
  device: { free: 10, waitSecondsMax: 300, forgetSeconds: DAY },
  pair: { free: 5, waitSecondsMax: 900, forgetSeconds: DAY },
  /** All strange sources together: what stops a thousand machines that try five times each. */
  strangers: { free: 20, waitSecondsMax: 900, forgetSeconds: DAY },
  /** One source against many names: spraying one common password. */
  source: { free: 100, waitSecondsMax: 900, forgetSeconds: 3_600 },
} as const;

/** The counters of one attempt, in one order for all so that two attempts never wait for each other crosswise. */
export function throttleKeys(attempt: Attempt): ThrottleKey[] {
  const { target, source, knownDeviceId } = attempt;
  if (knownDeviceId !== null) return [{ keyHash: keyOf("device", target, knownDeviceId), ...LIMITS.device }];
  const pair = { keyHash: keyOf("pair", target, source), ...LIMITS.pair };
  if (attempt.isKnownSource) return [pair];
  const wide = [
    { keyHash: keyOf("strangers", target), ...LIMITS.strangers },
    { keyHash: keyOf("source", source), ...LIMITS.source },
  ];
  return [pair, ...wide].sort((a, b) => (a.keyHash < b.keyHash ? -1 : 1));
}

/** Seconds to wait after the n-th wrong attempt: nothing within the free ones, then 2, 4, 8 … up to the limit. */
export function waitSeconds(failures: number, key: Pick<ThrottleKey, "free" | "waitSecondsMax">): number {
  if (failures < key.free) return 0;
  return Math.min(2 ** Math.min(failures - key.free + 1, 20), key.waitSecondsMax);
}

function keyOf(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\u0000")).digest("hex");
}
