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
  sheet: {
    formNumber: ({ number }: { number: string }) => `Biểu số ${number}`,
    receiver: ({ name }: { name: string }) => `Đơn vị nhận báo cáo: ${name}`,
    period: ({ name }: { name: string }) => `Kỳ báo cáo: ${name}`,
    measure: "Đơn vị tính: số hồ sơ, số thủ tục hành chính",
    total: "Tổng số",
    signHint: "(Ký và ghi rõ họ tên)",
    variants: {
      ON_TIME: "Hồ sơ đang chờ bổ sung được tính vào cột đúng hạn.",
      IN_PROGRESS: "Hồ sơ đang chờ bổ sung được tính vào cột đang giải quyết.",
    },
    levelled: ({
      name,
      column,
      into,
      amount,
    }: {
      name: string;
      column: number;
      into: number;
      amount: number;
    }) =>
      `${name}: trong kỳ số mở lại hoặc chuyển đi nhiều hơn số phát sinh ở cột ${column}; ${amount} hồ sơ được ghi vào cột ${into} để các tổng khớp.`,
    raised: ({ name, column, amount }: { name: string; column: number; amount: number }) =>
      `${name}: trong kỳ số mở lại nhiều hơn số phát sinh ở cột ${column} là ${amount}; cột này ghi 0.`,
    notRecorded: "Ô trống: hệ thống này chưa ghi nhận số liệu đó.",
    seal: ({ revision, sha256 }: { revision: number; sha256: string }) =>
      `Bản ${revision}. SHA-256: ${sha256}`,
  },
};
