import type { EventType } from "../dossier/index.ts";
import type { Kind } from "./kinds.ts";

/** Why an event has no message to the applicant. */
type Silence =
  /** Work between desks: the stage the applicant sees is the same. */
  | "INSIDE_OFFICE"
  /** Another event of the act, or the one that ends it, is told. */
  | "OTHERWISE_TOLD"
  /** It happened in another system, which told it. */
  | "ELSEWHERE";

/** What the applicant is told of an event, and what officers are; an applicant told nothing has a reason for it. */
type Telling = {
  readonly applicant: Kind | { readonly silent: Silence };
  readonly officers: Kind | null;
};

const tells = (applicant: Kind, officers: Kind | null = null): Telling => ({ applicant, officers });
const silent = (why: Silence, officers: Kind | null = null): Telling => ({
  applicant: { silent: why },
  officers,
});

/**
 * Every kind of event, and who hears of it. The compiler asks for a line for each new one.
 * @law Nghị định 118/2025/NĐ-CP (R8): every change of status is told to the applicant.
 */
export const TOLD: Readonly<Record<EventType, Telling>> = {
  Submitted: tells("SUBMITTED"),
  Accepted: tells("ACCEPTED"),
  IntakeSupplementRequested: tells("INTAKE_SUPPLEMENT"),
  IntakeSupplementAnswered: tells("ANSWER_RECEIVED", "SUPPLEMENT_ANSWERED"),
  Rejected: tells("REJECTED"),
  Cancelled: tells("CANCELLED"),
  HandedOver: tells("HANDED_OVER"),
  HandOverTakenBack: silent("INSIDE_OFFICE"),
  TaskAssigned: silent("INSIDE_OFFICE", "ASSIGNED"),
  TaskCompleted: silent("INSIDE_OFFICE"),
  TaskReturned: silent("INSIDE_OFFICE"),
  ConsultationRequested: tells("CONSULTING", "OPINION_ASKED"),
  ConsultationAnswered: silent("INSIDE_OFFICE", "OPINION_RECEIVED"),
  ConsultationClosed: silent("INSIDE_OFFICE"),
  ConsultationWithdrawn: silent("INSIDE_OFFICE"),
  VerificationStarted: tells("VERIFYING"),
  VerificationReplied: silent("INSIDE_OFFICE"),
  VerificationFinished: silent("INSIDE_OFFICE"),
  SupplementProposed: silent("INSIDE_OFFICE"),
  SupplementApproved: silent("INSIDE_OFFICE"),
  SupplementDropped: silent("INSIDE_OFFICE"),
  SupplementRequested: tells("SUPPLEMENT"),
  SupplementAnswered: tells("ANSWER_RECEIVED", "SUPPLEMENT_ANSWERED"),
  SupplementConfirmed: tells("SUPPLEMENT_CONFIRMED"),
  PaymentRequired: tells("PAYMENT_DUE"),
  PaymentConfirmed: tells("PAYMENT_RECEIVED", "PAYMENT_CONFIRMED"),
  Suspended: tells("SUSPENDED"),
  Resumed: tells("RESUMED"),
  WithdrawalRequested: tells("WITHDRAWAL_RECEIVED", "WITHDRAWAL_ASKED"),
  WithdrawalApproved: tells("WITHDRAWN"),
  WithdrawalRefused: tells("WITHDRAWAL_REFUSED"),
  WithdrawalCancelled: tells("WITHDRAWAL_ENDED"),
  Stopped: tells("STOPPED"),
  ResultDrafted: silent("INSIDE_OFFICE"),
  ResultSigned: silent("OTHERWISE_TOLD"),
  ResultIssued: tells("RESULT_READY"),
  ResultReturned: tells("RETURNED"),
  Reopened: tells("RESULT_RECALLED"),
  ResultRevoked: tells("RESULT_REVOKED"),
  ResultSuperseded: tells("RESULT_REPLACED"),
  ResultSentAgain: tells("RETURNED"),
  CorrectionOpened: silent("OTHERWISE_TOLD"),
  ExtensionProposed: silent("OTHERWISE_TOLD", "EXTENSION_TO_SIGN"),
  Extended: tells("EXTENDED"),
  ChildOpened: silent("OTHERWISE_TOLD"),
  ChildClosed: silent("OTHERWISE_TOLD"),
  ResultsGathered: tells("RESULT_READY"),
  Rerouted: tells("REROUTED"),
  CustodyMoved: silent("INSIDE_OFFICE"),
  ComponentsChecked: silent("INSIDE_OFFICE"),
  ApplicationAmended: silent("INSIDE_OFFICE"),
  ApplicantConfirmed: silent("INSIDE_OFFICE"),
  TimerFired: silent("INSIDE_OFFICE"),
  HistoryRecorded: silent("ELSEWHERE"),
  DueMoved: tells("DUE_MOVED"),
};
