import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 random bits in base64url: a session, a known device, a sign-in under way. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Whether the text can be one of our tokens at all; anything else never reaches the database. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/**
 * What is kept of a token. The token has 256 bits of chance, so a plain hash cannot be turned round, and looking it
 * up by its hash leaks no timing about the token itself.
 */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
