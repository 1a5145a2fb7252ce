import { expect } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { instantOfEpoch } from "../../src/kernel/local-date.ts";
import { numberedByRegister } from "../../src/modules/certification/index.ts";
import { verifyPapers } from "../../src/modules/document/index.ts";
import { verifyDossiers, verifyFormNumbers } from "../../src/modules/dossier/index.ts";
import { recountStatistics } from "../../src/modules/statistics/index.ts";
import { readClusterFile } from "../../src/platform/postgres/cluster-file.ts";
import { openDatabase } from "../../src/platform/postgres/database.ts";
import { urlsOf } from "../../src/platform/postgres/embedded.ts";
import type { Ledger } from "./ledger.ts";
import { repeat, type Target } from "./office-load.ts";

/** The database of a data folder whose PostgreSQL runs, as the program has it. */
export function databaseOf(dataFolder: string) {
  const file = present(readClusterFile(dataFolder), "cluster");
  return openDatabase({ url: urlsOf(file).app, schema: "motcua", connections: 4 });
}

/** The ward at a server as a load works on it, and how many dossiers it has before. */
export async function wardOf(dataFolder: string, address: string) {
  const before = databaseOf(dataFolder);
  try {
    const unit = await before.kysely
      .selectFrom("organisationUnit")
      .select("id")
      .where("code", "=", "H26.16.05.001")
      .executeTakeFirstOrThrow();
    const seeded = await before.kysely
      .selectFrom("dossier")
      .select((all) => all.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    const target: Target = { address, token: await signIn(address), receivingUnitId: unit.id };
    return { target, seeded: Number(seeded.count) };
  } finally {
    await before.close();
  }
}

async function signIn(address: string): Promise<string> {
  const response = await fetch(`${address}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ signInName: "intake", password: "mot-cua-demo" }),
  });
  return JSON.parse(await response.text()).token;
}

/** Asks again, each under its key, what nobody answered; the server may still be getting up. */
export async function settleAll(target: Target, ledger: Ledger): Promise<void> {
  for (const entry of ledger.unknown())
    for (let tries = 0; tries < 400; tries += 1) {
      if ((await repeat(target, ledger, entry)) !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

/** Everything that was answered with yes is there, once, and all the books hold. */
export async function expectWordKept(
  dataFolder: string,
  { ledger, seeded }: { readonly ledger: Ledger; readonly seeded: number },
): Promise<void> {
  expect(ledger.unknown()).toEqual([]);
  const acknowledged = ledger.acknowledged();
  const told = (end: string) =>
    acknowledged.filter((entry) => entry.path.endsWith(end)).map((entry) => JSON.parse(entry.text));
  const [received, handedOver] = [told("/received"), told("/handOver")];
  const now = databaseOf(dataFolder);
  try {
    const rows = await now.kysely.selectFrom("dossier").select(["id", "code", "version"]).execute();
    const byId = new Map(rows.map((row) => [String(row.id), row]));
    const lost = [...received, ...handedOver].filter(
      (acted) =>
        (byId.get(acted.id)?.version ?? 0) < acted.version || byId.get(acted.id)?.code !== acted.code,
    );
    expect(lost).toEqual([]);
    // Every request that was ever sent has by now been answered once: as many dossiers as keys, each code once.
    expect(rows.length - seeded).toBe(received.length);
    expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length);
    const doubled = await now.kysely
      .selectFrom("dossierEvent")
      .select("dossierId")
      .where("type", "=", "HandedOver")
      .groupBy("dossierId")
      .having((all) => all.fn.countAll(), ">", 1)
      .execute();
    expect(doubled).toEqual([]);
    expect((await verifyDossiers(now)).broken).toEqual([]);
    expect((await recountStatistics(now)).wrong).toEqual([]);
    // Each slip has its number, and nothing left a gap. Its file follows within minutes that a killed server had not.
    expect((await verifyFormNumbers(now, instantOfEpoch(0))).wrong).toEqual([]);
    expect((await verifyPapers(now, numberedByRegister)).wrong).toEqual([]);
  } finally {
    await now.close();
  }
}
