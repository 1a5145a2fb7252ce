import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assert } from "../../kernel/assert.ts";
import { sha256 } from "../../kernel/hash-chain.ts";
import { installationRoot } from "../installation.ts";

/** One step of the schema's history: `000007-dossier.sql`. */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly sql: string;
};

const FILE = /^(\d{6})-([a-z0-9-]+)\.sql$/;

/** The migrations of this program, in order; numbers are unique. */
export function readMigrations(folder = join(installationRoot(), "db", "migrations")): Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => {
      const [, number, name] = FILE.exec(file) ?? [];
      assert(number !== undefined && name !== undefined, `${file} is named like 000001-noun.sql`);
      const sql = readFileSync(join(folder, file), "utf8");
      return { number: Number(number), name, sha256: sha256(sql), sql };
    });
  assert(
    new Set(migrations.map((each) => each.number)).size === migrations.length,
    "migration numbers are unique",
  );
  return migrations;
}

/** The table that remembers which steps ran; made before the first of them. */
export function readLedger(): string {
  return readFileSync(join(installationRoot(), "db", "migration-ledger.sql"), "utf8");
}

/** One digest over all of them: which template database a test may reuse. */
export function digestOf(migrations: readonly Migration[]): string {
  return sha256([readLedger(), ...migrations.map((each) => `${each.number} ${each.sha256}`)].join("\n"));
}
