/** Certified copies at the counter (chứng thực bản sao từ bản chính). */
export const certificationVi = {
  title: "Chứng thực bản sao",
  lead: "Một phiếu, mỗi giấy tờ một dòng. Phím Tab sang ô tiếp theo, phím Enter vào sổ.",
  fullName: "Họ và tên người yêu cầu",
  personalId: "Số định danh cá nhân",
  phone: "Số điện thoại",
  papers: "Giấy tờ",
  name: "Tên giấy tờ",
  pages: "Số trang",
  copies: "Số bản sao",
  shortNames: ({ list }: { readonly list: string }) => `Gõ tắt: ${list}`,
  fee: ({ amount }: { readonly amount: string }) => `Phí: ${amount}`,
  feeNone: "Phí: chưa có giấy tờ nào",
  feeShort: "Phí",
  reckon: "Tính phí",
  enter: "Tiếp nhận và vào sổ",
  entered: "Đã vào sổ chứng thực",
  enteredLead: (n: { readonly copies: number; readonly amount: string; readonly code: string }) =>
    `Hồ sơ ${n.code}: ${n.copies} bản sao, tổng phí ${n.amount}. Ghi số của giấy tờ lên từng bản sao của giấy tờ ấy.`,
  register: "Sổ chứng thực bản sao",
  number: "Số chứng thực",
  numberOf: ({ number, year }: Readonly<Record<"number" | "year", number>>) =>
    `${String(number).padStart(2, "0")}/${year}-SCT/BS`,
  next: "Người tiếp theo",
  toDossier: "Mở hồ sơ",
};
