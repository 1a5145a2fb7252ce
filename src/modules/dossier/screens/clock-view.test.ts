import { expect, test } from "vitest";
import { at, day } from "../../../../test/support/office-time.ts";
import { shippedCalendar } from "../../calendar/index.ts";
import { clockView } from "./clock-view.ts";

test("a holiday that was passed over twice, before a stop and after it, is named once", () => {
  const holiday = {
    on: day("2026-11-24"),
    reason: "HOLIDAY" as const,
    legalBasis: null,
    name: { vi: "Ngày Văn hóa Việt Nam", en: "Vietnam Culture Day" },
  };
  const counted = {
    kind: "COUNTED" as const,
    days: [],
    skipped: [holiday],
  };
  const view = clockView(
    {
      status: "IN_PROGRESS",
      dueAt: at("2026-12-08 17:00"),
      originalDueAt: at("2026-12-08 17:00"),
      derivation: [counted, counted],
      finishedAt: null,
      intakeDueAt: null,
    },
    { calendar: shippedCalendar(), now: at("2026-11-25 09:00"), locale: "vi" },
  );
  expect(view.reason).toBe("Ngày 24/11 (Ngày Văn hóa Việt Nam) được nghỉ nên không tính.");
});
