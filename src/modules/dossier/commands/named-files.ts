import type { Executor } from "../../../platform/postgres/database.ts";
import type { Actor } from "../../access/index.ts";
import type { Dossier, FileRef } from "../dossier.ts";
import type { DossierCommand } from "../dossier-command.ts";
import { filesOf } from "../queries/read-file.ts";
import { ownsUploads } from "../uploads.ts";

/**
 * Whether every file an act names is the actor's own upload or hangs on the dossier already, as it was uploaded: one
 * that is there does not change its kind. Asked after the rights, or a stranger could tell who holds a file.
 */
export async function mayNameFiles(
  executor: Executor,
  actor: Actor,
  { dossier, command }: { readonly dossier: Dossier; readonly command: DossierCommand },
): Promise<boolean> {
  const held = filesOf(dossier);
  const unknown = namedFiles(command).filter((file) => !held.some((known) => isSameFile(known, file)));
  return ownsUploads(executor, actor, unknown);
}

function namedFiles(command: DossierCommand): readonly FileRef[] {
  if ("components" in command) return filesOf({ components: command.components, result: null });
  return "files" in command ? command.files : [];
}

function isSameFile(one: FileRef, other: FileRef): boolean {
  return one.sha256 === other.sha256 && one.sizeBytes === other.sizeBytes && one.mime === other.mime;
}
