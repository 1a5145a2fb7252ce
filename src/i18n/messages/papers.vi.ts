/** What the typesetter says of a broken template, in Vietnamese where it is one of the common faults. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^unknown variable: (.+)$/, "không có biến hay hàm $1"],
  [/^expected expression$/, "thiếu biểu thức"],
  [/^unclosed delimiter$/, "chưa đóng ngoặc"],
  [/^unexpected closing .+$/, "thừa dấu đóng ngoặc"],
  [/^file not found.*$/, "mẫu không được đọc tệp"],
  [/^failed to (download|load).*$/, "mẫu không được dùng gói hay tệp bên ngoài"],
  [/^dictionary does not contain key "(.+)".*$/, "không có nội dung “$1”"],
  [/^condition is always true$/, "vòng lặp không có điểm dừng"],
];

function templateFaultVi(message: string): string {
  const known = FAULTS.find(([pattern]) => pattern.test(message));
  return known === undefined ? message : message.replace(known[0], known[1]);
}

/** Texts of the screens where templates of papers and their English are kept. */
export const papersVi = {
  errors: {
    SIGNING_AUTHORITY_MISFIT: ({ title, fits }: { title: string; fits: string | null }) =>
      `Thẩm quyền ký không hợp với chức vụ “${title}”: ${fits === null ? "người đứng đầu tự ký, không ghi ký thay" : `hãy chọn ${fits}.`} (Nghị định 30/2020/NĐ-CP, Điều 13).`,
    SIGNING_TITLE_MISFIT: ({ title, post }: { title: string; post: string }) =>
      `“${title}” không phải chức vụ người ký đang giữ: “${post}”. Hãy ghi đúng chức vụ; nếu chức vụ trong hệ thống đã cũ, đề nghị quản trị cập nhật (Nghị định 30/2020/NĐ-CP, Điều 13).`,
    TEMPLATE_BROKEN: (f: { line: number; message: string }) =>
      f.line === 0
        ? `Mẫu không lập được giấy tờ: ${f.message}. Hãy sửa rồi lưu lại.`
        : `Mẫu sai ở dòng ${f.line}: ${templateFaultVi(f.message)}. Hãy sửa dòng này rồi lưu lại.`,
    TEMPLATE_EMPTY: "Hãy điền nội dung mẫu. Muốn dùng mẫu kèm theo phần mềm thì bỏ dự thảo.",
    TEMPLATE_TOO_HEAVY:
      "Mẫu chạy quá lâu hoặc dùng quá nhiều bộ nhớ nên đã bị dừng. Hãy bỏ vòng lặp hoặc nội dung lặp lại vô hạn rồi lưu lại.",
    TEMPLATE_TOO_LONG: "Mẫu dài quá 40.000 ký tự. Hãy rút gọn rồi lưu lại.",
    TEMPLATE_DRAFT_MISSING: "Chưa có bản dự thảo nào của mẫu này. Hãy lưu bản dự thảo rồi ban hành.",
    TEMPLATE_DRAFT_OPEN:
      "Mẫu này đang có bản dự thảo. Hãy bỏ dự thảo trước, rồi mới trở về mẫu kèm theo phần mềm.",
    TEMPLATE_LACKS_REQUIRED: (f: { facts: readonly string[] }) =>
      `Chưa ban hành được: mẫu bỏ sót ${f.facts.length} nội dung pháp luật bắt buộc phải có trên giấy (${f.facts.join(", ")}). Hãy thêm vào mẫu rồi lưu lại.`,
    TEMPLATE_LEAVES_OUT: (f: { facts: readonly string[] }) =>
      `Mẫu kèm theo có ${f.facts.length} nội dung mà mẫu này không có (${f.facts.join(", ")}). Hãy thêm vào mẫu, hoặc xác nhận cố ý bỏ.`,
    TEMPLATE_BASIS_REQUIRED:
      "Phải ghi căn cứ pháp lý của mẫu mới (Nghị định 30/2020/NĐ-CP). Hãy ghi số, ngày văn bản.",
    PAPER_NOT_ISSUED:
      "Không có giấy tờ nào được ban hành với mã này. Nếu mã in trên giấy, đừng tin tờ giấy đó: hãy hỏi cơ quan ghi trên giấy.",
    TEMPLATE_DAY_UNKNOWN: "Ngày hiệu lực chưa phải là một ngày đúng. Ví dụ: 05/03/2027.",
    TEMPLATE_DAY_PAST:
      "Ngày hiệu lực phải từ hôm nay trở đi. Giấy tờ đã phát hành không đổi mẫu. Hãy chọn ngày khác.",
  },
  templates: {
    title: "Mẫu giấy tờ",
    lead: "Mẫu kèm theo phần mềm áp dụng khi chưa có phiên bản nào do cơ quan ban hành.",
    paper: "Giấy tờ",
    set: "Bộ mẫu",
    inForce: "Đang áp dụng",
    shipped: "Mẫu kèm theo phần mềm",
    version: (f: { version: number; day: string }) => `Phiên bản ${f.version}, từ ${f.day}`,
    draft: "Có dự thảo",
    source: "Nội dung mẫu (Typst)",
    wrongLine: "Dòng sai:",
    locale: "Áp dụng cho",
    locales: { both: "Cả hai bản", vi: "Bản tiếng Việt", en: "Bản song ngữ" },
    save: "Kiểm tra và lưu dự thảo",
    preview: "Xem thử với dữ liệu mẫu",
    previewShipped: "Xem mẫu kèm theo",
    bilingual: "song ngữ",
    publish: "Ban hành",
    validFrom: "Hiệu lực từ ngày",
    basis: "Căn cứ pháp lý",
    drop: "Bỏ dự thảo",
    history: "Các phiên bản",
    difference: "Khác với mẫu kèm theo",
    same: "Không khác mẫu kèm theo.",
    saved: "Đã kiểm tra và lưu dự thảo.",
    number: "Phiên bản",
    state: "Trạng thái",
    states: { DRAFT: "Dự thảo", PUBLISHED: "Đã ban hành" },
    lacks: {
      title: "Nội dung bị bỏ sót so với mẫu kèm theo",
      refused: "Mẫu này chưa ban hành được: thiếu nội dung mà pháp luật bắt buộc phải có trên giấy.",
      toConfirm: "Mẫu này bỏ những nội dung dưới đây. Ban hành được khi xác nhận là cố ý bỏ.",
      missing: "Nội dung bị bỏ sót",
      law: "Bắt buộc theo",
      noLaw: "Không bắt buộc",
      confirm: "Cố ý bỏ các nội dung không bắt buộc nêu trên",
      column: "Số nội dung bị bỏ sót",
      unknown: "Chưa kiểm tra",
      places: {
        "place.number": "Chỗ để văn thư điền số",
        "place.date": "Chỗ để văn thư điền ngày",
        "place.signature":
          "Chỗ ký, nơi đặt chữ ký số (và dấu hiệu dùng thử khi chứng thư là của bản dùng thử)",
      },
    },
    restore: {
      title: "Trở về mẫu kèm theo phần mềm",
      lead: "Các phiên bản đã ban hành vẫn được giữ. Mẫu kèm theo áp dụng từ ngày ghi khi ban hành, kể cả khi phần mềm nâng cấp mẫu đó.",
      button: "Trở về mẫu kèm theo",
      draft: "Dự thảo này trở về mẫu kèm theo phần mềm. Hãy ghi ngày và căn cứ rồi ban hành.",
    },
    sandbox: "Mẫu không đọc được tệp, gói hay mạng; mỗi lần lập không quá 10 giây và 100 trang.",
  },
  translations: {
    title: "Bản tiếng Anh của giấy tờ",
    lead: "Bản song ngữ chỉ nên phát khi mọi nội dung đã có bản tiếng Anh được duyệt và còn khớp với bản tiếng Việt.",
    forms: "Các mẫu của Bộ phận Một cửa",
    form: "Mẫu",
    procedures: "Giấy tờ theo thủ tục",
    procedure: "Thủ tục",
    coverage: "Đã duyệt, còn khớp",
    of: (f: { approved: number; required: number; share: string }) =>
      `${f.approved}/${f.required} (${f.share})`,
    open: "Chưa dịch",
    outdated: "Không còn khớp",
    unapproved: "Chờ duyệt",
    field: "Nội dung",
    vietnamese: "Tiếng Việt",
    english: "Tiếng Anh",
    approve: "Duyệt các nội dung đã ghi",
    allDone: "Mọi nội dung đã được duyệt và còn khớp.",
    standing: {
      APPROVED: "Đã duyệt",
      OUTDATED: "Không còn khớp",
      UNAPPROVED: "Chờ duyệt",
      MISSING: "Chưa dịch",
    },
  },
};
