type Count = { readonly count: string };

/** Texts of what leaders watch beside the figures: what lies still, where time is lost, views across reorganisations. */
export const oversightVi = {
  stuck: {
    title: "Hồ sơ đang kẹt",
    lead: ({ at }: { at: string }) =>
      `Hồ sơ đã có mã mà không ai đang xử lý, tính lúc ${at}. Hồ sơ đang chờ người nộp không tính ở đây.`,
    group: "Đang kẹt",
    kinds: {
      UNTAKEN: () => "Chưa ai nhận xử lý",
      UNREAD: ({ hours }: { hours: string }) => `Chưa ai đọc quá ${hours} giờ làm việc`,
    },
    definitions: {
      UNTAKEN: "Hồ sơ đã tiếp nhận có một bước quá định mức mà chưa ai nhận, hoặc không nằm ở bước nào.",
      UNREAD: "Hồ sơ nộp trực tuyến, bưu chính chưa ai mở kiểm tra trong số giờ làm việc đã chọn.",
    },
    nowOnly: "Chỉ tính cho thời điểm hiện tại",
    more: ({ count }: Count) => `trên ${count}`,
    hours: "Số giờ làm việc chưa đọc",
    hoursHint: "Từ 1 đến 80; quy định là 8 giờ",
    step: "Bước",
    since: "Nằm yên từ",
    submitted: "Nộp lúc",
    checkDue: "Hạn kiểm tra",
    empty: "Không có hồ sơ nào bị kẹt.",
  },
  late: {
    title: "Trễ ở đâu",
    lead: "Kết quả trả quá hạn trong kỳ đã mất thời gian ở bước nào, do đơn vị nào giữ.",
    rule: "Thời gian trễ là số giờ làm việc một bước giữ hồ sơ quá định mức của bước. Một kết quả có thể vượt ở nhiều bước, mỗi bước một lượt.",
    results: ({ count, unexplained }: { count: string; unexplained: string }) =>
      `${count} kết quả quá hạn; ${unexplained} trong đó không bước nào vượt định mức (định mức hoặc khoảng nghỉ giữa các bước không đủ, hoặc hồ sơ từ hệ thống cũ không ghi bước).`,
    none: "Không có kết quả nào quá hạn trong kỳ.",
    bySteps: "Theo bước",
    byUnits: "Theo đơn vị giữ bước",
    step: "Bước",
    unit: "Đơn vị",
    times: "Số lượt vượt",
    time: "Thời gian vượt",
    share: "Phần",
    average: "Bình quân một lượt",
    all: "Xem đủ các bước và đơn vị",
    list: "Xem các kết quả quá hạn",
    listOf: ({ name }: { name: string }) => `Kết quả quá hạn: ${name}`,
    listAll: "Kết quả quá hạn trong kỳ",
    onlyTop: ({ shown, count }: { shown: string; count: string }) =>
      `${shown} trong ${count}, mất nhiều thời gian trước.`,
    open: {
      title: "Đang quá hạn, chưa có kết quả",
      lead: ({ shown, count }: { shown: string; count: string }) =>
        `Tính từ ${shown} hồ sơ quá hạn lâu nhất trong ${count} hồ sơ đang quá hạn, đến hiện tại. Bước đang giữ được tính phần đã dùng.`,
      past: "Chỉ tính cho thời điểm hiện tại: bỏ trống “Theo số liệu ngày” để xem.",
      none: "Không có hồ sơ nào đang quá hạn.",
    },
    back: "Về số liệu điều hành",
  },
  views: {
    label: "Cách tính khi có sắp xếp đơn vị",
    names: {
      RESTATED: "Theo cơ quan hiện nay",
      AS_WAS: "Theo cơ quan lúc đó",
      AS_REPORTED: "Theo báo cáo đã lập",
    },
    explain: {
      RESTATED:
        "Số của cơ quan đã sáp nhập, chia tách được quy về cơ quan đang hoạt động; phần chia theo tỷ lệ là ước tính.",
      AS_WAS: "Mỗi hồ sơ tính cho cơ quan giải quyết lúc đó, kể cả cơ quan nay không còn.",
      AS_REPORTED: "Báo cáo đã lập giữ nguyên số lúc lập, không đổi theo số liệu về sau.",
    },
    estimated: "Ước tính: trong số này có phần của cơ quan đã chia tách, chia theo tỷ lệ.",
    dividedApart: ({ names }: { names: string }) =>
      `Danh sách hồ sơ và số đếm theo từng hồ sơ không gồm cơ quan đã chia tách: ${names}. Muốn mở hồ sơ của cơ quan này, xem số liệu theo cơ quan lúc đó.`,
    closed: ({ name, on }: { name: string; on: string }) => `${name} (đến ${on})`,
    reports: "Báo cáo trong kỳ",
    noReports: "Không có báo cáo nào của kỳ này.",
    form: "Biểu",
    period: "Kỳ",
    revision: "Lần",
    asOf: "Số liệu đến",
  },
};
