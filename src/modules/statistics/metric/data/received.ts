import type { ChannelIn } from "../../../dossier/index.ts";
import { type Flow, IN_HAND } from "../../measure.ts";
import type { Formula, Metric, Term } from "../metric.ts";
import { count, flows, II06A, opening, sum } from "./parts.ts";

/** As columns 4 and 5 of the form: what was moved on to another agency is received there, and no longer here. */
function receivedBy(channel?: ChannelIn): Formula {
  const term = (measure: Flow): Term => ({
    part: "flows",
    measure,
    ...(channel === undefined ? {} : { channel }),
  });
  return { plus: [term("accepted"), term("rerouted_in")], minus: [term("rerouted_out")] };
}

/** What came in, and what left without a result. */
export const RECEIVED = [
  {
    ...count,
    code: "received",
    basis: "period",
    isPublic: true,
    legalBasis: II06A,
    name: { vi: "Hồ sơ tiếp nhận", en: "Dossiers received" },
    definition: {
      vi: "Số hồ sơ được tiếp nhận trong kỳ, kể cả hồ sơ do cơ quan khác chuyển đến, trừ hồ sơ đã chuyển đi cơ quan khác; hồ sơ nộp mà chưa tiếp nhận, bị từ chối tiếp nhận thì không tính.",
      en: "Dossiers accepted in the period, those moved here from another agency included, less those moved on to another; not those sent in and not yet accepted, or refused at intake.",
    },
    numerator: receivedBy(),
  },
  {
    ...count,
    code: "received-online",
    basis: "period",
    isPublic: true,
    legalBasis: II06A,
    name: { vi: "Tiếp nhận trực tuyến", en: "Received online" },
    definition: {
      vi: "Số hồ sơ tiếp nhận trong kỳ được nộp trực tuyến.",
      en: "Dossiers received in the period that were sent in online.",
    },
    numerator: receivedBy("ONLINE"),
  },
  {
    ...count,
    code: "received-counter",
    basis: "period",
    isPublic: true,
    legalBasis: II06A,
    name: { vi: "Tiếp nhận trực tiếp", en: "Received at the counter" },
    definition: {
      vi: "Số hồ sơ tiếp nhận trong kỳ được nộp trực tiếp tại Bộ phận Một cửa.",
      en: "Dossiers received in the period that were handed in at the counter.",
    },
    numerator: receivedBy("DIRECT"),
  },
  {
    ...count,
    code: "received-post",
    basis: "period",
    isPublic: true,
    legalBasis: II06A,
    name: { vi: "Tiếp nhận qua bưu chính", en: "Received by post" },
    definition: {
      vi: "Số hồ sơ tiếp nhận trong kỳ được gửi qua bưu chính công ích.",
      en: "Dossiers received in the period that came by the public post.",
    },
    numerator: receivedBy("POSTAL"),
  },
  {
    ...count,
    code: "carried-over",
    basis: "period",
    legalBasis: II06A,
    name: { vi: "Kỳ trước chuyển sang", en: "Carried over" },
    definition: {
      vi: "Số hồ sơ đã tiếp nhận trước kỳ mà đến đầu kỳ chưa giải quyết xong.",
      en: "Dossiers accepted before the period and not finished when it began.",
    },
    numerator: sum(...opening(...IN_HAND)),
  },
  {
    ...count,
    code: "supplements",
    basis: "period",
    better: "less",
    name: { vi: "Yêu cầu bổ sung", en: "Requests to supplement" },
    definition: {
      vi: "Số lần yêu cầu bổ sung hồ sơ sau khi tiếp nhận, trong kỳ.",
      en: "Requests to supplement made after acceptance, in the period.",
    },
    numerator: sum(...flows("supplement_requests")),
  },
  {
    ...count,
    code: "intake-refused",
    basis: "period",
    name: { vi: "Từ chối tiếp nhận", en: "Refused at intake" },
    definition: {
      vi: "Số hồ sơ bị từ chối tiếp nhận trong kỳ.",
      en: "Dossiers refused at intake in the period.",
    },
    numerator: sum(...flows("rejected")),
  },
  {
    ...count,
    code: "withdrawn",
    basis: "period",
    name: { vi: "Rút hồ sơ", en: "Withdrawn" },
    definition: {
      vi: "Số hồ sơ được người nộp rút sau khi tiếp nhận, trong kỳ.",
      en: "Dossiers the applicant took back after acceptance, in the period.",
    },
    numerator: sum(...flows("withdrawn")),
  },
  {
    ...count,
    code: "stopped",
    basis: "period",
    name: { vi: "Dừng giải quyết", en: "Stopped" },
    definition: {
      vi: "Số hồ sơ cơ quan dừng giải quyết trong kỳ.",
      en: "Dossiers the agency stopped in the period.",
    },
    numerator: sum(...flows("stopped")),
  },
] as const satisfies readonly Metric[];
