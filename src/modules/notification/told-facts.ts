import { z } from "zod";
import type { Instant } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import { WITH_RESULT } from "../payment/index.ts";
import type { OutboxMessage } from "./outbox.ts";
import { saysFeeDue } from "./variables.ts";

const SETTLED = ["FOUND", "UNHARMED", "SENT_AGAIN", "ISSUED_AGAIN", "COMPENSATED", "OTHER"] as const;
type Settled = (typeof SETTLED)[number];

/** What a message tells beside the dossier: whole đồng, the number of a receipt, the code of a parcel. Never a name. */
export type ToldFacts = {
  readonly amountDong?: number;
  readonly expectedDong?: number;
  readonly receipt?: string;
  readonly parcel?: string;
  readonly codDong?: number;
  /** How what happened to a parcel was settled. */
  readonly settled?: Settled;
  /** Of what was owed when it was told, what is still owed; null where its amount is not known. Absent: nothing. */
  readonly dueDong?: number | null;
  /** Of that, what is collected with the result only. */
  readonly withResultDong?: number;
};

/** What was paid for this dossier, of a payment that may have been for several. `$1` receipt, `$2` dossier. */
const RECEIPT: Statement = {
  name: "notification-facts-receipt",
  text: (schema) => `
    SELECT r.series || '/' || lpad(r.number::text, 7, '0') AS receipt, sum(a.amount_dong)::float8 AS "amountDong"
    FROM ${schema}.payment_receipt AS r
    JOIN ${schema}.payment_allocation AS a ON a.payment_id = r.payment_id
    JOIN ${schema}.payment_charge AS c ON c.id = a.charge_id AND c.dossier_id = $2
    WHERE r.id = $1 GROUP BY r.id`,
};

const DECISION: Statement = {
  name: "notification-facts-decision",
  text: (schema) => `
    SELECT d.amount_dong AS "amountDong" FROM ${schema}.payment_decision AS d
    JOIN ${schema}.payment_charge AS c ON c.id = d.charge_id AND c.dossier_id = $2 WHERE d.id = $1
    UNION ALL
    SELECT w.amount_dong FROM ${schema}.payment_postal_clearing AS w
    JOIN ${schema}.payment_postal_cod AS k ON k.parcel_code = w.parcel_code AND k.dossier_id = $2 WHERE w.id = $1`,
};

const MOVEMENT: Statement = {
  name: "notification-facts-movement",
  text: (schema) => `
    SELECT m.amount_dong AS "amountDong", r.amount_dong AS "expectedDong" FROM ${schema}.payment_movement AS m
    LEFT JOIN ${schema}.payment_request AS r ON r.id = m.request_id
    WHERE m.id = $1 AND $2::uuid IS NOT NULL`,
};

/** What was struck of a payment, of this dossier, and the receipt that was cancelled with it. `$1` payment, `$2` dossier. */
const STRUCK: Statement = {
  name: "notification-facts-struck",
  text: (schema) => `
    SELECT sum(a.amount_dong)::float8 AS "amountDong",
      (SELECT r.series || '/' || lpad(r.number::text, 7, '0') FROM ${schema}.payment_receipt AS r
       WHERE r.payment_id = $1 ORDER BY r.number DESC LIMIT 1) AS receipt
    FROM ${schema}.payment_allocation AS a
    JOIN ${schema}.payment_charge AS c ON c.id = a.charge_id AND c.dossier_id = $2
    WHERE a.payment_id = $1`,
};

/** Of what was said to be sent, this dossier's part, and what of it is owed still. `$1` request, `$2` dossier. */
const CLAIM: Statement = {
  name: "notification-facts-claim",
  text: (schema) => `
    SELECT sum(q.amount_dong)::float8 AS "amountDong",
      coalesce(sum(c.amount_dong - c.exempt_dong) FILTER (WHERE c.state = 'DUE'), 0)::float8 AS "expectedDong"
    FROM ${schema}.payment_request_charge AS q
    JOIN ${schema}.payment_charge AS c ON c.id = q.charge_id AND c.dossier_id = $2 WHERE q.request_id = $1`,
};

const PARCEL: Statement = {
  name: "notification-facts-parcel",
  text: (schema) => `
    SELECT c.code AS parcel, c.cod_dong AS "codDong" FROM ${schema}.post_consignment AS c
    WHERE c.id = $1 AND c.dossier_id = $2`,
};

const INCIDENT: Statement = {
  name: "notification-facts-incident",
  text: (schema) => `
    SELECT c.code AS parcel, i.ended_as AS settled
    FROM ${schema}.post_incident AS i JOIN ${schema}.post_consignment AS c ON c.id = i.consignment_id
    WHERE i.id = $1 AND c.dossier_id = $2`,
};

const DUE: Statement = {
  name: "notification-facts-due",
  text: (schema) => `
    SELECT sum(c.amount_dong - c.exempt_dong)::float8 AS due, bool_or(c.amount_dong IS NULL) AS unknown,
      coalesce(sum(c.amount_dong - c.exempt_dong) FILTER (WHERE ${WITH_RESULT}), 0)::float8 AS with_result
    FROM ${schema}.payment_charge AS c WHERE c.dossier_id = $1 AND c.state = 'DUE' AND c.opened_at <= $2 HAVING count(*) > 0`,
};
const dueRow = z.object({ due: z.number().nullable(), unknown: z.boolean(), with_result: z.number() });

/** A charge of after the message is told by a message of its own; one that was paid since is not asked for again. */
async function readDue(executor: Pick<Executor, "run">, dossierId: string, at: Instant): Promise<ToldFacts> {
  const [row] = await executor.run(DUE, [dossierId, at]);
  if (row === undefined) return {};
  const { due, unknown, with_result: withResultDong } = dueRow.parse(row);
  return { dueDong: unknown ? null : due, withResultDong };
}

const STATEMENTS = new Map([
  ["receipt", RECEIPT],
  ["decision", DECISION],
  ["movement", MOVEMENT],
  ["struck", STRUCK],
  ["claim", CLAIM],
  ["parcel", PARCEL],
  ["incident", INCIDENT],
]);

const dong = z.number().nullish();
const word = z.string().nullish();
const factsRow = z.object({
  amountDong: dong,
  expectedDong: dong,
  codDong: dong,
  receipt: word,
  parcel: word,
  settled: z.enum(SETTLED).nullish(),
});

/** Reads what the occasion of a message names, `receipt <id>` or `parcel <id> …`; nothing where it names nothing. */
export async function readToldFacts(
  executor: Pick<Executor, "run">,
  { kind, occasion, dossierId, at }: Pick<OutboxMessage, "kind" | "occasion" | "dossierId" | "at">,
): Promise<ToldFacts> {
  const [what = "", id] = occasion.split(" ");
  const statement = STATEMENTS.get(what);
  if (dossierId === null) return {};
  if (saysFeeDue(kind)) return readDue(executor, dossierId, at);
  if (statement === undefined) return {};
  const [row] = await executor.run(statement, [id, dossierId]);
  if (row === undefined) return {};
  const facts = Object.entries(factsRow.parse(row)).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return Object.fromEntries(facts);
}
