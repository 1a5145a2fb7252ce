import type { Messages } from "../messages-type.ts";
import type { deskSigningVi } from "./desk-signing.vi.ts";

const papers = (count: number) => (count === 1 ? "1 paper" : `${count} papers`);

export const deskSigningEn: Messages<typeof deskSigningVi> = {
  title: "Sign several papers",
  lead: "Open each paper and tick those you agree to sign. Nothing is signed on this page: the next step says exactly what will be.",
  notDrafted: "Nobody drafted it: the paper is set from what the dossier tells",
  outdated: "Drafted before the declaration was put right: draft it again before signing",
  look: "Look at the paper",
  dossier: "Open the dossier",
  openedAt: ({ when }) => `You opened it at ${when}`,
  notOpened: "You have not opened it",
  word: "Authority to sign",
  next: "Go on: check a last time",
  open: "Sign several papers at once",
  chooseSome: "Choose at least one paper.",
  done: ({ count }) => `${papers(count)} signed`,
  failed: ({ count }) => `${papers(count)} not signed`,
  again: "Where a paper changed, open its dossier and look again; the others may be signed again at once.",
  chooseAll: ({ count }) => `Tick all ${count} papers`,
  chooseNone: "Untick all",
  progress: "Signing",
  standing: ({ done, all }) => `${done} of ${all} papers done`,
  waiting: ({ count }) => `${count} papers still wait.`,
  goOn: ({ count }) => `Go on with ${papers(count)}`,
  stop: "Pause",
  lineDown: "The line broke. What was signed is kept; press to go on.",
  lookAgain: ({ count }) => `Look at the ${count} changed papers again in the list to sign`,
  retry: ({ count }) => `Sign the ${papers(count)} again that failed`,
  back: "Back to what waits for signature",
  confirm: {
    title: ({ count }) => `About to sign ${papers(count)}`,
    here: "Last check",
    lead: "Whoever signs a paper answers before the law for what it says (Decree 30/2020/NĐ-CP).",
    opened: ({ count }) => `${papers(count)} opened`,
    unopened: ({ count }) => `${papers(count)} not opened`,
    onlyOpened: ({ count }) => `Sign only what was opened (${papers(count)})`,
    change: "Choose again",
    gone: ({ count }) =>
      count === 1
        ? "1 paper you chose no longer waits for your signature."
        : `${count} papers you chose no longer wait for your signature.`,
    paper: "Paper",
    pages: "Pages",
    pageCount: ({ count }) => (count === 1 ? "1 page" : `${count} pages`),
    noPaper: "No paper is set here",
    authority: "Signed as",
    seen: "Seen",
    yes: ({ when }) => `Opened at ${when}`,
    no: "Not opened",
    openNow: ({ code }) => `Look at the paper ${code} (new tab)`,
    own: "Summary of its own",
    ownOf: ({ code }) => `Summary for ${code} alone`,
    ownHint: "Where a paper has no summary of its own, the common one is written.",
    opinion: "Summary of the result, for all papers without one of their own",
    opinions: { AGREED: "Agreed as proposed", WRITTEN: "Another text" },
    written: "Common summary, where it is another text",
    answer: ({ count }) =>
      count === 1
        ? "I agree to sign this paper and answer for what it says."
        : `I agree to sign these ${count} papers and answer for what each of them says.`,
    answerUnopened: ({ count }) =>
      `Sign what I have not opened as well (${papers(count)}); I still answer for what it says.`,
    sign: ({ count }) => `Sign ${papers(count)}`,
    opinionMissing: "Choose the common summary of the papers.",
    writtenMissing: "Write the common summary.",
    writtenBeside:
      "“Agreed as proposed” is chosen and another text is written: choose “Another text” or clear it.",
    answerMissing: "Confirm that you agree to sign.",
    unopenedMissing:
      "Some papers were not opened: open them, leave them out, or confirm signing them anyway.",
  },
};
