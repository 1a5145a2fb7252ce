type Problem = {
  readonly code: string;
  readonly elementId: string | null;
  readonly elementName: string | null;
  readonly detail: string | null;
};

/** Names the element so that its author finds it in the editor: “Ký duyệt” (sign). */
function at({ elementId, elementName }: Problem): string {
  if (elementId === null) return "Quy trình";
  return elementName === null ? `Phần tử ${elementId}` : `“${elementName}” (${elementId})`;
}

const problems = {
  UNKNOWN_ELEMENT: (p: Problem) => `${at(p)}: loại ${p.detail ?? "này"} không được hỗ trợ.`,
  UNKNOWN_ATTRIBUTE: (p: Problem) =>
    `${at(p)}: thuộc tính ${p.detail ?? ""} không tồn tại, hãy xem lại chính tả.`,
  BAD_VALUE: (p: Problem) => `${at(p)}: giá trị ${p.detail ?? ""} không hợp lệ.`,
  BAD_ID: (p: Problem) =>
    `${at(p)}: mã chỉ gồm chữ cái không dấu, chữ số và gạch dưới, bắt đầu bằng chữ cái (mã quy trình dùng gạch nối).`,
  DUPLICATE_ID: (p: Problem) => `${at(p)}: mã này được dùng cho hai phần tử.`,
  UNRESOLVED_REFERENCE: (p: Problem) =>
    `${at(p)}: có tham chiếu tới ${p.detail ?? ""} nhưng không có phần tử đó.`,
  MISSING_ROLE: (p: Problem) => `${at(p)}: chưa có vai trò thực hiện (motcua:role).`,
  MISSING_UNIT: (p: Problem) => `${at(p)}: chưa có đơn vị thực hiện (motcua:unit).`,
  MISSING_QUOTA: (p: Problem) => `${at(p)}: chưa có định mức thời gian (motcua:quotaMinutes).`,
  MISSING_STAGE: (p: Problem) => `${at(p)}: chưa có giai đoạn (motcua:stage).`,
  MISSING_NAME: (p: Problem) => `${at(p)}: chưa có tên.`,
  MISSING_SIGNING_AUTHORITY: (p: Problem) =>
    `${at(p)}: bước ký chưa ghi thẩm quyền ký TM, Q, KT, TL, TUQ hoặc NONE (motcua:signingAuthority).`,
  MISSING_MESSAGE: (p: Problem) => `${at(p)}: chưa chọn thông điệp.`,
  MISSING_DURATION: (p: Problem) =>
    `${at(p)}: thời gian chờ ${p.detail ?? ""} không đọc được; dùng dạng P3D (ngày) hoặc PT4H (giờ làm việc).`,
  NO_START: () => "Quy trình chưa có điểm bắt đầu.",
  SEVERAL_STARTS: (p: Problem) => `${at(p)}: quy trình chỉ được có một điểm bắt đầu, đây là điểm thừa.`,
  NO_END: () => "Quy trình chưa có điểm kết thúc.",
  UNREACHABLE: (p: Problem) => `${at(p)}: không có đường nào từ điểm bắt đầu tới đây.`,
  DEAD_END: (p: Problem) => `${at(p)}: từ đây không tới được điểm kết thúc.`,
  SEVERAL_WAYS_WITHOUT_GATEWAY: (p: Problem) => `${at(p)}: nhiều đường ra phải đi qua cổng rẽ nhánh.`,
  GATEWAY_WITHOUT_DEFAULT: (p: Problem) => `${at(p)}: cổng lựa chọn chưa có đường mặc định.`,
  DEFAULT_WITH_CONDITION: (p: Problem) =>
    `${at(p)}: đường mặc định của cổng ${p.detail ?? ""} không được có điều kiện.`,
  MISSING_CONDITION: (p: Problem) => `${at(p)}: đường ra của cổng ${p.detail ?? ""} chưa có điều kiện.`,
  MISPLACED_CONDITION: (p: Problem) =>
    `${at(p)}: điều kiện chỉ đặt trên đường ra của cổng lựa chọn có nhiều đường.`,
  CONDITION_DOES_NOT_PARSE: (p: Problem) => `${at(p)}: điều kiện không đọc được: ${p.detail ?? ""}`,
  CONDITION_NOT_ALLOWED: (p: Problem) => `${at(p)}: điều kiện dùng phép không được phép, ${p.detail ?? ""}`,
  UNBALANCED_JOIN: (p: Problem) =>
    p.detail === null
      ? `${at(p)}: cổng gộp chờ những nhánh không bao giờ tới đủ.`
      : `${at(p)}: cổng gộp không khớp với cổng tách ${p.detail}; mỗi nhánh phải vào cổng gộp đúng một lần.`,
  END_IN_BRANCH: (p: Problem) =>
    `${at(p)}: kết thúc nằm trong một nhánh song song của ${p.detail ?? ""} chưa được gộp.`,
  BRANCHES_MIXED: (p: Problem) =>
    `${at(p)}: có đường đi từ nhánh song song này sang nhánh khác mà không qua cổng gộp.`,
  AUTOMATIC_LOOP: (p: Problem) => `${at(p)}: vòng lặp không có bước nào dừng lại sẽ chạy mãi.`,
  NOT_INTERRUPTING: (p: Problem) => `${at(p)}: sự kiện không ngắt bước chưa được hỗ trợ.`,
  QUOTAS_EXCEED_TERM: (p: Problem) =>
    `${at(p)}: tổng định mức vượt thời hạn giải quyết (${p.detail ?? ""} phút).`,
};

