import { z } from "zod";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { OutboxMessage } from "./outbox.ts";

/** What a message tells beside the dossier: whole đồng, the number of a receipt, the code of a parcel. Never a name. */
export type ToldFacts = {
  readonly amountDong?: number;
  readonly expectedDong?: number;
  readonly receipt?: string;
  readonly parcel?: string;
  readonly codDong?: number;
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

const PARCEL: Statement = {
  name: "notification-facts-parcel",
  text: (schema) => `
    SELECT c.code AS parcel, c.cod_dong AS "codDong" FROM ${schema}.post_consignment AS c
    WHERE c.id = $1 AND c.dossier_id = $2`,
};

const STATEMENTS = new Map([
  ["receipt", RECEIPT],
  ["decision", DECISION],
  ["movement", MOVEMENT],
  ["parcel", PARCEL],
]);

const dong = z.number().nullish();
const word = z.string().nullish();
const factsRow = z.object({
  amountDong: dong,
  expectedDong: dong,
  codDong: dong,
  receipt: word,
  parcel: word,
});

/** Reads what the occasion of a message names, `receipt <id>` or `parcel <id> …`; nothing where it names nothing. */
export async function readToldFacts(
  executor: Pick<Executor, "run">,
  { occasion, dossierId }: Pick<OutboxMessage, "occasion" | "dossierId">,
): Promise<ToldFacts> {
  const [what = "", id] = occasion.split(" ");
  const statement = STATEMENTS.get(what);
  if (statement === undefined || dossierId === null) return {};
  const [row] = await executor.run(statement, [id, dossierId]);
  if (row === undefined) return {};
  const facts = Object.entries(factsRow.parse(row)).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return Object.fromEntries(facts);
}
