import type { Instant, LocalDate } from "../../kernel/local-date.ts";

/** Papers of the one-stop shop by their internal key: the number of the form changes with the circular, the key does not. */
export const PAPER_KEYS = [
  "RECEIPT",
  "SUPPLEMENT",
  "REFUSAL",
  "APOLOGY",
  "STOP_NOTICE",
  "CONTROL_SHEET",
  "REGISTER",
] as const;
export type PaperKey = (typeof PAPER_KEYS)[number];

/**
 * The two sets of forms: Thông tư 03/2025/TT-VPCP (default) and Thông tư 01/2018/TT-VPCP, for dossiers received under it.
 *
 * @law Thông tư 03/2025/TT-VPCP, Thông tư 01/2018/TT-VPCP: forms of the one-stop shop
 */
export type TemplateSet = "VPCP-2025" | "VPCP-2018";

/** The head of the sheet (NĐ 30/2020): who issues it, its number, and where and when. */
export type Letterhead = {
  readonly superior: string | null;
  readonly issuer: string;
  /** Number in its register; numbers below 10 are printed with a leading zero. Null before one was taken. */
  readonly number: number | null;
  /** What follows the slash, for example `TNHS`. */
  readonly symbol: string;
  readonly place: string;
  readonly issuedOn: LocalDate;
};

export type PaperApplicant = {
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
};

type PaperBase = {
  readonly letterhead: Letterhead;
  readonly dossierCode: string;
  readonly applicant: PaperApplicant;
  readonly procedureName: string;
  readonly officerName: string;
};

/** What the head of the agency signs, or who signs in their stead: the lines above the name; none where no officer did. */
type SignedByPost = { readonly signedAs: readonly string[] };

/** A paper handed in and kept; `note` is room for what the officer must add. */
type ReceiptComponent = {
  readonly name: string;
  readonly originals: number;
  /** Certified copies (bản sao chứng thực), and plain ones (bản chụp). */
  readonly certified: number;
  readonly photocopies: number;
  readonly electronic: number;
  /** Kept, shown and given back, or taken from the store. */
  readonly note: string;
};

export type PaperData = {
  /** Giấy tiếp nhận hồ sơ và hẹn trả kết quả: every field of one-stop.md §1.4. */
  readonly RECEIPT: PaperBase & {
    readonly receivedBy: string;
    readonly components: readonly ReceiptComponent[];
    /** Papers that were shown and given back (xem rồi trả), by name; they are no part of what was received. */
    readonly presented: readonly string[];
    readonly sets: number;
    /** The term in words, for example "05 ngày làm việc". */
    readonly term: string;
    readonly receivedAt: Instant;
    readonly dueAt: Instant | null;
    readonly resultAt: string;
    /** Null where nothing is charged; an amount of null where the office states it only in words. */
    readonly fee: {
      readonly amountDong: number | null;
      readonly paid: boolean;
      /** Of what is not yet paid: what is not due before the result is handed over. */
      readonly laterDong?: number;
    } | null;
    /** The due date told step by step, one sentence each. */
    readonly derivation: readonly string[];
    readonly trackingUrl: string;
  };
  readonly SUPPLEMENT: PaperBase & {
    readonly items: readonly {
      readonly name: string;
      readonly originals: number;
      readonly certified: number;
      readonly photocopies: number;
      readonly problem: string;
    }[];
    readonly reason: string;
    readonly round: number;
    /** Asked for while it was being received, or while it was being appraised. */
    readonly stage: "RECEIPT" | "APPRAISAL";
    readonly respondBy: LocalDate | null;
    readonly contact: string;
  };
  readonly REFUSAL: PaperBase & {
    readonly reason: string;
    readonly legalGround: string | null;
    readonly instruction: string | null;
  };
  readonly APOLOGY: PaperBase &
    SignedByPost & {
      readonly receivedAt: Instant;
      readonly originalDueAt: Instant;
      readonly newDueAt: Instant;
      readonly reason: string;
    };
  readonly STOP_NOTICE: PaperBase &
    SignedByPost & {
      readonly requestedAt: Instant | null;
      readonly reason: string;
      readonly legalGround: string | null;
      readonly stageReached: string;
      readonly refund: string | null;
      readonly papersReturned: string;
    };
  /** Phiếu kiểm soát quá trình giải quyết hồ sơ: one line a hand-over. */
  readonly CONTROL_SHEET: PaperBase & {
    readonly agency: string;
    readonly coordinating: readonly string[];
    readonly handOvers: readonly {
      readonly from: string;
      readonly to: string;
      readonly fromPerson: string;
      readonly toPerson: string;
      readonly at: Instant;
      readonly step: string;
    }[];
    /** Before, on or after the day; null while it is being worked on. */
    readonly outcome: string | null;
  };
  /** Sổ theo dõi hồ sơ: one line a dossier, thirteen columns. */
  readonly REGISTER: {
    readonly letterhead: Letterhead;
    readonly period: string;
    readonly lines: readonly (readonly string[])[];
  };
};
