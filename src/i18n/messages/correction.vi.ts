/** A dossier that puts a returned result right (hồ sơ đính chính), and what hangs together with a dossier. */
export const correctionVi = {
  open: "Mở hồ sơ đính chính kết quả",
  title: (f: { readonly code: string }) => `Đính chính kết quả của ${f.code}`,
  lead: "Kết quả đã trả không sửa được trên hồ sơ cũ. Hồ sơ đính chính có mã, giấy hẹn và thời hạn riêng, nối với hồ sơ cũ; nội dung kê khai cũ đã điền sẵn, sửa chỗ sai.",
  fees: "Phí, lệ phí tính như hồ sơ mới. Lỗi do cơ quan gây ra thì có thể đề nghị thu ngân miễn.",
  reason: "Kết quả sai ở đâu, vì sao",
  reasonHint: "Ví dụ: trích lục ghi sai ngày sinh so với sổ gốc.",
  send: "Mở hồ sơ đính chính và lập giấy hẹn",
  link: {
    CORRECTS: "Đính chính kết quả của hồ sơ",
    CORRECTED_BY: "Được đính chính bởi hồ sơ",
    BUNDLE: "Thuộc hồ sơ liên thông",
    PART: "Hồ sơ thành phần",
  },
};
