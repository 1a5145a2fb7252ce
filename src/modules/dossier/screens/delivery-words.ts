import { type Locale, messages } from "../../../i18n/index.ts";
import type { Delivery } from "../dossier.ts";

/** How a result was handed over, in words: only what was known of it. Electronic ones of before name a receiver nobody saw. */
export function deliveryWords(delivery: Delivery, locale: Locale): string {
  const t = messages(locale);
  const { kept } = t.acts.delivery;
  const { channel, receiver, identityChecked, authorisationSeen, consignment, place } = delivery;
  const isSeen = channel !== "ONLINE" && receiver !== null && identityChecked !== null;
  const parts = [
    t.screens.channelOut[channel],
    consignment === undefined ? null : kept.consignment({ number: consignment }),
    place === undefined ? null : kept[place],
    isSeen ? kept.receiver({ who: t.acts.receiver[receiver], by: t.acts.identity[identityChecked] }) : null,
    authorisationSeen === true ? kept.authorised : null,
  ];
  return parts.filter((part) => part !== null).join("; ");
}
