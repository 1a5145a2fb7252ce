/**
 * Electronic agency codes (mã định danh điện tử), forward form `H26.16.05` and reversed legacy form `000.05.16.H26`.
 *
 * @law Quyết định 20/2020/QĐ-TTg: forward form, up to four levels.
 * @law QCVN 102:2016/BTTTT: reversed form `ddd.dd.dd.Xdd`, level 4 first.
 */
const FORWARD = /^[A-Z]\d{2}(?:\.\d{2,3}){0,3}$/;
const LEGACY = /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/;
const ZEROS = /^0+$/;

export function isAgencyCode(text: string): boolean {
  return FORWARD.test(text);
}

export function isLegacyAgencyCode(text: string): boolean {
  return LEGACY.test(text);
}

/** Reads either form and gives the forward one; `null` where the text is neither. */
export function parseAgencyCode(text: string): string | null {
  const trimmed = text.trim().toUpperCase();
  return FORWARD.test(trimmed) ? trimmed : agencyCodeOfLegacy(trimmed);
}

/** `000.00.16.H26` → `H26.16`: turned round, trailing groups of zeros dropped. `null` where it is no legacy code. */
export function agencyCodeOfLegacy(legacy: string): string | null {
  if (!LEGACY.test(legacy)) return null;
  const groups = legacy.split(".").reverse();
  while (groups.length > 1 && ZEROS.test(groups.at(-1) ?? "")) groups.pop();
  return groups.join(".");
}

/**
 * `H26.16` → `000.00.16.H26`. `null` where the forward code has no legacy form: a group of three digits above
 * level 4 does not fit. A level-4 group of two digits is padded, so it comes back with three: `.13` as `.013`.
 */
export function legacyOfAgencyCode(code: string): string | null {
  if (!FORWARD.test(code)) return null;
  const [province = "", second = "00", third = "00", fourth = "000"] = code.split(".");
  if (second.length !== 2 || third.length !== 2) return null;
  return `${fourth.padStart(3, "0")}.${third}.${second}.${province}`;
}
