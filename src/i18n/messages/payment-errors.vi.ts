type Unread = {
  readonly line: number;
  readonly column: "REFERENCE" | "AMOUNT" | "BOOKED_AT" | "NO_LINES";
  readonly cell: string;
};
type Where = { readonly line: string; readonly cell: string };

/** Why a line of a statement cannot be read. */
const UNREAD = {
  REFERENCE: ({ line, cell }: Where) =>
    cell === ""
      ? `Dòng ${line} của sổ phụ thiếu mã giao dịch.`
      : `Dòng ${line} của sổ phụ có mã giao dịch không dùng được: “${cell}”.`,
  AMOUNT: ({ line, cell }: Where) =>
    cell === ""
      ? `Dòng ${line} của sổ phụ thiếu số tiền.`
      : `Dòng ${line} của sổ phụ có số tiền không đọc được: “${cell}”. Cần số đồng chẵn, khác 0, chỉ một bên nợ hoặc có, ví dụ 1.250.000.`,
  BOOKED_AT: ({ line, cell }: Where) =>
    cell === ""
      ? `Dòng ${line} của sổ phụ thiếu ngày giao dịch.`
      : `Dòng ${line} của sổ phụ có ngày giao dịch không có trong lịch hoặc không đọc được: “${cell}”. Cần ngày như 22/11/2026.`,
  LINE: ({ line, cell }: Where) => `Không đọc được dòng ${line} của sổ phụ: “${cell}”.`,
  NO_LINES: () => "Tệp có tiêu đề của sổ phụ nhưng không có dòng giao dịch nào.",
};

