import type { Messages } from "../messages-type.ts";
import type { historyVi } from "./history.vi.ts";

export const historyEn: Messages<typeof historyVi> = {
  errors: {
    HISTORY_NOT_DOSSIERS: (f) =>
      `This is no file of past dossiers: one JSON object a line is needed, or a CSV table whose first line names its columns. Missing: ${f.missing.join(", ")}.`,
    HISTORY_LINES_BAD:
      "Some lines cannot be used, so nothing was loaded. Mend the file, or add --skip-bad to load the other lines.",
    HISTORY_LOADED_TWICE: (f) =>
      `Another command is loading this very file (past line ${f.line}). Wait until it is done, then run again.`,
  },
  reasons: {
    TOO_LONG: "The line is too long",
    NOT_UTF8: "Not UTF-8 text",
    NOT_JSON: "Not a JSON object",
    CELLS_WRONG: "The number of cells differs from the first line, or a quote never ends",
    FIELDS_WRONG: "Fields missing or wrong",
    UNIT_NO_AGENCY: "This unit only receives or is part of an agency; it decides nothing in its own name",
    UNIT_UNKNOWN: "No unit bore this code on that day",
    TIME_WRONG: "A time cannot be read",
    TIMES_OUT_OF_ORDER: "The times are not in order",
    IN_FUTURE: "A time lies in the future",
    NOT_ENDED: "The dossier has not ended: it has to be received anew, not loaded as a past one",
    NOT_ACCEPTED: "The outcome does not fit whether there is a time of acceptance",
    NOT_RETURNED: "The outcome does not fit whether there is a time of return",
    SATISFACTION_UNKNOWN: "There is no such level of satisfaction (those there are stand in brackets)",
    CODE_REPEATED: "The code comes twice in the file",
    CODE_TAKEN: "The code is there already, with other facts",
  },
  done: (n, seconds: string) =>
    `${n.lines} lines read: ${n.recorded} past dossiers recorded, ${n.unchanged} there already, ${n.bad} bad lines; ${seconds} s.`,
  repeat: (n) => `This file was loaded before (${n.recorded} dossiers). Nothing new was recorded now.`,
  resumed: (line: number) => `Went on after line ${line}, where the run before had stopped.`,
  rebuilding: (dossiers: number) => `Counting the figures of ${dossiers} dossiers anew…`,
  rebuilt: (dossiers: number, seconds: string) =>
    `Figures counted anew from the histories of ${dossiers} dossiers; ${seconds} s.`,
  generateWhat: "Say what to generate: motcua generate history --profile NAME > FILE.",
  statisticsWhat: "Say what to do: motcua statistics rebuild.",
  badProfile: (name: string, known: string) => `There is no profile “${name}”; there are: ${known}.`,
  unitsLack: (profile: string, lacking: string) =>
    `The profile “${profile}” needs ${lacking} in a file of administrative units; add --units FILE.`,
  badNumber: (name: string, text: string) => `${name}: “${text}” is no whole number that can be used.`,
};
