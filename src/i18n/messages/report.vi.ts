import { figuresVi } from "./figures.vi.ts";
import { formBookVi } from "./form-book.vi.ts";
import { formEditorVi } from "./form-editor.vi.ts";
import { registersVi } from "./registers.vi.ts";

type Days = { readonly from: string; readonly to: string };

type ColumnUses = {
  readonly columns: readonly number[];
  readonly checks: readonly number[];
  readonly isCarried: boolean;
  readonly isLevelled: boolean;
};

const ROMAN = ["", "I", "II", "III", "IV"];
const STATE_NAMES = { DRAFT: "Dự thảo", CHECKED: "Đã kiểm tra", SIGNED: "Đã duyệt", SENT: "Đã gửi" };
const STEP_NAMES = {
  check: "Xác nhận đã kiểm tra",
  "send-back": "Trả lại",
  "sign-off": "Duyệt",
  send: "Ghi nhận đã gửi",
};
const STATES: { readonly [state: string]: string } = STATE_NAMES;
const STEPS: { readonly [step: string]: string } = STEP_NAMES;

/** Texts of statutory reports: periods, forms, workflow. */
export const reportVi = {
  period: {
    kinds: {
      MONTH: ({ index, year }: { index: number; year: number }) => `Tháng ${index}/${year}`,
      QUARTER: ({ index, year }: { index: number; year: number }) => `Quý ${ROMAN[index]}/${year}`,
      HALF: ({ index, year }: { index: number; year: number }) =>
        index === 1 ? `6 tháng đầu năm ${year}` : `6 tháng cuối năm ${year}`,
      YEAR: ({ year }: { index: number; year: number }) => `Năm ${year}`,
    },
    bases: { CALENDAR: "theo lịch", STATUTORY: "kỳ thống kê" },
    named: ({ name, basis, from, to }: Days & { name: string; basis: string }) =>
      `${name}, ${basis} (${from} – ${to})`,
    range: ({ from, to }: Days) => `Từ ngày ${from} đến ngày ${to}`,
  },
  sheet: {
    formNumber: ({ number }: { number: string }) => `Biểu số ${number}`,
    receiver: ({ name }: { name: string }) => `Đơn vị nhận báo cáo: ${name}`,
    period: ({ name }: { name: string }) => `Kỳ báo cáo: ${name}`,
    measure: "Đơn vị tính: số hồ sơ, số thủ tục hành chính",
    total: "Tổng số",
    signHint: "(Ký và ghi rõ họ tên)",
    variants: {
      ON_TIME: "Hồ sơ đang chờ bổ sung được tính vào cột đúng hạn.",
      IN_PROGRESS: "Hồ sơ đang chờ bổ sung được tính vào cột đang giải quyết.",
    },
    levelled: ({
      name,
      column,
      into,
      amount,
    }: {
      name: string;
      column: number;
      into: number;
      amount: number;
    }) =>
      `${name}: trong kỳ số mở lại hoặc chuyển đi nhiều hơn số phát sinh ở cột ${column}; ${amount} hồ sơ được ghi vào cột ${into} để các tổng khớp.`,
    raised: ({ name, column, amount }: { name: string; column: number; amount: number }) =>
      `${name}: trong kỳ số mở lại nhiều hơn số phát sinh ở cột ${column} là ${amount}; cột này ghi 0.`,
    gone: ({ columns }: { columns: string }) =>
      `Số cột giữ nguyên theo mẫu của thông tư; cột ${columns} không còn áp dụng trong kỳ báo cáo này.`,
    notRecorded: "Ô trống: hệ thống này chưa ghi nhận số liệu đó.",
    seal: ({ revision, sha256 }: { revision: number; sha256: string }) =>
      `Bản ${revision}. SHA-256: ${sha256}`,
  },
  channels: { DIRECT: "Trực tiếp", ONLINE: "Trực tuyến", POSTAL: "Bưu chính công ích" },
  states: STATE_NAMES,
  steps: STEP_NAMES,
  errors: {
    REPORT_STATE: ({ state, step }: { state: string; step: string }) =>
      `Báo cáo đang ở trạng thái “${STATES[state] ?? state}” nên không thực hiện được bước “${STEPS[step] ?? step}”.`,
    REPORT_SAME_PERSON: "Người kiểm tra không duyệt chính báo cáo đó; cần một người khác duyệt.",
    REPORT_SUPERSEDED: ({ revision }: { revision: number }) =>
      `Báo cáo này đã được lập lại: bản ${revision} là bản mới nhất. Hãy xử lý bản đó.`,
    REPORT_PERIOD_OPEN: ({ to }: { to: string }) =>
      `Kỳ báo cáo đến hết ngày ${to.split("-").reverse().join("/")} mới kết thúc; sau ngày đó mới lập được báo cáo.`,
    REPORT_PERIOD_KIND: ({ form }: { form: string }) => `Biểu ${form} không dùng cho loại kỳ báo cáo này.`,
    REPORT_UNCHANGED: ({ revision }: { revision: number }) =>
      `Số liệu không thay đổi so với bản ${revision}; không lập bản mới.`,
    REPORT_PDF_OF_ONE:
      "Phiếu kiểm soát in ra PDF cho từng hồ sơ; hãy nhập mã hồ sơ, dùng “In cả năm”, hoặc tải Excel, CSV của cả quyển.",
    REPORT_PRINT_EMPTY: "Năm này đơn vị chưa tiếp nhận hồ sơ nào để in.",
    REPORT_PRINT_TOO_LONG: ({ max }: { max: number }) =>
      `Một bản in có tối đa ${max.toLocaleString("vi-VN")} hồ sơ; hãy in theo từng đơn vị trực thuộc.`,
    REPORT_FORM_BOOK_TOO_LONG: ({ max }: { max: number }) =>
      `Sổ có hơn ${max.toLocaleString("vi-VN")} dòng; hãy chọn một loại biểu mẫu hoặc một đơn vị trực thuộc rồi tải lại.`,
    REPORT_FORM_UNKNOWN: "Không có biểu mẫu này.",
    REPORT_FORM_INVALID: ({ problems }: { problems: readonly string[] }) =>
      `Định nghĩa biểu chưa đúng: ${problems.join("; ")}.`,
    REPORT_FORM_SUMS: (f: { row: string; column: number; value: number; expected: number }) =>
      `Với số liệu thật, cột ${f.column} của dòng “${f.row}” là ${f.value} nhưng theo phép kiểm tra phải là ${f.expected}.`,
    REPORT_FORM_COLUMN_USED: ({ column, uses }: { column: number; uses: ColumnUses }) =>
      `Chưa bỏ được cột ${column}: ${[
        ...uses.columns.map((number) => `cột ${number} được tính từ cột này`),
        ...uses.checks.map((place) => `phép kiểm tra thứ ${place} có cột này`),
        ...(uses.isCarried ? ["số kỳ trước chuyển sang được đối chiếu với cột này"] : []),
        ...(uses.isLevelled ? ["phần “cột không được âm” có cột này"] : []),
      ].join("; ")}. Hãy sửa những chỗ đó trước.`,
    REPORT_FORM_DRAFT_CHANGED: ({ by }: { by: string }) =>
      `${by} vừa sửa bản soạn thảo này. Hãy xem lại bản mới rồi sửa tiếp.`,
    REPORT_FORM_DAY: ({ after }: { after: string }) =>
      `Phiên bản mới phải áp dụng từ sau ngày ${after.split("-").reverse().join("/")}, ngày phiên bản trước bắt đầu.`,
  },
  order: {
    form: "Biểu mẫu",
    unit: "Đơn vị báo cáo",
    kind: "Loại kỳ",
    kinds: { MONTH: "Tháng", QUARTER: "Quý", HALF: "6 tháng", YEAR: "Năm", RANGE: "Từ ngày đến ngày" },
    year: "Năm",
    index: "Kỳ thứ",
    indexHint: "Tháng 1–12, quý 1–4, nửa năm 1–2; báo cáo năm để trống",
    basis: "Cách tính kỳ",
    bases: {
      STATUTORY: "Kỳ thống kê: từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP)",
      CALENDAR: "Theo lịch: từ ngày đầu đến ngày cuối tháng",
    },
    days: "Khoảng ngày bất kỳ",
    from: "Từ ngày",
    to: "Đến ngày",
    variant: "Hồ sơ đang chờ bổ sung",
    variantHint: "Chỉ dùng cho biểu II.06a và II.06b.",
    variants: { ON_TIME: "Tính là đã giải quyết đúng hạn", IN_PROGRESS: "Tính là đang giải quyết" },
    formMissing: "Chọn biểu mẫu.",
    unitMissing: "Chọn đơn vị báo cáo.",
    kindMissing: "Chọn loại kỳ.",
    periodErrors: {
      basis: "Chọn cách tính kỳ.",
      year: "Năm gồm bốn chữ số, từ 2000 đến 2100.",
      index: "Kỳ thứ không có trong năm: tháng 1–12, quý 1–4, nửa năm 1–2.",
      day: "Nhập ngày, tháng, năm có thật.",
      order: "Ngày cuối không được trước ngày đầu.",
    },
  },
  screens: {
    title: "Báo cáo thống kê",
    lead: "Báo cáo đã lập của đơn vị và các đơn vị trực thuộc. Nội dung mỗi bản được giữ nguyên kèm mã băm.",
    create: "Xem số liệu, lập báo cáo",
    which: "Báo cáo nào",
    look: "Xem số liệu",
    freeze: "Lập báo cáo",
    freezeLead: "Số liệu trên được giữ nguyên thành một bản báo cáo dự thảo.",
    notOver: "Kỳ chưa kết thúc: chỉ xem số liệu đến lúc này, chưa lập được báo cáo.",
    all: "Tất cả",
    state: "Trạng thái",
    period: "Kỳ báo cáo",
    revision: "Bản",
    deadline: "Hạn gửi",
    late: ({ days }: { days: number }) => `Quá hạn ${days} ngày làm việc`,
    sentLate: ({ days }: { days: number }) => `Gửi muộn ${days} ngày làm việc`,
    empty: "Chưa có báo cáo nào.",
    files: "Tải về",
    formats: { xlsx: "Excel (XLSX)", pdf: "PDF", csv: "CSV", json: "JSON" },
    next: "Bước tiếp theo",
    nextBy: {
      DRAFT: "Chờ kiểm tra: do trưởng đơn vị, giám đốc trung tâm hoặc cán bộ kiểm soát thực hiện.",
      CHECKED: ({ by }: { by: string }) =>
        `Chờ lãnh đạo duyệt: do lãnh đạo hoặc giám đốc trung tâm thực hiện, không phải người đã kiểm tra (${by}).`,
      SIGNED:
        "Chờ ghi nhận đã gửi: trưởng đơn vị, giám đốc trung tâm hoặc cán bộ kiểm soát gửi báo cáo cho đơn vị nhận rồi ghi nhận tại đây.",
      SENT: "Đã gửi; không còn bước nào.",
    },
    allReports: "Mọi báo cáo",
    waiting: {
      title: "Báo cáo chờ tôi",
      act: "Việc cần làm",
      acts: { DRAFT: "Kiểm tra", CHECKED: "Duyệt", SIGNED: "Gửi và ghi nhận đã gửi", SENT: "" },
    },
    stepLeads: {
      check: "Đã đối chiếu số liệu với hồ sơ và các biểu liên quan.",
      "send-back": "Trả lại để lập lại.",
      "sign-off": "Duyệt số liệu để gửi. Người duyệt khác người kiểm tra.",
      send: "Báo cáo đã được gửi cho đơn vị nhận.",
    },
    reason: "Lý do trả lại",
    reasonMissing: "Ghi lý do trả lại.",
    again: "Lập lại từ số liệu hiện tại",
    againLead: "Nếu số liệu đã khác, một bản mới được lập bên cạnh bản này; bản này không thay đổi.",
    facts: "Thông tin báo cáo",
    unit: "Đơn vị báo cáo",
    asOf: "Số liệu tính đến",
    madeBy: "Lập biểu",
    checkedBy: "Kiểm tra",
    signedBy: "Duyệt",
    sentBy: "Gửi",
    revisions: "Các bản của báo cáo này",
    revisionOf: ({ revision }: { revision: number }) => `Bản ${revision}`,
    broken: "Nội dung không còn khớp mã băm: báo cáo đã bị sửa ngoài chương trình.",
    superseded: ({ revision }: { revision: number }) => `Đã có bản mới hơn: bản ${revision}.`,
    sentBack: "Báo cáo bị trả lại",
  },
  views: {
    notTheReport: "Đây là số đếm lại hôm nay, không phải báo cáo đã lập",
    explain: {
      AS_WAS:
        "Cùng biểu, cùng kỳ, mỗi cơ quan lúc đó tính cho mình; gồm cả việc ghi nhận sau khi lập báo cáo.",
      RESTATED:
        "Cùng biểu, cùng kỳ; số của cơ quan đã sáp nhập, chia tách được quy về cơ quan đang hoạt động hôm nay.",
    },
    same: "Không có số nào khác báo cáo đã lập.",
    differ: ({ count }: { count: string }) => `${count} số khác báo cáo đã lập.`,
  },
  cell: {
    value: ({ value }: { value: string }) => `số trong báo cáo là ${value}.`,
    refusalsOnTime:
      "Theo cách tính của biểu: hồ sơ từ chối giải quyết, rút hoặc dừng trong kỳ đều ghi vào cột “Đúng hạn”, kể cả khi kết thúc sau ngày hẹn; cột “Quá hạn” chỉ gồm kết quả giải quyết trả muộn (Biểu II.06a/VPCP/KSTT, cột 9).",
    asNow: "Số đếm lại lúc mở danh sách này: hồ sơ vừa có việc thì số và danh sách đổi theo.",
    due: { OVERDUE: "quá hạn", IN_TERM: "trong hạn" },
    atEndOf: ({ day }: { day: string }) => `đến hết ngày ${day}`,
    days: ({ from, to }: Days) => `từ ngày ${from} đến ngày ${to}`,
    back: "Về báo cáo",
  },
  late: {
    title: "Hồ sơ giải quyết quá hạn",
    lead: ({ unit, from, to }: Days & { unit: string }) => `${unit}, từ ngày ${from} đến ngày ${to}.`,
    ofCauses: ({ causes }: { causes: string }) => `Nguyên nhân: ${causes}.`,
    cause: "Nguyên nhân",
    noCause: "Chưa ghi nguyên nhân",
    empty: "Không có hồ sơ nào.",
    back: "Về báo cáo thống kê",
  },
  forms: {
    title: "Biểu mẫu thống kê",
    lead: "Biểu là dữ liệu: thông tư thay đổi thì ban hành phiên bản mới từ một ngày, không cần nâng cấp chương trình.",
    code: "Mã biểu",
    name: "Tên biểu",
    version: "Phiên bản",
    validFrom: "Áp dụng từ",
    inForce: "Đang áp dụng",
    basis: "Căn cứ",
    shipped: "Kèm theo chương trình",
    columns: "Các cột",
    column: "Cột",
    columnName: "Tên cột",
    publishedBy: "Ban hành",
    made: "Cách tính",
    checks: "Phép kiểm tra",
    carried: "Số kỳ trước chuyển sang",
    versions: "Các phiên bản",
    deadline: ({ days }: { days: number }) => `${days} ngày làm việc sau khi kết thúc kỳ`,
    deadlineTitle: "Hạn gửi",
    edit: "Sửa thành phiên bản mới",
    openVersion: ({ version }: { version: number }) => `Xem phiên bản ${version}`,
    notInForce: ({ version }: { version: number }) =>
      `Đang xem phiên bản ${version}; đây không phải phiên bản đang áp dụng.`,
    definition: "Định nghĩa biểu (JSON)",
    definitionHint: "Đổi mã biểu để tạo biểu mới. Bấm xem thử để tính trên số liệu thật trước khi ban hành.",
    notJson: "Nội dung không phải là JSON.",
    day: "Nhập ngày có thật.",
    preview: "Xem thử trên số liệu thật",
    publish: "Ban hành",
    previewTitle: ({ unit, period }: { unit: string; period: string }) => `Xem thử: ${unit}, ${period}`,
    sound: "Mọi phép kiểm tra đều khớp trên số liệu này.",
    ordinal: "số thứ tự",
    label: "tên dòng",
    share: ({ part, whole }: { part: number; whole: number }) => `cột ${part} / cột ${whole} (%)`,
    at: { OPENING: "đầu kỳ", FLOW: "trong kỳ", CLOSING: "cuối kỳ" },
    only: { ON_TIME: "khi tính là đúng hạn", IN_PROGRESS: "khi tính là đang giải quyết" },
    until: ({ day }: { day: string }) => `đến ${day}`,
  },
  editor: formEditorVi,
  figures: figuresVi,
  registers: registersVi,
  formBook: formBookVi,
};
