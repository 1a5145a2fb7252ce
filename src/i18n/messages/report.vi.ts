type Days = { readonly from: string; readonly to: string };

const ROMAN = ["", "I", "II", "III", "IV"];

/** Texts of statutory reports: periods, forms, workflow. */
export const reportVi = {
  period: {
    kinds: {
      MONTH: ({ index, year }: { index: number; year: number }) => `Tháng ${index}/${year}`,
      QUARTER: ({ index, year }: { index: number; year: number }) => `Quý ${ROMAN[index]}/${year}`,
      HALF: ({ index, year }: { index: number; year: number }) =>
        index === 1 ? `6 tháng đầu năm ${year}` : `6 tháng cuối năm ${year}`,
      YEAR: ({ year }: { index: number; year: number }) => `Năm ${year}`,
    },
    bases: { CALENDAR: "theo lịch", STATUTORY: "kỳ thống kê" },
    named: ({ name, basis, from, to }: Days & { name: string; basis: string }) =>
      `${name}, ${basis} (${from} – ${to})`,
    range: ({ from, to }: Days) => `Từ ngày ${from} đến ngày ${to}`,
  },
};
