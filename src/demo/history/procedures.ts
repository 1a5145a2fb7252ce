/** A procedure as invented past dossiers name it. `term` in working days, `weight` how often it is asked for. */
export type GeneratedProcedure = {
  readonly code: string;
  readonly name: string;
  readonly fieldCode: string;
  readonly term: number;
  readonly weight: number;
  /** Whether it could be sent in online at the time. */
  readonly online: boolean;
};

/** What is asked of a ward most, with its term. */
const WARD: readonly (readonly [string, string, string, number, number])[] = [
  ["2.000815", "Chứng thực bản sao từ bản chính", "CHUNG-THUC", 2, 30],
  ["2.000884", "Chứng thực chữ ký", "CHUNG-THUC", 0, 12],
  ["1.001193", "Đăng ký khai sinh", "G15-TP07", 0, 9],
  ["2.000635", "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh", "G15-TP07", 0, 9],
  ["1.004873", "Cấp Giấy xác nhận tình trạng hôn nhân", "G15-TP07", 3, 7],
  ["1.000656", "Đăng ký khai tử", "G15-TP07", 0, 4],
  ["1.000894", "Đăng ký kết hôn", "G15-TP07", 1, 3],
  ["1.004859", "Thay đổi, cải chính, bổ sung thông tin hộ tịch", "G15-TP07", 3, 2],
  ["1.004194", "Đăng ký tạm trú", "CU-TRU", 3, 8],
  ["1.004222", "Đăng ký thường trú", "CU-TRU", 7, 4],
  ["1.001612", "Đăng ký thành lập hộ kinh doanh", "HO-KINH-DOANH", 3, 4],
  ["1.001776", "Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng", "BAO-TRO-XA-HOI", 10, 2],
  ["1.001653", "Đổi, cấp lại Giấy xác nhận khuyết tật", "BAO-TRO-XA-HOI", 5, 1],
  ["1.001699", "Xác định mức độ khuyết tật và cấp Giấy xác nhận khuyết tật", "BAO-TRO-XA-HOI", 25, 1],
  ["1.013225", "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ", "XAY-DUNG", 11, 2],
  ["LOCAL.000008", "Chuyển mục đích sử dụng đất", "DAT-DAI", 25, 2],
];

export const WARD_PROCEDURES: readonly GeneratedProcedure[] = WARD.map(
  ([code, name, fieldCode, term, weight]) => ({ code, name, fieldCode, term, weight, online: true }),
);

const FIELDS = [
  ["DAT-DAI", "Đất đai", 20],
  ["XAY-DUNG", "Hoạt động xây dựng", 15],
  ["HO-KINH-DOANH", "Thành lập và hoạt động của hộ kinh doanh", 3],
  ["BAO-TRO-XA-HOI", "Bảo trợ xã hội", 10],
  ["CHUNG-THUC", "Chứng thực", 2],
] as const;
const CIVIL_STATUS = ["G15-TP07", "Hộ tịch", 3] as const;

/**
 * Numbered procedures of a level, where a report tells their number and not their names: the first `civilStatus` of
 * them of civil status, the others of other fields in turn.
 */
export function numberedProcedures(told: {
  readonly level: "HUYEN" | "PHUONG";
  readonly count: number;
  readonly civilStatus: number;
  /** All of them, or those of civil status alone. */
  readonly online: "ALL" | "CIVIL_STATUS";
}): readonly GeneratedProcedure[] {
  return Array.from({ length: told.count }, (_each, index) => {
    const isCivilStatus = index < told.civilStatus;
    const [fieldCode, field, term] = isCivilStatus
      ? CIVIL_STATUS
      : (FIELDS[index % FIELDS.length] ?? CIVIL_STATUS);
    return {
      code: `LOCAL.${told.level}${String(index + 1).padStart(3, "0")}`,
      name: `Thủ tục minh họa số ${index + 1}, lĩnh vực ${field}`,
      fieldCode,
      term,
      weight: 1 + ((index * 7) % 5),
      online: told.online === "ALL" || isCivilStatus,
    };
  });
}
