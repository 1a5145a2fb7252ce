import { doReadNumber, ReadingConfig } from "read-vietnamese-number";
import { messages } from "../../i18n/index.ts";
import { assert } from "../../kernel/assert.ts";

/**
 * An amount as a receipt writes it: "Hai mươi mốt nghìn đồng".
 * @law Nghị định 123/2020/NĐ-CP, Đ.30-32 (biên lai): the amount stands in figures and in words.
 */
export function amountInWords(amountDong: number): string {
  assert(Number.isSafeInteger(amountDong) && amountDong >= 0, "an amount is a whole number");
  const config = new ReadingConfig();
  const t = messages("vi").payment.words;
  config.unit = [t.unit];
  config.units = [[], [t.thousand], [t.million], [t.billion]];
  const words = doReadNumber(String(amountDong), config);
  return `${words.charAt(0).toLocaleUpperCase("vi")}${words.slice(1)}`;
}
