import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { AccountId, OfficeRole, PersonId, UnitId } from "../access/index.ts";
import type { DerivationStep } from "../calendar/index.ts";
import type { ProcessState } from "../process/index.ts";
import type {
  Applicant,
  ChannelIn,
  ChannelOut,
  ComponentHeld,
  ControlSheetRow,
  CustodyMove,
  DossierId,
  DossierTask,
  Organisations,
  Pinned,
  StepUse,
  SupplementItem,
} from "./dossier.ts";

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

/** A due date as decided, with its derivation. */
type Due = { readonly dueAt: Instant | null; readonly derivation: readonly DerivationStep[] };

/**
 * How work moved between desks in one act: the process after it, the tasks it opened and closed (with time used),
 * and the control-sheet rows (invariant e). Carried by every event that moves a token.
 */
export type Movement = {
  readonly process: ProcessState;
  readonly opened: readonly DossierTask[];
  readonly closed: readonly StepUse[];
  readonly rows: readonly ControlSheetRow[];
};

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
    readonly caseFacts: Readonly<Record<string, string | number | boolean | null>>;
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
  IntakeSupplementRequested: { readonly items: readonly SupplementItem[]; readonly reason: string; readonly respondBy: LocalDate | null };
  IntakeSupplementAnswered: { readonly components: readonly ComponentHeld[]; readonly intakeDueAt: Instant };
  Rejected: { readonly reasonCode: string; readonly reason: string; readonly legalGround: string; readonly instruction: string };
  Cancelled: { readonly reason: string };
  HandedOver: { readonly movement: Movement };
  TaskAssigned: { readonly taskId: string; readonly assigneeId: PersonId };
  TaskCompleted: { readonly taskId: string; readonly outcome: string | null; readonly note: string; readonly movement: Movement };
  TaskReturned: { readonly taskId: string; readonly reason: string; readonly movement: Movement };
  ConsultationRequested: { readonly consultationId: string; readonly unitIds: readonly UnitId[]; readonly question: string; readonly dueAt: Instant };
  ConsultationAnswered: {
    readonly consultationId: string;
    readonly unitId: UnitId;
    readonly opinion: "AGREE" | "DISAGREE" | "CONDITIONAL" | "NO_REPLY";
    readonly text: string;
  };
  ConsultationClosed: { readonly consultationId: string };
  VerificationStarted: Due & { readonly notice: string };
  VerificationFinished: { readonly finding: string };
  SupplementProposed: { readonly round: number; readonly items: readonly SupplementItem[]; readonly reason: string; readonly overLimit: boolean };
  SupplementApproved: { readonly round: number };
  SupplementRequested: { readonly round: number; readonly respondBy: LocalDate | null };
  SupplementAnswered: { readonly round: number; readonly components: readonly ComponentHeld[] };
  SupplementConfirmed: Due & { readonly round: number };
  PaymentRequired: { readonly amountDong: number; readonly reason: string };
  PaymentConfirmed: Due & { readonly reference: string };
  Suspended: { readonly ground: string };
  Resumed: Due & { readonly note: string };
  WithdrawalRequested: { readonly reason: string };
  WithdrawalApproved: { readonly refundDecision: string; readonly papersReturned: readonly string[] };
  WithdrawalRefused: { readonly reason: string };
  WithdrawalCancelled: Record<string, never>;
  Stopped: { readonly reason: string; readonly legalGround: string; readonly papersReturned: readonly string[] };
  ResultSigned: {
    readonly outcome: "POSITIVE" | "NEGATIVE";
    readonly authorityWord: "TM" | "KT" | "TL" | "TUQ" | "Q" | null;
    readonly summary: string;
    readonly legalGround: string | null;
    readonly movement: Movement;
  };
  ResultIssued: {
    readonly number: string;
    readonly files: readonly { readonly sha256: string; readonly name: string; readonly sizeBytes: number; readonly mime: string }[];
    readonly movement: Movement;
  };
  ResultReturned: {
    readonly channel: ChannelOut;
    readonly receiverName: string;
    readonly identityChecked: string;
    readonly custody: readonly CustodyMove[];
    readonly movement: Movement | null;
  };
  Reopened: { readonly reason: string; readonly voidedNumber: string; readonly movement: Movement };
  CorrectionOpened: { readonly correctionId: DossierId; readonly reason: string };
  ExtensionProposed: { readonly newDueOn: LocalDate; readonly reason: string };
  Extended: Due & { readonly newDueOn: LocalDate; readonly lateNotice: boolean };
  ChildOpened: { readonly childId: DossierId; readonly mandatory: boolean };
  ChildClosed: { readonly childId: DossierId; readonly movement: Movement | null };
  Rerouted: { readonly toUnitId: UnitId; readonly reason: string; readonly movement: Movement | null };
  CustodyMoved: { readonly moves: readonly CustodyMove[] };
  ComponentsChecked: { readonly components: readonly ComponentHeld[] };
  ApplicantConfirmed: { readonly confirmed: boolean; readonly movement: Movement };
  TimerFired: { readonly timerId: string; readonly movement: Movement };
  /** A calendar revision moved the date, by an explicit, logged act of an administrator (never silently). */
  DueMoved: Due & { readonly basis: string; readonly calendarRevision: string };
};
export type EventType = keyof EventData;

/** An event as decided, before the store gives it a place in the chain. */
export type NewEvent = { [T in EventType]: { readonly type: T; readonly data: EventData[T] } }[EventType];

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

export type PrivateData = { readonly applicant: Applicant; readonly form: Readonly<Record<string, unknown>> };
