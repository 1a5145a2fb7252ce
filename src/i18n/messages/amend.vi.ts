/** Putting right what was declared, after the dossier was received (sửa thông tin đã khai). */
export const amendVi = {
  title: "Sửa thông tin đã khai",
  lead: "Chỉ sửa lỗi ghi: họ tên, ngày sinh, số điện thoại, địa chỉ, một mục của tờ khai. Nội dung cũ vẫn còn trong lịch sử hồ sơ; thời hạn không đổi.",
  whose: "Người nộp hồ sơ",
  ownerOf: ({ relationship }: { readonly relationship: string }) => `Chủ hồ sơ (quan hệ: ${relationship})`,
  onPaper: "Hồ sơ này kê khai trên giấy, nên tại đây chỉ có thông tin của người nộp.",
  confirmed: "Họ tên và số định danh lấy từ VNeID, không sửa được tại đây.",
  drafted: "Đã có dự thảo kết quả lập theo nội dung cũ. Sửa xong, người thụ lý cần lập lại dự thảo.",
  reason: "Lý do sửa",
  reasonHint: "Ví dụ: công chức gõ nhầm họ tên so với căn cước.",
  save: "Lưu nội dung đã sửa",
  back: "Không sửa nữa",
  notNow: "Hồ sơ đã có kết quả được ký hoặc đã kết thúc, nên không sửa thông tin đã khai được nữa.",
  done: "Đã sửa thông tin đã khai",
  doneSlip: "Giấy tiếp nhận đã giao ghi thông tin cũ và không còn hiệu lực. In giấy mới, đổi cho người nộp.",
  doneSame: "Giấy tiếp nhận đã giao không phải đổi.",
  print: "In giấy tiếp nhận mới",
  change: ({ label, before, after }: Readonly<Record<"label" | "before" | "after", string>>) =>
    `${label}: ${before} → ${after}`,
  empty: "(trống)",
};
