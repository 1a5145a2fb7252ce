import { type Locale, messages } from "../../../i18n/index.ts";

/** Which field of the page a part of the content stands in. */
export function fieldOf(path: string): { readonly field: string; readonly row: number | null } {
  const [top, index, part = "", ...below] = path.split(".");
  if (top !== "fees" || index === undefined) return { field: "", row: null };
  const at = `fee.${index}`;
  const row = Number(index);
  if (part === "exemptions")
    return { field: `${at}.exempt.${below[0]}.${EXEMPT_FIELD[below[1] ?? ""] ?? "nameVi"}`, row };
  if (part === "formula" && below[0] === "tiers") return { field: `${at}.tier.${below[1]}.amount`, row };
  if (part === "formula") return { field: `${at}.${FORMULA_FIELD[below[0] ?? ""] ?? "formula"}`, row };
  return { field: `${at}.${FEE_FIELD[part] ?? part}`, row };
}

const FEE_FIELD: Readonly<Record<string, string>> = {
  name: "nameVi",
  unitName: "unitVi",
  legalGround: "ground",
  validFrom: "from",
  validTo: "to",
  code: "nameVi",
};
const FORMULA_FIELD: Readonly<Record<string, string>> = {
  amountDong: "amount",
  unitAmountDong: "amount",
  amountDongMax: "most",
  text: "statedVi",
};
const EXEMPT_FIELD: Readonly<Record<string, string>> = {
  percentOff: "percent",
  legalGround: "ground",
  condition: "who",
};

/** A figure that is none is said so with an example, instead of speaking of data types. */
export function sayAt(field: string, message: string, locale: Locale): string {
  const t = messages(locale).fees;
  if (/\.(amount|most)$/.test(field)) return t.amountWrong;
  if (field.endsWith(".to")) return t.endWrong;
  return field.endsWith(".percent") ? t.percentWrong : message;
}
