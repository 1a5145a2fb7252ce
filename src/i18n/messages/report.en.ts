import type { Messages } from "../messages-type.ts";
import { figuresEn } from "./figures.en.ts";
import { formBookEn } from "./form-book.en.ts";
import { formEditorEn } from "./form-editor.en.ts";
import { registersEn } from "./registers.en.ts";
import type { reportVi } from "./report.vi.ts";

const ROMAN = ["", "I", "II", "III", "IV"];
const STATE_NAMES = { DRAFT: "Draft", CHECKED: "Checked", SIGNED: "Signed off", SENT: "Sent" };
const STEP_NAMES = {
  check: "Confirm as checked",
  "send-back": "Send back",
  "sign-off": "Sign off",
  send: "Record as sent",
};
const STATES: { readonly [state: string]: string } = STATE_NAMES;
const STEPS: { readonly [step: string]: string } = STEP_NAMES;

export const reportEn: Messages<typeof reportVi> = {
  period: {
    kinds: {
      MONTH: ({ index, year }) => `Month ${index}/${year}`,
      QUARTER: ({ index, year }) => `Quarter ${ROMAN[index]}/${year}`,
      HALF: ({ index, year }) => (index === 1 ? `First half of ${year}` : `Second half of ${year}`),
      YEAR: ({ year }) => `Year ${year}`,
    },
    bases: { CALENDAR: "calendar period", STATUTORY: "statutory period" },
    named: ({ name, basis, from, to }) => `${name}, ${basis} (${from} – ${to})`,
    range: ({ from, to }) => `From ${from} to ${to}`,
  },
  sheet: {
    formNumber: ({ number }) => `Form ${number}`,
    receiver: ({ name }) => `Reported to: ${name}`,
    period: ({ name }) => `Reporting period: ${name}`,
    measure: "Unit: number of dossiers, of procedures",
    total: "Total",
    signHint: "(Signature and full name)",
    variants: {
      ON_TIME: "Dossiers waiting for papers count as solved on time.",
      IN_PROGRESS: "Dossiers waiting for papers count as in progress.",
    },
    levelled: ({ name, column, into, amount }) =>
      `${name}: more was reopened or handed on in the period than column ${column} gained; ${amount} stand in column ${into} instead, so that every sum holds.`,
    raised: ({ name, column, amount }) =>
      `${name}: ${amount} more were reopened in the period than column ${column} gained; the column says 0.`,
    gone: ({ columns }) =>
      `Columns keep the numbers of the circular; column ${columns} no longer applies in this period.`,
    notRecorded: "Empty: this system does not record that figure yet.",
    seal: ({ revision, sha256 }) => `Revision ${revision}. SHA-256: ${sha256}`,
  },
  channels: { DIRECT: "Counter", ONLINE: "Online", POSTAL: "Public post" },
  states: STATE_NAMES,
  steps: STEP_NAMES,
  errors: {
    REPORT_STATE: ({ state, step }) =>
      `The report is “${STATES[state] ?? state}”, so “${STEPS[step] ?? step}” cannot be done.`,
    REPORT_SAME_PERSON: "Who checked a report does not sign it off; somebody else has to.",
    REPORT_SUPERSEDED: ({ revision }) =>
      `This report was made anew: revision ${revision} is the newest. Go on with that one.`,
    REPORT_PERIOD_OPEN: ({ to }) =>
      `The period ends with ${to.split("-").reverse().join("/")}; the report can be made after that day.`,
    REPORT_PERIOD_KIND: ({ form }) => `Form ${form} is not used for this kind of period.`,
    REPORT_UNCHANGED: ({ revision }) => `The figures are those of revision ${revision}; no new one is made.`,
    REPORT_PDF_OF_ONE:
      "Control sheets are printed one dossier at a time: give its number, print the whole year, or take Excel or CSV for the volume.",
    REPORT_PRINT_EMPTY: "The unit received no dossier in this year: there is nothing to print.",
    REPORT_PRINT_TOO_LONG: ({ max }) =>
      `A print holds ${max.toLocaleString("en-GB")} dossiers at most; print the units below one by one.`,
    REPORT_FORM_BOOK_TOO_LONG: ({ max }) =>
      `The book has more than ${max.toLocaleString("en-GB")} lines; choose one form or one of the units below and take it again.`,
    REPORT_FORM_UNKNOWN: "There is no such form.",
    REPORT_FORM_INVALID: ({ problems }) => `The form is not right yet: ${problems.join("; ")}.`,
    REPORT_FORM_SUMS: (f) =>
      `With real figures, column ${f.column} of row “${f.row}” is ${f.value}, but its check says ${f.expected}.`,
    REPORT_FORM_COLUMN_USED: ({ column, uses }) =>
      `Column ${column} cannot go yet: ${[
        ...uses.columns.map((number) => `column ${number} is made of it`),
        ...uses.checks.map((place) => `check number ${place} has it`),
        ...(uses.isCarried ? ["what is carried over is compared with it"] : []),
        ...(uses.isLevelled ? ["it is among the columns kept above nought"] : []),
      ].join("; ")}. Change those first.`,
    REPORT_FORM_DRAFT_CHANGED: ({ by }) => `${by} has just changed this draft. Look at it, then go on.`,
    REPORT_FORM_DAY: ({ after }) =>
      `A new version has to apply after ${after.split("-").reverse().join("/")}, the day the one before it began.`,
  },
  order: {
    form: "Form",
    unit: "Reporting unit",
    kind: "Kind of period",
    kinds: { MONTH: "Month", QUARTER: "Quarter", HALF: "Half year", YEAR: "Year", RANGE: "From day to day" },
    year: "Year",
    index: "Number of the period",
    indexHint: "Month 1–12, quarter 1–4, half 1–2; leave empty for a year",
    basis: "Period counted",
    bases: {
      STATUTORY: "By statistics law: from the 15th to the 14th (Decree 09/2019/NĐ-CP)",
      CALENDAR: "By the calendar: from the first to the last day",
    },
    days: "Any days",
    from: "From",
    to: "To",
    variant: "Dossiers waiting for papers",
    variantHint: "For forms II.06a and II.06b only.",
    variants: { ON_TIME: "Count as solved on time", IN_PROGRESS: "Count as in progress" },
    formMissing: "Choose the form.",
    unitMissing: "Choose the reporting unit.",
    kindMissing: "Choose the kind of period.",
    periodErrors: {
      basis: "Choose how the period is counted.",
      year: "A year has four digits, 2000 to 2100.",
      index: "A year has no such period: month 1–12, quarter 1–4, half 1–2.",
      day: "Enter a day, month and year that exist.",
      order: "The last day is not before the first.",
    },
  },
  screens: {
    title: "Statutory reports",
    lead: "Reports of your unit and those below it. Each stays as it was made, with its hash.",
    create: "See figures, make a report",
    which: "Which report",
    look: "See figures",
    freeze: "Make the report",
    freezeLead: "The figures above are kept as they are, as the draft of a report.",
    notOver: "The period is not over: these are the figures so far, and no report can be made yet.",
    all: "All",
    state: "State",
    period: "Period",
    revision: "Revision",
    deadline: "Deadline",
    late: ({ days }) => (days === 1 ? "1 working day overdue" : `${days} working days overdue`),
    sentLate: ({ days }) => (days === 1 ? "Sent 1 working day late" : `Sent ${days} working days late`),
    empty: "No report yet.",
    files: "Download",
    formats: { xlsx: "Excel (XLSX)", pdf: "PDF", csv: "CSV", json: "JSON" },
    next: "Next step",
    nextBy: {
      DRAFT: "Waits to be checked, by the unit head, the centre director or the control officer.",
      CHECKED: ({ by }) =>
        `Waits for a leader to sign it off: the leader or the centre director, not who checked it (${by}).`,
      SIGNED:
        "Waits to be sent: the unit head, the centre director or the control officer sends it to whom it is for and records that here.",
      SENT: "Sent; there is no step left.",
    },
    allReports: "All reports",
    waiting: {
      title: "Reports waiting for me",
      act: "To do",
      acts: { DRAFT: "Check", CHECKED: "Sign off", SIGNED: "Send, and record the sending", SENT: "" },
    },
    stepLeads: {
      check: "The figures were compared with the dossiers and the other forms.",
      "send-back": "Send back to be made again.",
      "sign-off": "Sign the figures off for sending. Who signs off is not who checked.",
      send: "The report was sent to whom it is for.",
    },
    reason: "Reason for sending back",
    reasonMissing: "Say why it is sent back.",
    again: "Make again from today's figures",
    againLead: "Where figures differ, a new revision is made beside this one; this one stays as it is.",
    facts: "About this report",
    unit: "Reporting unit",
    asOf: "Figures as of",
    madeBy: "Made by",
    checkedBy: "Checked by",
    signedBy: "Signed off by",
    sentBy: "Sent by",
    revisions: "Revisions of this report",
    revisionOf: ({ revision }) => `Revision ${revision}`,
    broken: "The content no longer has its hash: the report was changed behind the program's back.",
    superseded: ({ revision }) => `There is a newer one: revision ${revision}.`,
    sentBack: "The report was sent back",
  },
  views: {
    notTheReport: "Counted again today; this is not the report that was made",
    explain: {
      AS_WAS:
        "Same form, same period, each agency of that time for itself; with what was recorded after the report was made.",
      RESTATED:
        "Same form, same period; figures of agencies that were merged or divided are laid to the agencies of today.",
    },
    same: "No number differs from the report that was made.",
    differ: ({ count }) => `${count} numbers differ from the report that was made.`,
  },
  cell: {
    value: ({ value }) => `the report says ${value}.`,
    refusalsOnTime:
      "As the form counts: dossiers refused, withdrawn or stopped in the period stand under “On time” even where they ended after their due date; “Overdue” holds late positive results only (form II.06a/VPCP/KSTT, column 9).",
    asNow:
      "Counted again as this list was opened: where a dossier has just moved, number and list move with it.",
    due: { OVERDUE: "overdue", IN_TERM: "within the term" },
    atEndOf: ({ day }) => `at the end of ${day}`,
    days: ({ from, to }) => `${from} to ${to}`,
    back: "Back to the report",
  },
  late: {
    title: "Dossiers finished late",
    lead: ({ unit, from, to }) => `${unit}, ${from} to ${to}.`,
    ofCauses: ({ causes }) => `Cause: ${causes}.`,
    cause: "Cause",
    noCause: "No cause told",
    empty: "No dossier.",
    back: "To the statistical reports",
  },
  forms: {
    title: "Statistical forms",
    lead: "A form is data: when a circular changes, a new version is published from a day; the program stays.",
    code: "Form",
    name: "Title",
    version: "Version",
    validFrom: "In force from",
    inForce: "In force",
    basis: "Legal basis",
    shipped: "Came with the program",
    columns: "Columns",
    column: "Column",
    columnName: "Name of the column",
    publishedBy: "Published by",
    made: "Made of",
    checks: "What must hold",
    carried: "Carried over",
    versions: "Versions",
    deadline: ({ days }) => `${days} working days after the period`,
    deadlineTitle: "Deadline",
    edit: "Edit into a new version",
    openVersion: ({ version }) => `Read version ${version}`,
    notInForce: ({ version }) => `This is version ${version}; it is not the one in force.`,
    definition: "Definition of the form (JSON)",
    definitionHint: "Another code makes another form. Try it on real figures before publishing.",
    notJson: "This is not JSON.",
    day: "Enter a day that exists.",
    preview: "Try on real figures",
    publish: "Publish",
    previewTitle: ({ unit, period }) => `Tried on: ${unit}, ${period}`,
    sound: "Every sum holds on these figures.",
    ordinal: "number of the row",
    label: "name of the row",
    share: ({ part, whole }) => `column ${part} / column ${whole} (%)`,
    at: { OPENING: "before the period", FLOW: "in the period", CLOSING: "at the end" },
    only: { ON_TIME: "where counted as on time", IN_PROGRESS: "where counted as in progress" },
    until: ({ day }) => `until ${day}`,
  },
  editor: formEditorEn,
  figures: figuresEn,
  registers: registersEn,
  formBook: formBookEn,
};
