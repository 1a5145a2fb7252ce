import type { Messages } from "../messages-type.ts";
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
    REPORT_FORM_UNKNOWN: "There is no such form.",
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
};
