import { z } from "zod";
import { messages } from "../../i18n/index.ts";
import { localDateOf } from "../../kernel/local-date.ts";
import { accept, refuse } from "../../kernel/result.ts";
import type { Executor, Statement, Tx } from "../../platform/postgres/database.ts";
import { markRevoked, type PaperId } from "../document/index.ts";
import { type Registering, type ResultRegister, requesterOf } from "../dossier/index.ts";
import { papersOf } from "./certify.ts";
import type { CopyLine } from "./copies.ts";
import { noteAmendment } from "./corrections.ts";
import { numbersText } from "./number-text.ts";
import { insertVoid, type LineKey, lockLine } from "./register.ts";
import { enterPapers } from "./store.ts";
import { askForFeeOf } from "./struck-fee.ts";

const STANDING: Statement = {
  name: "certification-standing-of-dossier",
  text: (schema) => `
    SELECT DISTINCT ON (e.line) e.agency_id, e.year, e.number, e.dossier_id, e.line,
      v.number IS NULL AS stands, v.paper_id IS NOT NULL AS with_paper
    FROM ${schema}.certification_entry AS e LEFT JOIN ${schema}.certification_void AS v USING (agency_id, year, number)
    WHERE e.dossier_id = $1 ORDER BY e.line, e.year DESC, e.number DESC`,
};
const text = <T extends string>() => z.custom<T>((value) => typeof value === "string");
const keyShape = {
  agency_id: text<LineKey["agencyId"]>(),
  year: z.number(),
  number: z.number(),
  dossier_id: text<LineKey["dossierId"]>(),
};
const keyOf = (row: z.output<z.ZodObject<typeof keyShape>>): LineKey => ({
  agencyId: row.agency_id,
  year: row.year,
  number: row.number,
  dossierId: row.dossier_id,
});
const standingRow = z
  .object({ ...keyShape, line: z.number(), stands: z.boolean(), with_paper: z.boolean() })
  .transform((row) => ({
    key: keyOf(row),
    line: row.line,
    stands: row.stands,
    /** Struck out by itself: it is certified no more. One struck out with its paper is entered again. */
    isGone: !row.stands && !row.with_paper,
  }));

const declared = z.array(z.object({ documentName: z.string(), pages: z.number(), copies: z.number() }));

/** What of a request stands in the register now, and what would be entered when its result is issued. */
async function standingOf(executor: Executor, { dossierId, form, version, pinned }: Registering) {
  const known = (await executor.run(STANDING, [dossierId])).map((row) => standingRow.parse(row));
  const documents = declared.catch([]).parse(form["documents"]);
  const lines = documents.map(({ documentName: name, ...line }): CopyLine => ({ name, ...line }));
  const isEntered = new Set(known.filter(({ stands, isGone }) => stands || isGone).map(({ line }) => line));
  return {
    standing: known.filter(({ stands }) => stands).map(({ key }) => key),
    toEnter: papersOf(version, pinned.caseCode, lines).filter(({ line }) => !isEntered.has(line)),
  };
}

const LAST: Statement = {
  name: "certification-last-number",
  text: (schema) =>
    `SELECT last_number FROM ${schema}.certification_counter WHERE agency_id = $1 AND year = $2`,
};

const offer: ResultRegister["offer"] = async (executor, { at, ...asked }) => {
  const { standing, toEnter } = await standingOf(executor, asked);
  if (standing.length + toEnter.length === 0) return refuse({ code: "RESULT_REGISTER_EMPTY" });
  const year = yearOf(at);
  const [row] = await executor.run(LAST, [asked.agencyId, year]);
  const last = Number(row?.["last_number"] ?? 0);
  const next = toEnter.map((_, index) => ({ year, number: last + 1 + index }));
  return accept(numbersText([...standing, ...next]));
};

const yearOf = (at: Parameters<typeof localDateOf>[0]) => Number(localDateOf(at).slice(0, 4));

const BIND: Statement = {
  name: "certification-paper",
  text: (schema) => `
    INSERT INTO ${schema}.certification_paper (agency_id, year, number, paper_id)
    SELECT $1, k.year, k.number, $2 FROM jsonb_to_recordset($3::jsonb) AS k (year int, number int)`,
};

/**
 * Lines of the counter are held first, so that nobody strikes one out between the number and its paper; what came
 * otherwise is entered here, in the transaction that publishes.
 * @law Nghị định 23/2015/NĐ-CP, Thông tư 01/2020/TT-BTP: each certification stands in the register once, under the number its paper bears.
 */
