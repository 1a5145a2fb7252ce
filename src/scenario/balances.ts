import { z } from "zod";
import type { Executor, Statement } from "../platform/postgres/database.ts";

/** One thing of the week counted twice, from two sides; `owed` is what the acts make due, `found` what is kept. */
export type Balance = { readonly what: string; readonly owed: number; readonly found: number };

/** Each kind of paper, and the acts that issue one each: a slip for every day appointed, a form for every letter. */
const PAPERS = {
  RECEIPT: ["Accepted", "SupplementConfirmed"],
  SUPPLEMENT: ["IntakeSupplementRequested", "SupplementRequested"],
  REFUSAL: ["Rejected"],
  APOLOGY: ["Extended"],
  STOP_NOTICE: ["Stopped", "WithdrawalApproved"],
} as const;

/** Each kind of letter to applicants, and the acts of which one is written each. */
const LETTERS = {
  ACCEPTED: ["Accepted"],
  INTAKE_SUPPLEMENT: ["IntakeSupplementRequested"],
  ANSWER_RECEIVED: ["IntakeSupplementAnswered", "SupplementAnswered"],
  REJECTED: ["Rejected"],
  CANCELLED: ["Cancelled"],
  HANDED_OVER: ["HandedOver"],
  CONSULTING: ["ConsultationRequested"],
  VERIFYING: ["VerificationStarted"],
  SUPPLEMENT: ["SupplementRequested"],
  SUPPLEMENT_CONFIRMED: ["SupplementConfirmed"],
  PAYMENT_DUE: ["PaymentRequired"],
  PAYMENT_RECEIVED: ["PaymentConfirmed"],
  SUSPENDED: ["Suspended"],
  RESUMED: ["Resumed"],
  WITHDRAWAL_RECEIVED: ["WithdrawalRequested"],
  WITHDRAWN: ["WithdrawalApproved"],
  WITHDRAWAL_REFUSED: ["WithdrawalRefused"],
  WITHDRAWAL_ENDED: ["WithdrawalCancelled"],
  STOPPED: ["Stopped"],
  EXTENDED: ["Extended"],
  RESULT_READY: ["ResultIssued", "ResultsGathered"],
  RESULT_RECALLED: ["Reopened"],
  RETURNED: ["ResultReturned"],
} as const;

/** What the acts of the week owe held against what the office keeps of it, each by a count of its own. */
export async function balanceWeek(database: Executor): Promise<readonly Balance[]> {
  const [events, papers, letters] = await Promise.all([
    countsOf(database, EVENTS),
    countsOf(database, FORMS),
    countsOf(database, TO_APPLICANTS),
  ]);
  const compared = (of: string, kinds: Readonly<Record<string, readonly string[]>>, kept: Counts) =>
    Object.entries(kinds).map(([kind, types]) => ({
      what: `${of}: ${kind}`,
      owed: types.reduce((sum, type) => sum + (events.get(type) ?? 0), 0),
      found: kept.get(kind) ?? 0,
    }));
  return [
    ...compared("papers", PAPERS, papers),
    ...compared("letters", LETTERS, letters),
    ...(await sidesOf(database, SIDES)),
    ...(await sidesOf(database, RESULTS)),
    ...(await sidesOf(database, DOCUMENTS)),
  ];
}

type Counts = ReadonlyMap<string, number>;

const EVENTS: Statement = {
  name: "scenario-events",
  text: (schema) => `SELECT type AS name, count(*) AS n FROM ${schema}.dossier_event GROUP BY 1`,
};
const FORMS: Statement = {
  name: "scenario-forms",
  text: (schema) => `
    SELECT key AS name, count(*) AS n FROM ${schema}.document_paper WHERE event_seq IS NOT NULL AND sha256 IS NOT NULL GROUP BY 1`,
};
const TO_APPLICANTS: Statement = {
  name: "scenario-letters",
  text: (schema) => `
    SELECT kind AS name, count(*) AS n FROM ${schema}.notification_message WHERE audience = 'APPLICANT' GROUP BY 1`,
};