/** How the cash desk says no. */
export const paymentErrorsVi = {
  CHARGE_NOT_DUE: ({ dossierCode }: { readonly dossierCode: string }) =>
    `Khoản thu của hồ sơ ${dossierCode} không còn phải thu: đã thu, đã miễn hoặc đã hủy.`,
  CHARGE_AMOUNT_UNKNOWN: ({ dossierCode }: { readonly dossierCode: string }) =>
    `Hồ sơ ${dossierCode} có khoản chưa xác định số tiền.`,
  CHARGES_OF_SEVERAL_UNITS: "Các khoản thuộc nhiều đơn vị thu, phải thu riêng từng đơn vị.",
  AMOUNT_CHANGED: "Số tiền phải thu vừa thay đổi. Hãy xem lại trước khi thu.",
  AMOUNT_LOWERED:
    "Thu ít hơn số đã xác định là giảm: hãy gửi đề nghị miễn, giảm để người có thẩm quyền quyết định.",
  TXN_REFERENCE_REQUIRED: "Cần mã chuẩn chi của máy POS hoặc mã giao dịch.",
  TXN_REFERENCE_TAKEN: ({ reference }: { readonly reference: string }) =>
    `Mã giao dịch ${reference} đã được ghi nhận.`,
  DECISION_REASON_REQUIRED: "Không duyệt thì phải ghi lý do ở ô “Ý kiến”: người đề nghị và người nộp sẽ đọc.",
  REFUND_NOT_AGREED: "Khoản trả lại này chưa được người khác duyệt.",
  RETURN_NOT_CHOSEN: "Hãy chọn giao dịch này trả khoản nào.",
  RETURN_NOT_OPEN:
    "Khoản này không chờ chuyển trả từ tài khoản này: đã chuyển, chưa được duyệt, hoặc không được duyệt.",
  RETURN_AMOUNT_DIFFERS: ({ amountDong }: { readonly amountDong: number }) =>
    `Giao dịch khác tổng số tiền của các khoản đã chọn (${amountDong.toLocaleString("vi-VN")} đồng). Chọn đúng và đủ các khoản, hoặc hỏi ngân hàng.`,
  RECEIVER_NOT_AGREED: "Người nhận của khoản này chưa có người thứ hai duyệt: chưa được chuyển.",
  RECEIVER_CHANGED: "Người nhận vừa được ghi lại hoặc đã duyệt. Hãy xem lại.",
  RECEIVER_REQUIRED: "Chuyển khoản thì phải ghi số tài khoản, ngân hàng và tên người nhận.",
  TREASURY_TOO_MUCH: ({ amountDong }: { readonly amountDong: number }) =>
    `Tiền ra nhiều hơn số đơn vị đang giữ để nộp (còn ${amountDong.toLocaleString("vi-VN")} đồng, không kể tiền chưa khớp và tiền phải trả lại). Hãy khớp các giao dịch tiền vào trước, hoặc ghi số dư khi bắt đầu ghi sổ của tài khoản.`,
  OPENING_UNKNOWN: ({ account }: { readonly account: string }) =>
    `Chưa có số dư khi bắt đầu ghi sổ của tài khoản ${account} nên không kiểm được số tiền nộp. Giám đốc trung tâm hoặc người quản trị đơn vị ghi ở “Tài khoản thu”, lãnh đạo hoặc trưởng đơn vị duyệt.`,
  OPENING_DAY_TO_COME: "Số dư đầu kỳ không ghi cho ngày chưa đến.",
  AMOUNT_UNREADABLE: "Số tiền ghi không đọc được. Hãy ghi bằng chữ số, số đồng chẵn, ví dụ 50.000.",
  CASH_TOO_LITTLE: "Số tiền đưa ít hơn số phải thu.",
  DAY_CLOSED: "Đã chốt quỹ ngày này, không thu, chi thêm được.",
  DAY_HAS_CLAIMED: ({ count }: { readonly count: number }) =>
    `Còn ${count} lần báo chuyển khoản quá một ngày chưa có ghi chú.`,
  DAY_MOVED: "Sổ của ngăn này đã thay đổi từ khi thu ngân kiểm. Không xác nhận, để thu ngân kiểm lại.",
  DAY_NOTE_REQUIRED: "Tiền kiểm đếm khác sổ: cần giải trình.",
  DAY_NOT_OVER: "Không chốt quỹ cho ngày chưa đến.",
  POSTAL_CASH_EXCEEDED: ({ amountDong }: { readonly amountDong: number }) =>
    `Nhiều hơn số tiền thu hộ chưa khớp của bưu gửi: còn ${amountDong.toLocaleString("vi-VN")} đồng.`,
  POST_COLLECTS: ({ parcel }: { readonly parcel: string }) =>
    `Bưu gửi ${parcel} đang thu hộ khoản này nên không thu thêm cách khác. Người nộp trả cho nhân viên bưu chính khi nhận; muốn trả cách khác, bộ phận trả kết quả đặt tiền thu hộ của bưu gửi về 0 trước khi giao bưu chính.`,
  NO_BANK_ACCOUNT: "Đơn vị chưa khai báo tài khoản nhận chuyển khoản.",
  BANK_ACCOUNT_TAKEN: "Tài khoản này đã được khai báo.",
  REQUEST_NOT_OPEN: "Yêu cầu chuyển khoản không còn mở.",
  RECEIPT_CANCELLED: "Biên lai đã hủy.",
  RECEIPT_DAY_CLOSED: "Ngày của biên lai đã chốt quỹ: không lập lại được.",
  DECISION_OPEN: "Khoản này đang có đề nghị chờ quyết định.",
  DECISION_ANSWERED: "Đề nghị đã được quyết định.",
  DECISION_OWN: "Người đề nghị hoặc người đã thu khoản này không được tự quyết định.",
  DECISION_TOO_MUCH:
    "Số tiền không hợp với khoản thu: miễn, giảm không quá số còn phải thu; hoàn trả không quá số đã thu, trừ phần đã hoàn và phần đã duyệt hoàn.",
  REFUND_NOT_PAID_BY_US: "Khoản này nộp tại kho bạc: nơi đã thu hoàn trả.",
  REFUND_NOT_DUE: "Khoản này chưa thu, đã hoàn trả hết, hoặc quyết định hoàn trả chưa có hay đã chi.",
  MOVEMENT_MATCHED: "Giao dịch đã được khớp.",
  MATCH_AMOUNT_DIFFERS: "Tổng các khoản chọn khác số tiền của giao dịch.",
  MATCH_DIRECTION: "Chiều tiền không hợp: tiền vào hay tiền ra.",
  MISSING_ARRIVED: "Sổ phụ đã có giao dịch này: không còn là chênh lệch.",
  MISSING_SETTLED: "Chênh lệch này đã được xử lý.",
  MISSING_NOT_PAID:
    "Giao dịch này không trả cho khoản thu nào nên không có lần thu để hủy. Hãy chọn ngân hàng còn nợ, hoặc có người chịu.",
  MISSING_NOT_AWAITED: "Số tiền đó không còn chờ về: đã về, hoặc đã hủy lần thu.",
  CHARGE_GOES_BACK: "Khoản thu đã hoàn trả hoặc đang hoàn trả nên không hủy lần thu được.",
  MATCH_OTHER_ACCOUNT:
    "Tiền của khoản thu này không vào tài khoản đó. Hãy hoàn lại cho người nộp hoặc chọn khoản thu khác.",
  STATEMENT_HEADINGS_UNKNOWN:
    "Không tìm thấy dòng tiêu đề của sổ phụ trong tệp này. Tệp CSV cần các cột: mã giao dịch, ngày giao dịch, nội dung, và số tiền (hoặc ghi nợ, ghi có). Chưa ghi sổ dòng nào.",
  STATEMENT_UNREADABLE: ({ line, column, cell }: Unread) =>
    `${(UNREAD[column] ?? UNREAD.LINE)({ line: `${line}`, cell })} Chưa ghi sổ dòng nào.`,
  STATEMENT_TOO_LONG: ({ lines }: { readonly lines: number }) =>
    `Sổ phụ có hơn ${lines} dòng. Hãy xuất theo khoảng ngày ngắn hơn; chưa ghi sổ dòng nào.`,
  BANK_MESSAGE_UNSIGNED: "Thông báo không có chữ ký đúng của ngân hàng.",
  BANK_MESSAGE_TOO_LARGE: "Thông báo quá lớn.",
};
