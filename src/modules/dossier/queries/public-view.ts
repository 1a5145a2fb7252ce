import type { Instant } from "../../../kernel/local-date.ts";
import type { DerivationStep } from "../../calendar/index.ts";
import type { Dossier } from "../dossier.ts";
import type { Ending } from "../ending.ts";
import { STATUS_FACTS } from "../status.ts";
import type { TrackedDossier } from "./track.ts";

/**
 * The five plain stations a citizen understands (nộp, tiếp nhận, xử lý, có kết quả, đã trả); `ENDED` closes the way of a
 * dossier that will not reach them all.
 */
export type Station = {
  readonly name: "SUBMITTED" | "ACCEPTED" | "IN_PROGRESS" | "RESULT_READY" | "RETURNED" | "ENDED";
  readonly state: "DONE" | "CURRENT" | "COMING";
  readonly at: Instant | null;
};

/** What the public tracking page and API show: code, procedure, state, due date with its reason. Nothing personal. */
export type PublicView = {
  readonly code: string;
  readonly maskedName: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly status: Dossier["status"];
  readonly subStatus: Dossier["subStatus"];
  readonly stepName: string | null;
  readonly stepNameEn: string | null;
  readonly submittedAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly originalDueAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly derivation: readonly DerivationStep[];
  readonly pauses: Dossier["pauses"];
  readonly supplement: {
    readonly items: readonly { readonly componentCode: string; readonly problem: string }[];
    readonly reason: string;
  } | null;
  /** Why it ended without a result; null where it goes on or has one. */
  readonly ending: Ending | null;
  /** What is to be paid now; null where nothing is. */
  readonly payment: { readonly amountDong: number; readonly reason: string } | null;
  readonly stations: readonly Station[];
};

export function publicView({ dossier, maskedName, ending }: TrackedDossier): PublicView {
  const [task] = dossier.tasks;
  const open = dossier.supplements.find((round) => round.step === "SENT");
  return {
    code: dossier.code ?? "",
    maskedName,
    procedureCode: dossier.pinned?.procedureCode ?? "",
    procedureName: dossier.pinned?.procedureName ?? "",
    status: dossier.status,
    subStatus: dossier.subStatus,
    stepName: task?.stepName ?? null,
    stepNameEn: task?.stepNameEn ?? null,
    submittedAt: dossier.submittedAt,
    acceptedAt: dossier.acceptedAt,
    originalDueAt: dossier.originalDueAt,
    dueAt: dossier.dueAt,
    derivation: dossier.derivation,
    pauses: dossier.pauses,
    supplement: open === undefined ? null : { items: open.items, reason: open.reason },
    ending,
    payment: dueNow(dossier),
    stations: stationsOf(dossier),
  };
}

function dueNow({ status, payment }: Dossier): PublicView["payment"] {
  if (status !== "FINANCIAL_WAIT" || payment === null) return null;
  return { amountDong: payment.amountDong, reason: payment.reason };
}

type Passed = Pick<Dossier, "status" | "submittedAt" | "acceptedAt" | "finishedAt" | "returnedAt">;

/** The state says where a dossier stands; when it passed a station may not be known of one from another system. */
export function stationsOf(dossier: Passed): Station[] {
  const times: readonly (readonly [Station["name"], Instant | null])[] = [
    ["SUBMITTED", dossier.submittedAt],
    ["ACCEPTED", dossier.acceptedAt],
    ["IN_PROGRESS", dossier.acceptedAt === null ? null : dossier.finishedAt],
    ["RESULT_READY", dossier.finishedAt],
    ["RETURNED", dossier.returnedAt],
  ];
  if (STATUS_FACTS[dossier.status].terminal && dossier.status !== "RETURNED") return endedStations(dossier);
  const next = times.findIndex(([name]) => name === stationAhead(dossier));
  return times.map(([name, at], index) => ({
    name,
    at,
    state: next === -1 || index < next ? "DONE" : index === next ? "CURRENT" : "COMING",
  }));
}

/** The station a dossier is on its way to; null where it has passed them all. */
function stationAhead({ status, acceptedAt }: Passed): Station["name"] | null {
  if (status === "RETURNED") return null;
  if (status === "RESULT_READY") return "RETURNED";
  if (status === "DRAFT") return "SUBMITTED";
  return acceptedAt === null ? "ACCEPTED" : "IN_PROGRESS";
}

/** Refused, cancelled, withdrawn or stopped: what it passed, and that it ended there. */
function endedStations({ submittedAt, acceptedAt, finishedAt }: Passed): Station[] {
  const passed: readonly (readonly [Station["name"], Instant | null])[] = [
    ["SUBMITTED", submittedAt],
    ["ACCEPTED", acceptedAt],
  ];
  return [
    ...passed.filter(([, at]) => at !== null).map(([name, at]) => ({ name, at, state: "DONE" as const })),
    { name: "ENDED", at: finishedAt, state: "DONE" },
  ];
}
