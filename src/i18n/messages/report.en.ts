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
};
