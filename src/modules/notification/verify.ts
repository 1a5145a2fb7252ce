import type { Executor, Row, Statement } from "../../platform/postgres/database.ts";
import { countDossiers, listReplays, type SeenWrite } from "../dossier/index.ts";
import type { Kind } from "./kinds.ts";
import { noticesOf, occasionOf, receiverKey } from "./notices.ts";
import { readSince, verifyAnnounced } from "./verify-announced.ts";

/**
 * What is wrong with the outbox.
 * `MISSING`: an event that is told has no message; `UNFOUNDED`: a message tells of an event that did not happen so;
 * `UNEXPLAINED`: a message went out by no way and nobody noted why; `UNTRIED`: a message counts as sent and no try is
 * noted; `TWICE`: two messages tell one receiver one event.
 */
type WrongMessage = {
  readonly fault: "MISSING" | "UNFOUNDED" | "UNEXPLAINED" | "UNTRIED" | "TWICE";
  readonly dossierId: string | null;
  readonly detail: string;
};

type OutboxCheck = {
  readonly dossiers: number;
  readonly messages: number;
  readonly waiting: number;
  readonly dead: number;
  readonly wrong: readonly WrongMessage[];
};

const BATCH = 200;
const SHOWN_MAX = 1_000;

const STORED: Statement = {
  name: "notification-verify-stored",
  text: (schema) => `
    SELECT m.dossier_id, m.seq, m.kind, m.occasion, m.person_id, m.unit_id, m.role
    FROM ${schema}.notification_message AS m WHERE m.dossier_id = ANY ($1::uuid[]) AND m.seq IS NOT NULL`,
};

const BEFORE: Statement = {
  name: "notification-verify-before",
  text: (schema) =>
    `SELECT b.dossier_id, b.version FROM ${schema}.notification_before AS b WHERE b.dossier_id = ANY ($1::uuid[])`,
};

const LOOSE: Statement = {
  name: "notification-verify-loose",
  text: (schema) => `
    SELECT 'UNEXPLAINED' AS fault, m.dossier_id, m.kind || ' ' || m.occasion AS detail FROM ${schema}.notification_message AS m
    WHERE m.planned_at IS NOT NULL AND m.silence IS NULL
      AND NOT EXISTS (SELECT FROM ${schema}.notification_delivery AS d WHERE d.message_id = m.id)
    UNION ALL
    SELECT 'UNTRIED', m.dossier_id, m.kind || ' ' || d.channel FROM ${schema}.notification_delivery AS d
    JOIN ${schema}.notification_message AS m ON m.id = d.message_id
    WHERE d.state IN ('SENT', 'DELIVERED')
      AND NOT EXISTS (SELECT FROM ${schema}.notification_attempt AS a
        WHERE a.message_id = d.message_id AND a.channel = d.channel AND a.outcome IN ('ACCEPTED', 'UNKNOWN'))
    UNION ALL
    SELECT 'UNFOUNDED', m.dossier_id, m.kind || ' ' || m.occasion FROM ${schema}.notification_message AS m
    WHERE m.seq IS NULL AND NOT (m.kind = ANY ($1::text[]))
    LIMIT ${SHOWN_MAX}`,
};

/** What time owes, or what is told beside the histories: no event has it. */
const EVENTLESS: readonly Kind[] = [
  "COLLECT",
  "DUE_SOON",
  "OVERDUE",
  "APOLOGY_NEEDED",
  "DIGEST",
  "TRIAL",
  "RECEIPT_ISSUED",
  "RECEIPT_REPLACED",
  "REFUND_APPROVED",
  "REFUND_DECLINED",
  "REFUND_ORDERED",
  "REFUND_PAID",
  "PAYMENT_DIFFERS",
  "PAYMENT_NOT_OWED",
  "PAYMENT_STRUCK",
  "CLAIM_LAPSED",
  "PARCEL_SENT",
  "PARCEL_DELIVERED",
  "PARCEL_FAILED",
  "PARCEL_TROUBLED",
  "PARCEL_SETTLED",
  "PARCEL_RETURNING",
  "PARCEL_RETURNED",
  "SIGNING_FAILED",
  "SIGNATURE_DOUBTED",
  "DOCUMENT_ASSIGNED",
  "DOCUMENT_TO_SIGN",
  "DOCUMENT_RETURNED",
  "DOCUMENT_TO_PUBLISH",
  "DOCUMENT_DUE_SOON",
  "DOCUMENT_OVERDUE",
  "CERTIFICATE_ENDS",
];

