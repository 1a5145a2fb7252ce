import type { Locale } from "../../i18n/index.ts";
import type { Contact } from "./contact.ts";
import { CHANNELS, type Channel, KINDS, type Kind } from "./kinds.ts";

/** What somebody wants: in which language, by which ways, and what beyond what is owed. */
export type Preference = {
  readonly locale: Locale;
  readonly channels: readonly Channel[];
  readonly reminders: boolean;
  /** Explicit consent; false until it is given. */
  readonly extra: boolean;
};

/** Before anybody chose: by mail and telephone as they were given for the dossier; nothing beyond what is owed or helps. */
export const DEFAULT_PREFERENCE: Preference = {
  locale: "vi",
  channels: ["EMAIL", "SMS", "PUSH"],
  reminders: true,
  extra: false,
};

/** Why a message leaves the office by no way at all; it stands in the box of messages all the same. */
type Silence = "NOT_CONSENTED" | "TURNED_OFF" | "NO_CONTACT" | "NO_CHANNEL" | "IN_DIGEST" | "OUTDATED";

export type Plan = { readonly channels: readonly Channel[]; readonly silence: Silence | null };

/**
 * The ways a message goes. A statutory notice cannot be turned off where there is no account to find it in: then it goes
 * by whatever contact was given, chosen or not.
 */
export function planFor(
  kind: Kind,
  who: { readonly contact: Contact; readonly preference: Preference; readonly hasPush: boolean },
  open: (channel: Channel) => boolean,
): Plan {
  const { contact, preference, hasPush } = who;
  const { weight } = KINDS[kind];
  if (weight === "EXTRA" && !preference.extra) return { channels: [], silence: "NOT_CONSENTED" };
  if (weight === "REMINDER" && !preference.reminders) return { channels: [], silence: "TURNED_OFF" };
  const reachable = CHANNELS.filter((channel) => addressFor(channel, contact, hasPush));
  if (reachable.length === 0) return { channels: [], silence: "NO_CONTACT" };
  const served = reachable.filter(open);
  if (served.length === 0) return { channels: [], silence: "NO_CHANNEL" };
  const wanted = served.filter((channel) => preference.channels.includes(channel));
  if (wanted.length > 0) return { channels: wanted, silence: null };
  const owed = weight === "STATUTORY" && contact.accountId === null;
  return owed ? { channels: served.slice(0, 1), silence: null } : { channels: [], silence: "TURNED_OFF" };
}

function addressFor(channel: Channel, contact: Contact, hasPush: boolean): boolean {
  switch (channel) {
    case "EMAIL":
      return contact.email !== null;
    case "SMS":
    case "ZALO":
      return contact.phone !== null;
    case "PUSH":
      return contact.accountId !== null && hasPush;
  }
}
