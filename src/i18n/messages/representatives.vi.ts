/** Who represents an organisation, and the shelf they see. */
export const representativesVi = {
  errors: {
    REPRESENTATIVE_INVALID:
      "Hãy điền đủ tên tổ chức, họ tên, số định danh cá nhân 12 chữ số và căn cứ đại diện.",
    REPRESENTATIVE_IS_ONESELF:
      "Không ai tự xác nhận cho chính mình. Hãy nhờ công chức khác xem giấy tờ và xác nhận; người trùng họ tên với ông/bà cũng vậy.",
    REPRESENTATIVE_NEEDS_SECOND:
      "Người đã ghi không tự đồng ý. Hãy nhờ công chức khác, giám đốc trung tâm hoặc lãnh đạo xem giấy tờ rồi đồng ý.",
    REPRESENTATION_DOCUMENT_REQUIRED: "Hãy ghi giấy tờ chứng minh đã xem: tên, số, ngày (ít nhất 10 chữ).",
    REPRESENTATION_DAYS_INVALID:
      "Hãy ghi ngày bắt đầu và ngày cuối có thật; ngày cuối không trước ngày bắt đầu và chưa qua.",
    REPRESENTATION_REASON_REQUIRED: "Hãy ghi lý do chấm dứt việc đại diện.",
  },
  title: "Người đại diện của tổ chức",
  lead: "Người được hai công chức xác nhận ở đây xem được giấy tờ của tổ chức trong kho, sau khi đăng nhập bằng VNeID, đến hết ngày ghi. Chỉ ghi, chỉ đồng ý khi đã xem giấy tờ chứng minh.",
  waiting: "Chờ công chức thứ hai đồng ý",
  waitingLead:
    "Một công chức đã ghi; khi công chức khác xem giấy tờ và đồng ý thì người này mới xem được kho.",
  writtenBy: ({ name }: { readonly name: string }) => `Người ghi: ${name}`,
  askAnother: ({ address }: { readonly address: string }) =>
    `Hãy nhờ công chức khác, giám đốc trung tâm hoặc lãnh đạo xem giấy tờ và mở trang này để đồng ý: ${address}`,
  agree: "Đã xem giấy tờ, đồng ý",
  notYet: "chờ công chức thứ hai đồng ý",
  find: "Xem người đại diện đã xác nhận",
  none: "Chưa xác nhận người đại diện nào cho mã số thuế này.",
  taxCode: "Mã số thuế",
  organisationName: "Tên tổ chức, hộ kinh doanh",
  fullName: "Họ và tên người đại diện",
  personalId: "Số định danh cá nhân của người đại diện",
  basis: "Căn cứ đại diện",
  bases: { LEGAL_REP: "Đại diện theo pháp luật", AUTHORISED: "Được ủy quyền" },
  document: "Giấy tờ chứng minh đã xem",
  documentHint: "Ví dụ: Giấy chứng nhận đăng ký doanh nghiệp số 0101248141, cấp ngày 05/03/2024",
  validFrom: "Từ ngày",
  validTo: "Đến hết ngày",
  confirm: "Ghi người đại diện",
  days: ({ from, to }: { readonly from: string; readonly to: string }) => `Từ ${from} đến hết ${to}`,
  end: "Chấm dứt",
  endReason: "Lý do chấm dứt trước hạn",
  ended: ({ reason }: { readonly reason: string }) => `Đã chấm dứt: ${reason}`,
  shelves: "Giấy tờ của tổ chức",
  shelfLead: ({ name, code, to }: { readonly name: string; readonly code: string; readonly to: string }) =>
    `Giấy tờ trong kho của ${name}, mã số thuế ${code}. Ông/bà là người đại diện được xác nhận đến hết ngày ${to}.`,
  shelfEmpty: "Kho của tổ chức chưa có giấy tờ nào.",
  othersLead:
    "Những người được Bộ phận Một cửa xác nhận xem được giấy tờ này. Thấy người không đúng, hãy báo Bộ phận Một cửa.",
  shelfLooks: "Ai đã xem giấy tờ của tổ chức",
  representative: "Người đại diện",
  opened: "Xem giấy tờ của tổ chức mình đại diện",
};
