import type { Messages } from "../messages-type.ts";
import type { deskIssuingVi } from "./desk-issuing.vi.ts";

export const deskIssuingEn: Messages<typeof deskIssuingVi> = {
  title: "Number and issue several results",
  lead: "Tick the results to issue now. Numbers are given one after the other from the top, one a dossier; what cannot be issued takes no number.",
  look: "Look at what was signed",
  dossier: "Open the dossier",
  signedBy: ({ paper, name }) => `${paper}, signed by ${name}`,
  late: "Overdue: to state the cause of the delay, issue it on the dossier's page.",
  madeElsewhere: ({ count }) =>
    count === 1
      ? "The result of 1 dossier was made elsewhere: issue it by itself, with the file of the result"
      : `The results of ${count} dossiers were made elsewhere: issue each by itself, with the file of the result`,
  issue: "Number and issue the chosen results",
  open: "Number and issue several results at once",
  empty: "No result waits to be numbered and issued.",
  chooseSome: "Choose at least one result.",
  chooseAll: ({ count }) => `Tick all ${count} results`,
  chooseNone: "Untick all",
  progress: "Issuing",
  standing: ({ done, all }) => `${done} of ${all} results done`,
  waiting: ({ count }) => `${count} results still wait.`,
  goOn: ({ count }) => `Go on with ${count} results`,
  stop: "Pause",
  lineDown: "The line broke. What was issued is kept; press to go on.",
  done: ({ count }) => (count === 1 ? "1 result issued" : `${count} results issued`),
  failed: ({ count }) => (count === 1 ? "1 result not issued" : `${count} results not issued`),
  again: "Where a dossier changed, open it and look again; the others may be issued again at once.",
  lookAgain: ({ count }) => `Look at the ${count} changed results again in the list to issue`,
  retry: ({ count }) => `Issue the ${count} results again that failed`,
  back: "Back to what waits to be issued",
};
