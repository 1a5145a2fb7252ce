import type { Locale } from "../../i18n/index.ts";
import type { Channel } from "./kinds.ts";
import type { Values } from "./variables.ts";

/** A message as it leaves. `key` is the same at every try: a provider that knows it already must not send twice. */
export type Outgoing = {
  readonly key: string;
  /** Address, telephone in E.164, or the subscription of a browser: personal data, never logged. */
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly locale: Locale;
  /** The values of the text, for gateways that send by a template they approved. */
  readonly values: Values;
};

/**
 * What became of one try. `code` is a short word in capitals, never text of the provider: that may repeat the address.
 * `NOT_TAKEN` surely did not send; `UNKNOWN` may have.
 */
export type Outcome =
  | { readonly kind: "ACCEPTED"; readonly reference: string | null; readonly delivered: boolean }
  | { readonly kind: "REFUSED"; readonly code: string }
  | { readonly kind: "NOT_TAKEN"; readonly code: string; readonly retryAfterSeconds: number | null }
  | { readonly kind: "UNKNOWN"; readonly code: string };

/** What a provider says of a key when asked. */
export type Receipt = "UNKNOWN_KEY" | "ACCEPTED" | "DELIVERED" | "FAILED";

/** One way out of the office. Implementations never throw for what the other side does. */
export type Provider = {
  readonly name: string;
  readonly channel: Channel;
  readonly send: (message: Outgoing) => Promise<Outcome>;
  /** What became of a key; null where the provider cannot be asked, or does not answer now. */
  readonly find: ((key: string) => Promise<Receipt | null>) | null;
};

/** Providers by channel, in the order they are tried. */
export type Providers = Readonly<Record<Channel, readonly Provider[]>>;
