import { z } from "zod";
import { sha256 } from "../../../kernel/hash-chain.ts";
import { newId } from "../../../kernel/ids.ts";
import { earlier, later as laterOf, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Statement, Tx } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import { moneyArrived } from "../missing-money.ts";
import { bookMovements } from "../movement.ts";
import { parseStatement, type StatementLine } from "../parse-statement.ts";
import type { PaymentRefusal } from "../refusals.ts";
import { deniedAt } from "../rights.ts";
import { unitIdOf } from "../stored-id.ts";
import type { TillCall } from "./take-payment.ts";

type ImportStatement = {
  readonly accountId: string;
  readonly fileName: string;
  readonly text: string;
};

/** What an import did. */
export type ImportedStatement = {
  readonly id: string;
  readonly lines: number;
  /** Told before, by a message or an earlier statement. */
  readonly known: number;
  readonly matched: number;
  readonly open: number;
  /** Known by the same number with another amount: neither is changed, both are shown. */
  readonly contradicted: readonly string[];
};

/**
 * Imports a bank's statement: what no message told is booked and matched now, what was told is confirmed. The same file
 * twice changes nothing, nor do two files that overlap: the bank's transaction number decides. A file with a line that
 * cannot be read is refused with that line, before anything is booked: half a statement proves nothing.
 */
export async function importStatement(
  { office, services, actor }: TillCall,
  asked: ImportStatement,
): Promise<Result<ImportedStatement, PaymentRefusal>> {
  const { database, clock } = services;
  const account = await database.kysely
    .selectFrom("paymentAccount")
    .select(["id", "unitId"])
    .where("id", "=", asked.accountId)
    .executeTakeFirst();
  if (account === undefined || actor.kind !== "officer") return refuse({ code: "NOT_FOUND" });
  const unitId = unitIdOf(account.unitId);
  const denied = await deniedAt(services, actor, { act: "payment.reconcile", unitId });
  if (denied !== null) return refuse(denied);
  const read = parseStatement(asked.text);
  if ("layout" in read && read.layout === null) return refuse({ code: "STATEMENT_HEADINGS_UNKNOWN" });
  if ("linesMax" in read) return refuse({ code: "STATEMENT_TOO_LONG", lines: read.linesMax });
  const [firstBad] = read.bad;
  if (firstBad !== undefined) return refuse({ code: "STATEMENT_UNREADABLE", ...firstBad });
  const [first] = read.lines;
  if (first === undefined)
    return refuse({ code: "STATEMENT_UNREADABLE", line: 1, column: "NO_LINES", cell: "" });
  return transactionOrRefusal(database, async (tx): Promise<Result<ImportedStatement, PaymentRefusal>> => {
    const kept = {
      id: newId(),
      ...asked,
      layout: read.layout,
      importedBy: actor.personId,
      importedAt: clock.now(),
    };
    const id = await keepStatement(tx, kept, [first, ...read.lines]);
    const counts = { known: 0, matched: 0, open: 0 };
    const contradicted: string[] = [];
    const movements = read.lines.map(({ line: _line, ...told }) => ({
      account: { id: account.id, unitId },
      ...told,
    }));
    const booked = await bookMovements(office, tx, { movements, at: kept.importedAt });
    for (const { movement: told, ...done } of booked) {
      if (done.outcome === "KNOWN") counts.known += 1;
      else counts[done.outcome === "MATCHED" ? "matched" : "open"] += 1;
      if (done.outcome === "KNOWN" && done.amountDong !== told.amountDong) contradicted.push(told.bankRef);
      else await confirmByStatement(tx, { movementId: done.id, statementId: id });
    }
    const arrived = booked.filter(({ movement }) => !contradicted.includes(movement.bankRef));
    for (const movementId of await absentOf(tx, arrived))
      await moneyArrived(office, tx, { movementId, at: kept.importedAt });
    return accept({ id, lines: read.lines.length, ...counts, contradicted });
  });
}

type Kept = Omit<ImportStatement, "text"> & {
  readonly id: string;
  readonly text: string;
  readonly layout: string;
  readonly importedBy: string;
  readonly importedAt: ReturnType<TillCall["services"]["clock"]["now"]>;
};

/** The statement as it was handed in; the one kept already where the same file was before. */
async function keepStatement(tx: Tx, kept: Kept, [first, ...lines]: [StatementLine, ...StatementLine[]]) {
  const { text, ...rest } = kept;
  const days = lines.map(({ bookedAt }) => localDateOf(bookedAt));
  const start = localDateOf(first.bookedAt);
  const toOn = days.reduce((a, b) => laterOf(a, b), start);
  const last = lines.reduce((a, { bookedAt }) => laterOf(a, bookedAt), first.bookedAt);
  const made = await tx.kysely
    .insertInto("paymentStatement")
    .values({
      ...rest,
      fileSha256: sha256(text),
      fromOn: days.reduce((a, b) => earlier(a, b), start),
      toOn,
      // A last line with its day only says nothing of what came after the file was made.
      toldUntil: lines.some((line) => line.bookedDayOnly && line.bookedAt === last) ? kept.importedAt : last,
      lines: lines.length,
      sumDong: lines.reduce((sum, { amountDong }) => sum + amountDong, 0),
    })
    .onConflict((conflict) => conflict.columns(["accountId", "fileSha256"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) {
    const known = await tx.kysely
      .selectFrom("paymentStatement")
      .select("id")
      .where("accountId", "=", kept.accountId)
      .where("fileSha256", "=", sha256(text))
      .executeTakeFirstOrThrow();
    return known.id;
  }
  const rows = lines.map(({ memo: _memo, ...line }) => ({ statementId: kept.id, ...line }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await tx.kysely
      .insertInto("paymentStatementLine")
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute();
  return made.id;
}

const ROWS_AT_ONCE = 1_000;

async function confirmByStatement(
  tx: Tx,
  { movementId, statementId }: Record<"movementId" | "statementId", string>,
) {
  await tx.kysely
    .updateTable("paymentMovement")
    .set({ statementId })
    .where("id", "=", movementId)
    .where("statementId", "is", null)
    .execute();
}

const ABSENT: Statement = {
  name: "payment-absent-of",
  text: (schema) => `
    SELECT m.id FROM ${schema}.payment_movement AS m WHERE m.absent_as IS NOT NULL AND m.id = ANY ($1::uuid[]) ORDER BY m.id`,
};

/** Which of these were settled as never arrived. */
async function absentOf(tx: Tx, told: readonly { readonly id: string }[]): Promise<readonly string[]> {
  const rows = await tx.run(ABSENT, [told.map(({ id }) => id)]);
  return rows.map((row) => z.object({ id: z.string() }).parse(row).id);
}
