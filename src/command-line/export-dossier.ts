import { randomBytes } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readEvidence } from "../modules/dossier/index.ts";
import { loadTrust, makeBundle } from "../modules/signature/index.ts";
import { say } from "../platform/process/terminal.ts";
import type { Services } from "../platform/services.ts";
import { bilingual } from "./bilingual.ts";
import { CommandStopped, isFull } from "./explain.ts";
import { withKeptServices } from "./with-services.ts";

type Asked = { readonly out: string; readonly personal: boolean };

/** Writes the evidence bundle of a dossier into a folder of its own. */
export async function exportDossier(code: string, { out, personal }: Asked): Promise<void> {
  const bundle = await withKeptServices((services) => evidenceOf(services, { code, personal }));
  if (bundle === null)
    throw new CommandStopped([bilingual((texts) => texts.commandLine.exported.unknown(code))]);
  const folder = resolve(out, code);
  writeBundle(folder, bundle);
  say(bilingual((texts) => texts.commandLine.exported.done(folder, bundle.size)));
  say(`node ${join(folder, "verify.mjs")}`);
}

/** The bundle by path; null where there is no dossier of this code. Personal data only where they were asked for. */
export async function evidenceOf(
  { database, files, clock }: Pick<Services, "database" | "files" | "clock">,
  { code, personal }: { readonly code: string; readonly personal: boolean },
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const evidence = await readEvidence(database, files, code);
  if (evidence === null) return null;
  const trust = await loadTrust(database);
  return makeBundle({
    ...evidence,
    personal: personal ? evidence.personal : null,
    code,
    exportedAt: clock.now(),
    trust,
  });
}

/** Writes the bundle beside and gives it its name once all of it is there: half of one would pass for less evidence. */
export function writeBundle(folder: string, bundle: ReadonlyMap<string, Uint8Array>): void {
  const beside = `${folder}.${randomBytes(4).toString("hex")}.new`;
  try {
    for (const [path, bytes] of bundle) {
      mkdirSync(dirname(join(beside, path)), { recursive: true, mode: 0o700 });
      writeFileSync(join(beside, path), bytes, { mode: 0o600, flush: true });
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!isFull(error)) throw error;
    throw new CommandStopped([bilingual((texts) => texts.commandLine.exported.noRoom(dirname(folder)))]);
  }
}
