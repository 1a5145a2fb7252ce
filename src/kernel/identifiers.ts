import type { LocalDate } from "./local-date.ts";

/**
 * Identifiers of people and organisations, as the border reads them: `null` where the text is none.
 *
 * @law Luật Căn cước 2023: số định danh cá nhân is 12 digits: place (PPP), century and gender (G), year (YY), six more.
 */
type PersonalId = {
  readonly digits: string;
  readonly placeCode: string;
  readonly gender: "MALE" | "FEMALE";
  readonly birthYear: number;
  readonly warnings: readonly PersonalIdWarning[];
};
type PersonalIdWarning = "UNKNOWN_PLACE" | "BIRTH_YEAR_DIFFERS" | "GENDER_DIFFERS";

/** The 63 places of birth registration, kept after the mergers of 2025. Others are people born abroad: a warning. */
const PLACES: ReadonlySet<string> = new Set(
  (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 " +
    "044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 " +
    "089 091 092 093 094 095 096"
  ).split(" "),
);

/**
 * Reads a personal identification number (số định danh cá nhân, also the CCCD number).
 *
 * `on` is the day of the act: a birth year after it makes the number impossible. What the holder says of birth
 * year and gender is compared, but only warned about: registers get corrected, people must not be turned away.
 */
export function parsePersonalId(
  text: string,
  on: LocalDate,
  stated: { readonly birthYear?: number; readonly gender?: "MALE" | "FEMALE" } = {},
): PersonalId | null {
  const digits = withoutSpaces(text);
  if (!/^\d{12}$/.test(digits)) return null;
  const century = Number(digits[3]);
  const birthYear = 1900 + Math.floor(century / 2) * 100 + Number(digits.slice(4, 6));
  if (birthYear > Number(on.slice(0, 4))) return null;
  const gender = century % 2 === 0 ? "MALE" : "FEMALE";
  const placeCode = digits.slice(0, 3);
  const warnings: PersonalIdWarning[] = [];
  if (!PLACES.has(placeCode)) warnings.push("UNKNOWN_PLACE");
  if (stated.birthYear !== undefined && stated.birthYear !== birthYear) warnings.push("BIRTH_YEAR_DIFFERS");
  if (stated.gender !== undefined && stated.gender !== gender) warnings.push("GENDER_DIFFERS");
  return { digits, placeCode, gender, birthYear, warnings };
}

/** Reads an old identity card number (CMND, 9 digits). Historical reference only: not valid for use since 2025-01-01. */
export function parseOldIdentityCard(text: string): string | null {
  const digits = withoutSpaces(text);
  return /^\d{9}$/.test(digits) ? digits : null;
}

/** Reads a Vietnamese telephone number, mobile or landline, as people write it; gives E.164 (`+84912345678`). */
export function parsePhone(text: string): string | null {
  const compact = text.replace(/[\s.()-]/g, "").replace(/^0084|^84(?=\d{9,10}$)/, "+84");
  const national = /^(?:\+84|0)([35789]\d{8}|2\d{9})$/.exec(compact)?.[1];
  return national === undefined ? null : `+84${national}`;
}

/**
 * `0942 181 012`, `024 3754 0012`, `0208 385 1234`: as people write and say a number, not as machines keep it. What is no
 * Vietnamese number (a short helpline number) stays as it is.
 */
export function spokenPhone(phone: string): string;
export function spokenPhone(phone: string | null): string | null;
export function spokenPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const national = parsePhone(phone)?.replace(/^\+84/, "0");
  if (national === undefined) return phone;
  if (/^02[48]/.test(national)) return national.replace(/^(\d{3})(\d{4})(\d+)$/, "$1 $2 $3");
  return national.replace(/^(\d{4})(\d{3})(\d+)$/, "$1 $2 $3");
}

type TaxCodeKind = "ORGANISATION" | "BRANCH" | "PERSONAL";
type TaxCode = { readonly code: string; readonly kind: TaxCodeKind };

const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/**
 * Reads a tax code (mã số thuế): 10 digits with check digit, 13 digits of a branch (hyphen added), or a personal
 * number of 12 digits, which individuals and household businesses use since 2025-07-01.
 *
 * @law Thông tư 86/2024/TT-BTC: structure of the tax code; personal number as tax code.
 */
export function parseTaxCode(text: string): TaxCode | null {
  const compact = withoutSpaces(text);
  if (/^\d{12}$/.test(compact)) return { code: compact, kind: "PERSONAL" };
  const [, base, branch] = /^(\d{10})(?:-?(\d{3}))?$/.exec(compact) ?? [];
  if (base === undefined || !hasTaxCheckDigit(base)) return null;
  if (branch === undefined) return { code: base, kind: "ORGANISATION" };
  return branch === "000" ? null : { code: `${base}-${branch}`, kind: "BRANCH" };
}

/** N10 = 10 − (Σ weight·digit mod 11); a right side of 10 is never issued. */
function hasTaxCheckDigit(digits: string): boolean {
  const sum = TAX_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = 10 - (sum % 11);
  return check !== 10 && check === Number(digits[9]);
}

function withoutSpaces(text: string): string {
  return text.replace(/[\s.]/g, "");
}
