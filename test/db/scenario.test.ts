import { join } from "node:path";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { verifyEverything } from "../../src/command-line/verify-parts.ts";
import { present } from "../../src/kernel/assert.ts";
import { parseLocalDate } from "../../src/kernel/local-date.ts";
import { openLocalFileStore } from "../../src/platform/files/local-file-store.ts";
import { freePort } from "../../src/platform/postgres/cluster.ts";
import { type Balance, balanceWeek } from "../../src/scenario/balances.ts";
import { balanceBooks } from "../../src/scenario/money-balances.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { balanceSeen } from "../../src/scenario/seen-balances.ts";
import type { Seen } from "../../src/scenario/story.ts";
import { testServices } from "../support/services.ts";

const { services: tested, owner } = await testServices({ connections: 16 });
/** The week's own clock and files; the database stays for what is looked at, and broken, afterwards. */
const open: Parameters<typeof runScenario>[0]["open"] = async (clock, dataFolder) => ({
  services: { ...tested, clock, files: openLocalFileStore(join(dataFolder, "files")) },
  close: async () => undefined,
});

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

/** Every special story, and each of the twelve procedures of a ward at the counter and online. */
const DOSSIERS = 120;

/** What people of the week were told, for what is broken afterwards. */
let seen: Seen = { batches: [], numbers: [], opened: [], givenAsFiles: [] };

const unequal = (balances: readonly Balance[]) => balances.filter(({ owed, found }) => owed !== found);

it("a working week walks every transition, verifies, and agrees with what clients were told", {
  timeout: 900_000,
}, async () => {
  const report = await runScenario({
    open,
    from: present(parseLocalDate("2026-11-23"), "Monday"),
    dossiers: DOSSIERS,
    verify: verifyEverything,
    port: await freePort(),
    onProgress: () => undefined,
    onImported: () => undefined,
  });
  seen = report.seen;
  expect(report.failures).toEqual([]);
  expect(report.differences).toEqual([]);
  expect(report.faults).toEqual([]);
  expect(unequal(report.balances)).toEqual([]);
  // Nothing is equal because there is none of it.
  expect(report.balances.filter(({ found }) => found === 0)).toEqual([]);
  const { Accepted = 0, SupplementConfirmed = 0, Extended = 0, Rejected = 0 } = report.walked;
  const numbered = Object.fromEntries(report.forms.kinds.map(({ kind, taken }) => [kind, taken]));
  expect(numbered).toMatchObject({ TNHS: Accepted + SupplementConfirmed, PXL: Extended, TCHS: Rejected });
  expect(report.documents).toEqual({
    counts: { incoming: 2, answered: 1, outgoing: 3, recalled: 1, copies: 1, workFiles: 1, linked: 1 },
    broken: [],
  });
  expect(report.post.kinds).toMatchObject({ DOCUMENT_TO_SIGN: 8, DOCUMENT_RETURNED: 4 });
  expect(report.post.check).toMatchObject({ waiting: 0, dead: 0, wrong: [] });
  expect(report.post).toMatchObject({ seen: report.post.sent, twice: 0 });
  expect(report.post.failed).toBeGreaterThan(20);
  expect(TOLD_IN_THE_WEEK.filter((kind) => (report.post.kinds[kind] ?? 0) === 0)).toEqual([]);
  expect(report.dossiers).toBe(DOSSIERS);
  expect(Object.entries(ROWS).filter(([, event]) => (report.walked[event] ?? 0) === 0)).toEqual([]);
});

/** What no longer balances once this was done behind the program's back; nothing of it stays. */
async function brokenBy(...statements: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  const looked = owner.transaction(async (tx) => {
    for (const text of statements) await sql.raw(text.replaceAll("$s", owner.schema)).execute(tx.kysely);
    const balances = [
      ...(await balanceWeek(tx)),
      ...(await balanceBooks(tx)),
      ...(await balanceSeen(tx, seen)),
    ];
    found.push(...unequal(balances).map(({ what }) => what));
    throw new Error("rolled back");
  });
  await expect(looked).rejects.toThrow("rolled back");
  return found;
}

