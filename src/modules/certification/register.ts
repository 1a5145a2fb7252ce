import { z } from "zod";
import { present } from "../../kernel/assert.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import { instantAt, nextDay } from "../../kernel/local-date.ts";
import type { FileReferences } from "../../platform/files/file-references.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import type { PaperId } from "../document/index.ts";
import type { DossierId } from "../dossier/index.ts";
import type { FeePart } from "./store.ts";

/** Which entry of the register: of an agency's year, by its number. */
type EntryKey = { readonly agencyId: UnitId; readonly year: number; readonly number: number };

/** A line by its number, and whose it is. */
export type LineKey = EntryKey & { readonly dossierId: DossierId };

/** One line of the register as it is read: what was entered, and what became of it. */
export type RegisterLine = EntryKey & {
  readonly dossierId: DossierId;
  readonly paperName: string;
  readonly pages: number;
  readonly copies: number;
  readonly feeDong: number;
  /** What of it was which fee; empty for lines that were entered before each was written down. */
  readonly fees: readonly FeePart[];
  readonly requester: string;
  readonly enteredAt: Instant;
  readonly voided: { readonly reason: string; readonly by: PersonId; readonly at: Instant } | null;
  readonly electronic: { readonly paperId: PaperId; readonly sha256: string; readonly at: Instant } | null;
};

export type RegisterQuestion = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly number: number | null;
  readonly person: string;
};

export const LINES_A_PAGE = 100;

/** Lines of the register with what became of each. */
const lines = (schema: string) => `
    SELECT e.agency_id, e.year, e.number, e.dossier_id, e.paper_name, e.pages, e.copies, e.fee_dong, e.fee_parts, e.requester,
      e.entered_at, v.reason, v.voided_by, v.voided_at, c.paper_id, c.sha256, c.signed_at
    FROM ${schema}.certification_entry AS e
      LEFT JOIN ${schema}.certification_void AS v USING (agency_id, year, number)
      LEFT JOIN ${schema}.certification_electronic AS c USING (agency_id, year, number)`;

const LIST: Statement = {
  name: "certification-register",
  text: (schema) => `${lines(schema)}
    WHERE e.agency_id = ANY ($1::uuid[]) AND e.entered_at >= $2 AND e.entered_at < $3
      AND ($4::int IS NULL OR e.number = $4) AND (e.year, e.number) > ($6, $7)
      AND ($5 = '' OR position(lower($5) IN lower(e.requester)) > 0
        OR EXISTS (SELECT FROM ${schema}.certification_correction AS n
          WHERE (n.agency_id, n.year, n.number) = (e.agency_id, e.year, e.number)
            AND position(lower($5) IN lower(n.requester_to)) > 0))
    ORDER BY e.year, e.number LIMIT $8`,
};

const at = z.custom<Instant>((value) => typeof value === "string");
const text = <T extends string>() => z.custom<T>((value) => typeof value === "string");
const lineRow = z
  .object({
    agency_id: text<UnitId>(),
    year: z.number(),
    number: z.number(),
    dossier_id: text<DossierId>(),
    paper_name: z.string(),
    pages: z.number(),
    copies: z.number(),
    fee_dong: z.number(),
    fee_parts: z.array(z.object({ code: z.string(), dong: z.number() })),
    requester: z.string(),
    entered_at: at,
    reason: z.string().nullable(),
    voided_by: text<PersonId>().nullable(),
    voided_at: at.nullable(),
    paper_id: text<PaperId>().nullable(),
    sha256: z.string().nullable(),
    signed_at: at.nullable(),
  })
  .transform((row): RegisterLine => {
    const {
      reason,
      voided_by: by,
      voided_at: voidedAt,
      paper_id: paperId,
      sha256,
      signed_at: signedAt,
    } = row;
    return {
      agencyId: row.agency_id,
      year: row.year,
      number: row.number,
      dossierId: row.dossier_id,
      paperName: row.paper_name,
      pages: row.pages,
      copies: row.copies,
      feeDong: row.fee_dong,
      fees: row.fee_parts,
      requester: row.requester,
      enteredAt: row.entered_at,
      voided: reason === null || by === null || voidedAt === null ? null : { reason, by, at: voidedAt },
      electronic:
        paperId === null || sha256 === null || signedAt === null ? null : { paperId, sha256, at: signedAt },
    };
  });

