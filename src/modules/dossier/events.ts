import type { Json } from "../../kernel/json.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { AccountId, OfficeRole, PersonId, UnitId } from "../access/index.ts";
import type { DerivationStep } from "../calendar/index.ts";
import type { ProcessState } from "../process/index.ts";
import type {
  Applicant,
  CaseFacts,
  ChannelIn,
  ChannelOut,
  ComponentHeld,
  ControlSheetRow,
  CustodyMove,
  Delivery,
  DossierId,
  DossierTask,
  DossierTimer,
  FileRef,
  Organisations,
  Pinned,
  ResultDraft,
  StepUse,
  SupplementItem,
} from "./dossier.ts";
import type { PastRecord } from "./past.ts";

/** Who did it, as written into history: ids and the role used, never a name. */
export type ActorRef =
  | { readonly kind: "guest" }
  | { readonly kind: "citizen"; readonly accountId: AccountId }
  | {
      readonly kind: "officer";
      readonly accountId: AccountId;
      readonly personId: PersonId;
      readonly unitId: UnitId;
      readonly role: OfficeRole;
    }
  | { readonly kind: "system"; readonly name: string };

/** A due date as decided, with its derivation, and the ends of the step quotas that moved with it. */
export type Due = {
  readonly dueAt: Instant | null;
  readonly derivation: readonly DerivationStep[];
  readonly taskDues: readonly { readonly taskId: string; readonly dueAt: Instant }[];
};

/**
 * How work moved between desks in one act: the process after it, the tasks it opened and closed (with time used),
 * and the control-sheet rows (invariant e). Carried by every event that moves a token.
 */
export type Movement = {
  readonly process: ProcessState;
  readonly opened: readonly DossierTask[];
  readonly closed: readonly StepUse[];
  readonly rows: readonly ControlSheetRow[];
  /** All timers running after the act. */
  readonly timers: readonly DossierTimer[];
  /** What the process tells the world, e.g. "open the child dossier"; acted on by the command layer. */
  readonly sent: readonly Sent[];
};
type Sent = Readonly<{ message: string } & Record<"childKey" | "childProcedure", string | null>>;

type Recalled = { readonly number: string; readonly reason: string; readonly legalGround: string };

