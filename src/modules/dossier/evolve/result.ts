import { present } from "../../../kernel/assert.ts";
import type { Dossier } from "../dossier.ts";
import type { ResultPaper } from "../result-paper.ts";
import { type Evolvers, moved } from "./evolver.ts";

type ResultEvent =
  | "ResultDrafted"
  | "ResultSigned"
  | "ResultIssued"
  | "ResultReturned"
  | "Reopened"
  | "ResultsGathered"
  | "ResultRevoked"
  | "ResultSuperseded"
  | "ResultSentAgain"
  | "CorrectionOpened";

export const RESULT_EVOLVERS: Pick<Evolvers, ResultEvent> = {
  ResultDrafted: (dossier, { draft }) => ({ ...dossier, draft }),
  ResultSigned: (
    dossier,
    { outcome, authorityWord, summary, legalGround, paper, movement },
    { at, actor },
  ) => ({
    ...moved(dossier, movement),
    ...(paper === undefined ? {} : { draft: paper.draft }),
    result: {
      outcome,
      signedBy: present(actor.kind === "officer" ? actor.personId : null, "signer"),
      signedAt: at,
      authorityWord,
      summary,
      legalGround,
      number: null,
      issuedAt: null,
      files: [],
      ...(paper === undefined ? {} : { paper: { paperId: paper.draft.paperId, sha256: paper.sha256 } }),
    },
  }),
  ResultIssued: (dossier, { number, files, scans, lateCause, movement }, { at }) => {
    const signed = present(dossier.result, "signed result");
    const cause = lateCause === undefined ? {} : { lateCause };
    return {
      ...moved(dossier, movement),
      status: "RESULT_READY",
      subStatus: signed.outcome,
      finishedAt: at,
      result: { ...signed, number, issuedAt: at, files, ...(scans === undefined ? {} : { scans }), ...cause },
    };
  },
  ResultsGathered: (dossier, { outcome }, { at }) => ({
    ...dossier,
    status: "RESULT_READY",
    subStatus: outcome,
    finishedAt: at,
  }),
  ResultReturned: (dossier, { privateSha256: _who, custody, movement, ...delivery }, { at }) => ({
    ...moved(dossier, movement),
    status: "RETURNED",
    tasks: [],
    timers: [],
    returnedAt: at,
    delivery: { at, ...delivery },
    custody: [...dossier.custody, ...custody],
  }),
  Reopened: (dossier, { voidedNumber, draft, movement }) => ({
    ...withoutDraft(moved(dossier, movement)),
    ...(draft === undefined ? {} : { draft }),
    status: "IN_PROGRESS",
    subStatus: null,
    finishedAt: null,
    result: null,
    reopened: true,
    voidedNumbers: [...dossier.voidedNumbers, voidedNumber],
  }),
  ResultRevoked: (dossier, { reason, legalGround }, { at }) =>
    withResultEnded(dossier, { kind: "REVOKED", at, reason, legalGround, replacementNumber: null }),
  ResultSuperseded: (dossier, { reason, legalGround, replacementNumber }, { at }) =>
    withResultEnded(dossier, { kind: "SUPERSEDED", at, reason, legalGround, replacementNumber }),
  ResultSentAgain: (dossier) => {
    const delivery = present(dossier.delivery, "delivery of a returned result");
    return { ...dossier, delivery: { ...delivery, sentAgain: (delivery.sentAgain ?? 0) + 1 } };
  },
  // The correction is a dossier of its own; the returned one keeps only the fact that it was opened (T24).
  CorrectionOpened: (dossier) => dossier,
};

function withResultEnded(dossier: Dossier, ended: NonNullable<ResultPaper["ended"]>): Dossier {
  return { ...dossier, result: { ...present(dossier.result, "issued result"), ended } };
}

function withoutDraft({ draft: _revoked, ...dossier }: Dossier): Dossier {
  return dossier;
}
