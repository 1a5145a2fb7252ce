import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { testServices } from "../../../test/support/services.ts";
import { sha256 } from "../../kernel/hash-chain.ts";
import { countOpenIncidents, listIncidents } from "../incidents/incidents.ts";
import { readScrub, scrubSlice } from "./scrub.ts";
import { verifyFiles } from "./verify-files.ts";

const { services, database, clock } = await testServices();
const folder = join(services.config.dataFolder, "files");
const pathOf = (name: string) => join(folder, name.slice(0, 2), name);
const seed = 20_261_122;
const FILES = 1_000;

const contents = Array.from({ length: FILES }, (_, index) =>
  Buffer.from(`giấy tờ số ${index}, gieo ${seed}`.repeat(3)),
);
const names = contents.map((content) => sha256(content)).sort();
for (const content of contents) await services.files.put(content);

/** What the tests name: every file with a row of the scanner's findings. */
const references = [{ name: "test", named: (schema: string) => `SELECT sha256 FROM ${schema}.file_check` }];
async function nameAll(list: readonly string[]): Promise<void> {
  await database.kysely.deleteFrom("fileCheck").execute();
  for (let at = 0; at < list.length; at += 500) {
    const rows = list
      .slice(at, at + 500)
      .map((sha256) => ({ sha256, state: "CLEAN", receivedAt: clock.now(), scannedAt: clock.now() }));
    await database.kysely.insertInto("fileCheck").values(rows).execute();
  }
}

it("what is named and what is stored agree, in whatever number", async () => {
  await nameAll(names);
  const found = await verifyFiles(services, { references, readAll: true });
  expect(found).toEqual({ stored: FILES, named: FILES, wrong: [] });
});

it("a missing file and one nobody names are told apart, each by its name", async () => {
  const lost = sha256("never stored");
  const [orphan = ""] = names;
  await nameAll([...names.slice(1), lost]);
  const found = await verifyFiles(services, { references, readAll: false });
  expect(found.wrong.toSorted((a, b) => a.fault.localeCompare(b.fault))).toEqual([
    { sha256: lost, fault: "MISSING" },
    { sha256: orphan, fault: "ORPHAN" },
  ]);
});

it("one flipped byte in each of 1,000 files: the walk finds 1,000, killed and resumed on the way, and none is ever served", async () => {
  for (const [index, name] of names.entries()) {
    const damaged = Buffer.from((await services.files.get(name)) ?? []);
    const at = (index * 7_919 + seed) % damaged.length;
    damaged[at] = (damaged[at] ?? 0) ^ (1 << (index % 8));
    writeFileSync(pathOf(name), damaged);
  }
  for (let slice = 0; slice < 4; slice += 1) await scrubSlice(services, 300);
  const progress = await readScrub(database);
  expect(progress).toMatchObject({
    after: "",
    checked: FILES,
    damaged: FILES,
    wholeChecked: FILES,
    wholeAt: clock.now(),
  });
  expect(await countOpenIncidents(database)).toMatchObject({ FILE_CORRUPT: FILES });
  for (const name of names.slice(0, 50))
    await expect(services.files.get(name)).rejects.toMatchObject({ code: "FILE_CORRUPT" });
  await nameAll(names);
  const found = await verifyFiles(services, { references, readAll: true });
  expect(found.wrong).toHaveLength(FILES);
});

it("an incident met again is the same one, counted; a file put right is served again", async () => {
  const [name = ""] = names;
  const before = (await listIncidents(database, FILES)).find(({ subject }) => subject === name)?.times ?? 0;
  await expect(services.files.get(name)).rejects.toMatchObject({ code: "FILE_CORRUPT" });
  const after = (await listIncidents(database, FILES)).filter(({ subject }) => subject === name);
  expect(after).toMatchObject([{ times: before + 1 }]);
  const whole = contents.find((content) => sha256(content) === name) ?? Buffer.alloc(0);
  await services.files.put(whole);
  expect(Buffer.from((await services.files.get(name)) ?? [])).toEqual(whole);
});

it("a file that cannot be read at all is one damaged file: the walk goes past it, and so does the comparison", async () => {
  const text = (name: string) => contents.find((content) => sha256(content) === name) ?? Buffer.alloc(0);
  const few = names.slice(0, 20);
  for (const name of few) await services.files.put(text(name));
  for (const name of names.slice(20)) rmSync(pathOf(name));
  const [unreadable = ""] = few;
  // What a disk answers for a bad sector cannot be made here; a folder in the file's place cannot be read either.
  rmSync(pathOf(unreadable));
  mkdirSync(pathOf(unreadable));
  for (let slice = 0; slice < 3; slice += 1) await scrubSlice(services, 9);
  expect(await readScrub(database)).toMatchObject({ after: "", wholeChecked: 20, damaged: 1 });
  const open = (await listIncidents(database, 2 * FILES)).find(({ subject }) => subject === unreadable);
  expect(open).toMatchObject({ kind: "FILE_CORRUPT", closedAt: null, detail: "EISDIR" });
  await nameAll(few);
  const { wrong } = await verifyFiles(services, { references, readAll: true });
  expect(wrong).toEqual([{ sha256: unreadable, fault: "DAMAGED" }]);
});

it("a walk over an emptied store ends at once", async () => {
  rmSync(join(folder), { recursive: true });
  mkdirSync(folder);
  expect(await scrubSlice(services, 300)).toMatchObject({ after: "", checked: 0, damaged: 0 });
});
