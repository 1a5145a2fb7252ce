import { sha256 } from "../../kernel/hash-chain.ts";

/** Crockford's digits without the last: none that a person mistakes for another, and a prime number of them. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXY";
const LENGTH = 10;
const PREFIX = "BC";

/**
 * The code on a parcel, from its id: `BC7K2QH4M9XT3`. The last character is a check: with a prime number of digits each
 * weighted by its place, one wrong character and two exchanged ones are always noticed.
 */
export function parcelCode(id: string): string {
  let rest = BigInt(`0x${sha256(`parcel ${id}`).slice(0, 24)}`);
  let digits = "";
  const base = BigInt(DIGITS.length);
  for (let place = 0; place < LENGTH; place += 1) {
    digits += DIGITS[Number(rest % base)] ?? "0";
    rest /= base;
  }
  return `${PREFIX}${digits}${checkOf(digits)}`;
}

/**
 * Reads a code as a scanner or a person gives it: small letters, blanks, O for 0, I or L for 1. Null where the check
 * does not hold, so that a slip of the hand never finds somebody else's parcel.
 */
export function readParcelCode(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, "").slice(0, 40);
  if (!plain.startsWith(PREFIX)) return null;
  const digits = plain.slice(PREFIX.length).replace(/O/g, "0").replace(/[IL]/g, "1");
  if (digits.length !== LENGTH + 1 || [...digits].some((digit) => !DIGITS.includes(digit))) return null;
  const [body, check] = [digits.slice(0, LENGTH), digits.slice(LENGTH)];
  return checkOf(body) === check ? `${PREFIX}${digits}` : null;
}

function checkOf(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + (index + 1) * DIGITS.indexOf(digit), 0);
  return DIGITS[sum % DIGITS.length] ?? "0";
}
