import { numberAndSymbol } from "../document/index.ts";
import { type DocumentKind, LETTER } from "./kinds.ts";

type Symbols = { readonly agency: string; readonly unit: string | null };

/**
 * What stands behind the number: the kind and the agency (`QĐ-UBND`); of a letter, which has no abbreviation, the agency and
 * the unit that drafted it (`UBND-VP`).
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3: number and symbol
 */
export function symbolOf(kind: DocumentKind, { agency, unit }: Symbols): string {
  if (kind.abbreviation !== null) return `${kind.abbreviation}-${agency}`;
  return kind.code === LETTER && unit !== null ? `${agency}-${unit}` : agency;
}

/** `05/QĐ-UBND`, `12/UBND-VP`. */
export function numberText(number: number, symbol: string): string {
  return numberAndSymbol(number, symbol);
}