/** The facts of each kind of event. The kind is an administrative act in the past tense. */
export type EventData = {
  Submitted: {
    readonly code: string;
    readonly pinned: Pinned;
    readonly organisations: Organisations;
    readonly channelIn: ChannelIn;
    readonly channelOut: ChannelOut;
    readonly copiesOfSet: number;
    readonly components: readonly ComponentHeld[];
    readonly caseFacts: CaseFacts;
    readonly intakeDueAt: Instant | null;
    readonly assistedBy: PersonId | null;
    readonly correctionOf: DossierId | null;
    readonly parentId: DossierId | null;
    /** SHA-256 of the canonical JSON of `private`: the chain proves the applicant's data without holding them. */
    readonly privateSha256: string;
  };
  Accepted: Due & {
    readonly components: readonly ComponentHeld[];
    readonly custody: readonly CustodyMove[];
    readonly movement: Movement;
  };
  IntakeSupplementRequested: {
    readonly items: readonly SupplementItem[];
    readonly reason: string;
    readonly respondBy: LocalDate | null;
  };
  IntakeSupplementAnswered: { readonly components: readonly ComponentHeld[]; readonly intakeDueAt: Instant };
  Rejected: {
    readonly reasonCode: string;
    readonly reason: string;
    readonly legalGround: string;
    readonly instruction: string;
  };
  Cancelled: { readonly reason: string };
  /** `late`: after the moment by which R4 wants the papers with the competent unit. */
  HandedOver: { readonly late: boolean; readonly movement: Movement };
  /** The sender took the papers back before anybody had begun; `taskId` is the step that nobody began. */
  HandOverTakenBack: { readonly taskId: string; readonly reason: string; readonly movement: Movement };
  TaskAssigned: {
    readonly taskId: string;
    readonly assigneeId: PersonId;
    readonly rows: readonly ControlSheetRow[];
  };
  TaskCompleted: {
    readonly taskId: string;
    readonly outcome: string | null;
    readonly note: string;
    /** Facts of the case that this step established. */
    readonly facts: CaseFacts;
    readonly movement: Movement;
  };
  /** `signatureVoided`: the work went back before the signature, so the leader has to sign again. */
  TaskReturned: {
    readonly taskId: string;
    readonly reason: string;
    readonly signatureVoided: boolean;
    readonly movement: Movement;
  };
  ConsultationRequested: {
    readonly consultationId: string;
    readonly unitIds: readonly UnitId[];
    readonly question: string;
    readonly dueAt: Instant;
  };
  ConsultationAnswered: {
    readonly consultationId: string;
    readonly unitId: UnitId;
    readonly opinion: "AGREE" | "DISAGREE" | "CONDITIONAL" | "NO_REPLY";
    readonly text: string;
  };
  ConsultationClosed: Due & {
    readonly consultationId: string;
    readonly noReplyFrom: readonly UnitId[];
    readonly movement: Movement | null;
  };
  /** Asked by mistake and not answered yet: nobody is asked any more. */
  ConsultationWithdrawn: Due & { readonly consultationId: string; readonly reason: string };
  VerificationStarted: Due & { readonly notice: string };
  /** The answer came, and the process still has steps of the verification to do. */
  VerificationReplied: { readonly finding: string; readonly facts: CaseFacts; readonly movement: Movement };
  VerificationFinished: {
    readonly finding: string;
    readonly how: "REPORTED" | "TIMED_OUT";
    readonly facts: CaseFacts;
    readonly movement: Movement | null;
  };
  SupplementProposed: {
    readonly round: number;
    readonly items: readonly SupplementItem[];
    readonly reason: string;
    readonly overLimit: boolean;
  };
  SupplementApproved: { readonly round: number; readonly overLimitReason: string | null };
  SupplementDropped: { readonly round: number; readonly reason: string };
  SupplementRequested: { readonly round: number; readonly respondBy: LocalDate | null };
  SupplementAnswered: { readonly round: number; readonly components: readonly ComponentHeld[] };
  SupplementConfirmed: Due & { readonly round: number };
  /** `chargeIds`: what was charged before and is waited for now; absent, the payment is a new charge. */
  PaymentRequired: {
    readonly amountDong: number;
    readonly reason: string;
    readonly chargeIds?: readonly string[];
  };
  /** Paid (`reference`) or exempted (`exemption`, by another than the cashier). `paidAt`: when, if before it was known. */
  PaymentConfirmed: Due & {
    readonly paidAt?: Instant;
    readonly reference: string | null;
    readonly exemption: { readonly reason: string; readonly approvedBy: PersonId } | null;
    readonly movement: Movement | null;
  };
  Suspended: { readonly ground: string; readonly document: string };
  Resumed: Due & { readonly note: string };
  WithdrawalRequested: { readonly reason: string };
  WithdrawalApproved: {
    readonly refundDecision: string;
    readonly papersReturned: readonly string[];
    readonly refundFees?: boolean;
    readonly movement: Movement | null;
  };
  WithdrawalRefused: { readonly reason: string };
  WithdrawalCancelled: Record<string, never>;
  Stopped: {
    readonly reason: string;
    readonly legalGround: string;
    readonly papersReturned: readonly string[];
    readonly movement: Movement | null;
  };
  /** What the result is to say, as paper; again where it was changed. */
  ResultDrafted: { readonly draft: ResultDraft };
  ResultSigned: {
    readonly outcome: "POSITIVE" | "NEGATIVE";
    readonly authorityWord: "TM" | "KT" | "TL" | "TUQ" | "Q" | null;
    readonly summary: string;
    readonly legalGround: string | null;
    /** The paper that was signed and the hash of its bytes; absent where the result comes as an uploaded file. */
    readonly paper?: { readonly draft: ResultDraft; readonly sha256: string };
    readonly movement: Movement;
  };
  ResultIssued: {
    readonly number: string;
    readonly files: readonly FileRef[];
    /** Hashes of the files that are scans of a paper signed by hand; whoever issued compared them. Absent where none is. */
    readonly scans?: readonly string[];
    /** Why it came late, from the list of the day; results of before that list, and those in time, have none. */
    readonly lateCause?: string;
    readonly movement: Movement;
  };
  ResultReturned: Delivery & {
    /** SHA-256 of the private part, which names the receiver; null where nobody was seen. */
    readonly privateSha256: string | null;
    readonly custody: readonly CustodyMove[];
    readonly movement: Movement | null;
  };
  Reopened: {
    readonly reason: string;
    readonly voidedNumber: string;
    /** The revoked paper's content as a new draft, to be put right. */
    readonly draft?: ResultDraft;
    readonly movement: Movement;
  };
  ResultRevoked: Recalled;
  /** The link to an electronic result was sent anew; the ones of before open nothing any more. */
  ResultSentAgain: { readonly reason: string };
  ResultSuperseded: Recalled & { readonly replacementNumber: string };
  CorrectionOpened: { readonly correctionId: DossierId; readonly reason: string };
  ExtensionProposed: {
    readonly newDueOn: LocalDate;
    readonly reason: string;
    /** Why it is late, from the list of the day. */
    readonly lateCause?: string;
  };
  Extended: Due & { readonly newDueOn: LocalDate; readonly lateNotice: boolean };
  ChildOpened: { readonly childId: DossierId; readonly childKey: string | null; readonly mandatory: boolean };
  ChildClosed: {
    readonly childId: DossierId;
    readonly outcome: "POSITIVE" | "NEGATIVE" | null;
    readonly movement: Movement | null;
  };
  /** An interlinked parent has all its children's results: the bundle is ready to be returned, without a number of its own. */
  ResultsGathered: { readonly outcome: "POSITIVE" | "NEGATIVE" };
  Rerouted: { readonly toUnitId: UnitId; readonly reason: string; readonly movement: Movement | null };
  CustodyMoved: { readonly moves: readonly CustodyMove[] };
  ComponentsChecked: { readonly components: readonly ComponentHeld[] };
  /** What was declared is put right: `fields` says where, the private part holds all of it as it now stands. */
  ApplicationAmended: {
    readonly reason: string;
    readonly fields: readonly string[];
    readonly facts: CaseFacts;
    /** The slip that was handed over names the submitter otherwise. */
    readonly isSlipOutdated: boolean;
    readonly privateSha256: string;
  };
  ApplicantConfirmed: { readonly confirmed: boolean; readonly facts: CaseFacts; readonly movement: Movement };
  TimerFired: { readonly timerId: string; readonly movement: Movement };
  /** Handled and closed in another system, recorded here whole; `source` says where from. No desk can do this act. */
  HistoryRecorded: PastRecord;
  /** A calendar revision moved the date, by an explicit, logged act of an administrator (never silently). */
  DueMoved: Due & { readonly basis: string; readonly calendarRevision: string };
};
export type EventType = keyof EventData;

/** An event as decided, before the store gives it a place in the chain. */
export type NewEvent<T extends EventType = EventType> = {
  [K in T]: { readonly type: K; readonly data: EventData[K] };
}[T];

/** An event in its place: what is hashed is everything here but `hash` and `private`. */
export type DossierEvent = NewEvent & {
  readonly dossierId: DossierId;
  readonly seq: number;
  readonly at: Instant;
  readonly actor: ActorRef;
  /** The person whose right was used under a delegation, or the citizen an officer assisted. */
  readonly onBehalfOf: PersonId | AccountId | null;
  readonly commandId: string;
  readonly hash: string;
  /** Personal data of the act (applicant, form data); outside the chain so that it can be erased when the law says so. */
  readonly private: PrivateData | null;
};

/** The personal data of an act: of the application (`Submitted`), or of who fetched the result (`ResultReturned`). */
export type PrivateData =
  | {
      readonly kind: "application";
      readonly applicant: Applicant;
      readonly form: Readonly<Record<string, Json>>;
    }
  | { readonly kind: "delivery"; readonly receiverName: string };
