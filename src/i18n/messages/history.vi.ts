type Counts = Readonly<Record<"recorded" | "unchanged" | "bad" | "lines", number>>;

/** Texts of the import and generation of past dossiers and of counting anew, for operators. */
export const historyVi = {
  errors: {
    HISTORY_NOT_DOSSIERS: (f: { missing: readonly string[] }) =>
      `Tệp này không phải tệp hồ sơ cũ: cần mỗi dòng một đối tượng JSON, hoặc bảng CSV có dòng đầu là tên cột. Còn thiếu: ${f.missing.join(", ")}.`,
    HISTORY_LINES_BAD:
      "Có dòng không dùng được nên chưa nhập gì. Hãy sửa tệp, hoặc thêm --skip-bad để nhập các dòng còn lại.",
    HISTORY_LOADED_TWICE: (f: { line: number }) =>
      `Một lệnh khác đang nạp chính tệp này (đã qua dòng ${f.line}). Hãy chờ lệnh đó xong rồi chạy lại.`,
  },
  reasons: {
    TOO_LONG: "Dòng quá dài",
    NOT_UTF8: "Không phải văn bản UTF-8",
    NOT_JSON: "Không phải đối tượng JSON",
    CELLS_WRONG: "Số ô không khớp dòng đầu, hoặc thiếu dấu nháy đóng",
    FIELDS_WRONG: "Trường thiếu hoặc sai",
    UNIT_NO_AGENCY: "Đơn vị này chỉ tiếp nhận hoặc là bộ phận của cơ quan, không có thẩm quyền giải quyết",
    UNIT_UNKNOWN: "Không có cơ quan mang mã này vào ngày đó",
    TIME_WRONG: "Thời điểm không đọc được",
    TIMES_OUT_OF_ORDER: "Thứ tự thời điểm không hợp lý",
    IN_FUTURE: "Thời điểm ở tương lai",
    NOT_ENDED: "Hồ sơ chưa kết thúc nên phải nhập như hồ sơ mới, không phải hồ sơ cũ",
    NOT_ACCEPTED: "Kết quả không khớp với việc có hay không có thời điểm tiếp nhận",
    NOT_RETURNED: "Kết quả không khớp với việc có hay không có thời điểm trả",
    SATISFACTION_UNKNOWN: "Không có mức hài lòng này (các mức đang có ở trong ngoặc)",
    CODE_REPEATED: "Mã hồ sơ lặp lại trong tệp",
    CODE_TAKEN: "Mã hồ sơ đã có, nội dung khác",
  },
  done: (n: Counts, seconds: string) =>
    `Đã đọc ${n.lines} dòng: ${n.recorded} hồ sơ cũ được ghi, ${n.unchanged} đã có từ trước, ${n.bad} dòng lỗi; ${seconds} giây.`,
  repeat: (n: Counts) =>
    `Tệp này đã được nạp xong từ trước (${n.recorded} hồ sơ). Lần này không ghi thêm gì.`,
  resumed: (line: number) => `Nạp tiếp từ sau dòng ${line}, nơi lần chạy trước dừng lại.`,
  rebuilding: (dossiers: number) => `Đang đếm lại số liệu của ${dossiers} hồ sơ…`,
  rebuilt: (dossiers: number, seconds: string) =>
    `Đã đếm lại số liệu từ lịch sử của ${dossiers} hồ sơ; ${seconds} giây.`,
  generateWhat: "Hãy nói rõ tạo gì: motcua generate history --profile TÊN > TỆP.",
  statisticsWhat: "Hãy nói rõ làm gì: motcua statistics rebuild.",
  badProfile: (name: string, known: string) => `Không có bộ dữ liệu “${name}”; có: ${known}.`,
  unitsLack: (profile: string, lacking: string) =>
    `Bộ dữ liệu “${profile}” cần ${lacking} trong tệp đơn vị hành chính; hãy thêm --units TỆP.`,
  badNumber: (name: string, text: string) => `${name}: “${text}” không phải số nguyên dùng được.`,
};
