import { localMoment } from "../local-moment.ts";
/** Texts of the shell itself: its refusals and faults, error pages and the API reference. */
export const webVi = {
  errors: {
    NOT_SIGNED_IN: "Ông/bà cần đăng nhập để thực hiện việc này.",
    NOT_ALLOWED:
      "Tài khoản này không có quyền thực hiện việc này. Hãy liên hệ người quản trị đơn vị nếu cần.",
    NOT_FOUND: "Không tìm thấy nội dung này, hoặc tài khoản này không được xem.",
    METHOD_NOT_ALLOWED: "Địa chỉ này không nhận cách gửi đó.",
    REQUEST_MALFORMED: "Yêu cầu không đọc được: sai định dạng, sai bảng mã hoặc chứa ký tự không hợp lệ.",
    REQUEST_TOO_LARGE: "Nội dung gửi lên vượt quá dung lượng cho phép.",
    MEDIA_TYPE_UNSUPPORTED: "Kiểu nội dung gửi lên không được hỗ trợ ở địa chỉ này.",
    INPUT_INVALID: "Một số thông tin chưa hợp lệ. Hãy sửa các mục được nêu rồi gửi lại.",
    CROSS_SITE_REQUEST: "Yêu cầu đến từ một trang khác nên đã bị chặn. Hãy mở lại trang này và thử lại.",
    PASSWORD_CHANGE_REQUIRED:
      "Hãy đổi mật khẩu được cấp thành mật khẩu của riêng mình rồi làm tiếp; việc này chưa được thực hiện.",
    FORM_EXPIRED: "Biểu mẫu đã hết hạn. Hãy tải lại trang và gửi lại; nội dung chưa được ghi nhận.",
    IDEMPOTENCY_KEY_INVALID: "Khóa chống trùng lặp phải dài từ 8 đến 200 ký tự ASCII, không có dấu cách.",
    IDEMPOTENCY_KEY_REUSED:
      "Khóa chống trùng lặp này đã dùng cho một yêu cầu có nội dung khác. Hãy dùng khóa mới.",
    IDEMPOTENCY_IN_PROGRESS: "Yêu cầu cùng khóa đang được xử lý. Hãy đợi rồi gửi lại với khóa cũ.",
    PRECONDITION_REQUIRED:
      "Cần gửi kèm phiên bản đang xem (If-Match; trong biểu mẫu là mục _version) để không ghi đè thay đổi của người khác.",
    VERSION_CONFLICT: (facts: { changedBy?: string; changedAt?: string; change?: string }) =>
      facts.changedBy === undefined
        ? "Người khác vừa thay đổi nội dung này. Hãy xem lại bản mới; nội dung đã nhập vẫn được giữ."
        : `${facts.changedBy} vừa thay đổi nội dung này${facts.changedAt === undefined ? "" : ` lúc ${localMoment(facts.changedAt)}`}${facts.change === undefined ? "" : ` (${facts.change})`}. Hãy xem lại bản mới; nội dung đã nhập vẫn được giữ.`,
    TOO_MANY_REQUESTS: (facts: { retryAfterSeconds: number }) =>
      `Ông/bà đã thử quá nhiều lần. Hãy thử lại sau ${facts.retryAfterSeconds} giây.`,
    DATABASE_UNAVAILABLE:
      "Hệ thống tạm thời gián đoạn. Việc vừa gửi chưa được xác nhận; hãy thử lại sau ít phút.",
    DATABASE_BUSY: "Nhiều người đang thao tác cùng lúc. Hãy thử lại.",
    STORAGE_FULL: "Nơi lưu trữ đã đầy nên chưa thể ghi nhận. Cán bộ vận hành đã được báo.",
    OVERLOADED: "Hệ thống đang quá tải. Hãy thử lại sau ít giây.",
    INTERNAL:
      "Đã xảy ra lỗi của hệ thống. Hãy thử lại; nếu vẫn lỗi, hãy báo mã tham chiếu cho bộ phận hỗ trợ.",
  },
  fields: {
    required: "Mục này bắt buộc.",
    type: "Mục này thiếu hoặc không đúng kiểu dữ liệu.",
    tooShort: (facts: { limit: string }) => `Cần ít nhất ${facts.limit} ký tự.`,
    tooLong: (facts: { limit: string }) => `Dài nhất ${facts.limit} ký tự.`,
    tooSmall: (facts: { limit: string }) => `Nhỏ nhất là ${facts.limit}.`,
    tooBig: (facts: { limit: string }) => `Lớn nhất là ${facts.limit}.`,
    tooFew: (facts: { limit: string }) => `Cần ít nhất ${facts.limit} mục.`,
    tooMany: (facts: { limit: string }) => `Nhiều nhất ${facts.limit} mục.`,
    fileTooBig: "Tệp quá lớn.",
    date: "Ngày không đúng. Hãy nhập ngày có thật.",
    id: "Mã tham chiếu không đúng dạng.",
    format: "Không đúng định dạng.",
    choice: "Hãy chọn một trong các giá trị cho phép.",
    unknown: (facts: { names: string }) => `Không nhận các mục: ${facts.names}.`,
    fullName: "Họ và tên chỉ gồm chữ cái và dấu cách, từ 2 đến 100 ký tự. Ví dụ: Nguyễn Thị Lan.",
    personalId: "Số định danh cá nhân cần đủ 12 chữ số như trên thẻ căn cước. Ví dụ: 001 090 012 345.",
    taxCode: "Mã số thuế gồm 10, 12 hoặc 13 chữ số; tổ chức không có số định danh cá nhân.",
    phone: "Số điện thoại cần bắt đầu bằng 0, di động 10 chữ số, cố định 11 chữ số. Ví dụ: 0912 345 678.",
    email: "Thư điện tử cần có dạng tên@nơi-giữ-thư. Ví dụ: ten@vidu.vn.",
    dateOfBirth:
      "Ngày sinh cần là một ngày có thật (năm-tháng-ngày) hoặc chỉ năm sinh. Ví dụ: 1990-03-05 hoặc 1990.",
    other: "Thông tin chưa hợp lệ.",
  },
  errorPage: {
    titles: {
      signIn: "Cần đăng nhập",
      notAllowed: "Không có quyền",
      expired: "Biểu mẫu đã hết hạn",
      notFound: "Không tìm thấy",
      refused: "Chưa thực hiện được",
      busy: "Vui lòng thử lại sau",
      failed: "Lỗi hệ thống",
    },
    legalGround: "Căn cứ pháp lý",
    reference: "Mã tham chiếu",
    home: "Về trang chủ",
    openAgain: "Mở lại trang trước",
    retryIn: (facts: { seconds: number }) => `Thử lại sau ${facts.seconds} giây.`,
  },
  sendAgain: {
    title: "Chưa gửi được, nội dung đã nhập vẫn còn",
    signedOut: "Phiên đăng nhập đã kết thúc: hết thời gian, hoặc ông/bà đã đăng xuất ở một thẻ khác.",
    signedInAnew: "Từ khi mở biểu mẫu này, ông/bà đã đăng nhập lại.",
    kept: "Nội dung vừa gửi chưa được ghi nhận nhưng không bị mất: trang này giữ nguyên. Đừng đóng thẻ này trước khi gửi lại.",
    sendingAs: (facts: { name: string }) => `Ông/bà đang gửi với tên ${facts.name}.`,
    sendingAsGuest:
      "Hiện không ai đăng nhập: bấm “Gửi lại” ngay thì nội dung được gửi không kèm tài khoản. Muốn gửi bằng tài khoản của mình, hãy đăng nhập trước.",
    notForAccount: (facts: { name: string }) =>
      `Đang đăng nhập là ${facts.name}; tài khoản này không làm được việc này. Hãy đăng nhập bằng tài khoản đã điền biểu mẫu.`,
    signIn: "Đăng nhập (mở thẻ mới)",
    thenBack:
      "Đăng nhập xong, trở lại thẻ này và bấm “Gửi lại”. Trang sẽ cho biết gửi với tên ai trước khi gửi.",
    otherAccount: "Không phải ông/bà?",
    filesAgain: "Tệp không được giữ lại, hãy chọn lại",
    withoutSecrets: "Mật khẩu không được giữ lại; biểu mẫu sẽ hỏi lại mật khẩu.",
    send: "Gửi lại",
    signedIn: {
      title: "Đã đăng nhập",
      as: (facts: { name: string }) => `Ông/bà đã đăng nhập với tên ${facts.name}.`,
      back: "Hãy đóng thẻ này, trở lại thẻ có nội dung chưa gửi và bấm “Gửi lại”.",
    },
  },
  reference: {
    title: "Giao diện lập trình (API)",
    intro:
      "Mọi việc làm được trên màn hình đều làm được qua API này. Lỗi trả về dạng application/problem+json, kèm mã ổn định.",
    document: "Tải tài liệu OpenAPI 3.1",
    contents: "Mục lục",
    parameters: "Tham số",
    body: "Nội dung gửi",
    answers: "Trả lời",
    name: "Tên",
    place: "Vị trí",
    type: "Kiểu",
    required: "bắt buộc",
    yes: "có",
    no: "không",
    errors: "Mã lỗi",
    code: "Mã",
    status: "HTTP",
    meaning: "Ý nghĩa",
    legalGround: "Căn cứ",
  },
};
