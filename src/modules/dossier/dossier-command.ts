import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import type { DossierAct } from "./acts.ts";
import type { DeliveryTold } from "./delivery.ts";
import type {
  CaseFacts,
  ChannelIn,
  ChannelOut,
  ComponentHeld,
  CustodyTold,
  DossierId,
  FileRef,
  Organisations,
  PaperScan,
  Pinned,
  ResultDraft,
  ResultPaper,
  SupplementItem,
} from "./dossier.ts";
import type { DueCharge } from "./fees-standing.ts";
import type { RejectionReason } from "./rejection-reasons.ts";

/** What a submission brings. The command layer has allocated the code, pinned the version and hashed the private part. */
export type Submission = {
  readonly code: string;
  readonly pinned: Pinned;
  readonly organisations: Organisations;
  readonly channelIn: ChannelIn;
  readonly channelOut: ChannelOut;
  readonly copiesOfSet: number;
  readonly components: readonly ComponentHeld[];
  /** Published papers this case requires and nobody handed in (catalogue `missingPapers`); empty where complete. */
  readonly missingComponents: readonly string[];
  readonly formValid: boolean;
  /** Fees to be paid before sending are paid or none are configured (T1). */
  readonly prepaid: boolean;
  readonly caseFacts: CaseFacts;
  readonly assistedBy: PersonId | null;
  readonly correctionOf: DossierId | null;
  readonly parentId: DossierId | null;
  readonly privateSha256: string;
};

/** What was typed beside a scan. */
type ScanTold = Pick<PaperScan, "number" | "issuer" | "issuedOn"> & {
  readonly componentCode: string;
  readonly isCompared: boolean;
};

type Papers = { readonly components: readonly ComponentHeld[]; readonly custody: readonly CustodyTold[] };
type Items = { readonly items: readonly SupplementItem[]; readonly reason: string };
type Nothing = Record<never, never>;