const COUNTS: Statement = {
  name: "notification-verify-counts",
  text: (schema) => `
    SELECT (SELECT count(*) FROM ${schema}.notification_message) AS messages,
      (SELECT count(*) FROM ${schema}.notification_message WHERE planned_at IS NULL)
        + (SELECT count(*) FROM ${schema}.notification_delivery WHERE state IN ('QUEUED', 'SENDING')) AS waiting,
      (SELECT count(*) FROM ${schema}.notification_delivery WHERE state = 'DEAD') AS dead`,
};

/**
 * Asks every history again what it owes and compares: each event that must be told has its message, no message is
 * without its event. Reads by pages of dossiers.
 */
export async function verifyMessages(
  executor: Pick<Executor, "run">,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<OutboxCheck> {
  const wrong: WrongMessage[] = [];
  const total = await countDossiers(executor);
  const since = await readSince(executor);
  let dossiers = 0;
  for (let after: string | null = null; ; ) {
    const replays = await listReplays(executor, { after, size: BATCH });
    const ids = replays.map(({ dossierId }) => dossierId);
    const before = new Map(
      (await executor.run(BEFORE, [ids])).map((row) => [String(row["dossier_id"]), Number(row["version"])]),
    );
    const stored = Map.groupBy(await executor.run(STORED, [ids]), (row) => String(row["dossier_id"]));
    for (const { dossierId, writes } of replays) {
      const kept = stored.get(dossierId) ?? [];
      const from = before.get(dossierId) ?? 0;
      wrong.push(...compare(dossierId, owedBy(writes, { from, since }), kept));
    }
    dossiers += replays.length;
    onProgress(dossiers, total);
    after = ids.at(-1) ?? null;
    if (replays.length < BATCH) break;
  }
  wrong.push(...(await executor.run(LOOSE, [EVENTLESS])).map(looseFault));
  wrong.push(...(await verifyAnnounced(executor, SHOWN_MAX)).map(looseFault));
  const [counts] = await executor.run(COUNTS, []);
  const count = (name: string) => Number(counts?.[name] ?? 0);
  return { dossiers, messages: count("messages"), waiting: count("waiting"), dead: count("dead"), wrong };
}

/** What the events say, from the one after which messages are kept; past dossiers were told elsewhere. */
function owedBy(writes: readonly SeenWrite[], { from, since }: Beginning): readonly Owed[] {
  return writes
    .flatMap(noticesOf)
    .filter(({ seq }) => seq > from)
    .map(({ seq, kind, receiver, at }) => ({
      name: `${kind} ${occasionOf(seq)} ${receiverKey(receiver)}`,
      isAsked: at > (since.get(kind) ?? ""),
    }));
}

/** After which event of a dossier messages are kept, and since when those of kinds that came later. */
type Beginning = { readonly from: number; readonly since: ReadonlyMap<string, string> };
/** One of a kind that came later than its event may be there, and need not. */
type Owed = { readonly name: string; readonly isAsked: boolean };

function compare(dossierId: string, owed: readonly Owed[], rows: readonly Row[]): WrongMessage[] {
  const kept = rows.map(nameOf);
  const [expected, found] = [new Set(owed.map(({ name }) => name)), new Set(kept)];
  const asked = owed.filter(({ isAsked }) => isAsked).map(({ name }) => name);
  const fault = (name: WrongMessage["fault"], details: readonly string[]): WrongMessage[] =>
    details.map((detail) => ({ fault: name, dossierId, detail }));
  return [
    ...fault(
      "MISSING",
      asked.filter((name) => !found.has(name)),
    ),
    ...fault(
      "UNFOUNDED",
      [...found].filter((name) => !expected.has(name)),
    ),
    ...fault(
      "TWICE",
      kept.filter((name, index) => kept.indexOf(name) !== index),
    ),
  ];
}

function nameOf(row: Row): string {
  const to =
    row["person_id"] !== null
      ? `person ${row["person_id"]}`
      : row["unit_id"] !== null
        ? `desk ${row["unit_id"]} ${row["role"]}`
        : "applicant";
  return `${row["kind"]} ${row["occasion"]} ${to}`;
}

const LOOSE_FAULTS = ["UNTRIED", "UNFOUNDED", "MISSING"] as const;

function looseFault(row: Row): WrongMessage {
  const fault = LOOSE_FAULTS.find((each) => each === row["fault"]) ?? "UNEXPLAINED";
  return {
    fault,
    dossierId: typeof row["dossier_id"] === "string" ? row["dossier_id"] : null,
    detail: String(row["detail"]),
  };
}
