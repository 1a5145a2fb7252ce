import type { Messages } from "../messages-type.ts";
import type { reportVi } from "./report.vi.ts";

const ROMAN = ["", "I", "II", "III", "IV"];

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
};