/** A result on paper is signed when its leader signs it, and gets its number when it is issued; what came online is told of when it came. */
const SIDES: Statement = {
  name: "scenario-sides",
  text: (schema) => `
    SELECT 'signatures: results on paper' AS what,
      (SELECT count(*) FROM ${schema}.dossier_event WHERE type = 'ResultSigned' AND data ? 'paper') AS owed,
      (SELECT count(*) FROM ${schema}.document_paper WHERE signed_sha256 IS NOT NULL AND dossier_id IS NOT NULL) AS found
    UNION ALL
    SELECT 'papers: results',
      (SELECT count(*) FROM ${schema}.dossier_event WHERE type = 'ResultIssued'),
      (SELECT count(*) FROM ${schema}.document_paper WHERE published_at IS NOT NULL AND event_seq IS NULL AND dossier_id IS NOT NULL
        AND id NOT IN (SELECT paper_id FROM ${schema}.certification_electronic))
    UNION ALL
    SELECT 'parcels with a result',
      (SELECT count(*) FROM ${schema}.dossier_event AS e JOIN ${schema}.dossier AS d ON d.id = e.dossier_id
        WHERE e.type = 'ResultIssued' AND d.state ->> 'channelOut' = 'POSTAL'),
      (SELECT count(*) FROM ${schema}.post_consignment WHERE direction = 'OUT' AND attempt = 1)
    UNION ALL
    SELECT 'parcels delivered', (SELECT count(*) FROM ${schema}.dossier_event WHERE type = 'ResultReturned' AND data ->> 'channel' = 'POSTAL'),
      (SELECT count(*) FROM ${schema}.post_consignment WHERE direction = 'OUT' AND state = 'DELIVERED')
    UNION ALL
    SELECT 'parcels with papers', (SELECT count(*) FROM ${schema}.post_consignment WHERE direction = 'IN'),
      (SELECT count(*) FROM ${schema}.post_consignment WHERE direction = 'IN' AND state = 'DELIVERED' AND dossier_id IS NOT NULL)
    UNION ALL
    SELECT 'parcels that are dossiers', (SELECT count(*) FROM ${schema}.dossier WHERE channel_in = 'POSTAL'),
      (SELECT count(*) FROM ${schema}.post_consignment AS c JOIN ${schema}.dossier AS d ON d.id = c.dossier_id
        WHERE c.direction = 'IN' AND d.channel_in = 'POSTAL')
    UNION ALL
    SELECT 'digitised copies', (SELECT count(*) FROM ${schema}.dossier_digitised_copy),
      (SELECT count(*) FROM ${schema}.dossier_digitised_copy WHERE signed_sha256 IS NOT NULL)
    UNION ALL
    SELECT 'electronic certified copies', (SELECT count(*) FROM ${schema}.certification_electronic),
      (SELECT count(*) FROM ${schema}.document_paper AS p JOIN ${schema}.certification_electronic AS c ON c.paper_id = p.id WHERE p.sha256 = c.sha256)
    UNION ALL
    SELECT 'letters: by ' || c.channel, (SELECT count(*) FROM ${schema}.notification_delivery AS d WHERE d.channel = c.channel),
      (SELECT count(DISTINCT s.key) FROM ${schema}.notification_simulated AS s WHERE s.channel = c.channel)
    FROM (VALUES ('EMAIL'), ('SMS'), ('ZALO'), ('PUSH')) AS c (channel)
    UNION ALL
    SELECT 'letters: SUBMITTED',
      (SELECT count(*) FROM ${schema}.dossier_event AS s WHERE s.type = 'Submitted' AND NOT EXISTS (
        SELECT FROM ${schema}.dossier_event AS a WHERE a.dossier_id = s.dossier_id AND a.type = 'Accepted' AND a.at = s.at)),
      (SELECT count(*) FROM ${schema}.notification_message WHERE kind = 'SUBMITTED')`,
};

