import { type AllMessages, type Locale, messages } from "../i18n/index.ts";

/** One line in both languages: an operator's log is read by people of either. */
export function bilingual(pick: (texts: AllMessages) => string): string {
  return `${pick(messages("vi"))} · ${pick(messages("en"))}`;
}

/** The same in the one language asked for, or in both. */
export function sayingIn(locale: Locale | undefined): typeof bilingual {
  return locale === undefined ? bilingual : (pick) => pick(messages(locale));
}
