import { expect, it } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { parseLocalDate } from "../../src/kernel/local-date.ts";
import { freePort } from "../../src/platform/postgres/cluster.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { testServicesWith } from "../support/services.ts";

const open = await testServicesWith();

/** One sign of each row of the transition table; T26 is the parent going on when its children end. */
const ROWS: Readonly<Record<string, string>> = {
  T1: "Submitted",
  T3: "Accepted",
  T4: "IntakeSupplementRequested",
  T5: "IntakeSupplementAnswered",
  T6: "Rejected",
  T7: "HandedOver",
  T8: "ConsultationRequested",
  T8back: "ConsultationClosed",
  T9: "VerificationStarted",
  T9back: "VerificationFinished",
  T10: "SupplementRequested",
  T11: "SupplementConfirmed",
  T12: "Stopped",
  T13: "PaymentRequired",
  T14: "PaymentConfirmed",
  T15: "Suspended",
  T16: "Resumed",
  T17: "WithdrawalRequested",
  T18: "WithdrawalApproved",
  T19: "WithdrawalRefused",
  T19back: "WithdrawalCancelled",
  T20: "ResultIssued",
  T22: "ResultReturned",
  T23: "Reopened",
  T24: "CorrectionOpened",
  T25: "Extended",
  T26: "ChildClosed",
  T27: "Cancelled",
};

/** What the acts of the week must be told of; only papers moved by a calendar and uncollected results are not among them. */
const TOLD_IN_THE_WEEK = [
  "SUBMITTED",
  "ACCEPTED",
  "INTAKE_SUPPLEMENT",
  "ANSWER_RECEIVED",
  "REJECTED",
  "CANCELLED",
  "HANDED_OVER",
  "CONSULTING",
  "VERIFYING",
  "SUPPLEMENT",
  "SUPPLEMENT_CONFIRMED",
  "PAYMENT_DUE",
  "PAYMENT_RECEIVED",
  "SUSPENDED",
  "RESUMED",
  "WITHDRAWAL_RECEIVED",
  "WITHDRAWN",
  "WITHDRAWAL_REFUSED",
  "WITHDRAWAL_ENDED",
  "STOPPED",
  "EXTENDED",
  "RESULT_READY",
  "RESULT_RECALLED",
  "RETURNED",
  "OPINION_ASKED",
  "OPINION_RECEIVED",
  "SUPPLEMENT_ANSWERED",
  "PAYMENT_CONFIRMED",
  "EXTENSION_TO_SIGN",
  "WITHDRAWAL_ASKED",
  "DUE_SOON",
] as const;

it("a working week of two hundred dossiers walks every transition, verifies, and agrees with what clients were told", {
  timeout: 600_000,
}, async () => {
  const report = await runScenario({
    open,
    from: present(parseLocalDate("2026-11-23"), "Monday"),
    dossiers: 200,
    port: await freePort(),
    onProgress: () => undefined,
    onImported: () => undefined,
  });
  expect(report.failures).toEqual([]);
  expect(report.differences).toEqual([]);
  expect(report.verification.broken).toEqual([]);
  expect(report.recount.wrong).toEqual([]);
  expect(report.papers.wrong).toEqual([]);
  expect(report.forms.wrong).toEqual([]);
  const { Accepted = 0, SupplementConfirmed = 0, Extended = 0, Rejected = 0 } = report.walked;
  const numbered = Object.fromEntries(report.forms.kinds.map(({ kind, taken }) => [kind, taken]));
  expect(numbered).toMatchObject({ TNHS: Accepted + SupplementConfirmed, PXL: Extended, TCHS: Rejected });
  expect(report.parcels.wrong).toEqual([]);
  expect(report.parcels.parcels).toBe(6);
  expect(report.documents).toEqual({
    counts: { incoming: 2, answered: 1, outgoing: 2, copies: 1, workFiles: 1, linked: 1 },
    broken: [],
  });
  expect(report.post.kinds).toMatchObject({ DOCUMENT_TO_SIGN: 4, DOCUMENT_RETURNED: 2 });
  expect(report.papers.numbers).toBeGreaterThan(20);
  expect(report.money.wrong).toEqual([]);
  expect(report.money.transfers).toBeGreaterThan(50);
  expect(report.recount.cells).toBeGreaterThan(200);
  expect(report.post.check).toMatchObject({ waiting: 0, dead: 0, wrong: [] });
  expect(report.post).toMatchObject({ seen: report.post.sent, twice: 0 });
  expect(report.post.failed).toBeGreaterThan(20);
  expect(TOLD_IN_THE_WEEK.filter((kind) => (report.post.kinds[kind] ?? 0) === 0)).toEqual([]);
  expect(report.post.kinds["RESULT_READY"]).toBe(
    (report.walked["ResultIssued"] ?? 0) + (report.walked["ResultsGathered"] ?? 0),
  );
  expect(report.dossiers).toBe(200);
  expect(Object.entries(ROWS).filter(([, event]) => (report.walked[event] ?? 0) === 0)).toEqual([]);
});
