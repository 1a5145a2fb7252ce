import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Vietnamese is the source and the default; English is complete. */
export const LOCALES = ["vi", "en"] as const;
export type Locale = (typeof LOCALES)[number];

export function messages(locale: Locale): AllMessages {
  return locale === "en" ? en : vi;
}

export type AllMessages = typeof vi;
