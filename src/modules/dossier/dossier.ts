import { CHAIN_START } from "../../kernel/hash-chain.ts";
import type { Id } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { OfficeRole, PersonId, UnitId } from "../access/index.ts";
import type { DerivationStep, Pause } from "../calendar/index.ts";
import type { ProcessState, Stage } from "../process/index.ts";
import type { ComponentHeld } from "./component-held.ts";
import type { Delivery } from "./delivery.ts";
import type { CaseFacts, ChannelIn, ChannelOut, Organisations, Pinned } from "./pinned.ts";
import type { ResultDraft, ResultPaper } from "./result-paper.ts";
import type { Satisfaction } from "./satisfaction.ts";
import type { Status } from "./status.ts";

export type { ComponentHeld, FileRef, PaperScan } from "./component-held.ts";
export type { Delivery, IdentityCheck, Receiver } from "./delivery.ts";
export type { Applicant, Relationship } from "./party.ts";
export type { CaseFacts, ChannelIn, ChannelOut, Organisations, Pinned } from "./pinned.ts";
export type { ResultDraft, ResultPaper } from "./result-paper.ts";

export type DossierId = Id<"dossier">;

/** A running timer of the process and the instant from which it may be fired. */
export type DossierTimer = { readonly timerId: string; readonly dueAt: Instant };

/** A task open at one desk now. `dueAt` is the end of its step quota, not of the dossier. */
export type DossierTask = {
  readonly taskId: string;
  readonly stepCode: string;
  /** Official name; `stepNameEn` is its translation. */
  readonly stepName: string;
  readonly stepNameEn: string;
  readonly stage: Stage;
  readonly role: OfficeRole;
  readonly unitId: UnitId;
  readonly assigneeId: PersonId | null;
  readonly quotaMinutes: number;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
};

/** Time a finished step used against its quota: what lateness is attributed by (§3.4). Working minutes. */
export type StepUse = {
  readonly taskId: string;
  readonly stepCode: string;
  readonly stepName: string;
  readonly stepNameEn: string;
  readonly unitId: UnitId;
  readonly personId: PersonId | null;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly quotaMinutes: number;
  readonly usedMinutes: number;
  readonly overMinutes: number;
};

export type SupplementItem = { readonly componentCode: string; readonly problem: string };
export type SupplementRound = {
  readonly round: number;
  readonly stage: "INTAKE" | "APPRAISAL";
  readonly items: readonly SupplementItem[];
  readonly reason: string;
  readonly step: "PROPOSED" | "APPROVED" | "SENT" | "ANSWERED" | "CONFIRMED";
  readonly proposedBy: PersonId | null;
  readonly sentAt: Instant | null;
  readonly respondBy: LocalDate | null;
  readonly answeredAt: Instant | null;
  readonly overLimitReason: string | null;
  /** True when the round goes past `supplementRoundsMax` and a leader allowed it with a reason (R6). */
  readonly overLimit: boolean;
};

export type Extension = {
  readonly newDueOn: LocalDate;
  readonly reason: string;
  readonly lateCause?: string;
  readonly draftedBy: PersonId | null;
  readonly signedAt: Instant | null;
  /** Signed less than one working day before the due date: a late notice (T25). */
  readonly lateNotice: boolean;
};

export type Consultation = {
  readonly consultationId: string;
  readonly closedAt: Instant | null;
  readonly unitIds: readonly UnitId[];
  readonly question: string;
  readonly dueAt: Instant;
  readonly replies: readonly {
    readonly unitId: UnitId;
    readonly opinion: "AGREE" | "DISAGREE" | "CONDITIONAL" | "NO_REPLY";
    readonly text: string;
    readonly at: Instant;
  }[];
};

/** A stop of the clock; at most one is open (invariant a). `EXTERNAL` is a consultation that stops it. */
export type DossierPause = Pause & {
  readonly reason: "SUPPLEMENT" | "FINANCIAL" | "SUSPENSION" | "EXTERNAL";
};

/** A dossier opened under this one (liên thông); `childKey` names the wait of the process that it answers. */
type Child = {
  readonly id: DossierId;
  readonly childKey: string | null;
  readonly mandatory: boolean;
  readonly closed: boolean;
  /** How the child ended; null while it is open, and where it ended without a result. */
  readonly outcome: "POSITIVE" | "NEGATIVE" | null;
};

/** One row of the control sheet (phiếu kiểm soát): the holder changed. */
export type ControlSheetRow = {
  readonly at: Instant;
  readonly fromUnitId: UnitId | null;
  readonly fromPersonId: PersonId | null;
  readonly toUnitId: UnitId;
  readonly toPersonId: PersonId | null;
  readonly toRole: OfficeRole | null;
  readonly stepCode: string | null;
};

/** One move of paper originals: who handed what to whom. */
export type CustodyMove = {
  readonly at: Instant;
  readonly componentCodes: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly note: string;
};

