import type { Flow, Stock } from "../../measure.ts";
import type { Formula, Term } from "../metric.ts";

export const flows = (...measures: readonly Flow[]): Term[] =>
  measures.map((measure) => ({ part: "flows", measure }));
export const closing = (...measures: readonly Stock[]): Term[] =>
  measures.map((measure) => ({ part: "closing", measure }));
export const opening = (...measures: readonly Stock[]): Term[] =>
  measures.map((measure) => ({ part: "opening", measure }));
export const sum = (...terms: readonly Term[]): Formula => ({ plus: terms });

export const EARLY = flows("positive_early", "negative_early");
export const ON_TIME = flows("positive_on_time", "negative_on_time");
export const LATE = flows("positive_late", "negative_late");
export const FINISHED = [...EARLY, ...ON_TIME, ...LATE];

export const II06A = "Thông tư 01/2020/TT-VPCP, Biểu II.06a/VPCP/KSTT";
export const INDEX = "Quyết định 766/QĐ-TTg ngày 23/6/2022";
/** Assessment by applicants at the one-stop shop. */
export const OPINION = "Nghị định 61/2018/NĐ-CP, Thông tư 01/2018/TT-VPCP";
export const DECREE = "Nghị định 118/2025/NĐ-CP";

const NEVER = {
  vi: "Luôn có giá trị; không có hồ sơ thì là 0.",
  en: "Always has a value; none is 0.",
};
export const NONE_FINISHED = {
  vi: "Không tính khi trong kỳ chưa có hồ sơ nào được giải quyết xong.",
  en: "Not reckoned where no dossier was finished in the period.",
};
export const NONE_ACCEPTED = {
  vi: "Không tính khi trong kỳ không tiếp nhận hồ sơ nào.",
  en: "Not reckoned where no dossier was accepted in the period.",
};

export const count = {
  version: 1,
  unit: "dossiers",
  denominator: null,
  notApplicable: NEVER,
  better: null,
  isPublic: false,
  legalBasis: null,
} as const;
export const share = { version: 1, unit: "percent", basis: "period", better: null, isPublic: false } as const;

/** Every figure of the product, in the order shown. Read by `metric/catalogue.ts` only. */
