/** The page behind the link to an electronic result, and what tracking says of it. */
export const resultLinkVi = {
  title: "Kết quả bản điện tử",
  lead: (code: string) =>
    `Kết quả của hồ sơ ${code}. Để bảo vệ dữ liệu cá nhân, xin nhập 4 số cuối số định danh cá nhân ghi trong hồ sơ.`,
  lastFour: "4 số cuối số định danh cá nhân",
  lastFourHint: "Của chủ hồ sơ hoặc của người nộp hồ sơ.",
  lastFourMissing: "Hãy nhập 4 số cuối số định danh cá nhân.",
  lastFourWrong: "4 số này không khớp với số định danh cá nhân ghi trong hồ sơ. Xin kiểm tra lại.",
  take: (facts: { number: number; kind: string | null }) =>
    `Tải tệp ${facts.number}${facts.kind === null ? "" : ` (${facts.kind})`}`,
  until: (day: string) => `Đường dẫn dùng được đến hết ngày ${day}. Mỗi lần tải đều được ghi lại.`,
  lost: "Không mở được đường dẫn này",
  lostWhy: "Đường dẫn bị cắt, hoặc chép thiếu, chép nhầm chữ",
  lostHow:
    "Ông/bà mở lại tin nhắn hoặc thư rồi bấm thẳng vào đường dẫn, không gõ lại. Nếu vẫn không được, ông/bà tra cứu hồ sơ bằng mã trên giấy hẹn để biết cách nhận kết quả.",
  lostTrack: "Tra cứu hồ sơ",
  over: "Đường dẫn đã hết hạn",
  sentAnew: "Đường dẫn này đã được thay bằng đường dẫn gửi sau",
  useNewest:
    "Xin mở tin nhắn hoặc thư mới nhất về hồ sơ. Nếu không nhận được, ông/bà đăng nhập bằng VNeID có số định danh ghi trong hồ sơ, hoặc mang giấy tờ tùy thân đến nơi tiếp nhận hồ sơ.",
  otherwise:
    "Ông/bà vẫn xem và tải được kết quả khi đăng nhập bằng VNeID có số định danh ghi trong hồ sơ, hoặc mang giấy tờ tùy thân đến nơi tiếp nhận hồ sơ.",
  revoked: (on: string) => `Kết quả đã bị thu hồi ngày ${on}, không còn giá trị sử dụng`,
  replaced: (on: string) => `Kết quả đã được thay thế ngày ${on}, không còn giá trị sử dụng`,
  notGiven:
    "Đường dẫn này không đưa tệp nữa. Ông/bà xem lý do và căn cứ khi đăng nhập bằng VNeID có số định danh ghi trong hồ sơ, hoặc mang giấy tờ tùy thân đến nơi tiếp nhận hồ sơ.",
  signInToSee: "Đăng nhập để xem hồ sơ",
  signIn: "Đăng nhập để tải kết quả",
  sent: (facts: { to: string; at: string }) =>
    `Đã gửi đường dẫn tải kết quả tới ${facts.to} lúc ${facts.at}.`,
  sending: (to: string) => `Đang gửi đường dẫn tải kết quả tới ${to}.`,
  opens: (day: string) =>
    `Đường dẫn dùng được đến hết ngày ${day}; khi mở cần 4 số cuối số định danh cá nhân.`,
  ended: (day: string) =>
    `Đường dẫn tải kết quả đã hết hạn ngày ${day}. Nơi tiếp nhận hồ sơ có thể gửi lại khi ông/bà đề nghị.`,
  elsewise:
    "Không nhận được đường dẫn? Ông/bà đăng nhập bằng VNeID có số định danh ghi trong hồ sơ, hoặc mang giấy tờ tùy thân đến nơi tiếp nhận hồ sơ.",
  account:
    "Kết quả bản điện tử ở trang hồ sơ của ông/bà: đăng nhập bằng VNeID để xem và tải về, hoặc mang giấy tờ tùy thân đến nơi tiếp nhận hồ sơ.",
  looked: (facts: { name: string; at: string }) =>
    `Đã tải kết quả bằng đường dẫn: ${facts.name}, ${facts.at}`,
};