type Asked = {
  readonly agencyIds: readonly UnitId[];
  readonly question: RegisterQuestion;
  /** Lines after this one; null from the first. */
  readonly after: Pick<EntryKey, "year" | "number"> | null;
};

/** Lines of the register in their order; struck out ones stay where they are. One more than a page where more follow. */
export async function listRegister(executor: Executor, asked: Asked): Promise<readonly RegisterLine[]> {
  const { agencyIds, question, after } = asked;
  const { from, to, number, person } = question;
  const rows = await executor.run(LIST, [
    agencyIds,
    instantAt(from, 0),
    instantAt(nextDay(to), 0),
    number,
    person.trim(),
    after?.year ?? 0,
    after?.number ?? 0,
    LINES_A_PAGE + 1,
  ]);
  return rows.map((row) => lineRow.parse(row));
}

const FIND: Statement = {
  name: "certification-line",
  text: (schema) => `${lines(schema)}
    WHERE e.dossier_id = $1 AND e.number = $2 AND ($3::int IS NULL OR e.year = $3)
    ORDER BY e.year DESC LIMIT 1`,
};

/** One line of a request, by its number; the youngest where no year is said. */
export async function findLine(
  executor: Executor,
  { dossierId, number, year }: Pick<RegisterLine, "dossierId" | "number"> & { readonly year?: number },
): Promise<RegisterLine | null> {
  const [row] = await executor.run(FIND, [dossierId, number, year ?? null]);
  return row === undefined ? null : lineRow.parse(row);
}

const LOCK: Statement = {
  name: "certification-lock-line",
  text: () =>
    `SELECT pg_advisory_xact_lock(hashtextextended('certification ' || $1 || ' ' || $2 || ' ' || $3, 0))`,
};

/**
 * The line as it is now, nobody else's until the transaction ends: what strikes it out and what makes its electronic copy
 * wait for each other. A lock of its own, since entries are only ever inserted and read.
 */
export async function lockLine(tx: Tx, line: LineKey): Promise<RegisterLine> {
  const { agencyId, year, number } = line;
  await tx.run(LOCK, [agencyId, String(year), String(number)]);
  return present(await findLine(tx, line), "an entry that was read before");
}

const VOID: Statement = {
  name: "certification-void",
  text: (schema) => `
    INSERT INTO ${schema}.certification_void (agency_id, year, number, reason, voided_by, voided_at, paper_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING number`,
};

type Voided = {
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Instant;
  /** The paper it was struck out with; null where it was struck out by itself. */
  readonly paperId: PaperId | null;
};

/** Strikes a line out; false where it was before. */
export async function insertVoid(executor: Executor, key: EntryKey, voided: Voided): Promise<boolean> {
  const { reason, by, at: voidedAt, paperId } = voided;
  const values = [key.agencyId, key.year, key.number, reason, by, voidedAt, paperId];
  return (await executor.run(VOID, values)).length === 1;
}

const MADE: Statement = {
  name: "certification-electronic",
  text: (schema) => `
    INSERT INTO ${schema}.certification_electronic
      (agency_id, year, number, paper_id, scan_sha256, sha256, signed_by, signed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING number`,
};

type Made = {
  readonly paperId: PaperId;
  readonly scanSha256: string;
  readonly sha256: string;
  readonly by: PersonId;
  readonly at: Instant;
};

/** Enters the electronic copy beside its line; false where there is one. */
export async function insertElectronic(executor: Executor, key: EntryKey, made: Made): Promise<boolean> {
  const { paperId, scanSha256, sha256, by, at: signedAt } = made;
  const values = [key.agencyId, key.year, key.number, paperId, scanSha256, sha256, by, signedAt];
  return (await executor.run(MADE, values)).length === 1;
}

/** The electronic copies, and the scans they were made of. */
export const certificationReferences: FileReferences = {
  name: "certification",
  named: (schema) => `
    SELECT sha256 FROM ${schema}.certification_electronic
    UNION ALL SELECT scan_sha256 FROM ${schema}.certification_electronic`,
};
