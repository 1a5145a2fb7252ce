import { createHash, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { epochOf, type Instant } from "../../kernel/local-date.ts";

const PERIOD_SECONDS = 30;
/** One step before and after: phones are seldom a minute wrong. */
const WINDOW_STEPS = 1;
const RECOVERY_CODES = 10;

type Enrolment = { readonly secret: string; readonly uri: string };

/** A new TOTP secret (RFC 6238: SHA-1, 6 digits, 30 s, 160 bits) and its `otpauth:` address for the QR code. */
export function newEnrolment(label: { readonly issuer: string; readonly signInName: string }): Enrolment {
  const secret = new Secret({ size: 20 });
  return { secret: secret.base32, uri: totpOf(secret.base32, label).toString() };
}

/** The address of an enrolment under way, to draw the QR code again. */
export function enrolmentUri(
  secret: string,
  label: { readonly issuer: string; readonly signInName: string },
): string {
  return totpOf(secret, label).toString();
}

/**
 * The time step a code belongs to; null where it fits none. Who verifies must keep the step and refuse it and all
 * before it next time, otherwise a code read over a shoulder works again within its minute.
 */
export function stepOfCode(secret: string, code: string, now: Instant): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = epochOf(now);
  const delta = totpOf(secret).validate({ token, timestamp, window: WINDOW_STEPS });
  return delta === null ? null : Math.floor(timestamp / 1_000 / PERIOD_SECONDS) + delta;
}

/** The code that a phone shows at an instant; for the demonstration and the tests. */
export function codeAt(secret: string, now: Instant): string {
  return totpOf(secret).generate({ timestamp: epochOf(now) });
}

const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten codes for the day the phone is lost, 16 signs each (79 bits), without signs that look alike. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const signs = Array.from({ length: 16 }, () => randomSign()).join("");
    return signs.replace(/(.{4})(?=.)/g, "$1-");
  });
}

export function recoveryCodeHash(code: string, accountId: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return createHash("sha256").update(`${accountId}:${plain}`).digest("hex");
}

export function looksLikeRecoveryCode(code: string): boolean {
  return code.replace(/[^A-Za-z0-9]/g, "").length === 16;
}

/** Rejection keeps every sign equally likely: 31 does not divide 256. */
function randomSign(): string {
  for (;;) {
    const sign = ALPHABET[randomBytes(1)[0] ?? 255];
    if (sign !== undefined) return sign;
  }
}

function totpOf(secret: string, label?: { readonly issuer: string; readonly signInName: string }): TOTP {
  const named = label === undefined ? {} : { issuer: label.issuer, label: label.signInName };
  return new TOTP({
    ...named,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}
