import { createHash, randomBytes } from "node:crypto";

/**
 * The key of a guest (khóa của khách): whoever has no account owns a draft or a file by holding it. It travels in a
 * cookie, a form's body or a header of the API, never in an address; only its hash is stored.
 */
export const GUEST_KEY = /^[A-Za-z0-9_-]{32,64}$/;

/** 192 random bits: it cannot be guessed. */
export function freshGuestKey(): string {
  return randomBytes(24).toString("base64url");
}

export function guestKeyHash(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** The key as it was sent; null where it is missing or is none. */
export function parseGuestKey(text: string | undefined): string | null {
  return text !== undefined && GUEST_KEY.test(text) ? text : null;
}
