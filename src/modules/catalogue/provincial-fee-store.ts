import { z } from "zod";
import { newId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Page } from "../../kernel/paging.ts";
import type { Executor, Row, Statement, Tx } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import { datedStore } from "./dated-store.ts";
import type {
  ProvincialFee,
  ProvincialFeeContent,
  ProvincialFeeId,
  ProvincialFeeKey,
} from "./provincial-fee.ts";
import { type ProvincialFeeAct, readFeeAct, readFeeRow } from "./provincial-fee-parser.ts";
import { LOCK_THING } from "./statements.ts";

const COLUMNS = `f.id, f.unit_id, f.procedure_code, f.fee_code, f.version_no, f.state, f.valid_from, f.valid_to,
  f.revision, f.content, f.published_at, f.published_by`;

const FIND: Statement = {
  name: "catalogue-find-provincial-fee",
  text: (schema) => `SELECT ${COLUMNS} FROM ${schema}.catalogue_provincial_fee AS f WHERE f.id = $1`,
};

/** All published versions for a procedure: a few rows a province. `$1` code. */
const PUBLISHED: Statement = {
  name: "catalogue-published-provincial-fees",
  text: (schema) => `
    SELECT ${COLUMNS} FROM ${schema}.catalogue_provincial_fee AS f
    WHERE f.procedure_code = $1 AND f.state <> 'DRAFT'
    ORDER BY f.unit_id, f.fee_code, f.valid_from`,
};

/**
 * Versions for a procedure, drafts too, fee by fee, newest first. `$1` code, `$2` province or null for all, `$3` the
 * last one already shown or null, `$4` how many.
 */
const LIST: Statement = {
  name: "catalogue-list-provincial-fees",
  text: (schema) => `
    SELECT ${COLUMNS} FROM ${schema}.catalogue_provincial_fee AS f
    WHERE f.procedure_code = $1 AND ($2::uuid IS NULL OR f.unit_id = $2)
      AND ($3::uuid IS NULL OR (f.fee_code, f.unit_id, -f.version_no) >
        (SELECT s.fee_code, s.unit_id, -s.version_no FROM ${schema}.catalogue_provincial_fee AS s WHERE s.id = $3))
    ORDER BY f.fee_code, f.unit_id, f.version_no DESC LIMIT $4`,
};

/** The newest version of one key, draft or not. */
const NEWEST: Statement = {
  name: "catalogue-newest-provincial-fee",
  text: (schema) => `
    SELECT ${COLUMNS} FROM ${schema}.catalogue_provincial_fee AS f
    WHERE f.unit_id = $1 AND f.procedure_code = $2 AND f.fee_code = $3 ORDER BY f.version_no DESC LIMIT 1`,
};

const OPEN_DRAFTS: Statement = {
  name: "catalogue-open-provincial-fee-drafts",
  text: (schema) => `
    SELECT f.fee_code FROM ${schema}.catalogue_provincial_fee AS f
    WHERE f.unit_id = $1 AND f.procedure_code = $2 AND f.state = 'DRAFT'`,
};

/** The versions of one key, oldest first; `FOR UPDATE`, so that no draft is saved while it is published. */
const LOCK_VERSIONS: Statement = {
  name: "catalogue-lock-provincial-fees",
  text: (schema) => `
    SELECT ${COLUMNS} FROM ${schema}.catalogue_provincial_fee AS f
    WHERE f.unit_id = $1 AND f.procedure_code = $2 AND f.fee_code = $3 ORDER BY f.version_no FOR UPDATE`,
};

const ACTS: Statement = {
  name: "catalogue-provincial-fee-acts",
  text: (schema) => `
    SELECT a.type, a.actor_name, a.at, f.version_no FROM ${schema}.catalogue_provincial_fee_act AS a
    JOIN ${schema}.catalogue_provincial_fee AS f ON f.id = a.fee_id
    WHERE f.unit_id = $1 AND f.procedure_code = $2 AND f.fee_code = $3 ORDER BY a.id DESC LIMIT 100`,
};

const readRows = (rows: readonly Row[]) => rows.map(readFeeRow);

export async function findProvincialFee(executor: Executor, feeId: string): Promise<ProvincialFee | null> {
  return readRows(await executor.run(FIND, [feeId]))[0] ?? null;
}

/** What provinces have ever published for a procedure: what `feesInPlace` chooses from. */
export async function publishedFees(executor: Executor, code: string): Promise<readonly ProvincialFee[]> {
  return readRows(await executor.run(PUBLISHED, [code]));
}

const LIST_SIZE = 50;

export async function listProvincialFees(
  executor: Executor,
  asked: {
    readonly procedureCode: string;
    readonly unitId: UnitId | null;
    readonly cursor: string | null;
  },
): Promise<Page<ProvincialFee>> {
  const { procedureCode, unitId, cursor } = asked;
  const rows = await executor.run(LIST, [procedureCode, unitId, cursor, LIST_SIZE + 1]);
  const items = readRows(rows.slice(0, LIST_SIZE));
  return { items, nextCursor: rows.length > LIST_SIZE ? (items.at(-1)?.id ?? null) : null };
}

export async function newestProvincialFee(
  executor: Executor,
  key: ProvincialFeeKey,
): Promise<ProvincialFee | null> {
  return readRows(await executor.run(NEWEST, keyOf(key)))[0] ?? null;
}

/** Codes of the fees of a procedure for which a province has a draft open. */
export async function feesWithDraft(
  executor: Executor,
  { unitId, procedureCode }: { readonly unitId: UnitId | null; readonly procedureCode: string },
): Promise<readonly string[]> {
  if (unitId === null) return [];
  const rows = await executor.run(OPEN_DRAFTS, [unitId, procedureCode]);
  return rows.map((row) => z.object({ fee_code: z.string() }).parse(row).fee_code);
}

const keyOf = ({ unitId, procedureCode, feeCode }: ProvincialFeeKey) => [unitId, procedureCode, feeCode];

/** All versions of a key, oldest first, locked so that two officers cannot publish or replace at once. */
export async function lockFees(tx: Tx, key: ProvincialFeeKey): Promise<readonly ProvincialFee[]> {
  await tx.run(LOCK_THING, [`provincial fee ${keyOf(key).join(" ")}`]);
  return readRows(await tx.run(LOCK_VERSIONS, keyOf(key)));
}

/** What was done to all versions of a key, newest first. */
export async function listFeeActs(
  executor: Executor,
  key: ProvincialFeeKey,
): Promise<readonly ProvincialFeeAct[]> {
  return (await executor.run(ACTS, keyOf(key))).map(readFeeAct);
}

type NewFee = ProvincialFeeKey & {
  readonly versionNo: number;
  readonly content: ProvincialFeeContent;
  readonly at: Instant;
};

export async function insertFee(tx: Tx, fee: NewFee): Promise<ProvincialFeeId> {
  const feeId = newId<"provincial-fee">();
  const { at, content, ...rest } = fee;
  await tx.kysely
    .insertInto("catalogueProvincialFee")
    .values({
      ...rest,
      id: feeId,
      state: "DRAFT",
      content: JSON.stringify(content),
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  return feeId;
}

/** The life of the versions of what provinces charge. */
export const feeLife = datedStore<ProvincialFeeId, ProvincialFeeAct["type"]>({
  versions: "catalogue_provincial_fee",
  seals: "catalogue_provincial_fee_publication",
  sealed: { fee_id: "id", frozen: "frozen", valid_from: "valid_from", content_md5: "content_md5" },
  acts: "catalogue_provincial_fee_act",
  actOf: "fee_id",
});
