/** Texts of a drawer that has more or less than the books say: declared, confirmed by somebody else, on paper. */
export const paymentDifferenceVi = {
  title: "Chênh lệch quỹ",
  over: "Thừa",
  short: "Thiếu",
  cashier: "Thu ngân",
  unit: "Đơn vị thu",
  declaredAt: "Thu ngân khai lúc",
  agreedBy: "Người xác nhận",
  agreedAt: "Xác nhận lúc",
  opinion: "Ý kiến",
  waits: "Chờ người khác xác nhận chênh lệch",
  waitsLead:
    "Quỹ đã kiểm, không thu thêm vào ngăn này. Lãnh đạo hoặc trưởng đơn vị xác nhận thì quỹ được chốt; nếu không, thu ngân kiểm lại.",
  declined: "Chênh lệch chưa được xác nhận, hãy kiểm lại quỹ",
  declinedBy: (f: { readonly who: string; readonly when: string; readonly reason: string }) =>
    `${f.who}, ${f.when}: ${f.reason}`,
  record: "Biên bản kiểm quỹ (PDF)",
  number: (f: { readonly number: string }) => `Số: ${f.number}/BB-KQ`,
  paper: "Biên bản kiểm quỹ có chênh lệch",
  issued: "Kiểm quỹ cuối ngày",
  receiver: (f: { readonly who: string }) => `Thu ngân: ${f.who}`,
  measure: "Đơn vị tiền: đồng",
  said: (f: { readonly who: string; readonly when: string; readonly note: string }) =>
    `Thu ngân ${f.who} khai trên hệ thống lúc ${f.when}. Giải trình: ${f.note}`,
  agreed: (f: { readonly who: string; readonly when: string }) =>
    `${f.who} đã xác nhận trên hệ thống lúc ${f.when}.`,
  refused: (f: { readonly who: string; readonly when: string }) => `${f.who} không xác nhận, lúc ${f.when}.`,
  unanswered: "Chưa có người xác nhận trên hệ thống.",
  opinionSaid: (f: { readonly text: string }) => `Ý kiến: ${f.text}`,
  confirmer: "Người xác nhận",
  hint: "(Ký, ghi rõ họ tên)",
};
