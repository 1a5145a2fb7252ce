import { faultName } from "../../../kernel/fault.ts";
import { sha256 } from "../../../kernel/hash-chain.ts";
import { newId } from "../../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Executor, Statement, Tx } from "../../../platform/postgres/database.ts";
import { againWhereLost } from "../../../platform/postgres/lost-race.ts";
import type { Services } from "../../../platform/services.ts";
import type { Office } from "../../dossier/index.ts";
import { type BankMessage, parseBankMessage } from "../bank-message-parser.ts";
import { bankSecretOf, isSignedBy } from "../bank-signature.ts";
import { bookMovement } from "../movement.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { unitIdOf } from "../stored-id.ts";

export const BANK_MESSAGE_BYTES_MAX = 65_536;

const KEEP: Statement = {
  name: "payment-keep-message",
  text: (schema) => `
    INSERT INTO ${schema}.payment_inbox AS i (id, body, body_sha256, first_at, last_at, outcome)
    VALUES ($1, $2, $3, $4, $4, 'WAITING')
    ON CONFLICT (body_sha256) DO UPDATE SET times = i.times + 1, last_at = excluded.last_at
    RETURNING i.id, i.outcome`,
};

const COUNT_UNSIGNED: Statement = {
  name: "payment-count-unsigned",
  text: (schema) => `
    INSERT INTO ${schema}.payment_unsigned AS u (day, first_at, last_at, last_bytes, last_sha256) VALUES ($1, $2, $2, $3, $4)
    ON CONFLICT (day) DO UPDATE SET times = u.times + 1, last_at = excluded.last_at, last_bytes = excluded.last_bytes,
      last_sha256 = excluded.last_sha256`,
};

type Sent = { readonly body: Uint8Array; readonly signature: string | null };

type Answered = { readonly received: true; readonly outcome: "BOOKED" | "REFUSED" };

/**
 * A message of the bank: kept word for word before anything is made of it, then worked on in one transaction. A failure
 * of ours leaves it waiting and is answered as one, so that the bank sends it again; the job of the till tries too.
 * What is signed but wrong is kept, shown to whoever reconciles, and answered as received: sending it again mends nothing.
 * Of what nobody signed only the day's count is kept: anybody may send it, and as much of it as they like.
 */
export async function receiveBankMessage(
  office: Office,
  services: Services,
  sent: Sent,
): Promise<Result<Answered, PaymentRefusal>> {
  const { database, clock } = services;
  if (sent.body.byteLength > BANK_MESSAGE_BYTES_MAX) return refuse({ code: "BANK_MESSAGE_TOO_LARGE" });
  const hash = sha256(sent.body);
  if (!isOfTheBank(services, sent)) {
    await database.run(COUNT_UNSIGNED, [clock.today(), clock.now(), sent.body.byteLength, hash]);
    return refuse({ code: "BANK_MESSAGE_UNSIGNED" });
  }
  const [kept] = await database.run(KEEP, [newId(), Buffer.from(sent.body), hash, clock.now()]);
  if (kept?.["outcome"] !== "WAITING")
    return accept({ received: true, outcome: answerOf(kept?.["outcome"]) });
  const done = await workOn(office, services, String(kept["id"]));
  return accept({ received: true, outcome: done });
}

/** Whether the bank signed these very bytes. */
export function isOfTheBank({ config }: Pick<Services, "config">, { body, signature }: Sent): boolean {
  return isSignedBy(bankSecretOf(config), body, signature);
}

const answerOf = (outcome: unknown) => (outcome === "REFUSED" ? ("REFUSED" as const) : ("BOOKED" as const));

/**
 * A message is held by its number and not by its row: whoever tells it again meanwhile counts itself on the row, outside
 * of any transaction, and would keep a connection until this is done, while this still needs some to read calendars with.
 */
const HOLD: Statement = {
  name: "payment-hold-message",
  text: () => `SELECT pg_advisory_xact_lock(hashtextextended($1, 31)) IS NULL AS held`,
};

/** Works on one kept message, exactly once: whoever comes second finds it done. */
async function workOn(
  office: Office,
  { database, clock }: Services,
  id: string,
): Promise<"BOOKED" | "REFUSED"> {
  const work = async (tx: Tx) => {
    await tx.run(HOLD, [`${tx.schema} ${id}`]);
    const held = await tx.kysely
      .selectFrom("paymentInbox")
      .select(["body", "outcome"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    if (held.outcome !== "WAITING") return answerOf(held.outcome);
    const reason = await effectOf(office, tx, { body: held.body, at: clock.now() });
    const outcome = reason === null ? "BOOKED" : "REFUSED";
    await tx.kysely.updateTable("paymentInbox").set({ outcome, reason }).where("id", "=", id).execute();
    return outcome;
  };
  return againWhereLost(() => database.transaction(work));
}

type Kept = { readonly body: Uint8Array; readonly at: ReturnType<Services["clock"]["now"]> };

/** What a message does; the reason where it does nothing. */
async function effectOf(office: Office, tx: Tx, { body, at }: Kept): Promise<string | null> {
  const message = parseBankMessage(body);
  if (message === null) return "UNREADABLE";
  if (message.currency !== "VND") return "CURRENCY";
  const account = await accountNamed(tx, message);
  if (account === null) return "ACCOUNT";
  const { transactionId, amount, memo, bookedAt } = message;
  const told = { bankRef: transactionId, amountDong: amount, memo, bookedAt, bookedDayOnly: false };
  const movement = { account, ...told };
  const booked = await bookMovement(office, tx, { movement, at });
  return booked.outcome === "KNOWN" && booked.amountDong !== amount ? "CONTRADICTS" : null;
}

async function accountNamed(executor: Executor, { bankBin, accountNumber }: BankMessage) {
  const found = await executor.kysely
    .selectFrom("paymentAccount")
    .select(["id", "unitId"])
    .where("bankBin", "=", bankBin)
    .where("number", "=", accountNumber)
    .executeTakeFirst();
  return found === undefined ? null : { id: found.id, unitId: unitIdOf(found.unitId) };
}

const BATCH = 100;

/**
 * Messages that a failure left waiting: worked on again, those first that failed least, then the oldest. One that fails
 * again is noted and keeps no other waiting. Returns how many were done.
 */
export async function workOnWaiting(office: Office, services: Services): Promise<number> {
  const { database, log } = services;
  const waiting = await database.kysely
    .selectFrom("paymentInbox")
    .select("id")
    .where("outcome", "=", "WAITING")
    .orderBy("tries")
    .orderBy("firstAt")
    .limit(BATCH)
    .execute();
  let done = 0;
  for (const { id } of waiting) {
    try {
      await workOn(office, services, id);
      done += 1;
    } catch (error) {
      log.error({ message: id, error }, "a message of the bank cannot be worked on");
      await database.run(NOTE_FAULT, [id, faultName(error)]);
    }
  }
  return done;
}

const NOTE_FAULT: Statement = {
  name: "payment-note-fault",
  text: (schema) => `UPDATE ${schema}.payment_inbox SET tries = tries + 1, fault = $2 WHERE id = $1`,
};
