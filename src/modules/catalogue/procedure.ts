import type { z } from "zod";
import type { Id } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { PersonId } from "../access/index.ts";
import type {
  caseSchema,
  channelSchema,
  componentSchema,
  deadlinePolicySchema,
  feeFormulaSchema,
  feeSchema,
  formDefinitionSchema,
  procedureContentSchema,
  termSchema,
} from "./procedure-parser.ts";

export type ProcedureId = Id<"procedure">;
export type ProcedureVersionId = Id<"procedure-version">;

export const PROCEDURE_STATES = ["DRAFT", "PUBLISHED", "AMENDED", "REPEALED"] as const;
/**
 * What was done to the version by decision; whether it is in force on a day is decided by its dates alone
 * (`isInForce`): an amended version stays the one in force until the day before its successor starts.
 */
export type ProcedureState = (typeof PROCEDURE_STATES)[number];

export type Term = z.output<typeof termSchema>;
export type DeadlinePolicy = z.output<typeof deadlinePolicySchema>;
export type Channel = z.output<typeof channelSchema>["channel"];
export type Component = z.output<typeof componentSchema>;
export type Fee = z.output<typeof feeSchema>;
export type FeeFormula = z.output<typeof feeFormulaSchema>;
export type FormDefinition = z.output<typeof formDefinitionSchema>;
/** A case as written; `ProcedureCase` is the same with everything it inherits filled in. */
export type CaseDefinition = z.output<typeof caseSchema>;

/** Everything the office writes about a procedure; immutable once published. */
export type ProcedureContent = z.output<typeof procedureContentSchema>;

/** A case (trường hợp) with its own term, policy, process, components and fees: nothing left to inherit. */
export type ProcedureCase = Omit<CaseDefinition, "policy" | "processCode"> & {
  readonly policy: DeadlinePolicy;
  readonly processCode: string;
  readonly components: readonly Component[];
  readonly fees: readonly Fee[];
};

/** One version of a procedure; a dossier pins its `id` when it is received. */
export type ProcedureVersion = Omit<ProcedureContent, "cases"> & {
  readonly id: ProcedureVersionId;
  readonly procedureId: ProcedureId;
  /** Code of the procedure (mã TTHC), `1.001193`. */
  readonly code: string;
  /** 1, 2, 3 … within the procedure. */
  readonly versionNo: number;
  readonly state: ProcedureState;
  /** First and last legal day in force; both null on a draft. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly supersedes: ProcedureVersionId | null;
  readonly publishedAt: Instant | null;
  readonly publishedBy: PersonId | null;
  /** Counts the edits of a draft; the `ETag` of the version. */
  readonly revision: number;
  readonly cases: readonly ProcedureCase[];
};
