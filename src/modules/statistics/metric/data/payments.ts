import type { Metric } from "../metric.ts";
import { count, flows, INDEX, share, sum } from "./parts.ts";

/** What dossiers owed and how it was paid, from payment's books: counted within a minute, on the day it was booked. */
export const PAYMENTS = [
  {
    ...count,
    code: "payable",
    basis: "period",
    legalBasis: INDEX,
    name: { vi: "Hồ sơ phải nộp tiền", en: "Dossiers with something to pay" },
    definition: {
      vi: "Số hồ sơ phát sinh phí, lệ phí hoặc nghĩa vụ tài chính trong kỳ, mỗi hồ sơ một lần; bớt đi hồ sơ được miễn hết hoặc thôi phải nộp trong kỳ. Số liệu về tiền cập nhật mỗi phút.",
      en: "Dossiers that came to owe a fee or another duty in the period, each once; less those that came to be exempt or to owe nothing in it. Figures of money are brought up every minute.",
    },
    numerator: sum(...flows("payable")),
  },
  {
    ...count,
    code: "paid",
    basis: "period",
    legalBasis: INDEX,
    name: { vi: "Hồ sơ đã nộp tiền", en: "Dossiers paid" },
    definition: {
      vi: "Số hồ sơ có khoản đã nộp, được ghi sổ lần đầu trong kỳ, bằng bất cứ cách nào.",
      en: "Dossiers of which something was first booked as paid in the period, in whatever way.",
    },
    numerator: sum(...flows("paid")),
  },
  {
    ...count,
    code: "paid-online",
    basis: "period",
    better: "more",
    legalBasis: INDEX,
    name: { vi: "Hồ sơ nộp tiền trực tuyến", en: "Dossiers paid online" },
    definition: {
      vi: "Số hồ sơ có khoản đã nộp bằng chuyển khoản theo mã của hệ thống hoặc qua Cổng Dịch vụ công quốc gia, ghi sổ trong kỳ; không tính tiền mặt, quẹt thẻ tại quầy và nộp tại kho bạc.",
      en: "Dossiers of which something was paid by a transfer on the system's code or through the National Public Service Portal and booked in the period; not cash, cards at the counter or the treasury.",
    },
    numerator: sum(...flows("paid_online")),
  },
  {
    ...share,
    version: 2,
    code: "online-payment-share",
    better: "more",
    legalBasis: INDEX,
    name: { vi: "Tỷ lệ thanh toán trực tuyến", en: "Online payment share" },
    definition: {
      vi: "Hồ sơ nộp tiền trực tuyến trong kỳ trên số hồ sơ phát sinh khoản phải nộp trong kỳ. Tiền nộp ở kỳ sau được tính ở kỳ sau.",
      en: "Dossiers paid online in the period, of those that came to owe something in it. What is paid in a later period counts there.",
    },
    numerator: sum(...flows("paid_online")),
    denominator: sum(...flows("payable")),
    notApplicable: {
      vi: "Không tính khi trong kỳ không có hồ sơ nào phát sinh khoản phải nộp.",
      en: "Not reckoned where no dossier came to owe anything in the period.",
    },
  },
] as const satisfies readonly Metric[];
