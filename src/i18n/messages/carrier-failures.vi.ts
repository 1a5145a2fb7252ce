/** Why a message could not be sent, for whoever looks after the outbox. */
export const carrierFailuresVi = {
  SILENT: "Nhà cung cấp không trả lời kịp; có thể đã gửi",
  UNREACHABLE: "Không nối được với nhà cung cấp",
  BUSY: "Nhà cung cấp quá tải, hẹn gửi lại",
  NOT_LET_IN: "Nhà cung cấp không nhận kết nối của cơ quan; kiểm tra địa chỉ và mã truy cập",
  REFUSED: "Nhà cung cấp từ chối tin này; kiểm tra địa chỉ người nhận",
  BROKEN: "Nhà cung cấp gặp lỗi; có thể đã gửi",
  RESTING: "Nhà cung cấp lỗi liên tiếp, đang tạm ngừng hỏi",
  NO_PROVIDER: "Chưa thiết lập nhà cung cấp nào cho cách gửi này",
  NO_CONTACT: "Người nhận không còn địa chỉ liên hệ",
  NO_BROWSER: "Không còn trình duyệt nào đăng ký nhận",
  NO_TEXT: "Không soạn được nội dung thông báo",
  NOT_DELIVERED: "Nhà mạng báo không đến được người nhận",
  CUT_OFF: "Bị ngắt giữa chừng, chưa kịp ghi câu trả lời của nhà cung cấp; có thể đã gửi",
  OURS: "Lỗi của phần mềm; báo người vận hành",
};
