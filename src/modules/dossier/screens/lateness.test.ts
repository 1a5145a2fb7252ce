import { describe, expect, test } from "vitest";
import type { Instant } from "../../../kernel/local-date.ts";
import { shippedCalendar } from "../../calendar/index.ts";
import { latenessWords, timeLeft, timeLeftSentence } from "./lateness.ts";
import { openingHours } from "./opening-hours.ts";

const calendar = shippedCalendar();
const at = (text: string) => new Date(`${text}+07:00`).toISOString() as Instant;

describe("how far a due date is, in words", () => {
  test.each([
    ["2026-11-22T09:00:00", "2026-11-25T17:00:00", "Còn 2 ngày làm việc", "Còn 2 ngày làm việc"],
    ["2026-11-23T09:00:00", "2026-11-25T17:00:00", "Còn 1 ngày làm việc", "Còn 1 ngày làm việc"],
    ["2026-11-25T09:00:00", "2026-11-25T17:00:00", "Đến hạn hôm nay", "Còn 7 giờ 0 phút làm việc"],
    ["2026-11-25T16:40:00", "2026-11-25T17:00:00", "Đến hạn hôm nay", "Còn 20 phút làm việc"],
    ["2026-11-25T16:18:51.365", "2026-11-25T17:00:00", "Đến hạn hôm nay", "Còn 42 phút làm việc"],
    ["2026-11-25T16:59:30", "2026-11-25T17:00:00", "Đến hạn hôm nay", "Còn 1 phút làm việc"],
    ["2026-11-25T16:10:40", "2026-11-25T16:00:00", "Mới quá hạn", "Quá hạn 10 phút làm việc"],
    ["2026-11-25T16:00:40", "2026-11-25T16:00:00", "Mới quá hạn", "Mới quá hạn"],
    ["2026-11-26T08:30:00", "2026-11-25T17:00:00", "Quá hạn 1 ngày làm việc", "Quá hạn 1 ngày làm việc"],
    ["2026-11-22T09:00:00", "2026-11-20T17:00:00", "Mới quá hạn", "Mới quá hạn"],
  ])("at %s a dossier due at %s is “%s” in a list", (now, dueAt, short, long) => {
    const left = timeLeft(calendar, at(now), at(dueAt));
    expect(latenessWords(left, "vi").words).toBe(short);
    expect(timeLeftSentence(left, "vi")).toBe(long);
  });

  test("the last working day before the due date warns, an overdue one alarms", () => {
    const tone = (now: string) =>
      latenessWords(timeLeft(calendar, at(now), at("2026-11-25T17:00:00")), "en").tone;
    expect([tone("2026-11-20T09:00:00"), tone("2026-11-23T09:00:00"), tone("2026-11-26T09:00:00")]).toEqual([
      "plain",
      "warning",
      "danger",
    ]);
  });
});

describe("opening hours", () => {
  const sessions = [
    { from: 480, to: 720 },
    { from: 780, to: 1_020 },
  ];

  test("days that follow each other are a span", () => {
    expect(openingHours({ sessions, workWeekdays: [1, 2, 3, 4, 5] }, "vi")).toBe(
      "thứ Hai – thứ Sáu: 08:00–12:00, 13:00–17:00",
    );
  });

  test("days on their own are listed", () => {
    const saturday = { 6: [{ from: 480, to: 690 }] };
    expect(
      openingHours({ sessions, workWeekdays: [1, 2, 3, 4, 5, 6], weekdaySessions: saturday }, "vi"),
    ).toMatch(/^thứ Hai – thứ Sáu: .*; thứ Bảy: 08:00–11:30$/i);
    expect(openingHours({ sessions, workWeekdays: [2, 4] }, "en")).toBe(
      "Tuesday, Thursday: 08:00–12:00, 13:00–17:00",
    );
  });
});
