import { type Locale, messages } from "../../../i18n/index.ts";

type Failure = keyof ReturnType<typeof messages>["carrierFailures"];

/** The codes we give ourselves, and those of a line that was never made. */
const NAMED: Readonly<Record<string, Failure>> = {
  TIMEOUT: "SILENT",
  ETIMEDOUT: "SILENT",
  CONNECTION_LOST: "SILENT",
  ANSWER_UNREADABLE: "BROKEN",
  PROVIDER_RESTING: "RESTING",
  NO_PROVIDER: "NO_PROVIDER",
  NO_CONTACT: "NO_CONTACT",
  NO_BROWSER: "NO_BROWSER",
  TEXT_FAILED: "NO_TEXT",
  NOT_DELIVERED: "NOT_DELIVERED",
  CUT_OFF: "CUT_OFF",
  PROGRAM_FAULT: "OURS",
  ECONNREFUSED: "UNREACHABLE",
  ENOTFOUND: "UNREACHABLE",
  EAI_AGAIN: "UNREACHABLE",
  EHOSTUNREACH: "UNREACHABLE",
  ENETUNREACH: "UNREACHABLE",
  UND_ERR_CONNECT_TIMEOUT: "UNREACHABLE",
  ECONNECTION: "UNREACHABLE",
  EDNS: "UNREACHABLE",
  EAUTH: "NOT_LET_IN",
  EENVELOPE: "REFUSED",
};

/** In the order of their meaning: the first that fits says it. */
const PATTERNS: readonly (readonly [RegExp, Failure])[] = [
  [/^HTTP_(429|503)$/, "BUSY"],
  [/^HTTP_(401|403|404)$/, "NOT_LET_IN"],
  [/^HTTP_(4\d\d)$/, "REFUSED"],
  [/^HTTP_(5\d\d)$/, "BROKEN"],
  [/^SMTP_4\d\d$/, "BUSY"],
  [/^SMTP_5\d\d$/, "REFUSED"],
];

/** What a code of a provider means, with the code for whoever asks the provider; an unknown one stands for itself. */
export function failureWords(code: string | null, locale: Locale): string {
  if (code === null) return "–";
  const failure = NAMED[code] ?? PATTERNS.find(([form]) => form.test(code))?.[1];
  return failure === undefined ? code : `${messages(locale).carrierFailures[failure]} (${code})`;
}
