import type { Metric } from "../metric.ts";
import { count, DECREE, EARLY, FINISHED, flows, II06A, LATE, ON_TIME, sum } from "./parts.ts";

/** Results, against their due date. */
export const FINISHED_IN_PERIOD = [
  {
    ...count,
    code: "finished",
    basis: "period",
    isPublic: true,
    legalBasis: II06A,
    name: { vi: "Đã giải quyết", en: "Finished" },
    definition: {
      vi: "Số hồ sơ có kết quả trong kỳ, đồng ý hoặc từ chối giải quyết; kết quả bị mở lại được trừ vào ngày mở lại.",
      en: "Dossiers with a result in the period, granted or refused; a result opened again is taken back on that day.",
    },
    numerator: sum(...FINISHED),
  },
  {
    ...count,
    code: "finished-early",
    basis: "period",
    better: "more",
    isPublic: true,
    legalBasis: II06A,
    name: { vi: "Giải quyết trước hạn", en: "Finished early" },
    definition: {
      vi: "Số hồ sơ có kết quả trong kỳ vào một ngày trước ngày hẹn trả.",
      en: "Dossiers with a result in the period on a day before the day due.",
    },
    numerator: sum(...EARLY),
  },
  {
    ...count,
    code: "finished-on-time",
    basis: "period",
    isPublic: true,
    legalBasis: II06A,
    name: { vi: "Giải quyết đúng hạn", en: "Finished on time" },
    definition: {
      vi: "Số hồ sơ có kết quả trong kỳ đúng vào ngày hẹn trả.",
      en: "Dossiers with a result in the period on the day due.",
    },
    numerator: sum(...ON_TIME),
  },
  {
    ...count,
    code: "finished-late",
    basis: "period",
    better: "less",
    isPublic: true,
    legalBasis: II06A,
    name: { vi: "Giải quyết quá hạn", en: "Finished late" },
    definition: {
      vi: "Số hồ sơ có kết quả trong kỳ vào một ngày sau ngày hẹn trả.",
      en: "Dossiers with a result in the period on a day after the day due.",
    },
    numerator: sum(...LATE),
  },
  {
    ...count,
    code: "result-refused",
    basis: "period",
    name: { vi: "Từ chối giải quyết", en: "Result refused" },
    definition: {
      vi: "Số hồ sơ đã giải quyết trong kỳ mà kết quả là từ chối.",
      en: "Dossiers finished in the period whose result is a refusal.",
    },
    numerator: sum(...flows("negative_early", "negative_on_time", "negative_late")),
  },
  {
    ...count,
    code: "reopened",
    basis: "period",
    better: "less",
    name: { vi: "Mở lại kết quả", en: "Results opened again" },
    definition: {
      vi: "Số hồ sơ đã có kết quả bị mở lại trong kỳ.",
      en: "Dossiers with a result that was opened again in the period.",
    },
    numerator: sum(...flows("reopened")),
  },
  {
    ...count,
    code: "extensions",
    basis: "period",
    better: "less",
    legalBasis: DECREE,
    name: { vi: "Gia hạn", en: "Extensions" },
    definition: {
      vi: "Số văn bản xin lỗi và gia hạn được ký trong kỳ.",
      en: "Letters of apology and extension signed in the period.",
    },
    numerator: sum(...flows("extensions")),
  },
  {
    ...count,
    code: "late-notices",
    basis: "period",
    better: "less",
    legalBasis: DECREE,
    name: { vi: "Gia hạn thông báo muộn", en: "Extensions told late" },
    definition: {
      vi: "Số văn bản gia hạn ký khi đã quá thời điểm phải thông báo cho người nộp.",
      en: "Extensions signed after the moment by which the applicant had to be told.",
    },
    numerator: sum(...flows("late_notices")),
  },
  {
    ...count,
    code: "late-by-original",
    basis: "period",
    better: "less",
    legalBasis: DECREE,
    name: { vi: "Quá hạn theo hạn ban đầu", en: "Late by the original date" },
    definition: {
      vi: "Số hồ sơ giải quyết trong kỳ sau hạn trả kết quả đã hẹn lúc tiếp nhận: hồ sơ quá hạn, và hồ sơ đúng hạn nhờ được gia hạn.",
      en: "Dossiers finished in the period after the date promised at intake: the late ones, and those in time only by an extension.",
    },
    numerator: sum(...LATE, ...flows("late_by_original")),
  },
] as const satisfies readonly Metric[];
