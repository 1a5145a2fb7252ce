/** Texts of what is found when a sheet is checked: whole, torn or opened, missing; the report, and what becomes of it. */
export const postFoundVi = {
  choose: (f: { code: string }) => `Bưu gửi ${f.code} thế nào?`,
  WHOLE: "Có, nguyên vẹn",
  DAMAGED: "Có, nhưng rách, ướt hoặc bị mở",
  MISSING: "Không có",
  damage: "Hư hỏng thế nào",
  unlooked: (f: { code: string }) =>
    `Chưa chọn tình trạng bưu gửi ${f.code}: có nguyên vẹn, có nhưng hư hỏng, hay không có.`,
  photo: (f: { code: string }) => `Ảnh chụp bưu gửi ${f.code}`,
  photoHint: (f: { megabytes: number }) =>
    `Ảnh JPEG, PNG hoặc PDF, tối đa ${f.megabytes} MB. Chụp chỗ rách, ướt, bị mở.`,
  photos: "Ảnh chụp",
  photoAdd: "Thêm ảnh",
  photoCount: (f: { count: number }) => `${f.count} ảnh chụp`,
  photoMissing: "Chưa chọn ảnh.",
  seenBy: "Người phát hiện",
  seenByPost: "Bưu chính báo",
  damagedShort: "Có, hư hỏng",
  damagedAs: (f: { note: string }) => `Có, hư hỏng: ${f.note}`,
  report: {
    title: "Biên bản bưu gửi thiếu, hư hỏng",
    lead: (f: { missing: number; damaged: number }) =>
      `Khi kiểm bảng kê: thiếu ${f.missing} bưu gửi, hư hỏng ${f.damaged} bưu gửi. Mỗi bưu gửi có một sự cố phải giải quyết trong 7 ngày.`,
    print: "Bản in biên bản (PDF)",
    waits: "Chờ bên giao ký biên bản",
    signedBy: (f: { who: string; when: string }) => `Bên giao đã ký biên bản: ${f.who}, ${f.when}.`,
    noteShown: (f: { note: string }) => `Ý kiến bên giao: ${f.note}`,
    note: "Ý kiến của bên giao",
    noteHint: "Đồng ý hay không và vì sao. Bên nhận đã ký khi kiểm bảng kê.",
    sign: "Bên giao ký biên bản",
    number: (f: { number: string }) => `Số: ${f.number}/BB-BKGN`,
    paperTitle: "Biên bản về bưu gửi thiếu, hư hỏng",
    columns: {
      line: "TT",
      parcel: "Mã bưu gửi",
      dossier: "Mã hồ sơ",
      party: "Người nhận / người gửi, địa chỉ",
      finding: "Phát hiện khi kiểm",
    },
    total: (f: { count: number }) => `Cộng: ${f.count} bưu gửi`,
    found: (f: { who: string; when: string }) =>
      `Bên nhận: ${f.who} đã kiểm và ký trên hệ thống lúc ${f.when}.`,
    photo: (f: { code: string; name: string; sha256: string }) =>
      `Ảnh kèm biên bản, bưu gửi ${f.code}: ${f.name} (SHA-256 ${f.sha256}).`,
    unsigned: "Bên giao: chưa ký biên bản trên hệ thống.",
    followed: "Hai bên giải quyết trong 7 ngày kể từ ngày kiểm; cách giải quyết ghi trên hệ thống.",
  },
  due: (f: { day: string }) => `Giải quyết trước ${f.day}`,
  overdue: (f: { day: string }) => `Quá hạn giải quyết ${f.day}`,
  kinds: { LOST: "Bưu chính báo mất", DAMAGED: "Hư hỏng hoặc bị mở", MISSING: "Thiếu khi kiểm bảng kê" },
  callSender: (f: { name: string; phone: string }) =>
    `Gọi cho người gửi ${f.name}, ${f.phone}: chưa có hồ sơ nên hệ thống không báo được.`,
  /** What a citizen reads. */
  said: {
    OUT: {
      LOST: "Bưu chính báo mất bưu gửi có kết quả của Ông/Bà. Cơ quan đang tìm và sẽ báo lại; nếu không thấy sẽ cấp lại kết quả.",
      DAMAGED: "Bưu gửi có kết quả của Ông/Bà bị hư hỏng hoặc bị mở. Cơ quan đang kiểm tra và sẽ báo lại.",
      MISSING:
        "Khi kiểm giao nhận chưa thấy bưu gửi có kết quả của Ông/Bà. Cơ quan và bưu chính đang tìm và sẽ báo lại.",
    },
    IN: {
      LOST: "Bưu chính báo mất giấy tờ Ông/Bà gửi. Cơ quan và bưu chính đang tìm và sẽ báo lại.",
      DAMAGED:
        "Giấy tờ Ông/Bà gửi đến trong bưu gửi bị hư hỏng hoặc bị mở. Cơ quan đang kiểm tra; nếu thiếu giấy nào sẽ báo.",
      MISSING:
        "Khi kiểm giao nhận chưa thấy bưu gửi có giấy tờ của Ông/Bà. Cơ quan và bưu chính đang tìm và sẽ báo lại.",
    },
  },
  nothingToDo: "Ông/Bà chưa phải làm gì thêm.",
  settled: {
    FOUND: "Đã tìm thấy bưu gửi.",
    UNHARMED: "Đã kiểm tra: giấy tờ bên trong còn đủ.",
    SENT_AGAIN: "Giấy tờ đã được gửi lại.",
    ISSUED_AGAIN: "Kết quả được cấp lại.",
    COMPENSATED: "Bưu chính đã bồi thường.",
    OTHER: "Sự cố của bưu gửi đã được giải quyết.",
  },
};
