import { type Locale, messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { dayText, type Option, type Tone } from "../../../web/components/index.ts";
import type { UnitId } from "../../access/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { AssignmentState } from "../assignment.ts";
import { findKind, kindsOn, OTHER_KIND } from "../kinds.ts";
import type { DocumentState, OfficialDocument } from "../official-document.ts";

/** How kinds, units and states of documents are said on a page. */

export function kindText(locale: Locale, code: string, on: LocalDate): string {
  return findKind(code, on)?.name[locale] ?? messages(locale).records.otherKind;
}

export function kindOptions(locale: Locale, on: LocalDate, withOther: boolean): Option[] {
  const kinds = kindsOn(on).kinds.map(({ code, name }) => ({ value: code, label: name[locale] }));
  return withOther ? [...kinds, { value: OTHER_KIND, label: messages(locale).records.otherKind }] : kinds;
}

export function unitText(directory: UnitDirectory, id: UnitId, locale: Locale): string {
  const unit = directory.find(id);
  if (unit === null) return id;
  return locale === "en" ? (unit.nameEn ?? unit.shortName) : unit.shortName;
}

/** What a page about the document is called. */
export function documentTitle(document: OfficialDocument, locale: Locale, on: LocalDate): string {
  const t = messages(locale).records.document;
  if (document.direction === "INCOMING") return t.incoming({ number: document.numberText ?? "" });
  return document.numberText ?? t.draft({ kind: kindText(locale, document.kindCode, on) });
}

export function subjectText({ subject }: OfficialDocument, locale: Locale): string {
  return subject ?? messages(locale).records.secretStub;
}

/** A document registered or sent after the last day for it, or not sent yet though that day is past; null in time. */
export function lateText(document: OfficialDocument, today: LocalDate, locale: Locale): string | null {
  const { direction, handledByOn, state, createdAt, sentAt } = document;
  if (handledByOn === null || state === "VOIDED") return null;
  const t = messages(locale).records;
  const by = { by: dayText(handledByOn) };
  if (direction === "INCOMING") return localDateOf(createdAt) > handledByOn ? t.registeredLate(by) : null;
  return (sentAt === null ? today : localDateOf(sentAt)) > handledByOn ? t.sentLate(by) : null;
}

export const STATE_TONES: { readonly [State in DocumentState]: Tone } = {
  REGISTERED: "info",
  DRAFT: "neutral",
  SUBMITTED: "warning",
  SIGNED: "warning",
  PUBLISHED: "success",
  RECALLED: "danger",
  REPLACED: "neutral",
  VOIDED: "neutral",
  DISCARDED: "neutral",
};

export const ASSIGNMENT_TONES: { readonly [State in AssignmentState]: Tone } = {
  NOT_STARTED: "neutral",
  IN_PROGRESS: "info",
  DUE_SOON: "warning",
  OVERDUE: "danger",
  DONE_ON_TIME: "success",
  DONE_LATE: "warning",
  CANCELLED: "neutral",
};

/** A code with its word, as the choices of a field. */
export function optionsOf<Code extends string>(
  codes: readonly Code[],
  words: { readonly [Key in Code]: string },
): Option[] {
  return codes.map((value) => ({ value, label: words[value] }));
}
