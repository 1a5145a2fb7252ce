/** Texts of the books of the forms the one-stop shop issues. */
export const formBookVi = {
  title: "Sổ số biểu mẫu một cửa",
  lead: "Mỗi giấy tiếp nhận, phiếu yêu cầu bổ sung, phiếu từ chối, văn bản xin lỗi và thông báo dừng lấy một số của đơn vị ban hành, bắt đầu lại từ 01 mỗi năm. Thông báo dừng lấy số trong dãy thông báo của cơ quan, chung với kết quả và văn bản.",
  sheet: "Sổ số biểu mẫu",
  ofYear: ({ year }: { year: number }) => `Năm ${year}`,
  unit: "Đơn vị",
  year: "Năm",
  empty: "Không có số nào.",
  standing: "Tình trạng",
  standings: { standing: "Còn hiệu lực", void: "Đã hủy" },
  voided: ({ on, by }: { on: string; by: string }) => `Hủy ngày ${on}, thay bằng ${by}`,
  columns: {
    ordinal: "STT",
    number: "Số, ký hiệu",
    day: "Ngày",
    form: "Biểu mẫu",
    agency: "Đơn vị ban hành",
    dossier: "Mã hồ sơ",
    procedure: "Tên thủ tục hành chính",
    owner: "Tên cá nhân, tổ chức",
    note: "Ghi chú",
  },
};
