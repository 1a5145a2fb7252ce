/** Texts of `motcua verify`, for operators. */
export const verifiedVi = {
  money: ({ transfers, wrong }: { readonly transfers: number; readonly wrong: number }) =>
    `Đã cộng lại ${transfers} bút toán trong sổ cái: ${wrong === 0 ? "khớp" : `${wrong} chỗ không khớp`}.`,
  wrongMoney: ({ rule, about, detail }: Record<"rule" | "about" | "detail", string>) =>
    `${rule}: ${about} (${detail})`,
  moneyRules: {
    CHARGE_IN_BOOKS: "Khoản thu không khớp sổ cái",
    PAID_KEPT_OR_BACK: "Tiền đã thu của một khoản không bằng phần giữ lại, phần phải hoàn và phần đã hoàn",
    PAYMENTS_ALLOCATED: "Lần thanh toán không khớp phần phân bổ",
    WAITS_PAID: "Hồ sơ chờ nộp tiền nhưng không còn khoản phải thu",
    RECEIPTS_WHOLE: "Biên lai thiếu, trùng hoặc sai số tiền",
    BANK_IN_BOOKS: "Giao dịch ngân hàng không khớp sổ cái",
    SUSPENSE_IS_OPEN: "Giao dịch chưa khớp không nằm đúng tài khoản chờ",
    STATEMENT_IN_BOOKS: "Sổ phụ ngân hàng không khớp sổ cái",
    MISSING_ON_STATEMENT: "Ngân hàng đã báo nhưng sổ phụ không có",
    HAND_MATCH_AGREED: "Tiền vào khớp tay chưa có người thứ hai duyệt đúng như vậy",
    DRAWERS_AGREED: "Chênh lệch quỹ chưa được người khác xác nhận đúng số",
    OPENING_AGREED: "Số dư khi bắt đầu ghi sổ khác số đã duyệt",
    ABSENT_AGREED: "Tiền không về chưa được hai người xử lý đúng số",
    POST_IN_BOOKS: "Tiền bưu chính thu hộ không khớp sổ cái",
    TREASURY_AGREED: "Tiền nộp ngân sách không khớp với đề nghị đã được người khác duyệt",
    BANK_OWN_AGREED: "Phí, lãi ngân hàng không khớp với đề nghị đã được người khác duyệt",
    PORTAL_NUMBER_ONCE: "Một mã giao dịch của Cổng được thu hai lần",
    RETURNS_AGREED: "Tiền phải chuyển trả không khớp với khoản đã duyệt hoặc giao dịch đã trả",
  },
  option: "đếm lại mọi sự kiện và so từng ô thống kê",
  wrongCell: (
    cell: Readonly<Record<"where" | "when" | "measure", string>> &
      Readonly<Record<"cell" | "recounted", number>>,
  ) =>
    `Ô thống kê ${cell.where}, ${cell.when}, ${cell.measure}: ghi ${cell.cell}, đếm lại được ${cell.recounted}`,
  wrongSpells: (
    found: Readonly<Record<"dossierId" | "where" | "day" | "measure", string>> &
      Readonly<Record<"listed" | "recounted", number>>,
  ) =>
    `Hồ sơ ${found.dossierId}, ${found.where}, ngày ${found.day}, ${found.measure}: danh sách ghi ${found.listed}, đếm lại được ${found.recounted}`,
  wrongLateSteps: (
    found: Readonly<Record<"unitId" | "day", string>> & Readonly<Record<"told" | "recounted", number>>,
  ) =>
    `Kết quả quá hạn của ${found.unitId}, ngày ${found.day}: bảng bước vượt định mức ghi ${found.told}, đếm lại được ${found.recounted}`,
  recounted: (n: Readonly<Record<"dossiers" | "cells" | "wrong", number>>) =>
    n.wrong === 0
      ? `Đã đếm lại ${n.dossiers} hồ sơ, ${n.cells} ô thống kê: khớp toàn bộ.`
      : `Đã đếm lại ${n.dossiers} hồ sơ, ${n.cells} ô thống kê: ít nhất ${n.wrong} số không khớp.`,
  wrongNumber: (f: Readonly<Record<"number" | "series" | "why", string>>) =>
    `Số ${f.number} trong dãy ${f.series}: ${f.why}`,
  formFaults: {
    UNNUMBERED: "hồ sơ có biểu mẫu đã ban hành nhưng chưa lấy số",
    NO_ACT: "không có việc nào của hồ sơ ban hành biểu mẫu mang số này",
    OTHER_YEAR: "số của năm khác với năm ban hành",
    NOT_KEPT: "đã lấy số nhưng chưa có tệp lưu",
    NOT_REPLACED: "đã hủy hoặc còn hiệu lực trái với việc có biểu mẫu thay thế",
  },
  numberFaults: {
    GAP: "không văn bản nào mang số này và không có lý do hủy",
    BEYOND: "lớn hơn số cuối cùng đã cấp của dãy",
    OTHER_PAPER: "văn bản của số này mang số khác, hoặc chưa phát hành",
    UNNUMBERED: "văn bản đã phát hành nhưng số không có trong dãy nào",
  },
  signaturesDone: (n: Readonly<Record<"signatures" | "wrong", number>>) =>
    n.wrong === 0
      ? `Đã kiểm tra ${n.signatures} chữ ký số trên giấy tờ: tất cả còn nguyên.`
      : `Đã kiểm tra ${n.signatures} chữ ký số trên giấy tờ: ${n.wrong} chữ ký sai.`,
  formsDone: (n: Readonly<Record<"forms" | "wrong", number>>) =>
    n.wrong === 0
      ? `Đã kiểm tra số của ${n.forms} biểu mẫu một cửa: mỗi biểu mẫu một số.`
      : `Đã kiểm tra số của ${n.forms} biểu mẫu một cửa: ${n.wrong} chỗ sai.`,
  papersDone: (n: Readonly<Record<"papers" | "numbers" | "wrong", number>>) =>
    n.wrong === 0
      ? `Đã kiểm tra ${n.papers} giấy tờ, ${n.numbers} số văn bản: không thiếu, không trùng.`
      : `Đã kiểm tra ${n.papers} giấy tờ, ${n.numbers} số văn bản: ${n.wrong} số sai.`,
  filesOption: "đọc lại mọi tệp trong kho và so với mã băm",
  wrongPaper: (number: string, fault: string) => `Giấy tờ ${number}: ${fault}`,
  paperFaults: {
    MISSING: "tệp không có trong kho",
    DAMAGED: "tệp khác với lúc lưu",
    NOT_ISSUED: "không có việc nào trong lịch sử ban hành giấy tờ này",
    OTHER_FILE: "không phải tệp mà lịch sử hồ sơ ghi",
    NOT_AS_SIGNED: "tệp không giữ nguyên phần người ký đã ký",
    UNSIGNED: "phải ký số mà tệp không có chữ ký",
    NOT_REGISTERED: "ký bằng chứng thư không có trong sổ của cơ quan",
    SIGNER_MISSING: "thiếu chữ ký của người ký hoặc cơ quan ghi trên giấy",
    TAMPERED: "đã bị sửa sau khi ký",
    UNKNOWN: "chữ ký không kiểm tra được",
    UNTRUSTED: "Chưa xác định được người ký đáng tin cậy",
    REVOKED: "ký bằng chứng thư đã bị thu hồi trước khi ký",
  },
  fileFaults: {
    MISSING: "có tên trong hồ sơ nhưng không có trong kho",
    ORPHAN: "có trong kho nhưng không hồ sơ nào nhắc đến",
    DAMAGED: "nội dung khác với lúc nhận",
  },
  wrongRegister: (register: string) => `Sổ chứng thực bản sao bị hụt, trùng hoặc lệch số: ${register}`,
  registersDone: ({ broken, older }: Readonly<Record<"broken" | "older", number>>) => {
    const said =
      broken === 0
        ? "Sổ chứng thực bản sao: số liên tục, khớp với giấy đã phát hành."
        : `Sổ chứng thực bản sao: ${broken} chỗ bị hụt, trùng hoặc lệch số.`;
    return older === 0
      ? said
      : `${said} ${older} giấy phát hành trước đây mang số của dãy riêng, không phải số của sổ.`;
  },
  wrongFile: (sha256: string, fault: string) => `Tệp ${sha256}: ${fault}`,
  filesDone: (n: Readonly<Record<"stored" | "named" | "wrong", number>> & { readonly isRead: boolean }) =>
    `${n.isRead ? "Đã đọc" : "Đã đối chiếu"} ${n.stored} tệp trong kho với ${n.named} tệp được nhắc đến: ${n.wrong === 0 ? "khớp toàn bộ" : `${n.wrong} tệp cần xem lại`}.`,
  attachedFaults: {
    UNMARKED:
      "chưa được đánh dấu là đã gắn vào hồ sơ nên sẽ bị dọn như tệp không dùng; một việc bất kỳ trên hồ sơ này sẽ đánh dấu lại",
    UNNAMED: "không còn nơi nào giữ; hãy tìm trong bản sao lưu",
  },
  wrongAttached: (dossier: string, sha256: string, fault: string) =>
    `Hồ sơ ${dossier}, tệp ${sha256}: ${fault}`,
  attachedDone: ({ files, wrong }: Readonly<Record<"files" | "wrong", number>>) =>
    `Đã đối chiếu ${files} tệp trong lịch sử hồ sơ với nơi giữ: ${wrong === 0 ? "đều được giữ" : `${wrong} tệp cần xem lại`}.`,
  messagesOption: "hỏi lại mọi lịch sử hồ sơ về những thông báo phải gửi và so với hộp thư đi",
  wrongMessage: (dossier: string, fault: string, detail: string) =>
    `Hồ sơ ${dossier}, thông báo ${detail}: ${fault}`,
  messagesDone: (n: Readonly<Record<"dossiers" | "messages" | "waiting" | "dead" | "wrong", number>>) =>
    n.wrong === 0
      ? `Đã so ${n.messages} thông báo với lịch sử ${n.dossiers} hồ sơ: đủ và không thừa; ${n.waiting} đang chờ gửi, ${n.dead} cần người xử lý.`
      : `Đã so ${n.messages} thông báo với lịch sử ${n.dossiers} hồ sơ: ${n.wrong} chỗ không khớp.`,
  registerFaults: {
    UNNUMBERED: "văn bản mang số không có trong dãy số",
    DIFFERENT: "văn bản mang số khác với dãy số",
    UNEXPLAINED: "văn bản và dãy số không khớp về việc hủy số",
    NOBODYS: "số của văn bản không còn",
  },
  numbersDone: (n: Readonly<Record<"numbers" | "wrong", number>>) =>
    `Đã đối chiếu ${n.numbers} số trong sổ văn bản: ${n.wrong === 0 ? "không thiếu, không trùng" : `${n.wrong} số cần xem lại`}.`,
  broken: (dossier: string, seq: number, fault: string) => `Hồ sơ ${dossier}, sự kiện ${seq}: ${fault}`,
  done: (n: Readonly<Record<"dossiers" | "events" | "broken", number>>) =>
    n.broken === 0
      ? `Đã kiểm tra ${n.dossiers} hồ sơ, ${n.events} sự kiện: lịch sử nguyên vẹn.`
      : `Đã kiểm tra ${n.dossiers} hồ sơ, ${n.events} sự kiện: ${n.broken} chỗ hỏng.`,
};
