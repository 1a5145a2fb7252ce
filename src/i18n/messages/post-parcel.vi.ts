/** Texts of the page of one parcel. */
export const postParcelVi = {
  address: "Địa chỉ nhận",
  addressMissing: "Chưa có địa chỉ người nhận.",
  correct: "Sửa địa chỉ trên bưu gửi",
  correctDo: "Ghi địa chỉ",
  name: "Họ tên",
  phone: "Điện thoại",
  line: "Địa chỉ",
  codTitle: "Tiền thu hộ (đồng)",
  codHint:
    "Số tiền bưu chính thu khi phát; nếu không ghi, bằng số còn phải thu của hồ sơ; 0 nếu không thu. Không gồm cước bưu chính.",
  codDo: "Ghi số tiền",
  codDiffers: {
    LESS: (f: { cod: string; owed: string }) =>
      `Hồ sơ còn phải thu ${f.owed}, bưu chính chỉ thu hộ ${f.cod}: phát xong hồ sơ vẫn nợ phí, chưa kết thúc.`,
    MORE: (f: { cod: string; owed: string }) =>
      `Hồ sơ chỉ còn phải thu ${f.owed}, bưu chính thu hộ ${f.cod}: phần thừa không thuộc khoản thu nào.`,
    UNKNOWN: (_f: { cod: string; owed: string }) =>
      "Hồ sơ có khoản thu chưa xác định số tiền: xác định trước khi giao bưu gửi.",
  },
  toDossier: "Ghép vào hồ sơ đã có",
  toDossierLead: "Dùng khi giấy tờ gửi sau cho một hồ sơ đã nộp. Ghép xong, ghi giấy tờ ở trang hồ sơ.",
  toDossierCode: "Mã hồ sơ",
  toDossierDo: "Ghép vào hồ sơ",
  journey: "Hành trình",
  again: "Gửi lại",
  againLead:
    "Kết quả nằm tại quầy: trả cho người dân ở trang hồ sơ, hoặc gửi lại. Gửi lại tạo bưu gửi mới; xem và sửa địa chỉ trước khi gửi.",
  notCollected: (f: { cod: string; owed: string }) =>
    `Bưu chính không thu được ${f.cod} tiền thu hộ. Hồ sơ còn phải thu ${f.owed}: thu tại quầy, hoặc bưu chính thu khi gửi lại.`,
  word: "Bưu chính ghi trạng thái",
  wordLead: "Mở kết quả đúng với thực tế, ghi đủ các ô của kết quả đó rồi bấm nút.",
  wordDo: (f: { state: string }) => `Ghi “${f.state}”`,
  happened: "Trạng thái",
  reason: "Lý do",
  fields: {
    reason: "Lý do",
    receiverName: "Họ tên người ký nhận",
    receiver: "Quan hệ với hồ sơ",
    identity: "Kiểm tra nhân thân bằng",
    collected: "Tiền đã thu hộ (đồng)",
  },
  collectedHint: (f: { cod: string }) => `Phải thu ${f.cod}.`,
  collectedDiffers: (f: { cod: string }) =>
    `Phải thu đủ ${f.cod} mới phát được bưu gửi. Nếu người nhận chưa trả đủ, ghi “Phát chưa thành công”.`,
  wordSaid: {
    APPLIED: "Đã ghi.",
    LATE: "Bưu gửi đã đi xa hơn trạng thái này; không có gì thay đổi.",
    REFUSED: (f: { because: string }) => `Không ghi được: ${f.because}.`,
  },
  incident: {
    LOST: "Sự cố: mất",
    DAMAGED: "Sự cố: hư hỏng hoặc bị mở",
    MISSING: "Sự cố: thiếu khi kiểm bảng kê",
  },
  incidentDue: "Hạn giải quyết",
  incidentSheet: "Bảng kê",
  endIncident: "Kết thúc sự cố",
  endedAs: {
    FOUND: "Tìm lại được",
    UNHARMED: "Giấy tờ bên trong còn đủ",
    SENT_AGAIN: "Gửi lại giấy tờ",
    ISSUED_AGAIN: "Cấp lại kết quả",
    COMPENSATED: "Bưu chính bồi thường",
    OTHER: "Cách khác",
  },
  endHow: "Giải quyết bằng",
  endNote: "Nội dung giải quyết",
  carriedOn: "Bưu cục giữ",
  attempt: (f: { attempt: number }) => `Lần gửi thứ ${f.attempt}`,
};
