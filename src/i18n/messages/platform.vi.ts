import type { FaultFacts } from "../../kernel/fault.ts";

type Facts = FaultFacts;

/** Texts for the operator: how the installation fails and what to do about it. */
export const platformVi = {
  authorityName: "Bộ phận Một cửa",
  demoAuthorityName: "UBND phường Tây Hồ, thành phố Hà Nội",
  errors: {
    FILE_CORRUPT:
      "Tệp lưu trữ đã bị thay đổi so với lúc nhận nên không được đưa ra. Hãy báo người vận hành để khôi phục từ bản sao lưu.",
    FILE_STORE_UNAVAILABLE: "Kho tệp tạm thời không dùng được. Hãy thử lại sau ít phút.",
    FILE_STORE_FULL:
      "Kho tệp đã đầy nên chưa lưu được, việc vừa làm chưa được ghi nhận. Hãy báo người vận hành và thử lại sau.",
    EMBEDDED_DATABASE_NOT_INSTALLED: (f: Facts) =>
      `Thiếu PostgreSQL kèm theo (${f.package}). Hãy chạy lại “npm ci” không bỏ phần tùy chọn, hoặc đặt DATABASE_URL tới máy chủ PostgreSQL 15 trở lên.`,
    EMBEDDED_DATABASE_UNREACHABLE: (f: Facts) =>
      `Tài khoản ${f.account} không chạy được PostgreSQL ở bất kỳ nơi nào trong: ${f.folders}. Hãy mở quyền một thư mục trong đó hoặc đặt DATABASE_URL.`,
    SHARED_FOLDER_NOT_OURS: (f: Facts) =>
      `Thư mục ${f.folder} thuộc người khác hoặc ai cũng ghi được nên không an toàn. Hãy xóa hoặc sửa quyền rồi chạy lại.`,
    NO_ACCOUNT_FOR_DATABASE:
      "PostgreSQL không chạy dưới quyền root và máy không có tài khoản nào khác. Hãy tạo tài khoản “postgres” hoặc chạy chương trình bằng người dùng thường.",
    DATA_FOLDER_HELD: (f: Facts) =>
      `Thư mục dữ liệu ${f.folder} đang do tiến trình ${f.pid} sử dụng từ ${f.since}${f.address ? `, tại ${f.address}` : ""}. Hãy dừng tiến trình đó trước, hoặc đặt MOTCUA_DATA sang thư mục khác.`,
    INSTALLATION_MISSING: (f: Facts) =>
      `Thư mục dữ liệu ${f.folder} chưa có dữ liệu của phần mềm. Hãy đặt MOTCUA_DATA đúng thư mục đang dùng.`,
    DATA_FOLDER_CLOSED: (f: Facts) =>
      `Không ghi được vào thư mục dữ liệu ${f.folder}. Hãy cấp quyền ghi hoặc đặt MOTCUA_DATA sang thư mục khác.`,
    DATABASE_WILL_NOT_STOP: (f: Facts) =>
      `PostgreSQL (tiến trình ${f.pid}) không chịu dừng. Hãy kiểm tra đĩa rồi dừng tiến trình đó.`,
    DATABASE_FOLDER_MISSING: (f: Facts) =>
      `Không thấy cơ sở dữ liệu ở ${f.folder}, nơi đã ghi lại trước đây. Hãy khôi phục thư mục này; chương trình không tự tạo cơ sở dữ liệu trống thay vào.`,
    DATABASE_OF_ANOTHER_FOLDER: (f: Facts) =>
      `Thư mục dữ liệu ${f.data} được chép hoặc chuyển từ nơi khác; cơ sở dữ liệu ghi trong đó (${f.folder}) không phải của thư mục này. Nếu là bản sao: chép cả cơ sở dữ liệu của bản sao lưu vào ${f.place}. Nếu đã chuyển hẳn: chuyển ${f.folder} thành ${f.place}.`,
    DATABASE_TWICE: (f: Facts) =>
      `Thư mục dữ liệu này có nhiều cơ sở dữ liệu (${f.folders}) và không rõ cái nào của nó. Hãy chuyển những cái không dùng đi nơi khác.`,
    DATABASE_FOLDER_CLOSED: (f: Facts) =>
      `Tài khoản chạy PostgreSQL (${f.account}) không vào được ${f.folder}. Hãy cho đi qua từng thư mục trên đường dẫn này (chmod o+x); tệp bên trong vẫn giữ quyền riêng.`,
    DATABASE_NOT_INITIALISED: (f: Facts) => `Không tạo được cơ sở dữ liệu ở ${f.folder}: ${f.output}`,
    DATABASE_DOES_NOT_START: (f: Facts) =>
      `PostgreSQL ở ${f.folder} không khởi động được: ${f.output}. Xem thêm ${f.folder}/log.`,
    DATABASE_UNREACHABLE: (f: Facts) =>
      `Không kết nối được cơ sở dữ liệu (${f.reason}). Hãy kiểm tra DATABASE_URL, mạng và máy chủ PostgreSQL.`,
    DATABASE_ROLE_MISSING: (f: Facts) =>
      `Cơ sở dữ liệu thiếu vai trò ${f.role} và tài khoản hiện tại không được tạo. Hãy chạy với quyền quản trị: CREATE ROLE ${f.role} NOLOGIN;`,
    DATABASE_EXTENSION_MISSING: (f: Facts) =>
      `Không bật được phần mở rộng ${f.extension}. Hãy cài gói postgresql-contrib rồi chạy: CREATE EXTENSION ${f.extension} SCHEMA public;`,
    SCHEMA_NOT_MIGRATED: (f: Facts) =>
      `Lược đồ ${f.schema} chưa được nâng cấp (đang ở bước ${f.at}). Hãy chạy: motcua migrate`,
    SCHEMA_NEWER_THAN_PROGRAM: (f: Facts) =>
      `Cơ sở dữ liệu mới hơn chương trình: có bước ${f.number} “${f.name}” mà chương trình này không biết. Hãy dùng phiên bản mới hơn.`,
    MIGRATION_EDITED: (f: Facts) =>
      `Bước nâng cấp ${f.number} “${f.name}” đã bị sửa sau khi chạy. Hãy khôi phục tệp gốc trong db/migrations; thay đổi mới phải là bước mới.`,
    MIGRATION_FAILED: (f: Facts) =>
      `Bước nâng cấp ${f.number} “${f.name}” thất bại và đã được hoàn tác: ${f.message}`,
    PORT_TAKEN: (f: Facts) =>
      `Cổng ${f.port} đang có chương trình khác dùng. Hãy dừng chương trình đó hoặc đặt PORT sang số khác.`,
    PORT_FORBIDDEN: (f: Facts) =>
      `Không được phép mở ${f.host}:${f.port}. Hãy đặt PORT từ 1024 trở lên hoặc sửa HOST.`,
    CONFIG_INVALID: "Cấu hình chưa đúng.",
  },
  settings: {
    port: "phải là số nguyên từ 1 đến 65535, ví dụ 3000",
    host: "phải là địa chỉ mạng để lắng nghe, ví dụ 127.0.0.1",
    publicUrl: "phải là địa chỉ người dân gõ, ví dụ https://motcua.phuong.gov.vn",
    dataFolder: "phải là đường dẫn thư mục ghi được",
    databaseUrl: "phải có dạng postgres://người-dùng:mật-khẩu@máy:5432/tên",
    databaseOwnerUrl: "phải có dạng postgres://motcua_owner:mật-khẩu@máy:5432/tên",
    databaseConnections: "phải là số nguyên từ 2 đến 200",
    authority: "chỉ gồm chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ, ví dụ ha_noi",
    resultsHeldMinutes: "phải là số phút từ 0 đến 1440",
    claimsHeldWorkingDays: "phải là số ngày làm việc từ 1 đến 30",
    uploadsKeptDays: "phải là số ngày từ 2 đến 365",
    scanner: "phải là đường dẫn tệp kết nối của clamd, ví dụ /run/clamav/clamd.ctl, hoặc máy:cổng",
    authorityName: "phải là tên cơ quan hiện trên mọi trang",
    helpline: "phải là số điện thoại, ví dụ 1022",
    metricsToken: "phải dài ít nhất 16 ký tự",
    bankSecret: "phải dài ít nhất 32 ký tự",
    workers: "phải là số nguyên từ 1 đến 64",
    logLevel: "phải là một trong: trace, debug, info, warn, error, silent",
    proxyHops: "phải là số máy chủ trung gian tin cậy, từ 0 đến 5",
    s3Endpoint: "phải là địa chỉ http(s) của kho S3",
    s3Region: "phải là tên vùng của kho S3, ví dụ us-east-1",
    s3Bucket: "phải là tên bucket",
    s3AccessKey: "phải là khóa truy cập của kho S3",
    s3SecretKey: "phải là khóa bí mật của kho S3",
    oidcIssuer: "phải là địa chỉ http(s) của nhà cung cấp định danh",
    oidcClientId: "phải là mã ứng dụng do nhà cung cấp định danh cấp",
    oidcClientSecret: "phải là khóa bí mật do nhà cung cấp định danh cấp",
    signingKeyFolder: "là thư mục chứa các tệp khóa PKCS#12 (*.p12)",
    signingPassphrase: "phải là mật khẩu mở tệp khóa",
    signingPassphraseFile: "là tệp chứa mật khẩu mở tệp khóa",
    signingUrl: "phải là địa chỉ http(s) của dịch vụ ký số từ xa",
    signingToken: "phải là mã truy cập do dịch vụ ký số từ xa cấp",
    timeStampUrl: "phải là địa chỉ http(s) của tổ chức cấp dấu thời gian",
    mailUrls: "phải là một hoặc nhiều địa chỉ smtp:// hoặc smtps://, cách nhau bằng dấu phẩy",
    mailFrom: "phải là địa chỉ thư gửi đi, ví dụ Một Cửa <mot-cua@phuong.example.vn>",
    smsUrls: "phải là một hoặc nhiều địa chỉ http(s) của cổng tin nhắn, cách nhau bằng dấu phẩy",
    smsTokens: "phải là khóa của từng cổng tin nhắn, cách nhau bằng dấu phẩy",
    smsSender: "phải là tên người gửi đã đăng ký với nhà mạng",
    smsBody: "phải là JSON có {to} và {text}, có thể có {key} và {sender}",
    smsStatus: "phải là true hoặc false: cổng tin nhắn có trả lời trạng thái hay không",
    zaloUrl: "phải là địa chỉ http(s) của Zalo OA",
    zaloToken: "phải là khóa truy cập của Zalo OA",
    zaloTemplate: "phải là mã mẫu tin Zalo đã duyệt",
    pushMessages: "phải là true hoặc false",
    postFeedUrl: "phải là địa chỉ http(s) nơi bưu chính công ích báo trạng thái bưu gửi",
    postFeedToken: "là mã truy cập bưu chính công ích cấp, không được để trống",
    postFeedUnit: "phải là mã đơn vị của bưu chính công ích trong hệ thống",
  },
  configProblem: {
    unknown: (setting: string, source: string) => `${source}: không có thiết lập “${setting}”`,
    unreadable: (source: string) => `${source}: không đọc được; tệp phải là một đối tượng JSON`,
    incomplete: (variable: string) => `${variable}: còn thiếu, vì các thiết lập cùng nhóm đã được đặt`,
  },
};
