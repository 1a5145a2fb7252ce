import type { FileStore } from "../../../platform/files/file-store.ts";
import type { Executor, Statement } from "../../../platform/postgres/database.ts";
import { listPapersOf } from "../../document/index.ts";
import type { DossierEvent } from "../events.ts";
import { groupByDossier } from "../replay.ts";

const EVENTS_OF_CODE: Statement = {
  name: "dossier-evidence-events",
  text: (schema) => `
    SELECT e.* FROM ${schema}.dossier_event AS e
    WHERE e.dossier_id = (SELECT d.id FROM ${schema}.dossier AS d WHERE d.code = $1) ORDER BY e.seq`,
};

type NamedBytes = { readonly name: string; readonly bytes: Uint8Array };

/** What proves the life of a dossier: its sealed events, the papers it issued, the files its history names. */
type DossierEvidence = {
  readonly headHash: string;
  readonly events: readonly object[];
  readonly personal: Readonly<Record<string, unknown>>;
  readonly papers: readonly NamedBytes[];
  readonly files: readonly NamedBytes[];
};

/** Null where there is no dossier of this code. A file that is kept no more is left out; its hash stands in the events. */
export async function readEvidence(
  executor: Executor,
  files: FileStore,
  code: string,
): Promise<DossierEvidence | null> {
  const [history] = [...groupByDossier(await executor.run(EVENTS_OF_CODE, [code])).values()];
  const [first] = history ?? [];
  if (history === undefined || first === undefined) return null;
  const papers = await listPapersOf(executor, first.dossierId);
  const published = papers.flatMap(({ id, sha256, signedSha256 }) => {
    const hash = sha256 ?? signedSha256;
    return hash === null ? [] : [{ name: `${id}.pdf`, hash }];
  });
  const isPaper = new Set(published.map(({ hash }) => hash));
  const named = [...hashesIn(history)]
    .filter((hash) => !isPaper.has(hash))
    .map((hash) => ({ name: hash, hash }));
  return {
    headHash: history.at(-1)?.hash ?? "",
    events: history.map(({ private: _private, ...event }) => event),
    personal: Object.fromEntries(
      history.flatMap((each) => (each.private === null ? [] : [[each.seq, each.private]])),
    ),
    papers: await kept(files, published),
    files: await kept(files, named),
  };
}

async function kept(
  files: FileStore,
  wanted: readonly { readonly name: string; readonly hash: string }[],
): Promise<NamedBytes[]> {
  const found: NamedBytes[] = [];
  for (const { name, hash } of wanted) {
    const bytes = await files.get(hash);
    if (bytes !== null) found.push({ name, bytes });
  }
  return found;
}

/** Every hash under the name `sha256` in what the events say. */
function hashesIn(history: readonly DossierEvent[]): ReadonlySet<string> {
  const found = JSON.stringify(history.map(({ data }) => data)).matchAll(/"sha256":"([0-9a-f]{64})"/g);
  return new Set([...found].map(([, hash = ""]) => hash));
}
