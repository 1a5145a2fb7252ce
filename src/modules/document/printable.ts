/** A run of signs longer than this cannot be broken by the typesetter and would leave the paper. */
const UNBROKEN_MAX = 40;
const LONG_RUN = new RegExp(`[^\\s\\u200b]{${UNBROKEN_MAX}}(?=[^\\s\\u200b])`, "g");
/** Control signs have no shape on paper, and PDF/A forbids what has no shape. */
const UNPRINTABLE = /(?![\t\n])\p{Cc}|\ufeff/gu;

/** Text as it may stand on paper: control signs out, invisible breaks into endless words. What is left is shown as it is. */
export function printable(text: string): string {
  const plain = text.toWellFormed().normalize("NFC").replace(UNPRINTABLE, "");
  return plain.length > UNBROKEN_MAX ? plain.replace(LONG_RUN, "$&\u200b") : plain;
}
