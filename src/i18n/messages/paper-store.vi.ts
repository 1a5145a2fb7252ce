type Day = { readonly day: string };

/** The store of personal and organisational papers (kho dữ liệu điện tử cá nhân, tổ chức). */
export const paperStoreVi = {
  errors: {
    PAPER_OWNER_INVALID:
      "Số định danh cá nhân gồm 12 chữ số; mã số thuế gồm 10 hoặc 13 chữ số. Hãy kiểm tra lại.",
    PAPER_PURPOSE_REQUIRED:
      "Hãy ghi rõ mục đích tra cứu (ít nhất 10 chữ). Mục đích được ghi lại và chủ giấy tờ xem được.",
  },
  mine: "Giấy tờ của tôi",
  mineLead:
    "Kết quả cơ quan đã cấp và giấy tờ đã được đối chiếu với bản chính. Khi nộp hồ sơ, ông/bà dùng lại được mà không phải nộp lại.",
  notConfirmed: "Đăng nhập bằng VNeID mức 2 để xem giấy tờ của mình.",
  empty: "Kho của ông/bà chưa có giấy tờ nào.",
  trust: {
    1: "Bản điện tử do cơ quan cấp",
    2: "Bản số hóa đã đối chiếu với bản chính, cán bộ ký số",
    3: "Bản tải lên hoặc bản quét chưa ký số, không thay được giấy tờ phải nộp",
  },
  inForce: "Còn hiệu lực",
  expired: "Hết hiệu lực",
  revoked: "Đã thu hồi",
  number: ({ number }: { readonly number: string }) => `Số ${number}`,
  issuedOn: ({ day }: Day) => `cấp ngày ${day}`,
  validTo: ({ day }: Day) => `có giá trị đến ${day}`,
  open: ({ name }: { readonly name: string }) => `Tải về ${name}`,
  looks: "Ai đã xem giấy tờ của tôi",
  when: "Lúc",
  who: "Người xem",
  did: "Việc",
  paper: "Giấy tờ",
  purpose: "Mục đích",
  own: "Xem giấy tờ của mình",
  myself: "Tôi",
  officer: "Cán bộ",
  looksAtMost: ({ count }: { readonly count: number }) => `Chỉ hiện ${count} lần xem gần nhất.`,
  shownAtMost: ({ count }: { readonly count: number }) =>
    `Chỉ hiện ${count} giấy tờ: còn hiệu lực và mới nhất trước. Có thể còn giấy tờ khác.`,
  nothingFound: "Không có giấy tờ nào",
  kind: {
    LOOKED_UP: "Tra cứu",
    PROPOSED: "Được gợi ý khi số hóa hồ sơ",
    OPENED: "Mở xem",
    REUSED: "Dùng lại cho hồ sơ",
  },
  lookUp: "Tra cứu kho giấy tờ",
  lookUpLead:
    "Chỉ tra cứu khi cần cho việc đang giải quyết. Mỗi lần tra cứu được ghi lại; chủ giấy tờ thấy ai đã xem, lúc nào, để làm gì.",
  ownerNumber: "Số định danh cá nhân hoặc mã số thuế",
  purposeHint: "Ví dụ: đối chiếu giấy khai sinh cho hồ sơ đang tiếp nhận",
  find: "Tra cứu",
  found: "Giấy tờ trong kho",
  facts: "Thông tin",
  trustLevel: "Mức độ tin cậy",
  standing: "Hiệu lực",
  reuse: ({ name }: { readonly name: string }) => `Dùng bản trong kho: ${name}`,
  consent:
    "Tôi đồng ý cho cơ quan dùng lại giấy tờ này cho hồ sơ đang nộp. Lần dùng lại được ghi vào nhật ký, xem tại “Giấy tờ của tôi”.",
  reusedPurpose: ({ procedure }: { readonly procedure: string }) => `Nộp hồ sơ: ${procedure}`,
};
