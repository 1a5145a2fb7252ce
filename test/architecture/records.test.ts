import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEMO_OFFICERS } from "../../src/demo/ward.ts";
import { ROOT, sourceFiles } from "./source-tree.ts";

describe("decisions are recorded", () => {
  const adrs = sourceFiles(["docs/adr"], /\.md$/).filter((file) => !file.path.endsWith("README.md"));

  it("every ADR has a number of its own", () => {
    const numbers = adrs.map((file) => /(\d{4})-[a-z0-9-]+\.md$/.exec(file.path)?.[1] ?? file.path);
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
    expect(numbers.filter((number) => !/^\d{4}$/.test(number))).toEqual([]);
  });

  it("every ADR says date, status, context, decision, consequences and when to revisit it", () => {
    const parts = [/Date/, /Status/, /Context/, /Decision/, /Consequences/, /Revisit when/];
    expect(
      adrs.filter((file) => !parts.every((part) => part.test(file.text))).map((file) => file.path),
    ).toEqual([]);
  });
});

describe("the README tells the truth", () => {
  it.each(["README.md", "README.vi.md"])("%s names every account of the demo ward", (path) => {
    const text = readFileSync(join(ROOT, path), "utf8");
    expect(DEMO_OFFICERS.map(({ name }) => name).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});

const LOCKS = /^--.*\block/im;

/** Whether it reads or writes all of a table that was there before: an index, a check, an update. */
function holdsOld(text: string): boolean {
  const made = new Set([...text.matchAll(/CREATE TABLE (\w+)/g)].map(([, table]) => table));
  const held = [
    ...text.matchAll(/CREATE (?:UNIQUE )?INDEX \w+\s+ON (\w+)/g),
    ...text.matchAll(
      /ALTER TABLE (\w+)\s+(?:ADD (?:CONSTRAINT|CHECK|UNIQUE)|ALTER COLUMN \w+ (?:TYPE|SET NOT NULL))/g,
    ),
    ...text.matchAll(/^UPDATE (\w+)/gm),
  ];
  return held.some(([, table]) => !made.has(table));
}

describe("migrations are never edited once landed", () => {
  const migrations = sourceFiles(["db/migrations"], /\.sql$/);

  it("each file has the hash that was landed", () => {
    const landed = new Map(
      (existsSync(join(ROOT, "db/migrations.sha256"))
        ? readFileSync(join(ROOT, "db/migrations.sha256"), "utf8")
        : ""
      )
        .trim()
        .split("\n")
        .map((line) => [line.slice(66), line.slice(0, 64)] as const),
    );
    const now = migrations.map(
      (file) =>
        [
          file.path.slice("db/migrations/".length),
          createHash("sha256").update(file.text).digest("hex"),
        ] as const,
    );
    expect(now.filter(([name, hash]) => landed.get(name) !== hash).map(([name]) => name)).toEqual([]);
    expect([...landed.keys()].filter((name) => !now.some(([present]) => present === name))).toEqual([]);
  });

  it("numbers are six digits, and none is given twice", () => {
    const numbers = migrations.map((file) => Number(/\/(\d{6})-/.exec(file.path)?.[1]));
    expect(numbers.filter((number) => !Number.isInteger(number))).toEqual([]);
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  });

  /** Those before are as they were landed; docs/operate.md tells of their locks. */
  const LAST_BEFORE_THE_RULE = 260;

  it("each new one says what it locks, and operators find the tables that it holds", () => {
    const fresh = migrations.filter(
      ({ path }) => Number(/\/(\d{6})-/.exec(path)?.[1]) > LAST_BEFORE_THE_RULE,
    );
    expect(fresh.filter(({ text }) => !LOCKS.test(text)).map(({ path }) => path)).toEqual([]);
    const book = readFileSync(join(ROOT, "docs/operate.md"), "utf8");
    const holding = fresh.filter(({ path, text }) => holdsOld(text) && !book.includes(path.slice(14, 20)));
    expect(holding.map(({ path }) => path)).toEqual([]);
  });

  it("what holds a table is told from what makes one", () => {
    expect(
      holdsOld("CREATE TABLE a (\n);\nCREATE INDEX a_b ON a (b);\nALTER TABLE a ADD CHECK (b > 0);"),
    ).toBe(false);
    expect(holdsOld("CREATE INDEX a_b ON a (b);")).toBe(true);
    expect(holdsOld("ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0);")).toBe(true);
    expect(holdsOld("UPDATE a SET b = 1;")).toBe(true);
    expect(holdsOld("ALTER TABLE a ADD COLUMN b text;")).toBe(false);
  });

  it("every table and column carries its official Vietnamese term", () => {
    const missing = migrations.flatMap((file) =>
      [...file.text.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\)(?: PARTITION BY [^;]+)?;/g)].flatMap(
        ([, table = "", body = ""]) => {
          const columns = body
            .split("\n")
            .map((line) => /^ {2}([a-z_0-9]+) [a-z]/.exec(line)?.[1])
            .filter((name) => name !== undefined);
          return [
            ...(file.text.includes(`COMMENT ON TABLE ${table} IS`) ? [] : [table]),
            ...columns
              .filter((column) => !file.text.includes(`COMMENT ON COLUMN ${table}.${column} IS`))
              .map((column) => `${table}.${column}`),
          ];
        },
      ),
    );
    expect(missing).toEqual([]);
  });

  it("no status is a PostgreSQL ENUM and no trigger holds a rule", () => {
    expect(
      migrations
        .filter((file) => /CREATE TYPE \w+ AS ENUM|CREATE (CONSTRAINT )?TRIGGER/i.test(file.text))
        .map((file) => file.path),
    ).toEqual([]);
  });
});
