import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { type ReleaseRefusal, releasedFile } from "../../../platform/uploads/released-file.ts";
import type { Actor } from "../../access/index.ts";
import type { Office } from "../commands/office.ts";
import type { Dossier, DossierId, FileRef } from "../dossier.ts";
import { readDossier } from "./read-dossier.ts";

type ServedFile = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  readonly disposition: "attachment";
};

/** One file of a dossier for those who may read the dossier, and only if it hangs on this dossier. */
export async function readFile(
  office: Office,
  actor: Actor,
  asked: { readonly id: DossierId; readonly sha256: string },
): Promise<Result<ServedFile, ReleaseRefusal>> {
  const view = await readDossier(office, actor, asked.id);
  if (!view.ok) return view;
  const file = filesOf(view.value.dossier).find((each) => each.sha256 === asked.sha256);
  if (file === undefined) return refuse({ code: "NOT_FOUND" });
  const released = await releasedFile(office.services, file.sha256);
  if (!released.ok) return released;
  const { mime: mediaType, name: fileName } = file;
  return accept({ bytes: released.value, mediaType, fileName, disposition: "attachment" });
}

/** Every file that hangs on a dossier: of its papers and of its result. */
export function filesOf(dossier: Pick<Dossier, "components" | "result">): readonly FileRef[] {
  return [...dossier.components.flatMap((component) => component.files), ...(dossier.result?.files ?? [])];
}
