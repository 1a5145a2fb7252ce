import { CHAIN_START, canonicalJson, sha256 } from "../../kernel/hash-chain.ts";
import type { Instant } from "../../kernel/local-date.ts";
import type { Database, Executor, Row, Statement } from "../../platform/postgres/database.ts";

/** One sealed head: the dossier had this many events and this last hash when the anchor was made. */
type AnchoredHead = {
  readonly dossierId: string;
  readonly version: number;
  readonly headHash: string;
};
type Anchor = {
  readonly number: number;
  readonly madeAt: Instant;
  readonly previousHash: string;
  readonly hash: string;
  readonly heads: number;
};

/** SHA-256 over the previous anchor and all heads in order of dossier: changing, adding or dropping one changes it. */
function anchorHash(previousHash: string, number: number, heads: readonly AnchoredHead[]): string {
  const lines = [...heads]
    .sort((a, b) => (a.dossierId < b.dossierId ? -1 : 1))
    .map((head) => `${head.dossierId} ${head.version} ${head.headHash}`);
  return sha256(previousHash + canonicalJson({ number, heads: sha256(lines.join("\n")) }));
}

const LAST: Statement = {
  name: "dossier-anchor-last",
  text: (schema) =>
    `SELECT number, made_at, previous_hash, hash, heads FROM ${schema}.dossier_anchor ORDER BY number DESC LIMIT 1`,
};

const CHANGED: Statement = {
  name: "dossier-anchor-changed",
  text: (schema) => `
    SELECT d.id AS dossier_id, d.version, d.head_hash FROM ${schema}.dossier AS d
    WHERE NOT EXISTS (SELECT FROM ${schema}.dossier_anchor_head AS h WHERE h.dossier_id = d.id AND h.version >= d.version)
    ORDER BY d.id`,
};

const WRITE: Statement = {
  name: "dossier-anchor-write",
  text: (schema) => `
    WITH made AS (
      INSERT INTO ${schema}.dossier_anchor (number, made_at, heads, previous_hash, hash) VALUES ($1, $2, $3, $4, $5) RETURNING number
    )
    INSERT INTO ${schema}.dossier_anchor_head (anchor_number, dossier_id, version, head_hash)
    SELECT made.number, h.* FROM made, unnest($6::uuid[], $7::int[], $8::text[]) AS h (dossier_id, version, head_hash)`,
};

/**
 * Seals the heads of all dossiers that changed since the last anchor. Without it a history cut off at its end would
 * still look whole. The returned hash is for keeping outside the database (a printed log, another machine).
 */
export async function makeAnchor(database: Database, madeAt: Instant): Promise<Anchor | null> {
  return database.transaction(async (tx) => {
    const [last] = await tx.run(LAST, []);
    const heads = (await tx.run(CHANGED, [])).map(headOf);
    if (heads.length === 0) return null;
    const number = last === undefined ? 1 : Number(last["number"]) + 1;
    const previousHash = last === undefined ? CHAIN_START : String(last["hash"]);
    const hash = anchorHash(previousHash, number, heads);
    await tx.run(WRITE, [
      number,
      madeAt,
      heads.length,
      previousHash,
      hash,
      heads.map((h) => h.dossierId),
      heads.map((h) => h.version),
      heads.map((h) => h.headHash),
    ]);
    return { number, madeAt, previousHash, hash, heads: heads.length };
  });
}

function headOf(row: Row): AnchoredHead {
  return {
    dossierId: String(row["dossier_id"]),
    version: Number(row["version"]),
    headHash: String(row["head_hash"]),
  };
}

const ALL: Statement = {
  name: "dossier-anchor-all",
  text: (schema) => `SELECT number, previous_hash, hash FROM ${schema}.dossier_anchor ORDER BY number`,
};
const HEADS: Statement = {
  name: "dossier-anchor-heads",
  text: (schema) =>
    `SELECT dossier_id, version, head_hash FROM ${schema}.dossier_anchor_head WHERE anchor_number = $1 ORDER BY dossier_id`,
};

/** Recomputes every anchor from its heads; returns the numbers of those that do not hold. */
export async function brokenAnchors(executor: Executor): Promise<readonly number[]> {
  const broken: number[] = [];
  let previous = CHAIN_START;
  for (const row of await executor.run(ALL, [])) {
    const number = Number(row["number"]);
    const heads = (await executor.run(HEADS, [number])).map(headOf);
    if (row["previous_hash"] !== previous || anchorHash(previous, number, heads) !== row["hash"])
      broken.push(number);
    previous = String(row["hash"]);
  }
  return broken;
}
