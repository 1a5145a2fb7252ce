import { randomBytes } from "node:crypto";

/** Crockford's digits: none that a person mistakes for another. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;
const REFERENCE = /MC[0-9A-HJKMNP-TV-Z]{10}/g;
const TOKEN_BYTES = 16;
const MEMO_MAX = 500;

/** A fresh reference for a transfer, `MC7K2QH4M9XT`: 50 random bits, so that none can be hit by chance. */
export function newReference(): string {
  const digits = [...randomBytes(LENGTH)].map((byte) => DIGITS[byte % DIGITS.length] ?? "0");
  return `MC${digits.join("")}`;
}

/** The key of a payment page: 128 random bits. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/**
 * References a memo may hold, in its order. Banks put their own words around it, some in small letters, some break it
 * by blanks or dots; each reading is tried, and only one that we gave out counts.
 */
export function referencesIn(memo: string): readonly string[] {
  const plain = memo.slice(0, MEMO_MAX).toUpperCase();
  const closed = plain.replace(/[^0-9A-Z]/g, "");
  const found = new Set([...plain.matchAll(REFERENCE), ...everyReading(closed)].map(([text]) => text));
  return [...found];
}

/** Readings may overlap: the bank's own letters before it can look like the beginning of one. */
function everyReading(text: string): [string][] {
  const found: [string][] = [];
  for (let at = text.indexOf("MC"); at !== -1; at = text.indexOf("MC", at + 1)) {
    const candidate = text.slice(at, at + 2 + LENGTH);
    if (/^MC[0-9A-HJKMNP-TV-Z]{10}$/.test(candidate)) found.push([candidate]);
  }
  return found;
}
