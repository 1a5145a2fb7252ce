import { present } from "../../kernel/assert.ts";
import type { Instant } from "../../kernel/local-date.ts";
import { turns } from "../../kernel/turns.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import type { PaperId } from "./paper-store.ts";

/** A series of numbers: of one agency, one kind of paper, one calendar year. */
export type Series = { readonly agencyId: UnitId; readonly kind: string; readonly year: number };

const NEXT: Statement = {
  name: "document-next-number",
  text: (schema) => `
    SELECT coalesce(max(s.last_number), 0) + 1 AS next FROM ${schema}.document_series AS s
    WHERE s.agency_id = $1 AND s.kind = $2 AND s.year = $3`,
};

/** Takes exactly this number, or none: somebody else was faster. */
const TAKE: Statement = {
  name: "document-take-number",
  text: (schema) => `
    INSERT INTO ${schema}.document_series AS s (agency_id, kind, year, last_number)
    SELECT $1, $2, $3, $4 WHERE $4::int = 1 OR EXISTS (
      SELECT FROM ${schema}.document_series AS k WHERE k.agency_id = $1 AND k.kind = $2 AND k.year = $3)
    ON CONFLICT (agency_id, kind, year) DO UPDATE SET last_number = excluded.last_number
      WHERE s.last_number = excluded.last_number - 1
    RETURNING last_number`,
};

/** The number a paper published now would carry. It is nobody's until it is taken. */
export async function nextNumber(executor: Executor, { agencyId, kind, year }: Series): Promise<number> {
  const [row] = await executor.run(NEXT, [agencyId, kind, year]);
  return Number(row?.["next"] ?? 1);
}

type Taking = {
  readonly number: number;
  readonly text: string;
  readonly takenAt: Instant;
} & ({ readonly paperId: PaperId } | { readonly bearerId: string });

/**
 * Gives the paper its number in the caller's transaction. False where the number was taken meanwhile: nothing is
 * written, and whoever publishes sets the paper anew with the next one.
 * @law Nghị định 30/2020/NĐ-CP, Đ.15: numbers run from 01 on 1 January to 31 December, in the order of issue
 */
export async function takeNumber(tx: Tx, series: Series, taking: Taking): Promise<boolean> {
  const { agencyId, kind, year } = series;
  const taken = await tx.run(TAKE, [agencyId, kind, year, taking.number]);
  if (taken.length === 0) return false;
  await tx.kysely
    .insertInto("documentNumber")
    .values({ ...series, ...taking })
    .execute();
  return true;
}

/** The number of a revoked paper: void for ever, with the reason. */
export async function voidNumberOf(
  tx: Tx,
  paperId: PaperId,
  { voidedAt, voidReason }: { readonly voidedAt: Instant; readonly voidReason: string },
): Promise<void> {
  await tx.kysely
    .updateTable("documentNumber")
    .set({ voidedAt, voidReason })
    .where("paperId", "=", paperId)
    .where("voidedAt", "is", null)
    .execute();
}

const TAKE_NEXT: Statement = {
  name: "document-take-next-number",
  text: (schema) => `
    INSERT INTO ${schema}.document_series AS s (agency_id, kind, year, last_number) VALUES ($1, $2, $3, 1)
    ON CONFLICT (agency_id, kind, year) DO UPDATE SET last_number = s.last_number + 1
    RETURNING last_number`,
};

type NextTaking = {
  /** What the number is given to: a document of the register, a copy. */
  readonly bearerId: string;
  readonly textOf: (number: number) => string;
  readonly takenAt: Instant;
};

/**
 * Gives the next number to what is not set anew for it. The series is locked until the transaction ends: of fifty who
 * publish at once each gets the number after the one before, and whoever fails gives theirs back. Taken last, when nothing
 * can be refused any more.
 */
export async function takeNextNumber(
  tx: Tx,
  series: Series,
  { bearerId, textOf, takenAt }: NextTaking,
): Promise<{ readonly number: number; readonly text: string }> {
  const { agencyId, kind, year } = series;
  const [row] = await tx.run(TAKE_NEXT, [agencyId, kind, year]);
  const number = Number(present(row, "a number")["last_number"]);
  const text = textOf(number);
  await tx.kysely
    .insertInto("documentNumber")
    .values({ ...series, number, text, bearerId, takenAt })
    .execute();
  return { number, text };
}

/** Strikes out the number of a registered document; it stays in its series with the reason. */
export async function voidBorneNumber(
  tx: Tx,
  bearerId: string,
  { voidedAt, voidReason }: { readonly voidedAt: Instant; readonly voidReason: string },
): Promise<void> {
  await tx.kysely
    .updateTable("documentNumber")
    .set({ voidedAt, voidReason })
    .where("bearerId", "=", bearerId)
    .where("voidedAt", "is", null)
    .execute();
}

const publishing = turns();

/**
 * One after the other within a process: whoever publishes in the same series waits here rather than set a paper whose
 * number somebody else takes first. Between processes the number itself decides (`takeNumber`).
 */
export function inTurn<T>({ agencyId, kind, year }: Series, work: () => Promise<T>): Promise<T> {
  return publishing(`${agencyId} ${kind} ${year}`, work);
}
