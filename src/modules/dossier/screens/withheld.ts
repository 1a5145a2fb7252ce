import { type Locale, messages } from "../../../i18n/index.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import { type FileCheck, withheldFiles } from "../../../platform/uploads/file-check-store.ts";
import type { Dossier, FileRef } from "../dossier.ts";
import { filesOf } from "../queries/read-file.ts";

/** Files of a dossier that may not be opened now, by hash. */
export type WithheldFiles = ReadonlyMap<string, FileCheck>;

export function withheldOf(
  executor: Executor,
  dossier: Pick<Dossier, "components" | "result">,
): Promise<WithheldFiles> {
  return withheldFiles(
    executor,
    filesOf(dossier).map((file) => file.sha256),
  );
}

/** Why a file cannot be opened, in words with the next step; null where it can. */
export function withheldWords(withheld: WithheldFiles, file: FileRef, locale: Locale): string | null {
  const state = withheld.get(file.sha256)?.state;
  return state === "HELD" || state === "INFECTED" ? messages(locale).uploads.state[state] : null;
}