/** Texts of internal processes (quy trình nội bộ, quy trình điện tử). */
export const processVi = {
  problems,
  errors: {
    PROCESS_FILE_TOO_LARGE: (f: { sizeBytes: number; sizeBytesMax: number }) =>
      `Tệp quy trình quá lớn (${f.sizeBytes} byte, tối đa ${f.sizeBytesMax}).`,
    PROCESS_FILE_TOO_DEEP: (f: { depthMax: number }) =>
      `Tệp quy trình lồng quá ${f.depthMax} cấp nên không được đọc.`,
    PROCESS_FILE_HAS_DOCTYPE:
      "Tệp quy trình chứa khai báo DOCTYPE hoặc thực thể XML; vì an toàn, tệp không được đọc.",
    PROCESS_FILE_NOT_BPMN: (f: { detail: string }) => `Tệp không phải là một quy trình BPMN 2.0: ${f.detail}`,
    PROCESS_FILE_TOO_COMPLEX: (f: { elements: number; elementsMax: number }) =>
      `Quy trình có ${f.elements} phần tử, tối đa ${f.elementsMax}.`,
    PROCESS_INVALID: (f: { problems: readonly Problem[] }) =>
      `Quy trình có ${f.problems.length} lỗi. Lỗi đầu tiên: ${firstProblem(f.problems)}`,
    PROCESS_NOT_RUNNING: (f: { status: "ENDED" | "CANCELLED" }) =>
      f.status === "ENDED" ? "Quy trình của hồ sơ đã kết thúc." : "Quy trình của hồ sơ đã bị dừng.",
    TASK_ALREADY_CLOSED: "Bước này đã được xử lý xong trước đó. Hãy tải lại hồ sơ để xem ai đã làm.",
    TASK_UNKNOWN: "Hồ sơ không có bước này.",
    TIMER_NOT_RUNNING: "Thời gian chờ này không còn hiệu lực.",
    MESSAGE_NOT_EXPECTED: (f: { message: string }) => `Hồ sơ hiện không chờ thông tin “${f.message}”.`,
    OUTCOME_REQUIRED: (f: { outcomes: readonly string[] }) =>
      `Hãy chọn kết quả của bước: ${f.outcomes.map(outcomeName).join(", ")}.`,
    OUTCOME_NOT_OFFERED: (f: { outcome: string; outcomes: readonly string[] }) =>
      f.outcomes.length === 0
        ? "Bước này không có kết quả để chọn."
        : `Bước này chỉ có các kết quả: ${f.outcomes.map(outcomeName).join(", ")}.`,
    STEP_ACTION_NOT_ALLOWED: "Quy trình không cho phép thao tác này ở bước hiện tại.",
    NO_PREVIOUS_STEP:
      "Không có bước trước để trả lại. Trong nhánh song song, chỉ trả lại được các bước của chính nhánh đó.",
    STEP_NOT_BEHIND: "Chỉ trả lại được bước mà hồ sơ đã đi qua trên nhánh này.",
    PROCESS_RUNS_IN_CIRCLES: (f: { elementId: string; limit: number }) =>
      `Quy trình đã chạy quá ${f.limit} lượt quanh ${f.elementId}; hãy báo người quản lý quy trình.`,
    PROCESS_VERSION_KNOWN: (f: { processCode: string; version: number }) =>
      `Tệp này đã được nhập là phiên bản ${f.version} của quy trình ${f.processCode}.`,
    PROCESS_ALREADY_PUBLISHED: (f: { processCode: string; version: number }) =>
      `Phiên bản ${f.version} của quy trình ${f.processCode} đã ban hành. Muốn sửa, hãy nhập phiên bản mới.`,
    PROCESS_EFFECTIVE_DAY_TAKEN: (f: { processCode: string; effectiveFrom: string }) =>
      `Quy trình ${f.processCode} đã có phiên bản hiệu lực từ ngày ${f.effectiveFrom}.`,
    PROCESS_PUBLISHED_IN_PAST: (f: { effectiveFrom: string }) =>
      `Ngày hiệu lực ${f.effectiveFrom} đã qua; hồ sơ đã tiếp nhận không đổi quy trình.`,
    PROCESS_FILE_BROKEN: "Tệp quy trình đã lưu không đọc được nữa. Bộ phận vận hành cần kiểm tra dữ liệu.",
  },
  drawing: {
    title: (name: string) => `Sơ đồ quy trình: ${name}`,
    current: (steps: string) => `Bước hiện tại: ${steps}.`,
    done: (steps: string) => `Đã xong: ${steps}.`,
    later: (steps: string) => `Chưa tới: ${steps}.`,
    doneMark: "Đã xong",
    currentMark: "Đang ở bước này",
    waitingMark: "Đang chờ",
  },
  outcomes: {
    AGREE: "Đồng ý",
    CONDITIONAL: "Đồng ý có điều kiện",
    DISAGREE: "Không đồng ý",
    NO_REPLY: "Không trả lời",
    APPROVE: "Phê duyệt",
    REFUSE: "Từ chối",
    DISPUTED: "Đề nghị sửa",
  },
  units: {
    receiving: "Bộ phận Một cửa tiếp nhận",
    competent: "Cơ quan có thẩm quyền",
    support: "Điểm hỗ trợ",
    consulted: "Đơn vị được lấy ý kiến",
    byCode: (code: string) => `Đơn vị ${code}`,
  },
  stages: {
    intake: "Tiếp nhận",
    assign: "Phân công",
    appraise: "Thẩm định",
    consult: "Lấy ý kiến",
    verify: "Xác minh",
    confirm: "Người nộp xác nhận",
    review: "Kiểm tra",
    sign: "Ký duyệt",
    payment: "Nghĩa vụ tài chính",
    record: "Cập nhật hồ sơ",
    issue: "Phát hành",
    children: "Hồ sơ con",
    return: "Trả kết quả",
  },
  duration: {
    hours: (hours: number) => `${hours} giờ`,
    minutes: (minutes: number) => `${minutes} phút`,
    workingDays: (days: number) => `${days} ngày làm việc`,
    calendarDays: (days: number) => `${days} ngày`,
    none: "không tính",
  },
  admin: {
    title: "Quy trình",
    intro: "Quy trình nội bộ và quy trình điện tử, theo phiên bản và ngày hiệu lực.",
    list: "Danh sách quy trình",
    code: "Mã",
    name: "Tên quy trình",
    version: "Phiên bản",
    status: "Trạng thái",
    draft: "Dự thảo",
    published: "Đã ban hành",
    scheduled: "Chưa có hiệu lực",
    superseded: "Hết hiệu lực",
    effectiveFrom: "Có hiệu lực từ",
    effectiveTo: "Đến hết ngày",
    decision: "Quyết định phê duyệt số",
    importedAt: "Nhập lúc",
    fingerprint: "Mã băm SHA-256",
    steps: "Các bước",
    step: "Bước",
    role: "Vai trò",
    unit: "Đơn vị",
    quota: "Định mức",
    quotaOnline: "Định mức trực tuyến",
    stage: "Giai đoạn",
    outcome: "Kết quả có thể chọn",
    optionalStep: "tùy trường hợp",
    waits: "chờ, không tính định mức",
    total: "Tổng định mức theo đường mặc định",
    drawing: "Sơ đồ",
    download: "Tải tệp BPMN",
    open: "Mở",
    edit: "Mở trình soạn thảo",
    upload: "Nhập tệp quy trình",
    file: "Tệp BPMN 2.0 (.bpmn)",
    check: "Kiểm tra và nhập",
    checked: "Tệp hợp lệ, đã nhập làm dự thảo.",
    notValid: "Tệp chưa hợp lệ",
    publish: "Ban hành",
    publishIntro: "Sau khi ban hành, phiên bản không sửa được nữa. Hồ sơ đã tiếp nhận giữ quy trình cũ.",
    minutes: "phút",
    actions: "Thao tác được phép",
    signingAuthority: "Thẩm quyền ký",
    nationalStatus: "Trạng thái Cổng DVCQG (1–10)",
    documents: "Giấy tờ đầu ra",
    condition: "Điều kiện (FEEL)",
    durationField: "Thời gian chờ (P3D, PT4H)",
    message: "Thông điệp",
    elementName: "Tên",
    fileHint: "Tệp .bpmn hoặc .xml, không quá 0,5 MB.",
    decisionMissing: "Hãy ghi số quyết định phê duyệt.",
    dayMissing: "Ngày hiệu lực chưa đúng; hãy ghi ngày, tháng, năm.",
    back: "Quay lại",
    empty: "Chưa có quy trình nào.",
    versions: "Các phiên bản",
    editor: "Soạn quy trình",
    editorIntro:
      "Sửa sơ đồ rồi lưu thành phiên bản dự thảo mới. Thuộc tính của bước đang chọn hiện bên dưới.",
    editorNeedsScript:
      "Trình soạn thảo cần JavaScript. Bạn vẫn có thể tải tệp về, sửa bằng công cụ BPMN bất kỳ rồi nhập lại.",
    save: "Lưu thành dự thảo mới",
    selectHint: "Chọn một phần tử trên sơ đồ để sửa thuộc tính.",
    properties: "Thuộc tính của phần tử",
    nameEn: "Tên tiếng Anh",
  },
};

function firstProblem(found: readonly Problem[]): string {
  const first = found[0];
  if (first === undefined) return "";
  return Object.entries(problems).find(([code]) => code === first.code)?.[1](first) ?? first.code;
}

function outcomeName(outcome: string): string {
  return Object.entries(processVi.outcomes).find(([code]) => code === outcome)?.[1] ?? outcome;
}