it("a paper that is gone, a letter or a receipt, shows in what the acts of the week owe", async () => {
  const refusal = "(SELECT id FROM $s.document_paper WHERE key = 'REFUSAL' LIMIT 1)";
  expect(await brokenBy(`DELETE FROM $s.document_paper WHERE id = ${refusal}`)).toEqual(["papers: REFUSAL"]);
  const letter = "(SELECT id FROM $s.notification_message WHERE kind = 'REJECTED' ORDER BY id LIMIT 1)";
  expect(
    await brokenBy(
      `DELETE FROM $s.notification_attempt WHERE message_id = ${letter}`,
      `DELETE FROM $s.notification_delivery WHERE message_id = ${letter}`,
      `DELETE FROM $s.notification_message WHERE id = ${letter}`,
    ),
  ).toContain("letters: REJECTED");
  const receipt =
    "(SELECT id FROM $s.payment_receipt WHERE cancelled_at IS NULL AND replaces_id IS NULL LIMIT 1)";
  expect(await brokenBy(`DELETE FROM $s.payment_receipt WHERE id = ${receipt}`)).toEqual(["receipts"]);
});

/** Each balance with a side of its own broken: by another hand than that which keeps the other side. */
const BROKEN: readonly (readonly [string, string, string])[] = [
  [
    "a paper of a sitting noted as not signed",
    "UPDATE $s.dossier_signing_paper SET state = 'FAILED', refusal = '{\"code\": \"NOT_FOUND\"}' WHERE state = 'SIGNED'",
    "batches: noted signed",
  ],
  [
    "a signature at another version than was looked at",
    "UPDATE $s.dossier_signing_paper SET version = version + 1000 WHERE state = 'SIGNED'",
    "told: signed at one sitting",
  ],
  [
    "a paper of a sitting that is gone",
    "DELETE FROM $s.dossier_signing_paper WHERE state = 'FAILED'",
    "told: not signed at one sitting",
  ],
  [
    "a parcel that lost its dossier",
    "UPDATE $s.post_consignment AS c SET dossier_id = NULL FROM $s.dossier AS d WHERE d.id = c.dossier_id AND c.direction = 'IN' AND d.channel_in = 'POSTAL'",
    "parcels that are dossiers",
  ],
  [
    "a dossier by post that came over the counter",
    "UPDATE $s.dossier SET channel_in = 'DIRECT' WHERE channel_in = 'POSTAL'",
    "told: dossiers from parcels",
  ],
  [
    "a result that was to be fetched",
    "UPDATE $s.dossier SET channel_out = 'COUNTER' WHERE channel_out = 'ONLINE'",
    "results given by themselves",
  ],
  [
    "a letter without its link",
    "UPDATE $s.notification_simulated SET body = 'x' WHERE body LIKE '%/results/%'",
    "letters with a result",
  ],
  [
    "a number struck out",
    "UPDATE $s.document_number SET voided_at = now(), void_reason = 'x' WHERE bearer_id IS NOT NULL",
    "documents: numbers",
  ],
  [
    "nobody told of what is theirs to do",
    "UPDATE $s.notification_message SET kind = 'DOCUMENT_RETURNED' WHERE kind = 'DOCUMENT_ASSIGNED'",
    "documents: DOCUMENT_ASSIGNED",
  ],
  [
    "nobody told of what is to be signed",
    "UPDATE $s.notification_message SET kind = 'DOCUMENT_RETURNED' WHERE kind = 'DOCUMENT_TO_SIGN'",
    "documents: DOCUMENT_TO_SIGN",
  ],
  [
    "nobody told of what was sent back",
    "UPDATE $s.notification_message SET kind = 'DOCUMENT_TO_SIGN' WHERE kind = 'DOCUMENT_RETURNED'",
    "documents: DOCUMENT_RETURNED",
  ],
  [
    "no clerk told of what is to be published",
    "UPDATE $s.notification_message SET kind = 'DOCUMENT_TO_SIGN' WHERE kind = 'DOCUMENT_TO_PUBLISH'",
    "documents: DOCUMENT_TO_PUBLISH",
  ],
  [
    "a part accepted of nobody's answer",
    "UPDATE $s.records_document SET replies_to_id = NULL WHERE replies_to_id IS NOT NULL",
    "documents: parts done",
  ],
  [
    "a recalled document in force again",
    "UPDATE $s.records_document SET state = 'PUBLISHED' WHERE state = 'RECALLED'",
    "documents: recalled",
  ],
  [
    "a document with another number than was told",
    "UPDATE $s.records_document SET number_text = 'x' WHERE direction = 'OUTGOING' AND number IS NOT NULL",
    "told: numbers of documents",
  ],
  [
    "a result given over the counter after all",
    "UPDATE $s.dossier_event SET data = jsonb_set(data, '{channel}', '\"COUNTER\"') WHERE type = 'ResultReturned'",
    "told: given by themselves",
  ],
];

it.each(BROKEN)("%s shows in what no longer balances", async (_what, statement, balance) => {
  expect(await brokenBy(statement)).toContain(balance);
});
