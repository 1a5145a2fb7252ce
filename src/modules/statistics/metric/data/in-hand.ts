import { IN_HAND } from "../../measure.ts";
import type { Metric } from "../metric.ts";
import { closing, count, II06A, sum } from "./parts.ts";

/** How many there are at the end of the last day, by what they wait for. */
export const AT_THE_END = [
  {
    ...count,
    code: "in-hand",
    basis: "end-of-period",
    isPublic: true,
    legalBasis: II06A,
    name: { vi: "Đang giải quyết", en: "In hand" },
    definition: {
      vi: "Số hồ sơ đã tiếp nhận, đến cuối ngày cuối kỳ chưa có kết quả, kể cả hồ sơ chờ bổ sung, chờ nghĩa vụ tài chính và tạm dừng.",
      en: "Dossiers accepted and without a result at the end of the last day, those waiting for papers or a payment or suspended included.",
    },
    numerator: sum(...closing(...IN_HAND)),
  },
  {
    ...count,
    code: "in-hand-in-time",
    basis: "end-of-period",
    isPublic: true,
    legalBasis: II06A,
    name: { vi: "Đang giải quyết, trong hạn", en: "In hand, within term" },
    definition: {
      vi: "Hồ sơ đang giải quyết mà đến cuối ngày cuối kỳ chưa quá hạn.",
      en: "Dossiers in hand that were not overdue at the end of the last day.",
    },
    numerator: { plus: closing(...IN_HAND), minus: closing("overdue") },
  },
  {
    ...count,
    code: "in-hand-overdue",
    basis: "end-of-period",
    better: "less",
    isPublic: true,
    legalBasis: II06A,
    name: { vi: "Đang giải quyết, quá hạn", en: "In hand, overdue" },
    definition: {
      vi: "Hồ sơ đang giải quyết mà đến cuối ngày cuối kỳ đã quá hạn.",
      en: "Dossiers in hand that were overdue at the end of the last day.",
    },
    numerator: sum(...closing("overdue")),
  },
  {
    ...count,
    code: "running",
    basis: "end-of-period",
    name: { vi: "Đang xử lý", en: "Being worked on" },
    definition: {
      vi: "Hồ sơ đang giải quyết mà thời hạn đang chạy hoặc đang chờ cơ quan phối hợp.",
      en: "Dossiers in hand with the clock running or waiting for another agency.",
    },
    numerator: sum(...closing("running")),
  },
  {
    ...count,
    code: "supplement-wait",
    basis: "end-of-period",
    name: { vi: "Chờ bổ sung hồ sơ", en: "Waiting for papers" },
    definition: {
      vi: "Hồ sơ tạm dừng tính thời hạn để người nộp bổ sung.",
      en: "Dossiers whose clock stands until the applicant supplements them.",
    },
    numerator: sum(...closing("supplement_wait")),
  },
  {
    ...count,
    code: "financial-wait",
    basis: "end-of-period",
    name: { vi: "Chờ nghĩa vụ tài chính", en: "Waiting for a payment" },
    definition: {
      vi: "Hồ sơ tạm dừng tính thời hạn để người nộp thực hiện nghĩa vụ tài chính.",
      en: "Dossiers whose clock stands until the applicant has paid.",
    },
    numerator: sum(...closing("financial_wait")),
  },
  {
    ...count,
    code: "suspended",
    basis: "end-of-period",
    name: { vi: "Tạm dừng giải quyết", en: "Suspended" },
    definition: {
      vi: "Hồ sơ đang tạm dừng giải quyết theo quyết định của cơ quan.",
      en: "Dossiers suspended by a decision of the agency.",
    },
    numerator: sum(...closing("suspended")),
  },
  {
    ...count,
    code: "intake",
    basis: "end-of-period",
    name: { vi: "Chờ tiếp nhận", en: "Waiting for intake" },
    definition: {
      vi: "Hồ sơ đã nộp mà đến cuối ngày cuối kỳ chưa được tiếp nhận.",
      en: "Dossiers sent in and not yet accepted at the end of the last day.",
    },
    numerator: sum(...closing("intake")),
  },
  {
    ...count,
    code: "ready",
    basis: "end-of-period",
    name: { vi: "Chờ trả kết quả", en: "Ready to be handed over" },
    definition: {
      vi: "Hồ sơ đã có kết quả mà người nộp chưa nhận.",
      en: "Dossiers with a result that the applicant has not yet got.",
    },
    numerator: sum(...closing("ready")),
  },
] as const satisfies readonly Metric[];
