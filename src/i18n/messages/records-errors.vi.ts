/** What the clerk's office says no with. */
export const recordsErrorsVi = {
  RECORDS_STATE: (facts: { state: string }) => {
    const states: { readonly [state: string]: string } = {
      REGISTERED: "đã đăng ký",
      DRAFT: "còn là dự thảo",
      SUBMITTED: "đã trình ký",
      SIGNED: "đã ký, chưa cấp số",
      PUBLISHED: "đã phát hành",
      RECALLED: "đã bị thu hồi",
      REPLACED: "đã bị thay thế",
      VOIDED: "đã bị hủy số",
      DISCARDED: "đã bỏ",
    };
    return `Văn bản ${states[facts.state] ?? facts.state} nên không làm được việc này. Hãy tải lại trang.`;
  },
  RECORDS_SECRET_STUB:
    "Văn bản mật chỉ ghi tác giả, số và ngày ở đây; nội dung và tệp quản lý ở sổ văn bản mật (Luật Bảo vệ bí mật nhà nước).",
  RECORDS_SUBJECT_MISSING: "Hãy ghi trích yếu nội dung văn bản.",
  RECORDS_KIND_UNKNOWN: "Không có loại văn bản này trong 29 loại của Nghị định 30/2020/NĐ-CP.",
  RECORDS_ARRIVES_LATER: "Ngày đến ở sau hôm nay. Chỉ đăng ký văn bản đã đến.",
  RECORDS_DATED_LATER: "Ngày văn bản ở sau ngày đến. Hãy xem lại hai ngày này.",
  RECORDS_REPLY_DUE_EARLY:
    "Hạn trả lời ở trước ngày đến. Hãy xem lại hai ngày này; văn bản đến khi hạn đã qua thì để trống hạn trả lời.",
  RECORDS_MAYBE_REGISTERED: (facts: { numberText: string }) =>
    `Văn bản cùng số, ký hiệu đã được đăng ký với số đến ${facts.numberText}; có thể là một văn bản. Nếu là văn bản khác, hãy đánh dấu bên dưới rồi đăng ký lại.`,
  RECORDS_ALREADY_REGISTERED: (facts: { numberText: string }) =>
    `Văn bản cùng tác giả, số và ngày đã được đăng ký với số đến ${facts.numberText}.`,
  RECORDS_SYMBOL_MISSING:
    "Cơ quan chưa có chữ viết tắt dùng trong số, ký hiệu văn bản. Hãy nhờ quản trị ghi vào danh mục đơn vị.",
  RECORDS_FILE_MISSING: "Phát hành văn bản điện tử thì phải đính kèm tệp đã ký.",
  RECORDS_FILE_NOT_PDF:
    "Văn bản điện tử phát hành dưới dạng PDF (Nghị định 30/2020/NĐ-CP, Phụ lục I). Tệp Word chỉ giữ làm tệp kèm theo: hãy xuất PDF, ký số rồi đính kèm.",
  RECORDS_ALREADY_SENT: "Văn bản đã gửi đi. Muốn rút lại thì soạn văn bản thu hồi.",
  RECORDS_TARGET: "Không tìm thấy văn bản được nêu trong sổ của cơ quan.",
  RECORDS_CORRECTED_BY_LETTER: "Đính chính bằng công văn (Nghị định 30/2020/NĐ-CP, Điều 17).",
  RECORDS_REPLACED_BY_SAME_KIND: "Thay thế bằng văn bản cùng loại (Nghị định 30/2020/NĐ-CP, Điều 17).",
  RECORDS_ASSIGNEE:
    "Hãy chọn ít nhất một đơn vị hoặc người, mỗi nơi chỉ một phần việc, và không giao lại nơi đã được giao.",
  RECORDS_LEAD_TAKEN: "Đã có nơi chủ trì. Hãy thôi giao nơi đó trước.",
  RECORDS_DUE_PAST: "Hạn ở trước hôm nay.",
  RECORDS_DUE_AFTER_PARENT: (facts: { dueOn: string }) =>
    `Hạn của người thực hiện không được sau hạn của đơn vị (${facts.dueOn}).`,
  RECORDS_ASSIGNMENT_STATE: "Phần việc này không còn ở bước đó. Hãy tải lại trang.",
  RECORDS_OWN_WORK: "Không ai tự công nhận hay tự gia hạn việc của mình.",
  RECORDS_RESULT_MISSING: "Hãy ghi kết quả, hoặc nêu văn bản kết quả.",
  RECORDS_PARTS_OPEN: "Còn người trong đơn vị chưa xong việc được giao.",
  RECORDS_EXTENSION_LATE: (facts: { dueOn: string }) =>
    `Phải đề nghị gia hạn trước hạn (${facts.dueOn}) ít nhất một ngày làm việc.`,
  RECORDS_EXTENSION_DAY: (facts: { dueOn: string }) => `Hạn mới phải ở sau hạn cũ (${facts.dueOn}).`,
  RECORDS_DOSSIER_UNKNOWN: "Không có hồ sơ mang mã này, hoặc ông/bà không được xem hồ sơ đó.",
  RECORDS_COPY_OF_DRAFT:
    "Tệp này là dự thảo, chưa ai ký. Chỉ sao văn bản đã phát hành, hoặc phụ lục đã kèm theo văn bản trước khi ký.",
  RECORDS_COPY_SOURCE: "Hãy chọn một tệp PDF của văn bản (không khóa mật khẩu) để sao.",
  RECORDS_COPY_OF_COPY:
    "Sao lục phải sao từ bản sao y. Hãy lập bản sao y trước, chọn sao y, hoặc ghi số của bản sao y nếu tệp nhận được là bản sao y.",
  RECORDS_COPY_OF_ORIGINAL: "Sao y và trích sao phải sao từ bản gốc, bản chính, không sao từ bản sao.",
  RECORDS_COPY_NUMBER_OURS:
    "Tệp đã chọn là bản sao y do cơ quan mình lập. Hãy để trống số bản sao y nhận được, hoặc chọn tệp nhận được.",
  RECORDS_COPY_PAGES: (facts: { pages: number }) =>
    `Không có các trang này trong tệp (tệp có ${facts.pages} trang). Ghi ví dụ 1-3, 5.`,
  RECORDS_COPY_EXTRACT: "Trích sao thì phải ghi phần được trích; sao y, sao lục thì không ghi.",
  RECORDS_PLACE_OUTSIDE: ({ mark }: { mark: string }) => {
    const names: { readonly [mark: string]: string } = {
      number: "Chỗ ghi số",
      date: "Chỗ ghi ngày",
      month: "Chỗ ghi tháng",
      signature: "Chỗ ký và đóng dấu",
      code: "Chỗ in mã kiểm tra",
    };
    return `${names[mark] ?? mark} nằm ngoài trang giấy. Hãy xem lại trang và khoảng cách đã ghi.`;
  },
  RECORDS_CODE_COVERED:
    "Chữ ký hoặc dấu sẽ đè lên mã kiểm tra, máy không đọc được mã. Hãy chọn chỗ khác cho mã hoặc cho chữ ký.",
  RECORDS_PLACE_SOURCE: "Hãy chọn một tệp PDF đính kèm của dự thảo này.",
  RECORDS_PLACES_OLDER:
    "Có tệp PDF đính kèm sau khi chọn chỗ ký. Hãy mở trang chỗ ký, chọn lại tệp được ký và lưu.",
  RECORDS_SIGNER: "Hãy chọn một lãnh đạo của cơ quan để trình ký.",
  RECORDS_NOTHING_CHANGED: "Chưa có nội dung nào thay đổi.",
  RECORDS_WORK_FILE_CODE: "Đơn vị đã có hồ sơ mang số, ký hiệu này trong năm. Hãy chọn số khác.",
  RECORDS_WORK_FILE_CLOSED: "Hồ sơ đã kết thúc nên không thêm văn bản được nữa.",
  RECORDS_WORK_FILE_OPEN: "Hãy kết thúc hồ sơ trước khi nộp lưu trữ; hồ sơ chỉ nộp một lần.",
  RECORDS_WORK_FILE_EMPTY: "Hồ sơ chưa có văn bản nào nên chưa kết thúc được.",
};
