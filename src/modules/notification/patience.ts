import type { Provider, Providers } from "./provider.ts";

/** Longer than any provider waits for its other side, so that each says itself what went wrong where it can. */
export const PATIENCE_MS = 25_000;

/**
 * The same providers, none of which is waited for longer than this, whatever keeps it: a line that drips, a library
 * without a limit of its own. Whoever was given up on may have sent; what it says later is not heard.
 */
export function patiently(providers: Providers, waitMs: number): Providers {
  const each = (channel: readonly Provider[]) => channel.map((provider) => patient(provider, waitMs));
  const { EMAIL, SMS, ZALO, PUSH } = providers;
  return { EMAIL: each(EMAIL), SMS: each(SMS), ZALO: each(ZALO), PUSH: each(PUSH) };
}

function patient(provider: Provider, waitMs: number): Provider {
  const { find } = provider;
  return {
    ...provider,
    send: (message) => atMost(waitMs, provider.send(message), { kind: "UNKNOWN", code: "TIMEOUT" } as const),
    find: find === null ? null : (key) => atMost(waitMs, find(key), null),
  };
}

function atMost<T, L>(waitMs: number, answer: Promise<T>, late: L): Promise<T | L> {
  const limit = new Promise<L>((resolve) => {
    AbortSignal.timeout(waitMs).addEventListener("abort", () => resolve(late), { once: true });
  });
  return Promise.race([answer, limit]);
}
