import type { ChannelIn } from "../../dossier/index.ts";
import { MEASURES, type Measure } from "../measure.ts";

/**
 * Figures that the cells do not hold and that are counted from what they are about: overdue dossiers that wait for the
 * applicant's papers, procedures and processes in force, how late results came to be late, payments, feedback.
 */
export const OTHER_FIGURES = [
  "overdue_waiting",
  "procedures_central",
  "procedures_province",
  "procedures_district",
  "procedures_commune",
  "interlinked_central",
  "interlinked_province",
  "interlinked_district",
  "interlinked_commune",
  "processes_central",
  "processes_province",
  "processes_district",
  "processes_commune",
  "late_own_unit",
  "late_other_unit",
  "late_unexplained",
  "late_results",
  "payments_required",
  "payments_confirmed",
  "payments_exempt",
  "feedback_received",
  "feedback_carried_over",
  "feedback_answered",
  "feedback_overdue",
  "feedback_on_rules",
  "feedback_on_conduct",
] as const;
export const FIGURE_NAMES = [...MEASURES, ...OTHER_FIGURES] as const;
export type FigureName = Measure | (typeof OTHER_FIGURES)[number];

/** How many there were before the first day, what came over the period, how many there are at its end. */
export const FIGURE_MOMENTS = ["OPENING", "FLOW", "CLOSING"] as const;
type FigureMoment = (typeof FIGURE_MOMENTS)[number];

/** Stands for the cause of a late result where nobody told one. */
export const NO_CAUSE = "NONE";

/** One number; `null` where this system does not record it: a nought would be a claim. */
export type Figure = {
  readonly name: FigureName;
  readonly at: FigureMoment;
  readonly channel: ChannelIn | null;
  /** Of late results: the cause an officer told, by its code. */
  readonly cause?: string;
  readonly amount: number | null;
};

/** What is known of one row of a report: a unit, a field, a procedure, a channel. */
export type FigureRow = {
  readonly key: string;
  readonly label: { readonly vi: string; readonly en: string | null };
  readonly figures: readonly Figure[];
};
