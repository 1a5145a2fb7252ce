import { sha256 } from "../../kernel/hash-chain.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";

export type Subscription = {
  readonly endpointSha256: string;
  readonly endpoint: string;
  readonly publicKey: string;
  readonly authSecret: string;
};

/**
 * The push services of the browsers in use. A subscription names an address that we then call: any other host would let
 * whoever signs in make the office knock at doors inside its own network.
 */
const PUSH_HOSTS =
  /^(fcm\.googleapis\.com|updates\.push\.services\.mozilla\.com|web\.push\.apple\.com|[a-z0-9-]+\.notify\.windows\.com)$/;

export function isPushAddress(endpoint: string): boolean {
  const url = URL.parse(endpoint);
  return url !== null && url.protocol === "https:" && url.port === "" && PUSH_HOSTS.test(url.hostname);
}

/** More browsers than anybody uses; the one signed in at longest ago gives way. */
const BROWSERS_MAX = 20;

const LIST: Statement = {
  name: "notification-push-list",
  text: (schema) =>
    `SELECT * FROM ${schema}.notification_push WHERE account_id = $1 ORDER BY made_at DESC, endpoint_sha256 LIMIT ${BROWSERS_MAX}`,
};

export async function listSubscriptions(
  executor: Pick<Executor, "run">,
  accountId: string,
): Promise<readonly Subscription[]> {
  return (await executor.run(LIST, [accountId])).map((row) => ({
    endpointSha256: String(row["endpoint_sha256"]),
    endpoint: String(row["endpoint"]),
    publicKey: String(row["public_key"]),
    authSecret: String(row["auth_secret"]),
  }));
}

/** A browser belongs to whoever signed in at it last. */
const REMOVE: Statement = {
  name: "notification-push-remove",
  text: (schema) => `DELETE FROM ${schema}.notification_push WHERE endpoint_sha256 = $1`,
};
const ADD: Statement = {
  name: "notification-push-add",
  text: (schema) => `
    INSERT INTO ${schema}.notification_push (endpoint_sha256, account_id, endpoint, public_key, auth_secret, made_at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
};
const DROP_OLDEST: Statement = {
  name: "notification-push-drop-oldest",
  text: (schema) => `
    DELETE FROM ${schema}.notification_push WHERE endpoint_sha256 IN (
      SELECT p.endpoint_sha256 FROM ${schema}.notification_push AS p WHERE p.account_id = $1
      ORDER BY p.made_at DESC, p.endpoint_sha256 OFFSET ${BROWSERS_MAX})`,
};

export async function addSubscription(
  executor: Pick<Executor, "run">,
  made: Omit<Subscription, "endpointSha256"> & { readonly accountId: string; readonly at: string },
): Promise<void> {
  const hash = sha256(made.endpoint);
  await executor.run(REMOVE, [hash]);
  await executor.run(ADD, [hash, made.accountId, made.endpoint, made.publicKey, made.authSecret, made.at]);
  await executor.run(DROP_OLDEST, [made.accountId]);
}

export async function forgetSubscription(
  executor: Pick<Executor, "run">,
  endpointSha256: string,
): Promise<void> {
  await executor.run(REMOVE, [endpointSha256]);
}
