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
  shortNames: "Gõ tắt hai chữ:",
  inLine: ({ line, message }: { readonly line: number; readonly message: string }) =>
    `Dòng ${line}: ${message}`,
  toEnter: "Sẽ vào sổ",
  lineToEnter: (n: { readonly name: string; readonly pages: number; readonly copies: number }) =>
    `${n.name}: ${n.pages} trang, ${n.copies} bản sao`,
  sure: ({ names }: { readonly names: string }) =>
    `${names} không có trong danh sách gõ tắt, sẽ vào sổ đúng như vậy`,
  sureMissing:
    "Có tên giống gõ tắt nhưng không có trong danh sách. Hãy sửa lại, hoặc đánh dấu xác nhận bên dưới.",
  moreLines: "Thêm 10 dòng",
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
  numbersOf: ({
    runs,
    year,
  }: {
    readonly runs: readonly (readonly [number, number])[];
    readonly year: number;
  }) => {
    const two = (number: number) => String(number).padStart(2, "0");
    const each = runs.map(([from, to]) => (from === to ? two(from) : `${two(from)}–${two(to)}`));
    return `${each.join(", ")}/${year}-SCT/BS`;
  },
  next: "Người tiếp theo",
  takeFee: ({ amount }: { readonly amount: string }) => `Thu ${amount}: tiền mặt, VietQR`,
  feeAtCashier: ({ amount }: { readonly amount: string }) =>
    `Còn phải nộp ${amount}: mời người dân sang quầy thu ngân.`,
  toCharges: "Xem các khoản thu",
  nothingOwed: "Không còn khoản nào phải nộp.",
  toDossier: "Mở hồ sơ",
  toRegister: "Sổ chứng thực",
  registerPage: {
    title: "Sổ chứng thực bản sao",
    lead: "Mỗi giấy tờ một dòng, theo số. Dòng vào nhầm được gạch bỏ kèm lý do, không xóa. Dùng lệnh In của trình duyệt để in sổ.",
    from: "Từ ngày",
    to: "Đến ngày",
    number: "Số",
    person: "Người yêu cầu",
    search: "Lọc",
    none: "Không có dòng nào trong khoảng này.",
    enteredAt: "Ngày",
    note: "Ghi chú",
    voided: "Đã gạch bỏ",
    corrected: (n: Readonly<Record<"from" | "to" | "reason" | "by" | "day", string>>) =>
      `Đính chính người yêu cầu: “${n.from}” sửa thành “${n.to}”, ngày ${n.day}, ${n.by} (${n.reason})`,
    electronic: "Có bản điện tử",
    more: "Các dòng tiếp theo",
    total: (n: { readonly lines: number; readonly copies: number; readonly amount: string }) =>
      `${n.lines} giấy tờ, ${n.copies} bản sao, phí ${n.amount} (không tính dòng đã gạch bỏ).`,
    certify: "Chứng thực bản sao",
  },
  entry: {
    title: ({ number }: { readonly number: string }) => `Dòng sổ ${number}`,
    facts: "Nội dung đã vào sổ",
    void: "Gạch bỏ dòng này",
    voidLead:
      "Dòng vẫn còn trong sổ và giữ số của mình. Bản điện tử đã cấp, nếu có, bị thu hồi. Phần phí của dòng được đề nghị giảm, hoặc hoàn trả nếu đã thu; người có thẩm quyền quyết định.",
    voidReason: "Lý do gạch bỏ",
    voidReasonMissing: "Hãy ghi lý do gạch bỏ.",
    voidedBy: (n: Readonly<Record<"by" | "when" | "reason", string>>) =>
      `Gạch bỏ lúc ${n.when}, ${n.by}: ${n.reason}`,
    struckInForm: ({ number }: Readonly<Record<"number", string>>) => `Đã gạch bỏ trong sổ, số ${number}`,
    refused: ({ number, reason }: Readonly<Record<"number" | "reason", string>>) =>
      `Từ chối chứng thực, văn bản số ${number}: ${reason}`,
    ended: ({ reason }: Readonly<Record<"reason", string>>) => `Hồ sơ kết thúc, không chứng thực: ${reason}`,
    struckGround: ({ number, reason }: Readonly<Record<"number" | "reason", string>>) =>
      `Gạch bỏ dòng sổ ${number}: ${reason}`,
    fee: {
      none: ({ amount }: { readonly amount: string }) =>
        `Phí của dòng là ${amount}. Không có khoản nào đang thu hay đã thu tại đây để giảm hoặc hoàn.`,
      asked: {
        EXEMPTION: ({ amount }: { readonly amount: string }) =>
          `Đã đề nghị giảm ${amount}, chờ người có thẩm quyền quyết định.`,
        REFUND: ({ amount }: { readonly amount: string }) =>
          `Phí đã thu. Đã đề nghị hoàn trả ${amount}, chờ người có thẩm quyền quyết định.`,
      },
      approved: {
        EXEMPTION: ({ amount }: { readonly amount: string }) => `Đã giảm ${amount}.`,
        REFUND: ({ amount }: { readonly amount: string }) => `Đã duyệt hoàn trả ${amount}, chờ chi trả.`,
      },
      paidOut: ({ amount }: { readonly amount: string }) => `Đã hoàn trả ${amount}.`,
      declined: ({ amount }: { readonly amount: string }) => `Đề nghị về ${amount} không được duyệt.`,
      toCharges: "Xem các khoản thu của hồ sơ",
    },
  },
  electronic: {
    title: "Bản sao chứng thực điện tử",
    lead: "Tải bản chụp từ bản chính lên, đối chiếu, rồi ký. Lời chứng, số chứng thực và mã QR được ghép sau bản chụp; người chứng thực ký số, cơ quan đóng dấu số.",
    scan: "Bản chụp từ bản chính (PDF hoặc ảnh)",
    scanHint: ({ megabytes }: { megabytes: number }) =>
      `Một tệp PDF, hoặc ảnh chụp rõ nét từng trang. Mỗi tệp không quá ${megabytes} MB.`,
    oneScan:
      "Bản sao được làm từ một bản chụp: hãy gửi một tệp PDF, hoặc các trang ảnh (được ghép thành một tệp).",
    scanMissing: "Hãy chọn bản chụp từ bản chính.",
    compared: "Tôi đã đối chiếu bản chụp với bản chính",
    comparedMissing: "Hãy đối chiếu bản chụp với bản chính và xác nhận.",
    sign: "Ký và cấp bản điện tử",
    made: ({ when }: { readonly when: string }) => `Đã cấp lúc ${when}.`,
    open: "Mở bản điện tử",
    verify: "Trang kiểm tra",
    document: ({ name, pages }: { readonly name: string; readonly pages: number }) =>
      `${name}: ${pages} trang, bản sao điện tử`,
  },
  paperNotes: {
    struck: ({ number }: { readonly number: string }) =>
      `Số ${number} ghi trên giấy này đã bị gạch bỏ trong sổ chứng thực: giấy tờ mang số ấy không còn được chứng thực. Các số khác vẫn có hiệu lực.`,
    otherSeries: ({ numbers }: { readonly numbers: string }) =>
      `Giấy này được phát hành khi giấy kết quả còn đánh số theo dãy riêng: số trên giấy không phải là số của sổ chứng thực bản sao.${numbers === "" ? "" : ` Số trong sổ: ${numbers}.`}`,
  },
  errors: {
    CERTIFICATION_VOIDED: "Dòng này đã bị gạch bỏ. Hãy vào sổ lại giấy tờ ấy dưới số khác.",
    CERTIFICATION_ON_ISSUED_PAPER:
      "Số này đang ghi trên giấy kết quả đã phát hành của hồ sơ nên không gạch bỏ riêng được. Hãy mở hồ sơ: chưa trả kết quả thì mở lại kết quả, đã trả thì thu hồi kết quả; dòng sổ được gạch bỏ theo.",
    CERTIFICATION_MADE_ALREADY: "Giấy tờ này đã có bản sao chứng thực điện tử. Hãy mở bản đã cấp.",
    CERTIFICATION_SIGNER_WITHOUT_KEY:
      "Bạn chưa có chứng thư số đang dùng trên hệ thống nên chưa ký chứng thực được. Hãy hỏi người quản lý chứng thư.",
    CERTIFICATION_SCAN_UNFIT: "Bản chụp phải là PDF hoặc ảnh JPG, PNG.",
  },
};
