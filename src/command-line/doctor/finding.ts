import type { AllMessages } from "../../i18n/index.ts";

type DoctorTexts = AllMessages["commandLine"]["doctor"];

/** One thing looked at: what it is, whether it is good, and what to do where it is not. */
export type Finding = {
  readonly good: boolean;
  /** Nothing to mend, and somebody is to know of it all the same: what the last line calls it by. */
  readonly watch?: (texts: DoctorTexts) => string;
  readonly what: (texts: DoctorTexts) => string;
  readonly advice?: (texts: DoctorTexts) => string;
  /** What a fault said, already in both languages. */
  readonly detail?: string;
};
