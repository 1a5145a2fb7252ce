import { createPrivateKey } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { apiOffice } from "../support/api-office.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const keyFolder = join(office.services.config.dataFolder, "demo-authority");

/** How a private key begins as PEM, and as PKCS#8 in DER (RSA, EC) in hexadecimal and Base64 as a dump writes bytes. */
const MARKS = [
  "PRIVATE KEY",
  "020100300d06092a864886f70d010101",
  "020100301306072a8648ce3d0201",
  "IBADANBgkqhkiG9w0BAQEF",
  "AgEAMBMGByqGSM49AgEG",
];

/** What every key of this installation holds and nothing public does, as bytes may be written. */
function secrets(): readonly string[] {
  const files = readdirSync(keyFolder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".pem"),
  );
  return files.flatMap((name) => {
    const pem = readFileSync(join(keyFolder, name), "utf8");
    if (!pem.includes("PRIVATE KEY")) return [];
    const { d } = createPrivateKey(pem).export({ format: "jwk" });
    const secret = Buffer.from(present(d, "secret"), "base64url").subarray(0, 24);
    return [secret.toString("hex"), secret.toString("base64"), secret.toString("base64url")];
  });
}

/** Every row of every table as a dump writes it. */
async function dumped(): Promise<string> {
  const tables = await office.owner.run(
    {
      name: "test-tables",
      text: () =>
        "SELECT table_name FROM information_schema.tables WHERE table_schema = $1 AND table_type = 'BASE TABLE'",
    },
    [TEST_SCHEMA],
  );
  const rows: string[] = [];
  for (const { table_name: table } of tables) {
    const text = (schema: string) => `SELECT t::text AS row FROM ${schema}."${String(table)}" AS t`;
    for (const row of await office.owner.run({ name: `test-dump-${String(table)}`, text }, []))
      rows.push(String(row["row"]));
  }
  return rows.join("\n");
}
const found = (text: string) => [...MARKS, ...secrets()].filter((mark) => text.includes(mark));

test("after a paper was signed and sealed no private key is in any table, nor in any file that a backup copies", async () => {
  const { id } = await office.reach("1.004873", "issue");
  await office.act("clerk", id, "issueResult", { files: [] });
  expect(secrets().length).toBeGreaterThanOrEqual(6);
  const dump = await dumped();
  expect(dump.length).toBeGreaterThan(100_000);
  expect(found(dump)).toEqual([]);
  const store = join(office.services.config.dataFolder, "files");
  const files = readdirSync(store, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(join(parentPath, name));
    expect(found(`${bytes.toString("latin1")}\n${bytes.toString("hex")}`), name).toEqual([]);
  }
});

test("a key that somebody wrote into a table would be found, as text and as bytes", async () => {
  const [name] = readdirSync(keyFolder).filter((each) => each.endsWith(".pem"));
  const pem = readFileSync(join(keyFolder, present(name, "key")), "utf8");
  const der = createPrivateKey(pem).export({ format: "der", type: "pkcs8" });
  const set = (to: object) => office.owner.kysely.updateTable("signatureCertificate").set(to).execute();
  const kept = await office.owner.kysely
    .selectFrom("signatureCertificate")
    .select(["requestDocument", "picture"])
    .executeTakeFirstOrThrow();
  await set({ requestDocument: pem });
  expect(found(await dumped())).toContain("PRIVATE KEY");
  await set({ requestDocument: kept.requestDocument, picture: der });
  expect(found(await dumped()).length).toBeGreaterThan(0);
  await set({ picture: kept.picture });
  expect(found(await dumped())).toEqual([]);
});