/** A result that goes as a file is given by nobody, with a letter that leads to it; what was signed at one sitting stands in its history. */
const RESULTS: Statement = {
  name: "scenario-result-sides",
  text: (schema) => `
    SELECT 'results given by themselves' AS what,
      (SELECT count(*) FROM ${schema}.dossier_event AS e JOIN ${schema}.dossier AS d ON d.id = e.dossier_id
        WHERE e.type = 'ResultIssued' AND d.channel_out = 'ONLINE') AS owed,
      (SELECT count(*) FROM ${schema}.dossier_event WHERE type = 'ResultReturned' AND actor ->> 'name' = 'electronic-return') AS found
    UNION ALL
    SELECT 'letters with a result', (SELECT count(*) FROM ${schema}.dossier_event WHERE type = 'ResultReturned' AND data ->> 'place' = 'LINK'),
      (SELECT count(DISTINCT substring(body FROM '/results/[0-9A-Za-z_.-]+')) FROM ${schema}.notification_simulated)
    UNION ALL
    SELECT 'batches: noted signed', (SELECT count(*) FROM ${schema}.dossier_signing_paper WHERE state = 'SIGNED'),
      (SELECT count(*) FROM ${schema}.dossier_signing_paper AS p JOIN ${schema}.dossier_event AS e
        ON e.dossier_id = p.dossier_id AND e.seq = p.version + 1 AND e.type = 'ResultSigned')`,
};

/**
 * Every number of the clerk's book was given by an act; what is given to somebody, sent up or sent back is told; a part is
 * done by a document that went out; what was recalled was recalled by one that bears a number itself.
 */
const DOCUMENTS: Statement = {
  name: "scenario-document-sides",
  text: (schema) => `
    SELECT 'documents: numbers' AS what,
      (SELECT count(*) FROM ${schema}.records_event WHERE type IN ('Registered', 'Published', 'Copied')) AS owed,
      (SELECT count(*) FROM ${schema}.document_number WHERE bearer_id IS NOT NULL AND voided_at IS NULL) AS found
    UNION ALL
    SELECT 'documents: ' || told.kind, (SELECT count(*) FROM ${schema}.records_event WHERE type = told.act),
      (SELECT count(*) FROM ${schema}.notification_message AS m WHERE m.kind = told.kind)
    FROM (VALUES ('Assigned', 'DOCUMENT_ASSIGNED'), ('Submitted', 'DOCUMENT_TO_SIGN'), ('ReturnedToDraft', 'DOCUMENT_RETURNED'),
      ('Signed', 'DOCUMENT_TO_PUBLISH')) AS told (act, kind)
    UNION ALL
    SELECT 'documents: parts done', (SELECT count(*) FROM ${schema}.records_assignment),
      (SELECT count(*) FROM ${schema}.records_assignment AS a JOIN ${schema}.records_document AS r ON r.id = a.response_id
        WHERE a.accepted_at IS NOT NULL AND r.state = 'PUBLISHED' AND r.replies_to_id = a.document_id)
    UNION ALL
    SELECT 'documents: recalled',
      (SELECT count(*) FROM ${schema}.records_event WHERE type = 'Recalled'),
      (SELECT count(*) FROM ${schema}.records_document AS r JOIN ${schema}.records_document AS old ON old.id = r.acts_on_id
        WHERE r.acts_on_effect = 'RECALL' AND r.number IS NOT NULL AND old.state = 'RECALLED')`,
};

const countRow = z.object({ name: z.string(), n: z.coerce.number() });
const sideRow = z.object({ what: z.string(), owed: z.coerce.number(), found: z.coerce.number() });

/** Rows of `what`, `owed` and `found`, one a balance. */
export async function sidesOf(
  database: Executor,
  sides: Statement,
  values: readonly unknown[] = [],
): Promise<readonly Balance[]> {
  return (await database.run(sides, [...values])).map((row) => sideRow.parse(row));
}

async function countsOf(database: Executor, statement: Statement): Promise<Counts> {
  const rows = (await database.run(statement, [])).map((row) => countRow.parse(row));
  return new Map(rows.map(({ name, n }) => [name, n]));
}
