import { z } from "zod";
import type { Locale } from "../../i18n/index.ts";
import { normaliseText } from "../../kernel/fold-text.ts";

const TEXT_MAX = 20_000;

/** One line or one paragraph: NFC, single spaces. */
export const lineSchema = z.string().max(TEXT_MAX).transform(normaliseText);

/** Several paragraphs: NFC, line breaks kept, since the published order of steps is written in lines. */
const paragraphsSchema = z
  .string()
  .max(TEXT_MAX)
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map(normaliseText)
      .filter((line) => line !== "")
      .join("\n"),
  );

/** A text in the languages of the product. Vietnamese is the legal one; `en` is null where nobody translated it yet. */
export const localTextSchema = z.strictObject({
  vi: paragraphsSchema,
  en: paragraphsSchema.nullable().default(null),
});
export type LocalText = { readonly vi: string; readonly en: string | null };

/** The text in the reader's language, or the Vietnamese one, which is the text of the law. */
export function textIn(text: LocalText, locale: Locale): string {
  return locale === "en" ? (text.en ?? text.vi) : text.vi;
}

/** Whether the office has written the text at all. */
export function isWritten(text: LocalText | null): boolean {
  return text !== null && text.vi !== "";
}
