import { signatureReasonsVi } from "./signature-reasons.vi.ts";

const STATUSES = {
  REQUESTED: "Đã đề nghị",
  ISSUED: "Đã cấp",
  ACTIVE: "Đang dùng",
  SUSPENDED: "Tạm dừng",
  REVOKED: "Đã thu hồi",
  LOST: "Báo mất",
  EXPIRED: "Hết hạn",
} as const;
const ACTS = {
  request: "Đề nghị cấp",
  issue: "Nhận chứng thư",
  handOver: "Bàn giao",
  changeCustodian: "Đổi người quản lý",
  suspend: "Tạm dừng",
  resume: "Dùng lại",
  revoke: "Thu hồi",
  reportLost: "Báo mất",
} as const;
type State = { readonly status: keyof typeof STATUSES; readonly act: keyof typeof ACTS };

function unfitVi(why: string): string {
  switch (why) {
    case "SIGNED":
      return "Tệp PDF đã có chữ ký số.";
    case "FORM":
      return "Tệp PDF có ô biểu mẫu để điền.";
    case "TURNED":
      return "Tệp PDF có trang xoay ngang hoặc bị cắt khung.";
    default:
      return "Không đọc được cấu trúc tệp PDF.";
  }
}

/** Texts of digital signatures: what stands on papers, verdicts with their reasons, certificates. */
export const signatureVi = {
  onPaper: {
    signedBy: "Ký bởi",
    time: "Thời gian ký",
    preview: "BẢN XEM TRƯỚC, CHƯA KÝ",
    demo: "CHỮ KÝ DÙNG THỬ – DEMO",
    authority: "Một Cửa DEMO CA",
    timeAuthority: "Một Cửa DEMO TSA",
    authorityOrganisation: "Một Cửa DEMO",
    reasonPersonal: "Ký duyệt",
    reasonDigitised: "Bản số hóa, đã đối chiếu với bản chính",
    digitisedBy: "BẢN SỐ HÓA. Ký bởi",
    reasonAgency: "Đóng dấu phát hành",
  },
  errors: {
    SIGNING_KEY_MISSING:
      "Không tìm thấy khóa của chứng thư này. Chưa có gì được ký; hãy báo người quản lý chứng thư.",
    SIGNING_DECLINED: "Người ký đã từ chối trên thiết bị ký. Chưa có gì được ký.",
    SIGNING_UNAVAILABLE:
      "Dịch vụ ký số hoặc cấp dấu thời gian không trả lời. Chưa có gì được ký; hãy thử lại sau.",
    SIGNING_WRONG_ANSWER:
      "Dịch vụ ký số hoặc cấp dấu thời gian trả lời sai: chữ ký không khớp với chứng thư, hoặc dấu thời gian không phải của lần ký này. Chưa có gì được ký.",
    SIGNING_CERTIFICATE_EXPIRED: "Chứng thư đã hết hạn hoặc chưa có hiệu lực. Hãy đề nghị cấp chứng thư mới.",
    AGENCY_CERTIFICATE_MISSING:
      "Văn bản đã được ký số nhưng cơ quan chưa có chứng thư đang dùng để đóng dấu phát hành.",
    PAPER_UNREADABLE: "Không đọc được văn bản PDF này nên không ký được.",
    PAPER_UNFIT: ({ why }: { why: string }) =>
      `${unfitVi(why)} Phần mềm không ghi số, ngày và chữ ký lên tệp này được: hãy chọn tệp khác, hoặc ký, ghi số và đóng dấu bằng tay hay bằng phần mềm khác.`,
    PAPER_FIELD_TAKEN: "Văn bản đã có chữ ký ở vị trí này.",
    PAPER_FIELD_MISSING: ({ field }: { field: string }) => `Văn bản không có ô "${field}" để điền.`,
    SIGNATURE_PICTURE_UNREADABLE: "Hình chữ ký hoặc dấu phải là tệp PNG nền trong suốt.",
    CERTIFICATE_UNREADABLE: "Tệp này không phải chứng thư (DER hoặc PEM).",
    CERTIFICATE_NOT_FOUND: "Không có chứng thư này.",
    CERTIFICATE_TAKEN: "Chứng thư này đã có trong sổ theo dõi.",
    CERTIFICATE_STATE: ({ status, act }: State) =>
      `Chứng thư đang ở tình trạng "${STATUSES[status]}" nên không thể ${ACTS[act].toLowerCase()}.`,
    CERTIFICATE_CHANGED: "Chứng thư vừa được người khác thay đổi. Hãy tải lại trang.",
    CERTIFICATE_OF_PERSON: "Chứng thư của cá nhân chỉ do chính người đó giữ, không đổi người quản lý.",
    CERTIFICATE_CUSTODIAN_WITHOUT_POST:
      "Người này hôm nay không giữ vị trí công tác nào nên không thể quản lý chứng thư.",
    TRUST_UNREADABLE:
      "Tệp này không phải chứng thư của tổ chức chứng thực, danh sách thu hồi hay trả lời OCSP.",
    TRUST_NOT_FOUND: "Không có mục này.",
  },
  certificate: {
    holderLeft: "Người được cấp không còn giữ vị trí công tác",
    unitDissolved: "Đơn vị đã giải thể",
    custodianLeft: "Người quản lý đã thôi giữ vị trí – cần giao cho người khác",
    newCustodian: "Người quản lý mới",
    newCustodianHint: "Họ và tên người nhận quản lý chứng thư của cơ quan.",
    title: "Chứng thư chữ ký số",
    none: "Chưa có chứng thư nào.",
    in7: "Hết hạn trong 7 ngày",
    in30: "Hết hạn trong 8–30 ngày",
    in60: "Hết hạn trong 31–60 ngày",
    endsWithin: ({ days }: { days: number }) => `còn không quá ${days} ngày`,
    csv: "Tải sổ theo dõi (CSV)",
    issuedInPeriod: "Số chứng thư được cấp trong kỳ",
    from: "Từ ngày",
    to: "Đến ngày",
    count: "Đếm",
    issuedPersons: ({ count }: { count: number }) => `${count} của cá nhân`,
    issuedOrganisations: ({ count }: { count: number }) => `${count} của cơ quan, tổ chức`,
    demoNotCounted: ({ count }: { count: number }) =>
      `Không kể ${count} chứng thư thử nghiệm (DEMO) có trong sổ: không cơ quan nào cấp, không tính vào báo cáo.`,
    request: "Đề nghị cấp chứng thư",
    requestedOn: "Ngày đề nghị",
    unitHint: "Tên hoặc mã định danh của cơ quan, đơn vị.",
    unitUnclear: "Không rõ đơn vị nào: hãy ghi đúng tên đầy đủ hoặc mã định danh.",
    holderHint: "Họ và tên người được cấp; với chứng thư của cơ quan là người quản lý.",
    holderUnclear: "Không rõ người nào: hãy ghi đủ họ và tên của một người có trong danh sách.",
    handedOverOn: "Ngày bàn giao",
    certificateFile: "Tệp chứng thư",
    certificateHint: "Phần công khai (.cer, .crt, .pem). Không tải khóa bí mật lên.",
    reason: "Lý do",
    picture: "Hình chữ ký hoặc dấu",
    pictureHint: "Ảnh PNG nền trong suốt.",
    savePicture: "Lưu hình",
    history: "Lịch sử",
    remove: "Thôi tin cậy",
    trustTitle: "Tổ chức chứng thực được tin cậy",
    trustLead:
      "Chữ ký chỉ được coi là đáng tin cậy khi chứng thư do các tổ chức này cấp. Hệ thống không tự tải gì từ mạng.",
    trustNone: "Chưa tin cậy tổ chức nào: mọi chữ ký sẽ được báo là chưa xác định được người ký.",
    importTitle: "Nhập",
    importFile: "Chứng thư gốc, chứng thư trung gian, danh sách thu hồi hoặc trả lời OCSP",
    importHint: "Tệp .cer, .crt, .pem, .der hoặc .crl, không quá 20 MB.",
    trustKinds: {
      ANCHOR: "Chứng thư gốc",
      INTERMEDIATE: "Chứng thư trung gian",
      CRL: "Danh sách thu hồi",
      OCSP: "Trả lời OCSP",
    },
    subjects: { PERSON: "Cá nhân", ORGANISATION: "Cơ quan, tổ chức" },
    kinds: {
      OFFICIAL: "Chuyên dùng công vụ",
      PUBLIC: "Công cộng",
      DEDICATED: "Chuyên dùng bảo đảm an toàn",
      DEMO: "Dùng thử (DEMO)",
    },
    devices: {
      TOKEN: "USB token",
      SIM: "SIM",
      REMOTE: "Ký số từ xa",
      KEY_FILE: "Tệp khóa trên máy chủ",
      DEMO: "Dùng thử (DEMO)",
    },
    columns: {
      serial: "Số sê-ri",
      subject: "Tên trên chứng thư",
      subjectKind: "Cấp cho",
      holder: "Người được cấp, người quản lý",
      unit: "Cơ quan, đơn vị",
      issuer: "Tổ chức cấp",
      kind: "Loại",
      device: "Thiết bị",
      issuedOn: "Ngày cấp",
      validTo: "Hiệu lực đến",
      status: "Tình trạng",
      requestDocument: "Văn bản đề nghị",
      handover: "Biên bản bàn giao",
      lastUsed: "Lần dùng gần nhất",
    },
    statuses: STATUSES,
    acts: ACTS,
  },
  ending: {
    title: "Chứng thư chữ ký số sắp hết hạn",
    lead: "Hết hạn thì không ký số, không đóng dấu được: hãy đề nghị cấp chứng thư mới trước ngày này.",
    alert: "Còn lại",
    over: "đã hết hạn, chưa có chứng thư thay thế",
  },
  verify: {
    title: "Kiểm tra giấy tờ",
    start: {
      lead: "Kiểm tra giấy tờ do cơ quan này ban hành có thật và còn giá trị không. Quét mã QR trên giấy, hoặc gõ mã in cạnh mã QR vào ô dưới đây.",
      code: "Mã kiểm tra",
      codeHint:
        "Sáu nhóm, mỗi nhóm năm chữ và số, in cạnh mã QR; gõ chữ hoa hay chữ thường, có dấu cách hay không đều được.",
      unreadable: "Mã này thiếu hoặc sai một ký tự. Mời ông/bà xem lại từng chữ trên giấy.",
      handSigned: "Giấy tờ không có mã QR thì hỏi trực tiếp cơ quan ghi trên giấy.",
    },
    paper: "Giấy tờ",
    kind: "Loại giấy tờ",
    otherKind: "Kết quả giải quyết thủ tục hành chính",
    number: "Số, ký hiệu",
    issuedOn: "Ngày ban hành",
    agency: "Cơ quan ban hành",
    inForce: "Giấy tờ có thật và đang có hiệu lực",
    note: "Lưu ý",
    inForceLead: "Hãy đối chiếu số, ngày và cơ quan dưới đây với giấy tờ ông/bà đang cầm.",
    printed: "Bản in do cơ quan dưới đây in ra",
    printedLead: ({ at }: { at: string }) =>
      `Bản in ghi những gì có lúc ${at}. Sau lúc đó sổ có thể đã ghi thêm; cần tình trạng hôm nay thì hỏi cơ quan.`,
    unconfirmed: "Chưa xác nhận được bản lưu của giấy tờ này",
    unconfirmedLead:
      "Giấy tờ có trong sổ, nhưng tệp lưu tại đây không khớp với bản đã ban hành hoặc chữ ký trên tệp chưa tin cậy được. Cơ quan đã được báo. Hãy hỏi cơ quan ban hành trước khi dùng.",
    revoked: ({ on }: { on: string }) => `Giấy tờ đã bị thu hồi ngày ${on}`,
    revokedLead: "Không dùng giấy tờ này. Hãy hỏi cơ quan ban hành.",
    superseded: "Giấy tờ đã được thay thế",
    supersededOn: ({ on }: { on: string }) => `Giấy tờ đã được thay thế ngày ${on}`,
    replacedBy: "Không dùng giấy tờ này nữa. Giấy tờ thay thế:",
    named: ({ kind, number, on }: { kind: string; number: string; on: string }) =>
      `${kind}, số ${number}, ngày ${on}`,
    supersededLead: "Đã có giấy tờ khác thay thế. Hãy hỏi cơ quan ban hành.",
    signatures: "Chữ ký số",
    noSignatures: "Giấy tờ này được ký tay và đóng dấu trên bản giấy, không có chữ ký số.",
    unknownSigner: "Không rõ người ký",
    stampedAt: ({ at }: { at: string }) => `Ký lúc ${at}, theo dấu thời gian.`,
    claimedAt: ({ at }: { at: string }) => `Ký lúc ${at}, theo khai của người ký.`,
    compare: "So sánh bản điện tử",
    compareLead:
      "Chọn tệp PDF ông/bà nhận được để xem có đúng bản đã ban hành không. Tệp chỉ được so sánh, không được lưu lại.",
    copy: "Tệp PDF",
    copyHint: "Một tệp PDF, không quá 20 MB.",
    originalInForce: "Bản đã ban hành vẫn đang có hiệu lực",
    originalLead:
      "Đừng dùng tệp vừa gửi. Hãy xin đúng bản đã ban hành từ người đưa tệp hoặc từ cơ quan ban hành.",
    signedThen:
      "Dưới đây là chữ ký trên bản đã ban hành. Chữ ký hợp lệ không làm giấy tờ có hiệu lực trở lại.",
    answers: {
      SAME: "Đúng bản đã ban hành",
      OTHER: "Không phải bản đã ban hành",
      NOT_PDF: "Tệp này không phải PDF nên không so sánh được",
      MISSING: "Chưa chọn tệp",
    },
    answerLeads: {
      SAME: "Tệp giống hệt bản cơ quan đã ban hành, không khác một ký tự nào.",
      OTHER: "Tệp khác với bản cơ quan đã ban hành: có thể đã bị sửa, được quét lại hoặc là giấy tờ khác.",
      NOT_PDF:
        "Hãy chọn tệp PDF nhận từ cơ quan. Ảnh chụp hay bản quét của một giấy tờ thật cũng không so sánh được.",
      MISSING: "Hãy chọn một tệp PDF không quá 20 MB.",
    },
  },
  evidence: {
    believed: "Tin cậy",
    ownAnchors:
      "Chứng thư gốc lấy từ chính gói này: hãy so mã SHA-256 với mã do tổ chức chứng thực công bố, hoặc chạy lại với --anchor TỆP.",
    whole: "Gói chứng cứ nguyên vẹn",
    unconfirmed:
      "Gói chứng cứ nguyên vẹn. Chữ ký ở các dòng có dấu ! nằm trong tệp kèm hồ sơ và chưa được xác nhận: đọc lý do dưới mỗi dòng",
    doubted: "Các tệp đúng như khi xuất gói, nhưng có chữ ký không hợp lệ hoặc không kiểm tra được",
    broken: "Gói chứng cứ KHÔNG nguyên vẹn",
    faults: {
      MISSING: "thiếu tệp",
      ALTERED: "tệp đã bị sửa",
      NOT_LISTED: "tệp không có trong danh mục",
      MANIFEST_UNREADABLE: "không đọc được danh mục",
      CHAIN_BROKEN: "chuỗi sự kiện bị đứt",
      PERSONAL_DATA_ALTERED: "dữ liệu cá nhân đã bị sửa",
      SIGNATURE_UNCHECKED: "không kiểm tra được chữ ký",
      SIGNATURE_NOT_VALID: "chữ ký không hợp lệ",
    },
  },
  handedIn: {
    signature: "Chữ ký số",
    waiting: "Chữ ký số: chưa kiểm được. Hệ thống tự kiểm lại; hồ sơ vẫn được xử lý.",
    checkedAt: ({ at }: { readonly at: string }) => `Kiểm tra lúc ${at}`,
  },
  ...signatureReasonsVi,
} as const;
