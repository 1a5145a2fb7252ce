import { createHmac, timingSafeEqual } from "node:crypto";
import { type Id, parseId } from "../../kernel/ids.ts";

type MessageId = Id<"notification-message">;

/**
 * The address in a letter under which its receiver changes what they want: the message's id, sealed so that nobody makes
 * one up. It names no person.
 */
export function noticeToken(messageId: string, key: Uint8Array): string {
  return tokenFor("notice", messageId, key);
}

/** The message an address was made for; null where it was not made by us. */
export function readNoticeToken(token: string, key: Uint8Array): MessageId | null {
  return readToken("notice", token, key);
}

/** The address that opens a result: in the message to its receiver only, and of no use for anything else. */
export function resultToken(messageId: string, key: Uint8Array): string {
  return tokenFor("result", messageId, key);
}

export function readResultToken(token: string, key: Uint8Array): MessageId | null {
  return readToken("result", token, key);
}

/** Whoever has an address of one use cannot make that of another out of it. */
type Use = "notice" | "result";

function tokenFor(use: Use, messageId: string, key: Uint8Array): string {
  return `${messageId.replaceAll("-", "")}${macOf(use, messageId, key)}`;
}

function readToken(use: Use, token: string, key: Uint8Array): MessageId | null {
  const found = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})([\w-]{24})$/.exec(token);
  if (found === null) return null;
  const id = parseId<"notification-message">(found.slice(1, 6).join("-"));
  const mac = found[6] ?? "";
  if (id === null) return null;
  const expected = macOf(use, id, key);
  return timingSafeEqual(Buffer.from(mac), Buffer.from(expected)) ? id : null;
}

function macOf(use: Use, messageId: string, key: Uint8Array): string {
  return createHmac("sha256", key).update(`${use} ${messageId}`).digest("base64url").slice(0, 24);
}
