import type { Id } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { BilingualName, ProcessGraph, ProcessKind } from "./graph.ts";

export type ProcessVersionId = Id<"process-version">;

/** When a version is in force, and by which decision (quyết định phê duyệt). */
type Publication = {
  readonly effectiveFrom: LocalDate;
  /** Last day in force where the decision names one; otherwise until a later version begins. */
  readonly effectiveTo: LocalDate | null;
  readonly decisionNo: string;
  readonly publishedByName: string;
  readonly publishedAt: Instant;
};

/** A stored version without its file. */
export type ProcessVersion = {
  readonly id: ProcessVersionId;
  readonly code: string;
  readonly version: number;
  readonly kind: ProcessKind;
  readonly name: BilingualName;
  readonly sha256: string;
  readonly importedByName: string;
  readonly importedAt: Instant;
  /** Null while a draft. */
  readonly publication: Publication | null;
};

/** A version ready to run. */
export type LoadedProcess = ProcessVersion & { readonly graph: ProcessGraph };

/** How a version stands on a day, given the first day of the version that follows it. */
export type VersionStanding = "draft" | "scheduled" | "in-force" | "ended";
