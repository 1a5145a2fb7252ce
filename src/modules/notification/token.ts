import { createHmac, timingSafeEqual } from "node:crypto";
import { type Id, parseId } from "../../kernel/ids.ts";

type MessageId = Id<"notification-message">;

/**
 * The address in a letter under which its receiver changes what they want: the message's id, sealed so that nobody makes
 * one up. It names no person.
 */
export function noticeToken(messageId: string, key: Uint8Array): string {
  return `${messageId.replaceAll("-", "")}${macOf(messageId, key)}`;
}

/** The message an address was made for; null where it was not made by us. */
export function readNoticeToken(token: string, key: Uint8Array): MessageId | null {
  const found = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})([\w-]{24})$/.exec(token);
  if (found === null) return null;
  const id = parseId<"notification-message">(found.slice(1, 6).join("-"));
  const mac = found[6] ?? "";
  if (id === null) return null;
  const expected = macOf(id, key);
  return timingSafeEqual(Buffer.from(mac), Buffer.from(expected)) ? id : null;
}

function macOf(messageId: string, key: Uint8Array): string {
  return createHmac("sha256", key).update(`notice ${messageId}`).digest("base64url").slice(0, 24);
}