/** What each act says. Texts are kept as given; the edge has normalised them and bounded their length. */
export type CommandData = {
  submit: Submission;
  receiveAtCounter: Submission & { readonly custody: readonly CustodyTold[] };
  /** `components`: as checked by the officer; empty keeps what the applicant sent. */
  accept: Papers;
  requestIntakeSupplement: Items;
  answerIntakeSupplement: { readonly components: readonly ComponentHeld[] };
  reject: {
    readonly reasonCode: RejectionReason;
    readonly reason: string;
    readonly legalGround: string;
    readonly instruction: string;
  };
  cancel: { readonly reason: string };
  handOver: { readonly outcome?: string; readonly facts?: CaseFacts };
  takeBack: { readonly reason: string };
  assignTask: { readonly taskId: string; readonly assigneeId: PersonId };
  completeTask: {
    readonly taskId: string;
    readonly outcome?: string;
    readonly note: string;
    readonly facts?: CaseFacts;
  };
  /** `to`: a step code from `listReturnTargets`; the nearest earlier step where absent. */
  returnToPrevious: { readonly taskId: string; readonly to?: string; readonly reason: string };
  requestConsultation: {
    readonly consultationId: string;
    readonly unitIds: readonly UnitId[];
    readonly question: string;
    readonly dueOn: LocalDate;
  };
  replyConsultation: {
    readonly consultationId: string;
    readonly unitId: UnitId;
    readonly opinion: "AGREE" | "DISAGREE" | "CONDITIONAL";
    readonly text: string;
  };
  closeConsultation: { readonly consultationId: string };
  withdrawConsultation: { readonly consultationId: string; readonly reason: string };
  startVerification: { readonly notice: string };
  finishVerification: { readonly finding: string; readonly facts?: CaseFacts };
  proposeSupplement: Items;
  /** `overLimitReason`: why a leader allows one more round than the procedure does (R6). */
  dropSupplement: { readonly reason: string };
  approveSupplement: { readonly overLimitReason: string | null };
  sendSupplement: Nothing;
  answerSupplement: { readonly components: readonly ComponentHeld[] };
  confirmSupplement: { readonly acceptedComponents: readonly string[] };
  stop: { readonly reason: string; readonly legalGround: string; readonly papersReturned: readonly string[] };
  requirePayment: {
    readonly amountDong: number;
    readonly reason: string;
    /** The charges already in the books that are to be paid now; their sum is the amount. */
    readonly chargeIds?: readonly string[];
    /** What the books say is open: the office adds it. */
    readonly due?: readonly DueCharge[];
  };
  /**
   * Exactly one of the two: paid under a reference, or exempted by someone other than the cashier. When it was paid, where
   * that was earlier: `paidAt` as the books have it, `paidOn` as a paper says it.
   */
  confirmPayment: {
    readonly reference: string | null;
    readonly paidAt?: Instant | null;
    readonly paidOn?: LocalDate | null;
    readonly exemption: { readonly reason: string; readonly approvedBy: PersonId } | null;
  };
  suspend: { readonly ground: string; readonly document: string };
  resume: { readonly note: string };
  requestWithdrawal: { readonly reason: string };
  approveWithdrawal: {
    readonly refundDecision: string;
    readonly papersReturned: readonly string[];
    readonly refundFees?: boolean;
    /** False where the books say that nothing was paid: nothing is to be decided then. The office adds it. */
    readonly feesPaid?: boolean;
  };
  refuseWithdrawal: { readonly reason: string };
  cancelWithdrawal: Nothing;
  /** `stepOutcome`: outcome of the process step where it offers several; the result's own outcome otherwise. */
  draftResult: { readonly draft: ResultDraft };
  /** `paper`: what is signed, as set by the command layer; absent where the result is uploaded when it is issued. */
  signResult: Pick<ResultPaper, "outcome" | "authorityWord" | "summary" | "legalGround"> & {
    readonly stepOutcome?: string;
    readonly paper?: { readonly draft: ResultDraft; readonly sha256: string };
  };
  /** `lateCause`: a code of `lateCausesOn`, where the result comes late. */
  issueResult: {
    readonly number: string;
    /** The office's own paper as published; the files beside it were uploaded. */
    readonly paper?: FileRef;
    readonly files: readonly FileRef[];
    /** Hashes of those that are scans of a paper signed by hand, compared with it by whoever issues. */
    readonly scans?: readonly string[];
    readonly stepOutcome?: string;
    readonly lateCause?: string;
  };
  returnResult: DeliveryTold & {
    readonly feesSettled: boolean;
    readonly custody: readonly CustodyTold[];
    readonly privateSha256: string | null;
  };
  /** `to`: the step the work goes back to; the nearest step before the return desk where absent. */
  reopen: { readonly reason: string; readonly to?: string; readonly draft?: ResultDraft };
  revokeResult: { readonly reason: string; readonly legalGround: string };
  sendResultAgain: { readonly reason: string };
  /** `replacementNumber`: number and symbol of a published paper of the same agency. */
  supersedeResult: {
    readonly reason: string;
    readonly legalGround: string;
    readonly replacementNumber: string;
  };
  openCorrection: { readonly correctionId: DossierId; readonly reason: string };
  proposeExtension: { readonly newDueOn: LocalDate; readonly reason: string; readonly lateCause?: string };
  signExtension: Nothing;
  openChild: { readonly childId: DossierId; readonly childKey: string | null; readonly mandatory: boolean };
  closeChild: { readonly childId: DossierId; readonly outcome: "POSITIVE" | "NEGATIVE" | null };
  /** `context.unitOf` answers for the agency the dossier goes to. */
  reroute: { readonly toUnitId: UnitId; readonly reason: string };
  moveCustody: { readonly moves: readonly CustodyTold[] };
  /** `fields`: what differs from before, as paths into what was declared. */
  amendApplication: {
    readonly reason: string;
    readonly fields: readonly string[];
    /** Facts counted from a day that was put right. */
    readonly facts: CaseFacts;
    readonly privateSha256: string;
  };
  checkComponents: {
    readonly components: readonly ComponentHeld[];
    /** What was read on the scans named, and whether each was compared with its original by whoever does the act. */
    readonly scans?: readonly ScanTold[];
  };
  confirmDraftByApplicant: { readonly confirmed: boolean };
  fireTimer: { readonly timerId: string };
  moveDue: { readonly basis: string };
};

/** One act with what it says; a union by `act`. */
export type DossierCommand<A extends DossierAct = DossierAct> = {
  [K in A]: { readonly act: K } & CommandData[K];
}[A];
