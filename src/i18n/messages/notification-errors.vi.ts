/** What the module refuses, and why, in Vietnamese. */
export const notificationErrorsVi = {
  NOTIFICATION_TEXT_EMPTY: "Mẫu thông báo cần có tiêu đề và nội dung.",
  NOTIFICATION_TEXT_TOO_LONG: ({ most }: { most: number }) =>
    `Mẫu thông báo dài quá ${most} ký tự; hãy rút gọn.`,
  NOTIFICATION_BRACE_OPEN: ({ near }: { near: string }) =>
    `Dấu ngoặc nhọn chưa khép gần “${near}”. Biến viết trong ngoặc nhọn, ví dụ {code}.`,
  NOTIFICATION_VARIABLE_UNKNOWN: ({ variable, known }: { variable: string; known: string }) =>
    `Không có biến {${variable}} trong loại thông báo này. Dùng được: ${known}.`,
  NOTIFICATION_VARIABLE_MISSING: ({ missing }: { missing: string }) =>
    `Thiếu ${missing}: mọi thông báo loại này phải cho người dân biết điều đó. Hãy thêm vào nội dung.`,
  NOTIFICATION_SMS_TOO_LONG: ({ segments, most }: { segments: number; most: number }) =>
    `Tin nhắn dài ${segments} tin, nhiều nhất ${most}; hãy rút gọn và để chi tiết sau đường dẫn.`,
  NOTIFICATION_TEXT_CHANGED: "Người khác vừa ban hành một bản mới của mẫu này. Hãy xem bản đó rồi sửa lại.",
  NOTIFICATION_SETTINGS_CHANGED: "Người khác vừa sửa cài đặt. Hãy xem lại rồi lưu.",
  NOTIFICATION_REASON_REQUIRED: "Cần ghi lý do.",
  NOTIFICATION_NOT_DEAD: "Thông báo này không còn chờ xử lý.",
  NOTIFICATION_NO_CHANNEL: "Kênh này chưa được thiết lập.",
  NOTIFICATION_PUSH_ADDRESS: "Trình duyệt này không dùng dịch vụ thông báo được hỗ trợ.",
};
