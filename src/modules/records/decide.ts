import { type Instant, type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { PersonId } from "../access/index.ts";
import type { WorkCalendar } from "../calendar/index.ts";
import { signingRefusal } from "../document/index.ts";
import { UNSIGNED } from "./decide-submission.ts";
import { LETTER } from "./kinds.ts";
import type { Authority, Change, DocumentState, Effect, OfficialDocument } from "./official-document.ts";
import { isInForce, isSecret, wordOf } from "./official-document.ts";
import type { RecordsRefusal } from "./refusals.ts";
import { sentBy } from "./timeliness.ts";

type Decided = Result<Change, RecordsRefusal>;

function stateRefusal(
  { state }: OfficialDocument,
  wanted: readonly DocumentState[],
): { readonly code: "RECORDS_STATE"; readonly state: DocumentState } | null {
  return wanted.includes(state) ? null : { code: "RECORDS_STATE", state };
}

/**
 * What is kept of a secret document: that it came, from whom and when. Its subject and content stay in the book for state
 * secrets, which this register is not.
 * @law Luật Bảo vệ bí mật nhà nước 29/2018/QH14; Nghị định 30/2020/NĐ-CP, Đ.1: secret documents have rules of their own.
 */
export function stubRefusal(
  document: Pick<OfficialDocument, "secrecy" | "subject">,
): { readonly code: "RECORDS_SECRET_STUB" | "RECORDS_SUBJECT_MISSING" } | null {
  if (isSecret(document)) return document.subject === null ? null : { code: "RECORDS_SECRET_STUB" };
  return document.subject === null ? { code: "RECORDS_SUBJECT_MISSING" } : null;
}

/** Nothing is attached to, linked with or assigned on a secret document, or one that is struck out. */
export function contentRefusal(document: OfficialDocument): RecordsRefusal | null {
  if (isSecret(document)) return { code: "RECORDS_SECRET_STUB" };
  return isInForce(document) ? null : { code: "RECORDS_STATE", state: document.state };
}

type Target = Pick<OfficialDocument, "direction" | "state" | "agencyId" | "kindCode">;

/**
 * Whether a new document may do this to an earlier one of the same agency: what is wrong in content is replaced by a
 * document of the same kind, what is wrong in form is corrected by a letter; any document may recall.
 * @law Nghị định 30/2020/NĐ-CP, Đ.17 k.3, Đ.18: correction by letter, amendment and replacement in the same form, recall
 */
export function effectRefusal(
  draft: Pick<OfficialDocument, "agencyId" | "kindCode">,
  effect: Effect,
  target: Target | null,
): RecordsRefusal | null {
  if (target === null || target.direction !== "OUTGOING" || target.agencyId !== draft.agencyId)
    return { code: "RECORDS_TARGET" };
  if (target.state !== "PUBLISHED") return { code: "RECORDS_STATE", state: target.state };
  if (effect === "CORRECT" && draft.kindCode !== LETTER) return { code: "RECORDS_CORRECTED_BY_LETTER" };
  if (effect === "REPLACE" && draft.kindCode !== target.kindCode)
    return { code: "RECORDS_REPLACED_BY_SAME_KIND" };
  return null;
}

type Signing = {
  readonly authority: Authority;
  readonly signer: {
    readonly id: PersonId;
    readonly name: string;
    /** As it is to stand under the signature. */
    readonly title: string;
    /** The title of the post they hold; null where the office knows of none. */
    readonly post: string | null;
  };
  readonly at: Instant;
  readonly calendar: WorkCalendar;
};

/** @law Nghị định 30/2020/NĐ-CP, Đ.13: in whose stead somebody signs goes with their post */
export function signDocument(
  document: OfficialDocument,
  { authority, signer, at, calendar }: Signing,
): Decided {
  const wrong = stateRefusal(document, UNSIGNED);
  if (wrong !== null) return refuse(wrong);
  const misfit = signingRefusal({ ...signer, word: wordOf(authority) });
  if (misfit !== null) return refuse(misfit);
  const handledByOn = sentBy({ on: localDateOf(at), urgency: document.urgency }, calendar);
  return accept({
    patch: {
      state: "SIGNED",
      authority,
      signerId: signer.id,
      signerName: signer.name,
      signerTitle: signer.title,
      signedAt: at,
      handledByOn,
    },
    event: { type: "Signed", data: { authority, signerTitle: signer.title } },
  });
}

type Publishing = {
  readonly series: string;
  readonly year: number;
  readonly number: number;
  readonly numberText: string;
  readonly medium: "ELECTRONIC" | "PAPER";
  readonly at: Instant;
};

/**
 * What stands against publishing, asked before a number is taken.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I: an electronic document is a PDF of version 1.4 or later; others only come with it
 */
export function publicationRefusal(
  document: OfficialDocument,
  {
    files,
    medium,
  }: {
    readonly files: { readonly pdf: number; readonly other: number };
    readonly medium: "ELECTRONIC" | "PAPER";
  },
): RecordsRefusal | null {
  const wrong = stateRefusal(document, ["SIGNED"]);
  if (wrong !== null) return wrong;
  if (medium === "PAPER" || files.pdf > 0) return null;
  return { code: files.other > 0 ? "RECORDS_FILE_NOT_PDF" : "RECORDS_FILE_MISSING" };
}

/**
 * Number and day are given at publication, after the signature, and never again.
 * @law Nghị định 30/2020/NĐ-CP, Đ.14, Đ.15: numbered and dated after signing, in order, from 01 on 1 January.
 */
export function publishDocument({ at, medium, ...numbered }: Publishing): Change {
  return {
    patch: { state: "PUBLISHED", ...numbered, medium, documentOn: localDateOf(at), publishedAt: at },
    event: { type: "Published", data: { numberText: numbered.numberText, medium } },
  };
}

type Sending = { readonly recipients: string; readonly receivedBy: string | null; readonly at: Instant };

export function sendDocument(document: OfficialDocument, { recipients, receivedBy, at }: Sending): Decided {
  const wrong = stateRefusal(document, ["PUBLISHED"]);
  if (wrong !== null) return refuse(wrong);
  if (document.sentAt !== null) return refuse({ code: "RECORDS_ALREADY_SENT" });
  return accept({
    patch: { recipients, receivedBy, sentAt: at },
    event: { type: "Sent", data: { recipients, receivedBy } },
  });
}

/**
 * A number taken by mistake is struck out with the reason and never used again. What has left the office is recalled by
 * another document instead.
 * @law one-stop.md §1.5: gaps are explained, numbers never re-used.
 */
export function voidNumber(document: OfficialDocument, { reason }: { readonly reason: string }): Decided {
  const wrong = stateRefusal(document, ["REGISTERED", "PUBLISHED"]);
  if (wrong !== null) return refuse(wrong);
  if (document.sentAt !== null) return refuse({ code: "RECORDS_ALREADY_SENT" });
  return accept({
    patch: { state: "VOIDED", endedReason: reason },
    event: { type: "Voided", data: { reason } },
  });
}

/**
 * The earlier document once the number of the one that recalled or replaced it is struck out: in force again; null where
 * nothing was done to it that a state says.
 */
export function undoneEffect(effect: Effect, target: OfficialDocument, by: string): Change | null {
  const wasDone = { RECALL: "RECALLED", REPLACE: "REPLACED", CORRECT: null }[effect];
  if (target.state !== wasDone) return null;
  return { patch: { state: "PUBLISHED" }, event: { type: "InForceAgain", data: { by } } };
}

export function discardDraft(document: OfficialDocument, { reason }: { readonly reason: string }): Decided {
  const wrong = stateRefusal(document, ["DRAFT"]);
  if (wrong !== null) return refuse(wrong);
  return accept({
    patch: { state: "DISCARDED", endedReason: reason },
    event: { type: "Discarded", data: { reason } },
  });
}

/** How the earlier document stands once the new one is published; a corrected one stays in force. */
export function afterEffect(effect: Effect, by: { readonly numberText: string }): Change {
  const types = { RECALL: "Recalled", CORRECT: "Corrected", REPLACE: "Replaced" } as const;
  const states = { RECALL: "RECALLED", CORRECT: "PUBLISHED", REPLACE: "REPLACED" } as const;
  return { patch: { state: states[effect] }, event: { type: types[effect], data: { by: by.numberText } } };
}

type Days = Pick<OfficialDocument, "documentOn" | "replyDueOn"> & { readonly arrivedOn: LocalDate };

/** Nothing is registered before it came. */
export function arrivalRefusal(days: Days, today: LocalDate): RecordsRefusal | null {
  return days.arrivedOn > today ? { code: "RECORDS_ARRIVES_LATER" } : daysRefusal(days);
}

/** Nothing came before it was written, and no answer is due before it came. */
export function daysRefusal({ arrivedOn, documentOn, replyDueOn }: Days): RecordsRefusal | null {
  if (documentOn !== null && documentOn > arrivedOn) return { code: "RECORDS_DATED_LATER" };
  return replyDueOn !== null && replyDueOn < arrivedOn ? { code: "RECORDS_REPLY_DUE_EARLY" } : null;
}
