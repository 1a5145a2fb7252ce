/** Texts of the page where number, day and signature get their places on the PDF of a draft. */
export const recordsPlacesVi = {
  places: {
    title: "Chỗ ký trên tệp PDF",
    lead: "Lãnh đạo ký số trên chính tệp này; khi phát hành, văn thư bấm cấp số thì số, ngày và dấu của cơ quan được ghi vào các chỗ chọn ở đây. Khoảng cách tính bằng milimét từ mép trái và mép trên của trang.",
    suggested: "Chỗ tìm thấy trong tệp (chưa lưu): hãy xem trên trang rồi lưu hoặc đổi",
    usual: "Chỗ thường dùng theo Nghị định 30/2020 (chưa lưu)",
    kept: "Chỗ đã chọn",
    choose: "Chọn chỗ ký trên tệp PDF",
    change: "Đổi chỗ ký",
    keep: "Lưu và xem",
    back: "Quay lại văn bản",
    preview: "Xem trước (PDF)",
    signedOn: ({ name }: { name: string }) => `Ký số trên tệp ${name}, ở chỗ đã chọn.`,
    notSigned: ({ names }: { names: string }) => `Không ký lên: ${names}.`,
    outside:
      "Văn bản này là tệp và chưa chọn chỗ ký: khi lãnh đạo ký, phần mềm chỉ ghi nhận đã ký. Chữ ký, số, ngày và dấu phải ghi bằng tay hoặc bằng phần mềm khác.",
    nothing:
      "Văn bản chưa có nội dung và chưa có tệp PDF: hãy ghi nội dung hoặc đính kèm tệp. Nếu không, khi lãnh đạo ký, phần mềm chỉ ghi nhận đã ký trên giấy.",
    noCertificate:
      "Ông/bà chưa có chứng thư số dùng được ở đây: bấm ký chỉ ghi nhận đã ký. Chữ ký, số, ngày và dấu phải ghi bằng tay hoặc bằng phần mềm khác.",
    noCertificateSet: "Ông/bà chưa có chứng thư số dùng được ở đây: văn bản được in ra và ký bằng tay.",
    byHand:
      "Văn bản được ký ngoài phần mềm. Phần mềm không ghi số, ngày và dấu lên tệp này: sau khi cấp số, hãy ghi lên bản giấy hoặc bằng phần mềm khác.",
    fields: {
      sourceSha256: "Tệp được ký",
      anchor: "Chỗ ký và đóng dấu",
      page: "Ký ở trang",
      left: "Cách mép trái (chỗ tự chọn)",
      top: "Cách mép trên (chỗ tự chọn)",
      numberForm: "Số",
      numberLeft: "Số: cách mép trái",
      numberTop: "Số: cách mép trên",
      dateForm: "Ngày",
      dateLeft: "Ngày: cách mép trái",
      dateTop: "Ngày: cách mép trên",
      monthLeft: "Tháng: cách mép trái",
      codeAnchor: "Mã QR để kiểm tra văn bản",
      codeLeft: "Mã: cách mép trái (chỗ tự chọn)",
      codeTop: "Mã: cách mép trên (chỗ tự chọn)",
    },
    pageHint: "Để trống: trang cuối.",
    freeHint:
      "Góc trên bên trái của ô chữ ký rộng 72 mm, cao 28 mm; dấu trùm lên khoảng một phần ba bên trái.",
    anchors: {
      RIGHT_BOTTOM: "Bên phải, cuối trang",
      RIGHT_MIDDLE: "Bên phải, giữa trang",
      RIGHT_TOP: "Bên phải, đầu trang",
      LEFT_BOTTOM: "Bên trái, cuối trang",
      FREE: "Tự chọn theo milimét",
    },
    codeAnchors: {
      LEFT_BOTTOM: "Lề dưới, bên trái",
      RIGHT_BOTTOM: "Lề dưới, bên phải",
      LEFT_TOP: "Lề trên, bên trái",
      RIGHT_TOP: "Lề trên, bên phải",
      FREE: "Tự chọn theo milimét",
    },
    codeHint:
      "Mã in trên trang có chữ ký, rộng 62 mm, cao 16 mm, trước khi lãnh đạo ký: ai cầm bản in cũng mở được trang kiểm tra. Chữ ký và dấu không được đè lên mã.",
    numberForms: {
      DIGITS: "Chỉ ghi số (tệp đã in sẵn “Số: …/QĐ-UBND”)",
      WHOLE: "Ghi cả số và ký hiệu",
    },
    dateForms: {
      DAY_MONTH: "Chỉ ghi ngày và tháng (tệp đã in sẵn “ngày … tháng … năm …”)",
      WHOLE: "Ghi cả “ngày … tháng … năm …”",
    },
    marks: { number: "số", date: "ngày", month: "tháng", signature: "chữ ký và dấu", code: "mã kiểm tra" },
    pictureOf: ({ page, names }: { page: number; names: string }) => `Trang ${page}: ${names}`,
  },
};