const take: ResultRegister["take"] = async (tx, asked) => {
  for (const key of (await standingOf(tx, asked)).standing) await lockLine(tx, key);
  const { standing, toEnter } = await standingOf(tx, asked);
  const { agencyId, dossierId, form, owner, by, at, paperId } = asked;
  const named = requesterOf(form, owner);
  const year = yearOf(at);
  const entered = { agencyId, year, dossierId, requester: named, by, at, papers: toEnter };
  const taken = (await enterPapers(tx, entered)).map((number) => ({ year, number }));
  const borne = [...standing.map((key) => ({ year: key.year, number: key.number })), ...taken];
  if (numbersText(borne) !== asked.text) return false;
  await tx.run(BIND, [agencyId, paperId, JSON.stringify(borne)]);
  return true;
};

const ON_PAPER: Statement = {
  name: "certification-lines-on-paper",
  text: (schema) => `
    SELECT e.agency_id, e.year, e.number, e.dossier_id
    FROM ${schema}.certification_paper AS p JOIN ${schema}.certification_entry AS e USING (agency_id, year, number)
      LEFT JOIN ${schema}.certification_void AS v USING (agency_id, year, number)
    WHERE p.paper_id = $1 AND v.number IS NULL ORDER BY e.year, e.number`,
};
const keyRow = z.object(keyShape).transform(keyOf);

/** Lines that stand on a paper and were not struck out, in their order. */
async function linesOn(executor: Executor, paperId: PaperId): Promise<readonly LineKey[]> {
  return (await executor.run(ON_PAPER, [paperId])).map((row) => keyRow.parse(row));
}

/** The electronic copies go with their lines. The money stays as it is: what was paid is decided about by itself. */
const strike: ResultRegister["strike"] = async (tx, paperId, { reason, by, at }) => {
  for (const key of await linesOn(tx, paperId)) {
    const { electronic } = await lockLine(tx, key);
    if (!(await insertVoid(tx, key, { reason, by, at, paperId }))) continue;
    if (electronic !== null)
      await markRevoked(tx, electronic.paperId, { revokedAt: at, revokedReason: reason });
  }
};

/**
 * A request that is refused certifies nothing: its lines are struck out with the refusal and its number, and their fee is
 * asked off as by hand. Withdrawn or stopped, its fees are decided with that.
 * @law Thông tư 01/2020/TT-BTP: a register is corrected by striking out, nothing is removed from it.
 */
const close: ResultRegister["close"] = async (tx, dossierId, { refusal, reason: said, by, at }) => {
  const t = messages("vi").certification.entry;
  const reason = refusal === null ? t.ended({ reason: said }) : t.refused({ ...refusal, reason: said });
  const known = (await tx.run(STANDING, [dossierId])).map((row) => standingRow.parse(row));
  for (const { key } of known.filter(({ stands }) => stands)) {
    const line = await lockLine(tx, key);
    if (!(await insertVoid(tx, key, { reason, by, at, paperId: refusal?.paperId ?? null }))) continue;
    if (line.electronic !== null)
      await markRevoked(tx, line.electronic.paperId, { revokedAt: at, revokedReason: reason });
    if (refusal !== null) await askForFeeOf(tx, line, { reason, by, at });
  }
};

/** The register of certified copies, as results are numbered by it. */
export const copiesRegister: ResultRegister = { offer, take, strike, amend: noteAmendment, close };

const PAPER_OF: Statement = {
  name: "certification-paper-of-line",
  text: (schema) => `
    SELECT c.paper_id FROM ${schema}.certification_paper AS c JOIN ${schema}.document_paper AS p ON p.id = c.paper_id
    WHERE c.agency_id = $1 AND c.year = $2 AND c.number = $3 AND p.state IN ('PUBLISHED', 'SUPERSEDED')`,
};

/** Whether a line is the last that stands on a paper in force: struck out alone it would leave a paper of no number. */
export async function isLastOnPaper(tx: Tx, line: LineKey): Promise<boolean> {
  const [row] = await tx.run(PAPER_OF, [line.agencyId, line.year, line.number]);
  if (row === undefined) return false;
  const paperId = text<PaperId>().parse(row["paper_id"]);
  return (await linesOn(tx, paperId)).length === 1;
}
