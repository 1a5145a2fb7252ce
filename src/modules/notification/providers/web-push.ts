import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import webPush from "web-push";
import { z } from "zod";
import { Fault } from "../../../kernel/fault.ts";
import { parseJson } from "../../../kernel/json.ts";
import { readSealingKey } from "../../../platform/config/sealing-key.ts";
import type { Services } from "../../../platform/services.ts";
import type { Outcome, Provider } from "../provider.ts";
import { forgetSubscription, listSubscriptions, type Subscription } from "../push-store.ts";

const keysSchema = z.object({ publicKey: z.string(), privateKey: z.string() });
type VapidKeys = z.output<typeof keysSchema>;

/** The pair by which browsers know this installation (VAPID); a file beside the data, made at first use. */
export function readVapidKeys(dataFolder: string): VapidKeys {
  // Makes the folder of keys, with its rights.
  readSealingKey(dataFolder);
  const path = join(dataFolder, "keys", "vapid.json");
  try {
    // `wx` makes the file or fails: of two processes that start together one writes and both read.
    writeFileSync(path, JSON.stringify(webPush.generateVAPIDKeys()), { mode: 0o600, flag: "wx" });
  } catch (cause) {
    const isThere = cause instanceof Error && "code" in cause && cause.code === "EEXIST";
    if (!isThere) throw new Fault("SEALING_KEY_UNREADABLE", { facts: { path }, cause });
  }
  return parseJson(keysSchema, readFileSync(path, "utf8"));
}

const DAY_SECONDS = 86_400;
const ANSWER_MS = 10_000;

/** Pushes to every browser an account registered; one that is gone is forgotten. `to` is the account. */
export function webPushProvider(services: Services): Provider {
  const { publicKey, privateKey } = readVapidKeys(services.config.dataFolder);
  const { publicUrl } = services.config;
  const subject = publicUrl.startsWith("https:") ? publicUrl : "mailto:motcua@localhost.invalid";
  return {
    name: "web-push",
    channel: "PUSH",
    find: null,
    send: async ({ key, to, subject: title, body, values }): Promise<Outcome> => {
      const browsers = await listSubscriptions(services.database, to);
      const payload = JSON.stringify({ key, title, body, link: values.link ?? "/" });
      const push = {
        payload,
        // 32 letters: a browser that was away keeps one of a topic, so that a repeated push is not shown twice.
        topic: key.replaceAll("-", "").slice(0, 32),
        vapidDetails: { subject, publicKey, privateKey },
      };
      // Side by side: a push service that keeps one browser waiting keeps the others' no longer.
      const outcomes = await Promise.all(browsers.map((browser) => pushTo(browser, push)));
      for (const [index, { kind }] of outcomes.entries()) {
        const endpoint = browsers[index]?.endpointSha256;
        if (kind === "REFUSED" && endpoint !== undefined)
          await forgetSubscription(services.database, endpoint);
      }
      return (
        outcomes.find(({ kind }) => kind === "ACCEPTED") ??
        outcomes.find(({ kind }) => kind !== "REFUSED") ?? { kind: "REFUSED", code: "NO_BROWSER" }
      );
    },
  };
}

type Push = {
  readonly payload: string;
  readonly topic: string;
  readonly vapidDetails: {
    readonly subject: string;
    readonly publicKey: string;
    readonly privateKey: string;
  };
};

async function pushTo(browser: Subscription, { payload, ...options }: Push): Promise<Outcome> {
  const subscription = {
    endpoint: browser.endpoint,
    keys: { p256dh: browser.publicKey, auth: browser.authSecret },
  };
  try {
    await webPush.sendNotification(subscription, payload, {
      ...options,
      TTL: DAY_SECONDS,
      timeout: ANSWER_MS,
    });
    return { kind: "ACCEPTED", reference: null, delivered: false };
  } catch (cause) {
    const status = cause instanceof webPush.WebPushError ? cause.statusCode : null;
    if (status === 404 || status === 410) return { kind: "REFUSED", code: `HTTP_${status}` };
    if (status === null) return { kind: "UNKNOWN", code: "CONNECTION_LOST" };
    return { kind: "NOT_TAKEN", code: `HTTP_${status}`, retryAfterSeconds: null };
  }
}
