import { z } from "zod";
import { eachByItself } from "../../platform/jobs/each-by-itself.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { DossierId, Office } from "../dossier/index.ts";
import { workOnWaiting } from "./commands/receive-bank-message.ts";
import { matchByReference } from "./movement.ts";
import { confirmPaid } from "./settle.ts";
import { unitIdOf } from "./stored-id.ts";

const BATCH = 100;

/** Waits for money that has come: it was being withdrawn or suspended at that moment, and waits again since. */
const PAID_AND_WAITING: Statement = {
  name: "payment-paid-and-waiting",
  text: (schema) => `
    SELECT d.id,
      (SELECT coalesce(r.series || '/' || lpad(r.number::text, 7, '0'), p.txn_ref, p.id::text)
        FROM ${schema}.payment_charge AS c JOIN ${schema}.payment_allocation AS a ON a.charge_id = c.id
        JOIN ${schema}.payment_payment AS p ON p.id = a.payment_id AND p.reversed_at IS NULL
        LEFT JOIN ${schema}.payment_receipt AS r ON r.payment_id = p.id AND r.cancelled_at IS NULL
        WHERE c.dossier_id = d.id AND c.source = 'OBLIGATION' ORDER BY p.recorded_at DESC LIMIT 1) AS reference
    FROM ${schema}.dossier AS d
    WHERE d.status = 'FINANCIAL_WAIT'
      AND EXISTS (SELECT FROM ${schema}.payment_charge AS c WHERE c.dossier_id = d.id AND c.source = 'OBLIGATION' AND c.state = 'PAID')
      AND NOT EXISTS (SELECT FROM ${schema}.payment_charge AS c WHERE c.dossier_id = d.id AND c.source = 'OBLIGATION' AND c.state = 'DUE')
    LIMIT $1`,
};

const waitingRow = z.object({
  id: z.custom<DossierId>((value) => typeof value === "string"),
  reference: z.string(),
});

/** Lets dossiers go on whose money has come while they could not. Returns how many. */
export async function resumePaid(office: Office): Promise<number> {
  const { database } = office.services;
  const rows = await database.run(PAID_AND_WAITING, [BATCH]);
  for (const row of rows) {
    const { id, reference } = waitingRow.parse(row);
    await database.transaction((tx) => confirmPaid(office, tx, { dossierId: id, reference }));
  }
  return rows.length;
}

/** Looks again at money whose reference nobody had given out when it came. Returns how much of it was matched. */
export async function matchEarly(office: Office): Promise<number> {
  const { database, clock } = office.services;
  const open = await database.kysely
    .selectFrom("paymentMovement as m")
    .innerJoin("paymentAccount as a", "a.id", "m.accountId")
    .select(["m.id", "m.bankRef", "m.amountDong", "m.memo", "m.bookedAt", "a.id as accountId", "a.unitId"])
    .where("m.state", "=", "OPEN")
    .where("m.problem", "=", "NO_REFERENCE")
    .where("m.amountDong", ">", 0)
    .orderBy("m.bookedAt", "desc")
    .limit(BATCH)
    .execute();
  let matched = 0;
  for (const { accountId, unitId, ...rest } of open) {
    const account = { id: accountId, unitId: unitIdOf(unitId) };
    const movement = { ...rest, account };
    const booked = await database.transaction(async (tx) => {
      const held = await tx.kysely
        .selectFrom("paymentMovement")
        .select("state")
        .where("id", "=", movement.id)
        .forUpdate()
        .executeTakeFirstOrThrow();
      return held.state === "OPEN" ? matchByReference(office, tx, { movement, at: clock.now() }) : null;
    });
    if (booked?.outcome === "MATCHED") matched += 1;
  }
  return matched;
}

/** Requests whose time is over: their code is no longer shown; money that comes for them still counts. */
async function expireRequests({ services }: Office): Promise<number> {
  const { database, clock } = services;
  const expired = await database.kysely
    .updateTable("paymentRequest")
    .set({ state: "EXPIRED", settledAt: clock.now() })
    .where("state", "=", "ISSUED")
    .where("expiresAt", "<", clock.now())
    .returning("id")
    .execute();
  return expired.length;
}

/** One turn of the till's clock. Each part is safe to run twice and on any worker, and none waits for another's luck. */
function turnTill(office: Office): Promise<void> {
  return eachByItself(office.services.log, [
    ["bank messages", () => workOnWaiting(office, office.services)],
    ["early money", () => matchEarly(office)],
    ["paid dossiers", () => resumePaid(office)],
    ["requests", () => expireRequests(office)],
  ]);
}

/** The till's own clock. */
export async function registerPaymentJobs(office: Office): Promise<void> {
  const { jobs } = office.services;
  await jobs.work("payment-clock", () => turnTill(office));
  await jobs.schedule("payment-clock", "* * * * *");
}
