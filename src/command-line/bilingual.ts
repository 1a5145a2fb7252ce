import { type AllMessages, messages } from "../i18n/index.ts";

/** One line in both languages: an operator's log is read by people of either. */
export function bilingual(pick: (texts: AllMessages) => string): string {
  return `${pick(messages("vi"))} · ${pick(messages("en"))}`;
}
