import { assert } from "../../kernel/assert.ts";
import { type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";

/** A dossier code (mã hồ sơ) in its parts. `agencyCode` is the forward or legacy code of the receiving unit. */
type DossierCode = {
  readonly agencyCode: string;
  readonly agencyForm: "FORWARD" | "LEGACY";
  readonly on: LocalDate;
  readonly number: number;
};

const CODE =
  /^(?:(?<forward>[A-Z]\d{2}(?:\.\d{2,3}){0,3})|(?<legacy>\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}))-(?<day>\d{6}|\d{8})-(?<number>\d{4,7})$/;
const AGENCY = /^(?:[A-Z]\d{2}(?:\.\d{2,3}){0,3}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})$/;
const NUMBER_DIGITS = 4;
const NUMBER_MAX = 9_999_999;
/** Two-digit years are of this century: codes with a date in them are younger than it. */
const CENTURY = "20";

/**
 * `{agency}-{yyMMdd}-{number}`: the number has four digits and widens where a day has more than 9,999 dossiers.
 * The day is the local day of registration, never the due day.
 * @law one-stop.md §2.6; Thông tư 03/2025/TT-VPCP: dossier code; Quyết định 20/2020/QĐ-TTg: agency code.
 */
export function dossierCode(parts: {
  readonly agencyCode: string;
  readonly on: LocalDate;
  readonly number: number;
}): string {
  const { agencyCode, on, number } = parts;
  assert(AGENCY.test(agencyCode), "an agency code is forward or legacy");
  const isNumber = Number.isInteger(number) && number >= 1 && number <= NUMBER_MAX;
  assert(isNumber, "a number of the day is 1 to 9,999,999");
  return `${agencyCode}-${on.slice(2).replaceAll("-", "")}-${String(number).padStart(NUMBER_DIGITS, "0")}`;
}

/** Reads a code of this or another system, six- or eight-digit day; null where it is none, or its day does not exist. */
export function parseDossierCode(text: string): DossierCode | null {
  const groups = CODE.exec(text)?.groups;
  if (groups === undefined) return null;
  const { forward, legacy, day = "", number = "" } = groups;
  const full = day.length === 6 ? CENTURY + day : day;
  const on = parseLocalDate(`${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6)}`);
  if (on === null) return null;
  const agencyForm = forward === undefined ? "LEGACY" : "FORWARD";
  return { agencyCode: forward ?? legacy ?? "", agencyForm, on, number: Number(number) };
}

/** Whether a text is the end of a code, day and number: what people read out and type. */
export function isShortCode(text: string): boolean {
  return /^(?:\d{6}|\d{8})-\d{4,7}$/.test(text);
}

/** The code of a dossier as it may stand in an address. */
export const ADDRESS_CODE = /^[A-Z0-9][A-Z0-9.-]{5,59}$/;
