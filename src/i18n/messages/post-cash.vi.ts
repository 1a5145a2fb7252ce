/** What the post collected at the door, and how it hands it in. */
export const postCashVi = {
  lead: "Tiền bưu chính đã thu khi phát và chưa nộp lại.",
  empty: "Không có tiền thu hộ nào chờ nộp.",
  collected: "Đã thu",
  owed: (f: { amount: string }) => `Bưu chính còn phải nộp ${f.amount}`,
  record: "Đối soát lần nộp",
  reference: "Số chứng từ",
  amount: "Số tiền nộp (đồng)",
  on: "Ngày nộp",
  method: "Nộp bằng",
  methods: { BANK: "Chuyển khoản", CASH: "Tiền mặt tại quầy, vào quỹ hôm nay của người ghi" },
  past: "Các lần đã nộp",
  none: "Chưa có lần nộp nào.",
  unmatched: "Tiền thu hộ chưa khớp khoản thu",
  unmatchedLead: "Số tiền bưu chính đã thu nhưng không khớp khoản thu nào của hồ sơ.",
  settled: "Đã nộp cho khoản thu",
  left: "Chưa khớp",
};
