import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import { meetIncident } from "../incidents/incidents.ts";
import type { Log } from "../log/log.ts";
import type { Database } from "../postgres/database.ts";
import type { ContentHash, FileStore } from "./file-store.ts";

type Watch = { readonly database: Database; readonly clock: Clock; readonly log: Log };

/** The same store; whoever meets a damaged file through it leaves an incident behind, and still gets no bytes. */
export function watchedFileStore(store: FileStore, watch: Watch): FileStore {
  return {
    ...store,
    get: async (sha256) => {
      try {
        return await store.get(sha256);
      } catch (fault) {
        if (fault instanceof Fault && fault.code === "FILE_CORRUPT")
          await report(watch, sha256, String(fault.facts["reason"] ?? ""));
        throw fault;
      }
    },
  };
}

/** The log first: it needs no database. */
async function report({ database, clock, log }: Watch, sha256: ContentHash, detail: string): Promise<void> {
  log.error({ sha256, detail }, "a stored file was changed or cannot be read");
  await meetIncident(database, { kind: "FILE_CORRUPT", subject: sha256, detail, at: clock.now() }).catch(
    (cause: unknown) => log.error({ cause: String(cause) }, "the incident could not be kept"),
  );
}