/** A move as it is told: when it happened is the moment of the act that tells it, so that nobody dates it back. */
export type CustodyTold = Omit<CustodyMove, "at">;

/**
 * A dossier as folded from its events. Nothing here is written by hand: `evolve` is the only author, and
 * `verify` proves that the stored projection equals the fold.
 */
export type Dossier = {
  readonly id: DossierId;
  /** Number of events so far; the version an `If-Match` names. */
  readonly version: number;
  readonly headHash: string;
  readonly status: Status;
  readonly subStatus: "POSITIVE" | "NEGATIVE" | null;
  readonly code: string | null;
  readonly pinned: Pinned | null;
  readonly organisations: Organisations | null;
  readonly channelIn: ChannelIn;
  readonly channelOut: ChannelOut;
  readonly copiesOfSet: number;
  readonly assistedBy: PersonId | null;
  readonly components: readonly ComponentHeld[];
  readonly caseFacts: CaseFacts;
  /** The event that holds what is declared now; absent where it is the first one still. */
  readonly applicationSeq?: number;
  readonly submittedAt: Instant | null;
  readonly intakeDueAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly originalDueAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly derivation: readonly DerivationStep[];
  readonly finishedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly rejectedAt: Instant | null;
  readonly pauses: readonly DossierPause[];
  readonly supplements: readonly SupplementRound[];
  readonly extensions: readonly Extension[];
  readonly verification: { readonly startedAt: Instant; readonly finishedAt: Instant | null } | null;
  readonly consultations: readonly Consultation[];
  readonly payment: {
    readonly amountDong: number;
    /** What it is for, in the words of whoever asked. */
    readonly reason: string;
    /** Charges opened before that it waits for; absent where it is a charge of its own. */
    readonly chargeIds?: readonly string[];
    readonly requiredAt: Instant;
    readonly confirmedAt: Instant | null;
    /** When the money was there; `confirmedAt` is when that was known here. Null while unpaid, and where let off. */
    readonly paidAt: Instant | null;
    readonly reference: string | null;
    readonly exemption: string | null;
  } | null;
  readonly withdrawal: {
    readonly requestedAt: Instant;
    readonly reason: string;
    readonly from: Status;
  } | null;
  /** Withdrawn with the decision that what was paid goes back; absent otherwise. */
  readonly refundFees?: true;
  readonly suspension: { readonly ground: string; readonly document: string; readonly from: Status } | null;
  readonly process: ProcessState | null;
  readonly timers: readonly DossierTimer[];
  readonly tasks: readonly DossierTask[];
  readonly steps: readonly StepUse[];
  /** Everyone who appraised or drafted: may not sign this dossier. */
  readonly specialists: readonly PersonId[];
  readonly controlSheet: readonly ControlSheetRow[];
  readonly custody: readonly CustodyMove[];
  readonly result: ResultPaper | null;
  /** The draft of the result; absent until somebody drafts one. Outdated once what was declared is put right. */
  readonly draft?: ResultDraft & { readonly isOutdated?: true };
  readonly reopened: boolean;
  readonly delivery:
    | (Delivery & {
        readonly at: Instant;
        /** How often the link to it was sent anew; absent until it is. */
        readonly sentAgain?: number;
      })
    | null;
  /** What the applicant thought of how it was handled; absent until it is told. */
  readonly satisfaction?: Satisfaction;
  readonly correctionOf: DossierId | null;
  readonly parentId: DossierId | null;
  /** Children of an interlinked parent: mandatory ones must all be terminal before the parent advances (T26). */
  readonly children: readonly Child[];
  /** Numbers of results voided by reopening; never used again (§1.5). */
  readonly voidedNumbers: readonly string[];
  /** When the last event happened: no later act may be dated before it (invariant b). */
  readonly lastEventAt: Instant | null;
};

/** The dossier before its first event: a draft nobody has sent. */
export function emptyDossier(id: DossierId): Dossier {
  return {
    id,
    version: 0,
    headHash: CHAIN_START,
    status: "DRAFT",
    subStatus: null,
    code: null,
    pinned: null,
    organisations: null,
    channelIn: "ONLINE",
    channelOut: "COUNTER",
    copiesOfSet: 1,
    assistedBy: null,
    components: [],
    caseFacts: {},
    submittedAt: null,
    intakeDueAt: null,
    acceptedAt: null,
    originalDueAt: null,
    dueAt: null,
    derivation: [],
    finishedAt: null,
    returnedAt: null,
    rejectedAt: null,
    pauses: [],
    supplements: [],
    extensions: [],
    verification: null,
    consultations: [],
    payment: null,
    withdrawal: null,
    suspension: null,
    process: null,
    timers: [],
    tasks: [],
    steps: [],
    specialists: [],
    controlSheet: [],
    custody: [],
    result: null,
    reopened: false,
    delivery: null,
    correctionOf: null,
    parentId: null,
    children: [],
    voidedNumbers: [],
    lastEventAt: null,
  };
}
