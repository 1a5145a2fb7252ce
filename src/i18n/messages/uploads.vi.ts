type Megabytes = { readonly megabytesMax: number };

const acts: Readonly<Record<string, string>> = {
  SCRIPT: "có đoạn mã tự chạy (JavaScript)",
  LAUNCH: "tự mở chương trình hoặc tệp khác",
  OPEN_ACTION: "tự thực hiện thao tác khi mở",
  FORM_SENT: "tự gửi dữ liệu đi nơi khác",
  XFA: "là biểu mẫu động (XFA)",
  MEDIA: "có phim, âm thanh hoặc nội dung tương tác",
  EMBEDDED_PROGRAM: "có đính kèm chương trình hoặc tệp nén",
  LINKED_CONTENT: "tự tải nội dung hoặc chạy lệnh từ nơi khác",
};

/** Why a file is not taken or not opened, and what to do. */
export const uploadsVi = {
  errors: {
    UPLOAD_EMPTY: "Tệp không có nội dung. Hãy chọn tệp khác.",
    UPLOAD_TOO_LARGE: ({ megabytesMax }: Megabytes) =>
      `Tệp lớn hơn ${megabytesMax} MB. Hãy quét lại ở độ phân giải thấp hơn hoặc chia thành nhiều tệp.`,
    UPLOAD_TYPE_REFUSED:
      "Chỉ nhận tệp PDF, ảnh JPG hoặc PNG, Word (.docx), Excel (.xlsx) hoặc XML. Loại tệp được xét theo nội dung, không theo tên.",
    UPLOAD_DAMAGED: "Tệp bị hỏng hoặc bị cắt cụt nên không đọc được. Hãy mở thử, lưu hoặc quét lại rồi gửi.",
    UPLOAD_ENCRYPTED: "Tệp có đặt mật khẩu hoặc bị khóa. Hãy gỡ mật khẩu, lưu lại rồi gửi.",
    UPLOAD_ACTIVE: ({ what }: { readonly what: string }) =>
      `Tệp ${acts[what] ?? "có nội dung tự chạy"} nên không được nhận. Hãy in tệp ra PDF mới (Lưu dưới dạng PDF) rồi gửi bản đó.`,
    UPLOAD_MACRO:
      "Tệp Office có macro nên không được nhận. Hãy lưu lại dạng .docx không macro hoặc PDF rồi gửi.",
    UPLOAD_TWO_TYPES:
      "Tệp chứa thêm nội dung của một loại tệp khác nên không được nhận. Hãy chụp, quét hoặc lưu lại thành tệp mới; PDF xuất từ LibreOffice thì bỏ chọn “PDF lai ghép (nhúng tệp ODF)” rồi xuất lại.",
    UPLOAD_UNSAFE_XML:
      "Tệp XML, hoặc phần XML trong tệp Office, có khai báo không an toàn hoặc viết sai. Hãy xuất lại từ phần mềm gốc.",
    UPLOAD_UNPACKS_TOO_FAR:
      "Tệp nén phình ra quá lớn khi mở nên không được nhận. Hãy giảm ảnh trong tệp hoặc gửi dạng PDF.",
    UPLOAD_TOO_MANY_PAGES: ({ pagesMax }: { readonly pagesMax: number }) =>
      `Tệp có hơn ${pagesMax} trang. Hãy chia thành nhiều tệp.`,
    UPLOAD_TOO_MANY_PIXELS: ({ megapixelsMax }: { readonly megapixelsMax: number }) =>
      `Ảnh lớn hơn ${megapixelsMax} triệu điểm ảnh. Hãy chụp lại ở kích thước nhỏ hơn.`,
    UPLOAD_TOO_COMPLEX:
      "Tệp quá phức tạp nên không kiểm tra xong trong thời gian cho phép. Hãy in ra PDF mới hoặc chia nhỏ rồi gửi.",
    UPLOAD_INFECTED: ({ signature }: { readonly signature: string }) =>
      `Máy quét phát hiện mã độc trong tệp (${signature}). Tệp không được lưu. Hãy quét máy của bạn và gửi tệp khác.`,
    UPLOAD_QUOTA: ({ megabytesMax }: Megabytes) =>
      `Trong một ngày chỉ tải lên được ${megabytesMax} MB. Hãy thử lại ngày mai hoặc nộp bản giấy tại quầy.`,
    UPLOAD_BUSY: "Hệ thống đang kiểm tra nhiều tệp nên chưa nhận tệp này. Hãy gửi lại sau một phút.",
    UPLOAD_OFFSET_CONFLICT:
      "Phần vừa gửi không nối tiếp phần đã nhận. Hãy hỏi lại đã nhận đến đâu rồi gửi tiếp từ đó.",
    UPLOAD_NOT_COMPLETE: "Tệp chưa gửi xong. Hãy gửi nốt phần còn lại rồi thử lại.",
    FILE_HELD:
      "Tệp này đang chờ quét mã độc vì máy quét chưa trả lời, nên chưa mở được. Hệ thống tự quét lại sau ít phút; hồ sơ vẫn được xử lý.",
    FILE_QUARANTINED:
      "Tệp này đã bị cách ly vì có mã độc và không mở được. Hãy đề nghị người nộp gửi bản khác.",
  },
  incidents: {
    title: "Sự cố hệ thống",
    intro:
      "Tệp lưu trữ được đọc lại thường xuyên và so với mã băm lúc nhận. Tệp khác đi, thất lạc hoặc có mã độc không bao giờ được đưa ra và hiện ở đây đến khi người vận hành xử lý xong.",
    none: "Không có sự cố nào đang mở.",
    held: ({ count }: { readonly count: number }) =>
      `${count} tệp đang chờ quét mã độc. Nếu kéo dài, hãy kiểm tra máy quét (clamd).`,
    kind: {
      FILE_CORRUPT: "Tệp bị thay đổi",
      FILE_MISSING: "Tệp thất lạc",
      FILE_INFECTED: "Tệp có mã độc",
      FILE_UNSCANNED: "Tệp không quét được",
      TEMPLATE_FAILED: "Mẫu giấy tờ không dùng được",
      DOSSIER_UNREADABLE: "Hồ sơ không đọc được",
      PAPER_UNCONFIRMED: "Giấy tờ đã ban hành không xác nhận được",
      FORM_UNKEPT: "Biểu mẫu không lập được",
    },
    advice: {
      FILE_CORRUPT:
        "Khôi phục tệp có mã băm này từ bản sao lưu và kiểm tra ổ đĩa. Khi tệp đúng trở lại, hệ thống tự đưa ra như trước.",
      FILE_MISSING: "Tìm tệp có mã băm này trong bản sao lưu và chép lại vào kho tệp.",
      FILE_INFECTED:
        "Tệp đã cách ly, không ai mở được. Báo đơn vị đang giữ hồ sơ yêu cầu người nộp gửi bản khác.",
      FILE_UNSCANNED:
        "Máy quét chạy nhưng nhiều lần không trả lời cho tệp này nên tệp vẫn đóng. Xem giới hạn kích thước và nhật ký của máy quét (clamd), hoặc đề nghị người nộp gửi bản khác.",
      TEMPLATE_FAILED:
        "Một giấy tờ không lập được bằng mẫu riêng này nên đã lập bằng mẫu có sẵn. Sửa mẫu dưới Thiết lập → Mẫu giấy tờ, thử rồi ban hành lại.",
      DOSSIER_UNREADABLE:
        "Lịch sử hồ sơ này không đọc được trọn vẹn nên việc chạy nền đã bỏ qua. Chạy motcua verify và khôi phục từ bản sao lưu.",
      PAPER_UNCONFIRMED:
        "Có người quét mã của giấy tờ này và trang kiểm tra không nói là có hiệu lực, vì bản lưu không khớp với lịch sử, chữ ký hoặc sổ chứng thư. Chạy motcua verify để biết sai ở đâu; khôi phục cơ sở dữ liệu và kho tệp từ bản sao lưu, hoặc nhập chứng thư gốc còn thiếu. Nếu ai đó đã đổi tệp thì phải điều tra.",
      FORM_UNKEPT:
        "Một biểu mẫu đã lấy số (giấy tiếp nhận, phiếu xin lỗi...) của hồ sơ này không lập được tệp; cứ năm phút hệ thống lập lại, các hồ sơ khác không phải chờ. Xem nhật ký để biết lý do, thường là mẫu riêng, đơn vị hoặc thủ tục đã bị sửa. Chạy motcua verify để biết còn biểu mẫu nào chưa có tệp.",
    },
    subject: "Mã băm hoặc định danh",
    what: "Sự cố",
    lastAt: "Gặp gần nhất",
    met: (n: { readonly times: number; readonly first: string; readonly last: string }) =>
      `Gặp ${n.times} lần, lần đầu ${n.first}, gần nhất ${n.last}.`,
    note: "Đã xử lý thế nào",
    noteMissing: "Hãy ghi đã xử lý thế nào trước khi đóng.",
    close: "Đóng sự cố",
    closed: "Đã đóng",
    scrubNever: "Kho tệp chưa được rà soát lần nào.",
    scrub: (n: { readonly checked: number; readonly damaged: number; readonly when: string }) =>
      `Rà soát kho tệp: vòng này đã đọc ${n.checked} tệp, ${n.damaged} tệp hỏng, lần đọc gần nhất ${n.when}.`,
    scrubWhole: ({ when }: { readonly when: string }) => `Lần gần nhất đọc hết kho: ${when}.`,
    scrubNotWhole: "Chưa đọc hết kho lần nào.",
  },
  state: { HELD: "Chờ quét mã độc, chưa mở được", INFECTED: "Đã cách ly vì có mã độc: cần bản khác" },
};
