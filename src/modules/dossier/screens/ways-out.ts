import { type Locale, messages } from "../../../i18n/index.ts";
import type { FormError, Option } from "../../../web/components/index.ts";
import type { ChannelOut } from "../dossier.ts";
import { mayHaveFile, type Party } from "../party.ts";
import { refusalWords } from "./refusal-words.ts";

const WAYS = ["COUNTER", "ONLINE", "POSTAL"] as const satisfies readonly ChannelOut[];

/** The ways a result reaches people, and how the file is got by whoever chooses it. */
export function waysOut(locale: Locale): readonly Option[] {
  const t = messages(locale).screens;
  return WAYS.map((value) => ({
    value,
    label: t.channelOut[value],
    ...(value === "COUNTER" ? {} : { hint: t.channelOutHow[value] }),
  }));
}

/** What was chosen; the counter where nothing readable was. */
export function readWayOut(typed: string): ChannelOut {
  return WAYS.find((way) => way === typed) ?? "COUNTER";
}

/** That the file could not be got by who chose it, or that nobody knows where the parcel goes; beside the choice. */
export function wayOutErrors(
  way: ChannelOut,
  applicant: { readonly owner: Party; readonly submitter: Party | null },
  locale: Locale,
): readonly FormError[] {
  const { owner, submitter } = applicant;
  if (way === "POSTAL" && (submitter ?? owner).address === null)
    return [{ path: "_channelOut", message: messages(locale).screens.postalAddressMissing }];
  if (way !== "ONLINE" || mayHaveFile(applicant)) return [];
  const message = refusalWords({ code: "ONLINE_RESULT_NEEDS_NUMBER" }, locale);
  return [{ path: "_channelOut", message }];
}
