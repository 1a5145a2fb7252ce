type StartFacts = { readonly at: string; readonly day: string };

/** Texts of the legal clock and of the calendars it is reckoned on. */
export const calendarVi = {
  units: {
    SAME_DAY: () => "trong ngày làm việc",
    WORKING_DAY: (count: number) => `${count} ngày làm việc`,
    WORKING_HOUR: (count: number) => `${count} giờ làm việc`,
    CALENDAR_DAY: (count: number) => `${count} ngày`,
    MONTH: (count: number) => `${count} tháng`,
    NONE: () => "không quy định thời hạn",
  },
  weekdays: {
    1: "thứ Hai",
    2: "thứ Ba",
    3: "thứ Tư",
    4: "thứ Năm",
    5: "thứ Sáu",
    6: "thứ Bảy",
    7: "Chủ nhật",
  },
  derivation: {
    rule: ({ term, law }: { term: string; law: string | null }) =>
      `Thời hạn: ${term}${law === null ? "" : ` (${law})`}`,
    start: {
      ACCEPTED: ({ at }: StartFacts) => `Tiếp nhận ${at}, ngày này không tính`,
      AFTER_CUTOFF: ({ at, day }: StartFacts) =>
        `Tiếp nhận ${at}, sau 15:00: tính như tiếp nhận ngày ${day}, ngày này không tính`,
      OUT_OF_HOURS: ({ at, day }: StartFacts) =>
        `Tiếp nhận ${at}, ngoài giờ làm việc: tính như tiếp nhận ngày ${day}, ngày này không tính`,
      REST_DAY: ({ at, day }: StartFacts) =>
        `Tiếp nhận ${at}, ngày nghỉ: tính như tiếp nhận ngày ${day}, ngày này không tính`,
      RESTARTED: ({ at }: StartFacts) => `Tính lại từ ${at}, ngày này không tính`,
    },
    sameDay: {
      ACCEPTED: ({ at }: StartFacts) => `Tiếp nhận ${at}, không sau 15:00: trả kết quả trong ngày`,
      AFTER_CUTOFF: ({ at, day }: StartFacts) =>
        `Tiếp nhận ${at}, sau 15:00: trả kết quả ngày làm việc tiếp theo, ${day}`,
      REST_DAY: ({ at, day }: StartFacts) =>
        `Tiếp nhận ${at}, ngày nghỉ: trả kết quả ngày làm việc tiếp theo, ${day}`,
    },
    counted: ({ days, count, last }: { days: string; count: number; last: string }) =>
      `Tính: ${days} → đủ ${count} ngày: ${last}`,
    skipped: ({ days, name, law }: { days: string; name: string; law: string | null }) =>
      `${days} ${name}${law === null ? "" : ` (${law})`}: bỏ qua`,
    closed: "cơ quan nghỉ",
    hours: ({ from, hours, to }: { from: string; hours: string; to: string }) =>
      `Từ ${from}, chỉ tính giờ làm việc: đủ ${hours} lúc ${to}`,
    run: ({ from, days, until }: { from: string; days: number; until: string }) =>
      `Tính liên tục từ sau ngày ${from}: ${days} ngày, đến ${until}`,
    rolled: ({ from, to }: { from: string; to: string }) =>
      `Ngày cuối ${from} là ngày nghỉ: chuyển sang ngày làm việc ${to}`,
    paused: ({ from, to, reason }: { from: string; to: string; reason: string | null }) =>
      `Tạm dừng ${from} – ${to}${reason === null ? "" : ` ${reason}`}`,
    pausedFor: {
      SUPPLEMENT: "chờ bổ sung",
      FINANCIAL: "chờ nghĩa vụ tài chính",
      SUSPENSION: "tạm dừng giải quyết",
      EXTERNAL: "chờ cơ quan khác",
    },
    remainingDays: ({ days, count, last }: { days: string; count: number; last: string }) =>
      `Còn ${count} ngày làm việc, tính tiếp: ${days} → ${last}`,
    remainingNothing: "Thời hạn đã hết vào ngày dừng: hạn là ngày tiếp tục",
    remainingHours: (hours: string) => `Còn ${hours} làm việc, tính tiếp`,
    late: "Khi tạm dừng, hồ sơ đã quá hạn",
    standsStill: ({ since, reason }: { since: string; reason: string | null }) =>
      `Tạm dừng từ ${since}${reason === null ? "" : ` ${reason}`}: hạn sẽ được tính khi tiếp tục`,
    restarted: ({ from, to, reason }: { from: string; to: string; reason: string | null }) =>
      `Dừng ${from} – ${to}${reason === null ? "" : ` ${reason}`}: tính lại từ đầu`,
    extended: ({ day, signed, reason }: { day: string; signed: string; reason: string }) =>
      `Gia hạn đến ${day}, ký ngày ${signed}${reason === "" ? "" : `: ${reason}`}`,
    due: ({ time, weekday, day }: { time: string; weekday: string; day: string }) =>
      `Hạn trả kết quả: ${time} ${weekday}, ${day}`,
    noTerm: "Thủ tục không quy định thời hạn; hồ sơ được tính là đúng hạn",
    hoursAndMinutes: ({ hours, minutes }: { hours: number; minutes: number }) =>
      minutes === 0 ? `${hours} giờ` : `${hours} giờ ${minutes} phút`,
  },
  admin: {
    title: "Lịch làm việc",
    intro:
      "Lịch tiếp nhận cho biết khi nào quầy nhận hồ sơ; lịch tính thời hạn cho biết ngày nào được tính. Lịch chung áp dụng cho mọi cơ quan; từng cơ quan có thể ghi thêm ngày và giờ của mình.",
    authority: "Lịch chung",
    unit: "Cơ quan, đơn vị",
    revision: "Lần sửa đổi",
    lastKnown: "Đã nhập đến",
    noUnits: "Chưa cơ quan nào có lịch riêng",
    own: "Lịch chung và lịch riêng của các cơ quan",
    open: "Mở lịch của một cơ quan",
    openHint: "Mã định danh hoặc tên cơ quan",
    openAct: "Mở lịch",
    notFound: "Không tìm thấy đúng một cơ quan có mã hoặc tên này",
    purposes: { INTAKE: "Lịch tiếp nhận", DEADLINE: "Lịch tính thời hạn" },
    both: "Cả hai lịch",
    hours: "Giờ làm việc",
    from: "Từ ngày",
    days: ({ year }: { year: number }) => `Ngày nghỉ và ngày làm bù năm ${year}`,
    noDays: "Không có ngày nào trong năm này",
    years: "Xem năm",
    on: "Ngày",
    kind: "Loại ngày",
    kinds: {
      HOLIDAY: "Nghỉ lễ, tết",
      COMPENSATORY_OFF: "Nghỉ bù",
      SWAP_OFF: "Nghỉ hoán đổi",
      MAKEUP_WORK: "Làm bù",
      UNIT_CLOSED: "Cơ quan nghỉ",
      ORDINARY: "Trở lại ngày thường",
    },
    name: "Tên ngày",
    nameVi: "Tên ngày (tiếng Việt)",
    nameEn: "Tên ngày (tiếng Anh)",
    nameEnHint: "Để trống: trang tiếng Anh hiện tên tiếng Việt",
    legalBasis: "Căn cứ pháp lý",
    legalBasisHint: "Số, ngày, cơ quan ban hành của quyết định hoặc thông báo",
    appliesTo: "Áp dụng cho",
    sessions: "Giờ làm việc trong ngày",
    sessionsHint: "Chỉ ghi khi làm nửa ngày, ví dụ 08:00-11:30. Để trống: cả ngày",
    source: "Nguồn",
    sources: {
      SHIPPED: "Theo luật",
      AUTHORITY: "Lịch chung",
      ABOVE: "Cơ quan cấp trên",
      OWN: "Lịch này",
    },
    remove: "Bỏ ngày",
    addDay: "Ghi một ngày",
    preview: "Xem trước",
    previewTitle: "Xem trước khi ghi",
    previewIntro:
      "Ghi ngày này không tự đổi hạn của hồ sơ nào. Nếu sau đó dịch hạn, các hồ sơ dưới đây sẽ đổi:",
    record: "Ghi vào lịch",
    recorded: "Đã ghi vào lịch. Chưa hồ sơ nào đổi hạn.",
    setHours: "Đặt giờ làm việc",
    weekdays: "Các ngày trong tuần",
    sessionsOfDay: "Các buổi trong ngày",
    sessionsOfDayHint: "Ví dụ 08:00-12:00 13:00-17:00",
    saturday: "Giờ riêng thứ Bảy",
    saturdayHint: "Ví dụ 08:00-11:30. Để trống nếu như các ngày khác",
    enterYear: ({ year }: { year: number }) => `Nhập năm ${year}`,
    enterYearIntro:
      "Các ngày lễ và nghỉ bù theo luật, âm lịch đã tính. Ngày hoán đổi ghi thêm khi có thông báo.",
    tetDaysBefore: "Số ngày nghỉ trước mùng một Tết",
    nationalDayBeside: "Ngày nghỉ liền kề Quốc khánh",
    beside: { BEFORE: "Ngày 1/9", AFTER: "Ngày 3/9" },
    enter: "Nhập năm",
    importTitle: "Nhập từ tệp",
    importHint:
      "CSV có dòng tiêu đề: on, kind, nameVi, nameEn, legalBasis, confidence, purpose, hours; hoặc JSON",
    file: "Tệp CSV hoặc JSON",
    skipBad: "Bỏ qua các dòng sai",
    importAct: "Nhập tệp",
    badRow: ({ line, field, value }: { line: number; field: string; value: string }) =>
      `Dòng ${line}: ${field}${value === "" ? "" : ` “${value}”`} không hợp lệ`,
    moves: "Hồ sơ cần dịch hạn",
    movesIntro:
      "Các hồ sơ đang giải quyết có hạn khác với lịch hiện nay. Dịch hạn là một việc được ghi vào từng hồ sơ.",
    movesLooked: ({ looked, moves }: { looked: number; moves: number }) =>
      `Đã xem ${looked} hồ sơ đang giải quyết: ${moves} hồ sơ sẽ đổi hạn.`,
    noMoves: "Không hồ sơ nào đổi hạn",
    code: "Mã hồ sơ",
    dueNow: "Hạn hiện nay",
    dueThen: "Hạn theo lịch",
    beyond: "ngoài lịch đã nhập",
    basis: "Căn cứ dịch hạn",
    apply: "Dịch hạn các hồ sơ này",
    applied: ({ moved }: { moved: number }) => `Đã dịch hạn ${moved} hồ sơ.`,
    dayMissing: ({ field }: { field: string }) => `${field}: hãy ghi ngày có thật, đủ ngày, tháng, năm`,
    textMissing: ({ field }: { field: string }) => `Hãy ghi: ${field}`,
    sessionsWrong: ({ field }: { field: string }) =>
      `${field}: ghi giờ theo mẫu 08:00-11:30, các buổi nối tiếp nhau`,
    choiceMissing: ({ field }: { field: string }) => `Hãy chọn: ${field}`,
  },
  errors: {
    CALENDAR_ENDS: ({ day, lastKnownOn }: { day: string; lastKnownOn: string }) =>
      `Lịch làm việc chưa được nhập đến ngày ${day} (chỉ biết đến ${lastKnownOn}). Đề nghị quản trị nhập lịch của năm đó rồi làm lại; chưa có gì được ghi.`,
    CALENDAR_DAY_UNKNOWN: "Không có ngày nào như vậy trong lịch này, hoặc ngày do lịch cấp trên quy định.",
    CALENDAR_DAY_UNCHANGED: ({ on }: { on: string }) =>
      `Ngày ${on} đã được ghi đúng như vậy; không có gì thay đổi.`,
    CALENDAR_UNIT_UNKNOWN: "Không có cơ quan, đơn vị này.",
    CALENDAR_YEAR_KNOWN: ({ year }: { year: number }) =>
      `Lịch năm ${year} đã có. Hãy sửa từng ngày trong lịch.`,
    CALENDAR_YEAR_GAP: ({ year, next }: { year: number; next: number }) =>
      `Chưa thể nhập năm ${year}: hãy nhập năm ${next} trước để lịch không bị đứt quãng.`,
    CALENDAR_FILE_MALFORMED: ({ line }: { line: number }) =>
      `Không đọc được tệp từ dòng ${line}. Tệp phải là CSV có dòng tiêu đề, hoặc JSON. Chưa ghi gì.`,
    CALENDAR_ROWS_BAD: ({ bad }: { bad: readonly { readonly line: number }[] }) =>
      `Tệp có ${bad.length} dòng sai (dòng ${bad.map(({ line }) => line).join(", ")}); chưa ghi gì. Hãy sửa các dòng đó hoặc chọn bỏ qua.`,
    CALENDAR_MOVES_CHANGED: "Danh sách hồ sơ đổi hạn đã khác lúc xem trước. Hãy xem lại rồi xác nhận.",
  },
  batch: {
    BAD_JSON: "Dòng không phải JSON hợp lệ",
    BAD_LINE: "Dòng thiếu hoặc sai trường",
    BAD_TERM: "Thời hạn không hợp lệ: sai đơn vị hoặc số lượng",
    BAD_PAUSES: "Lần tạm dừng không hợp lệ: chồng nhau, kết thúc trước khi bắt đầu, hoặc trước lúc tiếp nhận",
    CALENDAR_ENDS: ({ day, first, last }: { day: string; first: string; last: string }) =>
      `Cần đến ngày ${day}; lịch chỉ biết từ ${first} đến ${last}`,
  },
};
