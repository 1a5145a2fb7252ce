import { z } from "zod";
import { present } from "../../kernel/assert.ts";
import { eachByItself } from "../../platform/jobs/each-by-itself.ts";
import type { Statement } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { DossierId, Office } from "../dossier/index.ts";
import { lapseClaims } from "./commands/lapse-claims.ts";
import { workOnWaiting } from "./commands/receive-bank-message.ts";
import { matchByReference } from "./movement.ts";
import { confirmPaid } from "./settle.ts";
import { tellHeldBack } from "./simulator/simulate-transfer.ts";
import { unitIdOf } from "./stored-id.ts";

const BATCH = 100;

/**
 * Waits for money whose last obligation is settled, paid or let off: it was being withdrawn or suspended at that moment,
 * and waits again since. With what settled this very obligation, not an earlier one.
 */
const SETTLED_AND_WAITING: Statement = {
  name: "payment-settled-and-waiting",
  text: (schema) => `
    SELECT d.id, p.reference, e.ground, e.answered_by
    FROM ${schema}.dossier AS d
    JOIN LATERAL (SELECT x.id, x.state FROM ${schema}.payment_charge AS x
      WHERE x.dossier_id = d.id AND x.source = 'OBLIGATION' ORDER BY x.opened_seq DESC, x.line DESC LIMIT 1) AS c ON true
    LEFT JOIN LATERAL (SELECT coalesce(r.series || '/' || lpad(r.number::text, 7, '0'), y.txn_ref, y.id::text) AS reference
      FROM ${schema}.payment_allocation AS a JOIN ${schema}.payment_payment AS y ON y.id = a.payment_id
      LEFT JOIN ${schema}.payment_receipt AS r ON r.payment_id = y.id AND r.cancelled_at IS NULL
      WHERE a.charge_id = c.id AND y.reversed_at IS NULL ORDER BY y.recorded_at DESC LIMIT 1) AS p ON c.state IN ('PAID', 'REFUND_DUE')
    LEFT JOIN LATERAL (SELECT z.ground, z.answered_by FROM ${schema}.payment_decision AS z
      WHERE z.charge_id = c.id AND z.kind = 'EXEMPTION' AND z.answer = 'APPROVED'
      ORDER BY z.answered_at DESC LIMIT 1) AS e ON c.state = 'EXEMPT'
    WHERE d.status = 'FINANCIAL_WAIT' AND ($2::uuid IS NULL OR d.id > $2)
      AND (p.reference IS NOT NULL OR e.answered_by IS NOT NULL)
      AND NOT EXISTS (SELECT FROM ${schema}.payment_charge AS o WHERE o.dossier_id = d.id AND o.source = 'OBLIGATION' AND o.state = 'DUE')
    ORDER BY d.id LIMIT $1`,
};

const text = z.string();
const waitingRow = z.object({
  id: z.custom<DossierId>((value) => typeof value === "string"),
  reference: text.nullable(),
  ground: text.nullable(),
  answered_by: z.custom<PersonId>((value) => typeof value === "string").nullable(),
});

/**
 * Lets dossiers go on whose money has come, or was let off, while they could not. One that cannot go on, or cannot be
 * read, keeps no other waiting. Returns how many went on.
 */
export async function resumePaid(office: Office): Promise<number> {
  const { database, log } = office.services;
  let resumed = 0;
  for (let after: DossierId | null = null; ; ) {
    const rows: readonly Waiting[] = (await database.run(SETTLED_AND_WAITING, [BATCH, after])).map((row) =>
      waitingRow.parse(row),
    );
    for (const row of rows) {
      try {
        if (await resume(office, row)) resumed += 1;
      } catch (error) {
        log.error({ dossier: row.id, error }, "a dossier whose money has come does not go on");
      }
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH) return resumed;
  }
}

type Waiting = z.output<typeof waitingRow>;

function resume(
  office: Office,
  { id: dossierId, reference, ground, answered_by }: Waiting,
): Promise<boolean> {
  const confirmed =
    reference !== null
      ? { dossierId, reference }
      : {
          dossierId,
          exemption: { reason: ground ?? "", approvedBy: present(answered_by, "who decided") },
        };
  return office.services.database.transaction((tx) => confirmPaid(office, tx, confirmed));
}

/**
 * Looks again at money whose reference nobody had given out when it came, once somebody has: what names no request of ours
 * is left alone. Returns how much of it was matched.
 */
export async function matchEarly(office: Office): Promise<number> {
  const { database, clock } = office.services;
  const open = await database.kysely
    .selectFrom("paymentMovement as m")
    .innerJoin("paymentAccount as a", "a.id", "m.accountId")
    .select(["m.id", "m.bankRef", "m.amountDong", "m.memo", "m.bookedAt", "m.bookedDayOnly"])
    .select(["a.id as accountId", "a.unitId"])
    .where("m.state", "=", "OPEN")
    .where("m.absentAs", "is", null)
    .where("m.problem", "=", "NO_REFERENCE")
    .where("m.amountDong", ">", 0)
    .where((eb) =>
      eb(
        eb
          .selectFrom("paymentRequest as r")
          .select((count) => count.fn.countAll<number>().as("named"))
          .whereRef("r.reference", "=", (any) => any.fn("any", ["m.named"])),
        "=",
        1,
      ),
    )
    .orderBy("m.bookedAt")
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
    ["simulated bank", () => tellHeldBack(office)],
    ["bank messages", () => workOnWaiting(office, office.services)],
    ["early money", () => matchEarly(office)],
    ["paid dossiers", () => resumePaid(office)],
    ["requests", () => expireRequests(office)],
    ["claims", () => lapseClaims(office)],
  ]);
}

/** The till's own clock. */
export async function registerPaymentJobs(office: Office): Promise<void> {
  const { jobs } = office.services;
  await jobs.work("payment-clock", () => turnTill(office));
  await jobs.schedule("payment-clock", "* * * * *");
}
