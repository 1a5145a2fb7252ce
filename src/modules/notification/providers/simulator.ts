import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import { maskAddress } from "../contact.ts";
import type { Channel } from "../kinds.ts";
import type { Outcome, Provider, Receipt } from "../provider.ts";

/** How a simulated provider behaves: well, or in one of the ways real ones do not. */
export const SIMULATOR_MODES = [
  "OK",
  "TIMEOUT_AFTER_ACCEPTING",
  "ERROR_500",
  "LIMITED_429",
  "SLOW",
  "DOWN",
] as const;
export type SimulatorMode = (typeof SIMULATOR_MODES)[number];

const LIMITED_SECONDS = 120;

const MODE: Statement = {
  name: "notification-simulator-mode",
  text: (schema) => `SELECT mode FROM ${schema}.notification_simulator WHERE provider = $1`,
};

const BEHAVE: Statement = {
  name: "notification-simulator-behave",
  text: (schema) => `
    INSERT INTO ${schema}.notification_simulator (provider, mode) VALUES ($1, $2)
    ON CONFLICT (provider) DO UPDATE SET mode = excluded.mode`,
};

/** Makes a simulated provider behave so from now on. */
export async function setSimulator(
  executor: Pick<Executor, "run">,
  provider: string,
  mode: SimulatorMode,
): Promise<void> {
  await executor.run(BEHAVE, [provider, mode]);
}

const RECEIVE: Statement = {
  name: "notification-simulator-receive",
  text: (schema) => `
    INSERT INTO ${schema}.notification_simulated AS s (provider, key, channel, recipient, subject, body, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (provider, key) DO UPDATE SET times = s.times + 1`,
};

const FIND: Statement = {
  name: "notification-simulator-find",
  text: (schema) =>
    `SELECT 1 AS found FROM ${schema}.notification_simulated WHERE provider = $1 AND key = $2`,
};

/**
 * A provider that sends nothing and keeps what it took, with the address masked, for the demonstration and for tests.
 * Repeated keys are kept once, as a good provider does; how often they came is counted.
 */
export function simulatedProvider(
  services: Services,
  provider: { name: string; channel: Channel },
): Provider {
  const { database, clock } = services;
  const { name, channel } = provider;
  const mode = async () => String((await database.run(MODE, [name]))[0]?.["mode"] ?? "OK");
  return {
    name,
    channel,
    send: async ({ key, to, subject, body }): Promise<Outcome> => {
      const behaviour = await mode();
      if (behaviour === "DOWN") return { kind: "NOT_TAKEN", code: "ECONNREFUSED", retryAfterSeconds: null };
      if (behaviour === "LIMITED_429")
        return { kind: "NOT_TAKEN", code: "HTTP_429", retryAfterSeconds: LIMITED_SECONDS };
      if (behaviour === "ERROR_500") return { kind: "UNKNOWN", code: "HTTP_500" };
      if (behaviour === "SLOW") return never();
      const recipient = channel === "PUSH" ? "•••" : maskAddress(to);
      await database.run(RECEIVE, [
        name,
        key,
        channel,
        recipient,
        subject === "" ? null : subject,
        body,
        clock.now(),
      ]);
      return behaviour === "TIMEOUT_AFTER_ACCEPTING"
        ? { kind: "UNKNOWN", code: "TIMEOUT" }
        : { kind: "ACCEPTED", reference: key.slice(0, 8), delivered: false };
    },
    find: async (key): Promise<Receipt | null> => {
      const behaviour = await mode();
      if (behaviour === "SLOW") return never();
      if (behaviour === "DOWN") return null;
      return (await database.run(FIND, [name, key])).length === 1 ? "DELIVERED" : "UNKNOWN_KEY";
    },
  };
}

/** The line stands and nothing comes over it: whoever asked is to give up by themselves. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}
