import { describe, expect, it } from "vitest";
import { at, day, POLICY } from "../../../test/support/office-time.ts";
import { computeDue, type DueQuestion, shippedCalendar, tellDerivation } from "./index.ts";

const told = (
  locale: "vi" | "en",
  question: Partial<DueQuestion> & Pick<DueQuestion, "acceptedAt" | "term">,
) =>
  tellDerivation(
    computeDue({ policy: POLICY, pauses: [], calendar: shippedCalendar(), ...question }).derivation,
    locale,
  );

const SUPPLEMENTED = {
  acceptedAt: at("2026-11-16 10:05"),
  term: { unit: "WORKING_DAY", count: 5 } as const,
  legalBasis: "NĐ 123/2015, Điều 26",
  pauses: [
    {
      from: at("2026-11-19 10:00"),
      to: at("2026-11-20 10:00"),
      policy: "PAUSE" as const,
      reason: "SUPPLEMENT",
    },
  ],
};

describe("why it is this day", () => {
  it("is told step by step in Vietnamese, weekends left out, holidays with their law", () => {
    expect(told("vi", SUPPLEMENTED)).toEqual([
      "Thời hạn: 5 ngày làm việc (NĐ 123/2015, Điều 26)",
      "Tiếp nhận 16/11 10:05, ngày này không tính",
      "Tính: 17, 18, 19, 20, 23/11 → đủ 5 ngày: 23/11",
      "Tạm dừng 19/11 10:00 – 20/11 10:00 chờ bổ sung",
      "Còn 2 ngày làm việc, tính tiếp: 23, 25/11 → 25/11",
      "24/11 Ngày Văn hóa Việt Nam (Nghị quyết 28/2026/QH16): bỏ qua",
      "Hạn trả kết quả: 17:00 thứ Tư, 25/11/2026",
    ]);
  });

  it("and in English", () => {
    expect(told("en", SUPPLEMENTED)).toContain(
      "24/11 Vietnam Culture Day (Nghị quyết 28/2026/QH16): not counted",
    );
    expect(told("en", SUPPLEMENTED).at(-1)).toBe("Due: 17:00 Wednesday, 25/11/2026");
  });

  it("days of Tết are one line, days of the next year carry it", () => {
    const tet = told("vi", { acceptedAt: at("2026-02-10 10:00"), term: { unit: "WORKING_DAY", count: 10 } });
    expect(tet).toContain("16–20/02 Tết Âm lịch (Bộ luật Lao động 2019, Điều 112): bỏ qua");
    const newYear = told("vi", {
      acceptedAt: at("2026-12-28 15:30"),
      term: { unit: "WORKING_HOUR", count: 30 },
    });
    expect(newYear).toContain("Từ 28/12 15:30, chỉ tính giờ làm việc: đủ 30 giờ lúc 04/01/2027 13:30");
  });

  it("a same-day dossier of the late afternoon says why it is tomorrow", () => {
    const late = told("vi", { acceptedAt: at("2026-11-23 15:30"), term: { unit: "SAME_DAY", count: 0 } });
    expect(late[1]).toBe("Tiếp nhận 23/11 15:30, sau 15:00: trả kết quả ngày làm việc tiếp theo, 25/11");
  });

  it.each([
    [
      "a clock that stands still",
      { pauses: [{ from: at("2026-11-18 10:00"), to: null, policy: "PAUSE" as const, reason: "FINANCIAL" }] },
      "Tạm dừng từ 18/11 10:00 chờ nghĩa vụ tài chính: hạn sẽ được tính khi tiếp tục",
    ],
    [
      "a restart",
      { pauses: [{ from: at("2026-11-18 10:00"), to: at("2026-11-19 10:00"), policy: "RESTART" as const }] },
      "Dừng 18/11 10:00 – 19/11 10:00: tính lại từ đầu",
    ],
    [
      "an extension",
      { extensions: [{ newDueOn: day("2026-11-30"), signedAt: at("2026-11-20 10:00"), reason: "xác minh" }] },
      "Gia hạn đến 30/11, ký ngày 20/11: xác minh",
    ],
    [
      "a procedure without a term",
      { term: { unit: "NONE", count: 0 } as const },
      "Thủ tục không quy định thời hạn; hồ sơ được tính là đúng hạn",
    ],
    [
      "a rolled last day",
      { term: { unit: "CALENDAR_DAY", count: 5 } as const },
      "Ngày cuối 21/11 là ngày nghỉ: chuyển sang ngày làm việc 23/11",
    ],
  ])("%s is told", (_what, more, sentence) => {
    expect(
      told("vi", { acceptedAt: at("2026-11-16 10:00"), term: { unit: "WORKING_DAY", count: 5 }, ...more }),
    ).toContain(sentence);
  });
});
