import alphabet from "./data/gsm-7.json" with { type: "json" };

/** How an SMS is carried and paid for. */
type SmsLength = {
  readonly alphabet: "GSM-7" | "UCS-2";
  /** Septets, or UTF-16 units. */
  readonly units: number;
  readonly segments: number;
};

/** More would be a letter: the text belongs behind the link. */
export const SEGMENTS_MAX = 4;

const { basic: BASIC, extended: EXTENDED } = alphabet;

/**
 * Counts an SMS as the network does (3GPP TS 23.038): Vietnamese letters are not in the basic alphabet, so that one mark
 * makes the whole text UCS-2, 70 units a message in place of 160; longer texts lose a few units to joining the parts.
 */
export function smsLength(text: string): SmsLength {
  const letters = [...text];
  const isBasic = letters.every((letter) => BASIC.includes(letter) || EXTENDED.includes(letter));
  if (isBasic) {
    const units = letters.reduce((sum, letter) => sum + (EXTENDED.includes(letter) ? 2 : 1), 0);
    return { alphabet: "GSM-7", units, segments: units <= 160 ? 1 : Math.ceil(units / 153) };
  }
  const units = text.length;
  return { alphabet: "UCS-2", units, segments: units <= 70 ? 1 : Math.ceil(units / 67) };
}

/** The same words without marks, for gateways that carry the basic alphabet only. */
export function withoutMarks(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, "-");
}
