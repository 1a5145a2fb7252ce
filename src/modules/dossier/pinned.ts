import type { UnitId } from "../access/index.ts";
import type { DeadlinePolicy, Term } from "../calendar/index.ts";

/** Facts of the case that conditions of forms, fees and processes read. */
export type CaseFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Channel of submission: counter, online, public post (KenhThucHien 1, 2, 3). */
export type ChannelIn = "DIRECT" | "ONLINE" | "POSTAL";
/** Where the applicant wants the result. */
export type ChannelOut = "COUNTER" | "ONLINE" | "POSTAL";

/** One fee of the case as reckoned when the dossier was sent in; whole đồng. */
export type PinnedFee = {
  readonly feeCode: string;
  readonly kind: "PHI" | "LE_PHI" | "OTHER";
  readonly name: string;
  readonly nameEn: string;
  readonly collectWhen: "ON_RECEIPT" | "ON_SUPPLEMENT" | "ON_RESULT";
  readonly legalGround: string | null;
  /** Before exemptions; null where it is published in words only and the cashier must say. */
  readonly fullDong: number | null;
  readonly exemptDong: number;
  /** By what law it is less, or nothing; null where none applied. */
  readonly exemptionGround: string | null;
};

/** What the dossier was received under; copied from the catalogue at submission so that later law never moves it. */
export type Pinned = {
  readonly procedureVersionId: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  /** The English name; the Vietnamese one where none is published. */
  readonly procedureNameEn: string;
  readonly fieldCode: string;
  readonly caseCode: string;
  readonly term: Term;
  /** The whole term once facts must be verified (xác minh); null where the case does not allow verification. */
  readonly verificationTerm: Term | null;
  readonly policy: DeadlinePolicy;
  readonly processVersionId: string;
  readonly supplementRoundsMax: number;
  /** Working days the applicant has to supplement; null where the procedure sets none. */
  readonly supplementWindowWorkingDays: number | null;
  /** A supplement may be asked only within this many working days of acceptance (T10); null where not set. */
  readonly supplementAskWithinWorkingDays: number | null;
  /** Whether asking other units stops the clock (T8); it runs unless the procedure says so. */
  readonly consultationPauses: boolean;
  readonly extensionsMax: number;
  /** Codes of the components the procedure publishes: a supplement may name only these (R7). */
  readonly componentCodes: readonly string[];
  readonly nonTerritorial: boolean;
  /** Absent on dossiers received before charges were kept: nobody reckoned theirs. */
  readonly fees?: readonly PinnedFee[];
};

/** The three organisations of a dossier (R11): where helped, who received and numbers it, who decides. */
export type Organisations = {
  readonly supportPointId: UnitId | null;
  readonly receivingUnitId: UnitId;
  readonly competentAgencyId: UnitId;
};
