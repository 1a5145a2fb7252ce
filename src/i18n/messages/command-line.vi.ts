import { verifiedVi } from "./verified.vi.ts";

type UnitCounts = Readonly<Record<"inserted" | "unchanged" | "differing" | "notInFile" | "bad", number>>;

type ProcedureCounts = Readonly<
  Record<"read" | "created" | "updated" | "unchanged" | "kept" | "published" | "bad", number>
>;

/** Texts of the command line `motcua`, for operators. */
export const commandLineVi = {
  usage: "Cách dùng",
  headings: { Usage: "Cách dùng", Arguments: "Đối số", Options: "Tùy chọn", Commands: "Lệnh" },
  program: "Một Cửa: hệ thống một cửa của chính quyền địa phương",
  help: "Xem hướng dẫn",
  version: "Xem phiên bản",
  outputFull: "Không còn chỗ để ghi kết quả ra. Hãy dọn đĩa hoặc ghi ra nơi khác rồi chạy lại.",
  exported: {
    what: "Hãy ghi rõ: motcua export dossier MÃ-HỒ-SƠ",
    code: "mã số hồ sơ",
    out: "thư mục ghi ra; bỏ trống là thư mục hiện tại",
    personal: "kèm dữ liệu cá nhân của các sự kiện",
    unknown: (code: string) => `Không có hồ sơ ${code}`,
    noRoom: (folder: string) =>
      `Không còn chỗ để ghi vào ${folder}; không có gì được ghi ra. Hãy dọn đĩa hoặc chọn thư mục khác bằng --out rồi chạy lại.`,
    done: (folder: string, count: number) => `Đã ghi ${count} tệp vào ${folder}. Kiểm tra bằng lệnh:`,
  },
  commands: {
    export: "Xuất dữ liệu ra tệp",
    exportDossier: "Xuất gói chứng cứ của một hồ sơ, kèm chương trình kiểm tra độc lập",
    serve: "Chạy máy chủ; cơ sở dữ liệu kèm theo nếu không đặt DATABASE_URL",
    migrate: "Nâng cấp lược đồ dữ liệu lên phiên bản của chương trình",
    import: "Nhập dữ liệu từ tệp",
    importUnits: "Nhập danh mục đơn vị hành chính (JSON)",
    importProcedures: "Nhập danh mục thủ tục hành chính (JSON)",
    importHistory: "Nhập hồ sơ cũ đã kết thúc ở hệ thống trước (mỗi dòng một JSON, hoặc CSV)",
    statistics: "Số liệu thống kê",
    statisticsRebuild: "Đếm lại toàn bộ số liệu từ lịch sử hồ sơ",
    generate: "Tạo dữ liệu không có thật",
    generateHistory: "Tạo hồ sơ cũ không có thật, mỗi dòng một JSON, để thử và đo",
    verify:
      "Kiểm tra toàn bộ: lịch sử hồ sơ, sổ tiền, số văn bản, chữ ký, bưu gửi, sổ đăng ký, thông báo, tệp",
    deadline: "Tính hạn trả kết quả theo lịch kèm theo chương trình",
    doctor: "Khám máy: phiên bản, cơ sở dữ liệu, thư mục, phông chữ, đĩa, đồng hồ",
    dev: "Chạy để phát triển: tự dịch lại và khởi động lại khi mã nguồn đổi",
    scenario: "Diễn một tuần làm việc của phường trên cơ sở dữ liệu mới, chỉ qua HTTP",
  },
  options: {
    demo: "nạp phường mẫu một lần và hiện tài khoản dùng thử",
    workers: "số tiến trình phục vụ",
    port: "cổng HTTP",
    data: "thư mục dữ liệu",
    report: "ghi mọi dòng cần xem lại vào tệp này",
    skipBad: "bỏ qua dòng lỗi và nhập phần còn lại",
    from: "ngày đơn vị bắt đầu có hiệu lực; bỏ trống là 2025-07-01, hoặc 2016-01-01 với tệp có cấp huyện",
    language: "chỉ một ngôn ngữ trong thông báo lỗi; không đặt thì cả hai",
    dossiers: "số hồ sơ của tuần",
    count: "số hồ sơ",
    seed: "số gieo: cùng số thì cùng dữ liệu",
    profile: "bộ dữ liệu",
    units: "tệp đơn vị hành chính, như của lệnh import units",
    province: "mã tỉnh trong tệp đó; bỏ trống là cả nước",
    batch: "đọc mỗi dòng một yêu cầu JSON từ đầu vào, trả mỗi dòng một kết quả",
    file: "tệp dữ liệu",
  },
  started: {
    ready: (address: string, seconds: string) => `Một Cửa đã sẵn sàng tại ${address} sau ${seconds} giây`,
    portal: "Cổng người dân",
    desk: "Bàn làm việc",
    api: "Giao diện lập trình",
    database: (folder: string, account: string | null) =>
      account === null
        ? `Cơ sở dữ liệu: ${folder}`
        : `Cơ sở dữ liệu: ${folder} (PostgreSQL chạy bằng tài khoản ${account} của máy, vì không chạy bằng root được)`,
    binaries: (folder: string) => `Chương trình PostgreSQL: ${folder}`,
    orphan: "Đã dừng PostgreSQL còn sót lại từ lần chạy trước và khôi phục dữ liệu.",
    externalDatabase: (host: string) => `Cơ sở dữ liệu: máy chủ PostgreSQL ${host}`,
    files: (place: string) => `Kho tệp: ${place}`,
    vneid: (address: string) => `VNeID mô phỏng (công dân đăng nhập): ${address}`,
    vneidAbsent: (port: number) =>
      `VNeID mô phỏng KHÔNG chạy: cổng ${port} đang có chương trình khác dùng. Công dân chưa đăng nhập được bằng VNeID; mọi việc khác vẫn làm được.`,
    vneidAdvice: "Hãy tắt chương trình kia rồi chạy lại, hoặc chọn cổng khác: PORT=8080 npm start",
    accounts: (password: string) =>
      `Tài khoản dùng thử (mật khẩu ${password}), mọi người và hồ sơ đều không có thật:`,
    stop: "Nhấn Ctrl+C để dừng.",
    stopping: "Đang dừng: trả lời nốt các yêu cầu, dừng công việc nền, đóng cơ sở dữ liệu…",
    stopped: "Đã dừng.",
    databaseRestarted: "PostgreSQL tự dừng và đã được khởi động lại.",
  },
  migrated: (schema: string, at: number, steps: number) =>
    `Lược đồ ${schema} ở bước ${at}; vừa chạy ${steps} bước.`,
  unexpected: (message: string) => `Lỗi không ngờ tới: ${message}`,
  misused: (detail: string) => `Lệnh viết chưa đúng: ${detail}. Xem: motcua --help`,
  deadlineNeedsBatch: "Hãy dùng: motcua deadline --batch, mỗi dòng đầu vào là một yêu cầu JSON.",
  importWhat:
    "Hãy nói rõ nhập gì: motcua import units TỆP, motcua import procedures TỆP, hoặc motcua import history TỆP.",
  scenario: {
    badCount: "Số hồ sơ phải là số nguyên từ 1 đến 5000.",
    noData: "Không thấy thư mục dữ liệu quốc gia bên cạnh chương trình: bỏ qua phần nhập đơn vị và thủ tục.",
    imported: (units: number, procedures: number) =>
      `Đã nhập ${units} đơn vị hành chính và ${procedures} thủ tục.`,
    played: (
      counts: Readonly<Record<"dossiers" | "requests" | "acknowledged" | "events" | "seconds", number>>,
    ) =>
      `Một tuần của phường: ${counts.dossiers} hồ sơ, ${counts.requests} yêu cầu HTTP, ${counts.acknowledged} việc được xác nhận, ${counts.events} sự kiện, ${counts.seconds} giây.`,
    walked: "Các loại sự kiện đã diễn ra:",
    told: (n: Readonly<Record<"messages" | "seen" | "failed", number>>) =>
      `${n.messages} thông báo, ${n.seen} tin đến tay người nhận, ${n.failed} lần thử không thành:`,
    documents: (
      n: Readonly<
        Record<"incoming" | "answered" | "outgoing" | "recalled" | "copies" | "workFiles" | "linked", number>
      >,
    ) =>
      `Văn thư: ${n.incoming} văn bản đến (${n.answered} đã trả lời), ${n.outgoing} văn bản đi, ${n.recalled} văn bản đã thu hồi, ${n.copies} bản sao, ${n.workFiles} hồ sơ công việc, ${n.linked} văn bản gắn với hồ sơ.`,
    faulty: (count: number) => `Tuần làm việc có ${count} điểm không khớp:`,
    whole: "Lịch sử nguyên vẹn; sổ theo dõi khớp với mọi điều các máy khách đã được báo.",
  },
  dateUnreadable: (text: string) => `“${text}” không phải là ngày; hãy viết như 2025-07-01.`,
  badRow: (line: number, reason: string, detail: string) => `Dòng ${line}: ${reason} ${detail}`,
  ofCause: (what: string, lines: number) => `${what}: ${lines} dòng.`,
  moreRows: (more: number, report: string | null) =>
    report === null
      ? `… và ${more} dòng nữa; thêm --report TỆP để ghi đủ danh sách vào tệp`
      : `… và ${more} dòng nữa; danh sách đầy đủ trong ${report}`,
  badRowsStop: (bad: number) =>
    `Có ${bad} dòng lỗi nên chưa nhập gì. Hãy sửa tệp, hoặc thêm --skip-bad để nhập phần còn lại.`,
  procedures: {
    outcomes: {
      CREATED: "tạo mới",
      UPDATED: "cập nhật",
      UNCHANGED: "không đổi",
      KEPT_EDITED: "giữ bản đã biên tập",
    },
    done: (n: ProcedureCounts) =>
      `Đã đọc ${n.read} thủ tục: ${n.created} tạo mới, ${n.updated} cập nhật, ${n.unchanged} không đổi, ${n.kept} giữ bản đã biên tập, ${n.bad} dòng lỗi; ${n.published} đã công bố, số còn lại là bản nháp.`,
  },
  verified: verifiedVi,
  units: {
    differs: (row: { line: number; areaCode: string; inFile: string; inRegister: string }) =>
      `Dòng ${row.line}: mã ${row.areaCode} trong tệp là “${row.inFile}”, trong danh mục là “${row.inRegister}”; giữ nguyên danh mục`,
    done: (n: UnitCounts, seconds: string) =>
      `Đã nhập ${n.inserted} đơn vị, ${n.unchanged} không đổi, ${n.differing} khác danh mục, ${n.bad} dòng lỗi, ${n.notInFile} đơn vị không có trong tệp; ${seconds} giây.`,
  },
  fileUnwritable: (path: string) => `Không ghi được tệp ${path}; chưa báo được các dòng cần xem lại.`,
  fileUnreadable: (path: string) => `Không đọc được tệp ${path}.`,
  doctor: {
    scannerName: "máy quét mã độc",
    scannerAbsent: "Máy quét mã độc: chưa khai báo; tệp tải lên không được quét",
    scannerAbsentAdvice:
      "Hãy cài clamav-daemon và đặt MOTCUA_CLAMD (đường dẫn socket hoặc máy:cổng của clamd).",
    scanner: (address: string) => `Máy quét mã độc trả lời tại ${address}`,
    scannerAdvice: "Hãy khởi động clamd; trong lúc chờ, tệp tải lên được giữ lại và chưa ai mở được.",
    ocr: "Nhận dạng chữ (tesseract) có tiếng Việt",
    ocrName: "nhận dạng chữ",
    ocrAbsent: "Nhận dạng chữ: chưa cài; khi số hóa không có gợi ý",
    ocrAbsentAdvice: "Nếu có số hóa giấy tờ: apt install tesseract-ocr tesseract-ocr-vie",
    good: "tốt",
    bad: "cần sửa",
    summary: (bad: number, watched: string) => {
      if (bad === 0 && watched === "") return "Mọi thứ đều tốt.";
      const mend = bad === 0 ? "Không có gì phải sửa" : `Có ${bad} điều cần sửa (✗)`;
      return watched === "" ? `${mend}.` : `${mend}; nên xem (⚠): ${watched}.`;
    },
    node: (version: string) => `Node.js ${version}`,
    nodeAdvice: "Cần Node.js 22.18 trở lên. Hãy chạy lại “npm ci” để có bản kèm theo.",
    config: "Cấu hình",
    database: (version: string) => `PostgreSQL ${version}`,
    databaseAdvice: "Cần PostgreSQL 15 trở lên.",
    databaseAbsent: "Cơ sở dữ liệu kèm theo chưa được tạo; sẽ tạo khi chạy “motcua serve”.",
    databaseName: "cơ sở dữ liệu đang dừng",
    databaseStopped:
      "Cơ sở dữ liệu kèm theo đang dừng, chưa xem được bên trong; chạy “motcua serve” rồi khám lại.",
    migrations: (schema: string) => `Lược đồ ${schema} đúng phiên bản của chương trình`,
    ownerSeparate: "Tài khoản của chương trình không sửa được lịch sử hồ sơ",
    ownerAdvice:
      "Hãy đặt DATABASE_URL bằng tài khoản thuộc motcua_app và DATABASE_OWNER_URL riêng để nâng cấp.",
    folder: (path: string) => `Ghi được vào ${path}`,
    folderAdvice: "Hãy cấp quyền ghi hoặc đặt MOTCUA_DATA.",
    fonts: (path: string) => `Phông chữ in giấy tờ: ${path}`,
    fontsAdvice: "Thiếu phông Tinos; hãy chạy lại “npm ci”.",
    disk: (free: string, folder: string) => `Đĩa của ${folder} còn trống ${free} GB`,
    diskAdvice: "Còn dưới 2 GB: hãy dọn hoặc mở rộng đĩa trước khi đầy.",
    clock: (seconds: string) => `Đồng hồ lệch cơ sở dữ liệu ${seconds} giây`,
    clockAdvice: "Lệch quá 2 giây: hãy bật đồng bộ thời gian (chrony hoặc systemd-timesyncd).",
  },
};
