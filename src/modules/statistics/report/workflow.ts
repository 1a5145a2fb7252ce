import type { Instant } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";

export const REPORT_STATES = ["DRAFT", "CHECKED", "SIGNED", "SENT"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const REPORT_STEPS = ["check", "send-back", "sign-off", "send"] as const;
export type ReportStep = (typeof REPORT_STEPS)[number];

/** Somebody who did something to a report, and when. */
export type Done = { readonly by: string; readonly byName: string; readonly at: Instant };

/** How a report stands on its way out. */
export type ReportStanding = {
  readonly state: ReportState;
  readonly checked: Done | null;
  readonly signed: Done | null;
  readonly sent: Done | null;
  readonly sentBackReason: string | null;
};

type StepRefusal =
  | { readonly code: "REPORT_STATE"; readonly state: ReportState; readonly step: ReportStep }
  | { readonly code: "REPORT_SAME_PERSON" }
  | { readonly code: "REPORT_SUPERSEDED"; readonly revision: number };

/** What state each step starts from. */
const FROM = {
  check: "DRAFT",
  "send-back": "CHECKED",
  "sign-off": "CHECKED",
  send: "SIGNED",
} as const satisfies Record<ReportStep, ReportState>;

/** The steps that may follow, whoever does them. */
export function nextSteps(state: ReportState): readonly ReportStep[] {
  return REPORT_STEPS.filter((step) => FROM[step] === state);
}

/**
 * Takes a report one step on: draft → checked → signed off → sent, or back to the draft.
 *
 * Who checks does not sign off: two people vouch for each figure that leaves the house. Of a report made anew only the
 * newest revision goes on; what was signed before may still be sent, for it was signed.
 */
export function decideStep(
  standing: ReportStanding,
  asked: {
    readonly step: ReportStep;
    readonly reason: string | null;
    readonly newest: number;
    readonly revision: number;
  },
  who: Done,
): Result<ReportStanding, StepRefusal> {
  const { step, newest, revision, reason } = asked;
  const { state, checked } = standing;
  if (state !== FROM[step]) return refuse({ code: "REPORT_STATE", state, step });
  if (newest > revision && step !== "send") return refuse({ code: "REPORT_SUPERSEDED", revision: newest });
  switch (step) {
    case "check":
      return accept({ ...standing, state: "CHECKED", checked: who, sentBackReason: null });
    case "send-back":
      return accept({ ...standing, state: "DRAFT", checked: null, sentBackReason: reason });
    case "sign-off":
      if (checked?.by === who.by) return refuse({ code: "REPORT_SAME_PERSON" });
      return accept({ ...standing, state: "SIGNED", signed: who });
    case "send":
      return accept({ ...standing, state: "SENT", sent: who });
  }
}
