import { messages } from "../../../i18n/index.ts";
import type { LocalLabel } from "./make-report.ts";

/** The name of a channel in both languages. */
export function channelLabel(channel: string): LocalLabel {
  return { vi: nameOf("vi", channel), en: nameOf("en", channel) };
}

function nameOf(locale: "vi" | "en", channel: string): string {
  const names: { readonly [code: string]: string } = messages(locale).report.channels;
  return names[channel] ?? channel;
}
