/** What a citizen reads of what is to be paid for a dossier. */
export const screensPaymentVi = {
  title: (facts: { amount: string }) => `Cần ông/bà nộp ${facts.amount}`,
  fileHeld: "Kết quả đã có. Bản điện tử tự được trả sau khi nộp xong; ông/bà không phải làm gì thêm.",
  later: (facts: { amount: string }) => `Chưa phải nộp ngay: ${facts.amount} nộp khi nhận kết quả`,
  alsoLater: (facts: { amount: string }) => `Thêm ${facts.amount} nộp khi nhận kết quả.`,
  payAll: (facts: { amount: string }) => `Nộp luôn cả ${facts.amount}`,
  onReceipt: "Khoản này nộp ngay khi hồ sơ được tiếp nhận.",
  claimed: "Đã báo chuyển khoản, đang chờ ngân hàng xác nhận",
  claimedLead: (facts: { amount: string }) =>
    `Ông/bà đã báo chuyển ${facts.amount}: xin đừng chuyển hoặc nộp lần nữa. Nếu chưa chuyển, mở lại trang thanh toán.`,
  where: "Nộp tại quầy tiếp nhận",
  orAtCounter: "Hoặc nộp tại quầy tiếp nhận",
  byPost: (facts: { amount: string }) => `Nhân viên bưu chính thu khi phát kết quả: ${facts.amount}`,
  byPostLead: (facts: { parcels: string }) =>
    `Ông/bà trả tiền khi nhận bưu gửi ${facts.parcels} và không phải nộp cách nào khác.`,
};
