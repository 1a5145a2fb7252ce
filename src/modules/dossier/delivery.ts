import type { ChannelOut } from "./pinned.ts";

/** How the receiver of a result stands to the dossier (§6.5). The name is personal data, kept in the private part. */
export type Receiver = "OWNER" | "SUBMITTER" | "AUTHORISED" | "RECEIPT_HOLDER";
/** What the receiver was recognised by (T22). */
export type IdentityCheck = "ID_CARD" | "VNEID" | "RECEIPT_AND_ID" | "QR" | "OTP" | "AUTHORISATION";

/** Where an electronic result lies: in the account, or behind the link that was sent. */
export type Place = "ACCOUNT" | "LINK";

/**
 * How a result was handed over. Each way knows something else, and what nobody saw is not said: at the counter who came
 * and by what they were recognised; by public post the item, and what the post proves; electronically where it lies.
 */
export type Delivery = {
  readonly channel: ChannelOut;
  readonly receiver: Receiver | null;
  readonly identityChecked: IdentityCheck | null;
  /** The authorisation was seen: only where an authorised person received it. */
  readonly authorisationSeen?: true;
  /** Number of the postal item. */
  readonly consignment?: string;
  readonly place?: Place;
};

/** What is said of a handing over, before it is known to be enough. */
export type DeliveryTold = {
  readonly channel: ChannelOut;
  readonly receiver: Receiver | null;
  readonly identityChecked: IdentityCheck | null;
  readonly authorisationSeen?: boolean;
  readonly consignment?: string | null;
  readonly place?: Place | null;
};

/** What is kept of it: only what its way knows. */
export function deliveryOf(told: DeliveryTold): Delivery {
  const { channel, receiver, identityChecked, consignment = null, place = null } = told;
  return {
    channel,
    receiver,
    identityChecked,
    ...(channel === "COUNTER" && receiver === "AUTHORISED" ? { authorisationSeen: true as const } : {}),
    ...(channel === "POSTAL" && consignment !== null ? { consignment } : {}),
    ...(channel === "ONLINE" && place !== null ? { place } : {}),
  };
}
