/** What the page of the demonstration's carriers says. */
export const notificationDemoVi = {
  title: "Tin đã “gửi” trong bản trình diễn",
  lead: "Bản trình diễn không gửi gì ra ngoài. Đây là những gì nhà cung cấp mô phỏng đã nhận; địa chỉ đã che.",
  provider: "Nhà cung cấp mô phỏng",
  mode: "Cách hành xử",
  modes: {
    OK: "Bình thường",
    TIMEOUT_AFTER_ACCEPTING: "Nhận rồi nhưng không trả lời",
    ERROR_500: "Lỗi máy chủ 500",
    LIMITED_429: "Quá tải 429, hẹn thử lại",
    SLOW: "Không nhận, không trả lời",
    DOWN: "Ngừng hoạt động",
  },
  change: "Đổi",
  to: "Gửi đến",
  text: "Nội dung",
  times: (times: number) => `Đưa đến ${times} lần, người nhận thấy một`,
  none: "Chưa có tin nào. Trong giờ yên lặng (buổi tối) tin cho người dân được giữ lại đến sáng: xem số đang chờ ở trang Thông báo của quản trị.",
};
