import { messages } from "../../i18n/index.ts";
import type { Json } from "../../kernel/json.ts";
import type { Instant } from "../../kernel/local-date.ts";
import { printable } from "./printable.ts";
import { everyText } from "./sheet-text.ts";
import { typedLines } from "./token.ts";
import { qrSvg } from "./tracking-qr.ts";
import { typesetter } from "./typesetter.ts";

/** A receipt for fees and charges (biên lai thu phí, lệ phí); every text as it is printed. */
type MoneyReceipt = {
  readonly issuer: string;
  readonly superior: string | null;
  readonly series: string;
  readonly number: string;
  readonly payer: string;
  readonly lines: readonly { readonly what: string; readonly dossier: string; readonly amount: string }[];
  readonly total: string;
  readonly inWords: string;
  readonly method: string;
  readonly placeAndDate: string;
  readonly collector: string;
  /** Said across the sheet: cancelled, or a demonstration. */
  readonly mark: string | null;
  readonly replaces: string | null;
  /** What the code opens: the page that checks this receipt. */
  readonly verifyUrl: string;
};

/**
 * Sets a receipt, A5 on its side.
 * @law Nghị định 123/2020/NĐ-CP, Đ.32: name, series and number, payer, what for, amount in figures and words, day, collector.
 */
export function renderMoneyReceipt({ verifyUrl, ...receipt }: MoneyReceipt, at: Instant): Uint8Array {
  const facts = everyText({ ...receipt, lines: receipt.lines.map((line) => ({ ...line })) }, printable);
  const { verifyAlt, verifyCaption } = messages("vi").document.words;
  const check = {
    svg: qrSvg(verifyUrl),
    lines: typedLines(verifyUrl),
    alt: verifyAlt,
    caption: verifyCaption,
  };
  const data: Json = { ...facts, check };
  return typesetter().pdf("money-receipt", data, at);
}
