type On = { readonly who: string; readonly on: string };

/** What a signature that was handed in is worth, why, and what was changed after it. */
export const signatureReasonsVi = {
  verdicts: {
    VALID: "Hợp lệ",
    VALID_NO_TIMESTAMP: "Hợp lệ, không có dấu thời gian",
    CERT_EXPIRED: "Chứng thư hết hạn",
    REVOKED: "Chứng thư đã bị thu hồi",
    UNTRUSTED: "Chưa xác định được người ký đáng tin cậy",
    TAMPERED: "Đã bị sửa sau khi ký",
    UNKNOWN: "Không kiểm tra được",
  },
  reasons: {
    SOUND: "Nội dung đúng như khi ký; chứng thư được tin cậy.",
    FILE_UNREADABLE:
      "Không đọc được tệp, hoặc tệp đã hỏng, nên không kiểm được chữ ký trong tệp. Hãy đề nghị gửi lại tệp gốc.",
    KIND_NOT_CHECKED:
      "Chữ ký trong tệp văn bản, bảng tính (docx, xlsx) không được kiểm tra tại đây. Hãy mở tệp bằng phần mềm soạn thảo để xem chữ ký, hoặc đề nghị gửi bản PDF đã ký.",
    FORMAT_UNKNOWN: "Chữ ký có định dạng mà hệ thống không đọc được.",
    BYTE_RANGE_WRONG: "Chữ ký không bao trùm toàn bộ văn bản: có phần nằm ngoài phạm vi ký.",
    CONTENT_CHANGED: "Nội dung không còn đúng như khi ký.",
    SIGNATURE_MISMATCH: "Chữ ký không khớp với chứng thư của người ký.",
    CERTIFICATE_SWAPPED: "Chứng thư kèm theo không phải chứng thư đã dùng để ký.",
    SIGNER_CERTIFICATE_MISSING: "Chữ ký không kèm chứng thư của người ký.",
    ATTRIBUTES_MISSING: "Chữ ký thiếu thông tin bắt buộc.",
    WEAK_DIGEST: "Chữ ký dùng thuật toán băm đã lỗi thời, không còn là bằng chứng.",
    ALGORITHM_UNKNOWN: "Chữ ký dùng thuật toán mà hệ thống không biết.",
    CHAIN_MISSING: "Chứng thư không do tổ chức chứng thực mà cơ quan tin cậy cấp.",
    NOT_FOR_SIGNING: "Chứng thư không được cấp để ký.",
    TIME_STAMP_WRONG: "Dấu thời gian không hợp lệ nên không được tính.",
    NO_TIME_STAMP: "Không có dấu thời gian: thời điểm ký chỉ do người ký khai.",
    REVOCATION_UNKNOWN: "Chưa có danh sách thu hồi của tổ chức cấp chứng thư này.",
    CHANGED_AFTERWARDS: "Văn bản bị sửa sau khi ký:",
    PART_ONLY: ({ parts }: { readonly parts: readonly string[] }) =>
      parts.length === 0
        ? "Chữ ký không bao trùm nội dung nào của tệp."
        : `Chữ ký chỉ bao trùm một phần của tệp (${parts.join(", ")}). Phần còn lại có thể do người khác viết hoặc sửa.`,
    COMMENT_UNSIGNED:
      "Trong tệp có ghi chú ẩn (<!-- -->) mà chữ ký không bao trùm: có thể đã được thêm sau khi ký.",
    ID_TWICE: "Nhiều phần trong tệp mang cùng một mã Id: không biết chữ ký dành cho phần nào.",
    REFERENCE_OUTSIDE: "Chữ ký dành cho nội dung nằm ngoài tệp này; hệ thống không tự tải gì từ mạng.",
    REFERENCE_BY_OTHER_NAME:
      "Chữ ký chỉ phần được ký bằng một thuộc tính khác với Id nên không xác định được phần đó. Không kết luận là tệp đã bị sửa: hãy kiểm tra bằng phần mềm đã dùng để ký, hoặc đề nghị gửi bản PDF đã ký.",
    TRANSFORM_UNKNOWN: "Chữ ký biến đổi nội dung trước khi ký theo cách mà hệ thống không chấp nhận.",
    SHARED_KEY:
      "Chữ ký dùng khóa chung (HMAC): ai kiểm tra được thì cũng tạo được, nên không chứng minh được người ký.",
    XML_TOO_LARGE:
      "Tệp quá lớn hoặc có quá nhiều chữ ký để kiểm tra. Hãy kiểm tra bằng phần mềm khác trước khi dùng.",
    TOO_COMPLEX:
      "Kiểm tra chữ ký trong tệp này tốn quá nhiều thời gian hoặc bộ nhớ nên đã dừng. Hãy kiểm tra bằng phần mềm khác trước khi dùng.",
    EXPIRED: ({ who, on }: On) => `Chứng thư "${who}" hết hạn ngày ${on}.`,
    NOT_YET_VALID: ({ who, on }: On) => `Chứng thư "${who}" chỉ có hiệu lực từ ngày ${on}.`,
    REVOKED: ({ who, on }: On) => `Chứng thư "${who}" bị thu hồi ngày ${on}.`,
  },
  changes: {
    SIGNED: "thêm chữ ký",
    FIELD_FILLED: "điền ô để trống",
    NOTE_ADDED: "thêm ghi chú",
    PAGE_CHANGED: "thay đổi nội dung trang",
    ANNOTATION_CHANGED: "thêm hoặc đổi hình, chữ đè lên trang",
    FIELD_CHANGED: "đổi ô đã khóa hoặc đã ký",
    STRUCTURE_CHANGED: "đổi cấu trúc văn bản",
  },
} as const;
