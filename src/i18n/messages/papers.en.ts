import type { Messages } from "../messages-type.ts";
import type { papersVi } from "./papers.vi.ts";

export const papersEn: Messages<typeof papersVi> = {
  errors: {
    SIGNING_AUTHORITY_MISFIT: ({ title, fits }) =>
      `The signing authority does not go with the post “${title}”: ${fits === null ? "a head signs in their own right, for nobody else" : `choose ${fits}.`} (Nghị định 30/2020/NĐ-CP, Article 13).`,
    SIGNING_TITLE_MISFIT: ({ title, post }) =>
      `“${title}” is not the post the signer holds: “${post}”. State the post as it is; where the one in the system is out of date, ask the administrator to correct it (Nghị định 30/2020/NĐ-CP, Article 13).`,
    TEMPLATE_BROKEN: (f) =>
      f.line === 0
        ? `The template makes no paper: ${f.message}. Correct it and save again.`
        : `The template is wrong in line ${f.line}: ${f.message}. Correct this line and save again.`,
    TEMPLATE_EMPTY: "Fill in the template. To use the one that ships with the program, drop the draft.",
    TEMPLATE_TOO_HEAVY:
      "The template took too long or too much memory and was stopped. Remove what repeats without end and save again.",
    TEMPLATE_TOO_LONG: "The template is longer than 40,000 characters. Shorten it and save again.",
    TEMPLATE_DRAFT_MISSING: "There is no draft of this template. Save a draft first, then publish it.",
    TEMPLATE_DRAFT_OPEN:
      "There is a draft of this template. Discard it first, then go back to the shipped one.",
    TEMPLATE_LACKS_REQUIRED: (f) =>
      `Not published: the template leaves out what the law wants on the paper (${f.facts.length}): ${f.facts.join(", ")}. Put it into the template and save again.`,
    TEMPLATE_LEAVES_OUT: (f) =>
      `The shipped template shows what this one does not (${f.facts.length}): ${f.facts.join(", ")}. Put it in, or confirm that it is left out on purpose.`,
    TEMPLATE_BASIS_REQUIRED:
      "The legal basis of the new template must be stated (Nghị định 30/2020/NĐ-CP). Enter the number and date of the document.",
    PAPER_NOT_ISSUED:
      "No paper was issued with this code. If it stands on a paper, do not trust that paper: ask the office it names.",
    TEMPLATE_DAY_UNKNOWN:
      "The day from which it applies is not a day of the calendar. For example: 05/03/2027.",
    TEMPLATE_DAY_PAST:
      "A template takes effect today or later; papers already issued keep theirs. Choose another day.",
  },
  templates: {
    title: "Paper templates",
    lead: "The shipped template applies until the authority publishes a version of its own.",
    paper: "Paper",
    set: "Set",
    inForce: "In force",
    shipped: "Shipped template",
    version: (f) => `Version ${f.version}, from ${f.day}`,
    draft: "Draft open",
    source: "Template (Typst)",
    wrongLine: "The wrong line:",
    locale: "Applies to",
    locales: { both: "Both variants", vi: "Vietnamese paper", en: "Bilingual paper" },
    save: "Check and save the draft",
    preview: "Preview with sample data",
    previewShipped: "See the shipped one",
    bilingual: "bilingual",
    publish: "Publish",
    validFrom: "In force from",
    basis: "Legal basis",
    drop: "Discard the draft",
    history: "Versions",
    difference: "Difference from the shipped template",
    same: "Same as the shipped template.",
    saved: "Checked and saved.",
    number: "Version",
    state: "State",
    states: { DRAFT: "Draft", PUBLISHED: "Published" },
    lacks: {
      title: "Left out of what the shipped template shows",
      refused: "This template cannot be published: what the law wants on the paper is missing.",
      toConfirm: "This template leaves out what follows. It is published once somebody confirms that.",
      missing: "What is left out",
      law: "Required by",
      noLaw: "Not required",
      confirm: "What is not required above is left out on purpose",
      column: "Left out",
      unknown: "Not checked",
      places: {
        "place.number": "Where the clerk fills in the number",
        "place.date": "Where the clerk fills in the day",
        "place.signature":
          "Where the digital signature stands (with the mark of a demonstration certificate)",
      },
    },
    restore: {
      title: "Back to the shipped template",
      lead: "Published versions are kept. The shipped template applies from the day stated at publishing, and follows its upgrades.",
      button: "Back to the shipped template",
      draft: "This draft goes back to the shipped template. State day and basis, then publish it.",
    },
    sandbox: "A template reads no file, package or network; one run takes at most 10 seconds and 100 pages.",
  },
  translations: {
    title: "English of the papers",
    lead: "Hand out a bilingual paper when all its English is approved and still fits the Vietnamese.",
    forms: "Forms of the one-stop shop",
    form: "Form",
    procedures: "Papers by procedure",
    procedure: "Procedure",
    coverage: "Approved and current",
    of: (f) => `${f.approved} of ${f.required} (${f.share})`,
    open: "Untranslated",
    outdated: "Outdated",
    unapproved: "To approve",
    field: "Text",
    vietnamese: "Vietnamese",
    english: "English",
    approve: "Approve what is written",
    allDone: "Everything is approved and current.",
    standing: {
      APPROVED: "Approved",
      OUTDATED: "Outdated",
      UNAPPROVED: "To approve",
      MISSING: "Untranslated",
    },
  },
};
