import type { Metric } from "../metric.ts";
import { count, flows, OPINION, share, sum } from "./parts.ts";

/** What applicants thought of how their dossiers were handled. */
export const OPINIONS = [
  {
    ...count,
    code: "opinions",
    basis: "period",
    legalBasis: OPINION,
    name: { vi: "Ý kiến đánh giá", en: "Opinions given" },
    definition: {
      vi: "Số hồ sơ mà người nộp đã cho ý kiến trong kỳ về việc giải quyết tại Bộ phận Một cửa; không gồm điều tra xã hội học (SIPAS). Cán bộ không được biết ai đánh giá thế nào, nên không mở đến từng hồ sơ.",
      en: "Dossiers whose applicant gave an opinion in the period on how it was handled at the one-stop shop; not the SIPAS survey. No officer is to know who thought what, so single dossiers are not opened.",
    },
    numerator: sum(...flows("rated")),
  },
  {
    ...count,
    code: "opinions-satisfied",
    basis: "period",
    better: "more",
    legalBasis: OPINION,
    name: { vi: "Ý kiến hài lòng", en: "Satisfied opinions" },
    definition: {
      vi: "Trong số ý kiến đánh giá trong kỳ, số ý kiến rất hài lòng hoặc hài lòng.",
      en: "Of the opinions given in the period, those satisfied or very satisfied.",
    },
    numerator: sum(...flows("satisfied")),
  },
  {
    ...share,
    version: 2,
    code: "satisfaction",
    better: "more",
    legalBasis: OPINION,
    name: { vi: "Mức độ hài lòng", en: "Satisfaction" },
    definition: {
      vi: "Trong số ý kiến đánh giá tại Bộ phận Một cửa trong kỳ, phần rất hài lòng hoặc hài lòng; không gồm điều tra xã hội học (SIPAS).",
      en: "Of the opinions given at the one-stop shop in the period, those satisfied or very satisfied; not the SIPAS survey.",
    },
    numerator: sum(...flows("satisfied")),
    denominator: sum(...flows("rated")),
    notApplicable: {
      vi: "Không tính khi trong kỳ không có ý kiến đánh giá nào.",
      en: "Not reckoned where no opinion was given in the period.",
    },
  },
] as const satisfies readonly Metric[];
