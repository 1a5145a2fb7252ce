import { accept, type Result, refuse } from "../../../kernel/result.ts";
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
): Promise<Result<ServedFile, { readonly code: "NOT_FOUND" }>> {
  const view = await readDossier(office, actor, asked.id);
  if (!view.ok) return view;
  const file = filesOf(view.value.dossier).find((each) => each.sha256 === asked.sha256);
  const bytes = file === undefined ? null : await office.services.files.get(file.sha256);
  if (file === undefined || bytes === null) return refuse({ code: "NOT_FOUND" });
  return accept({ bytes, mediaType: file.mime, fileName: file.name, disposition: "attachment" });
}

/** Every file that hangs on a dossier: of its papers and of its result. */
export function filesOf(dossier: Pick<Dossier, "components" | "result">): readonly FileRef[] {
  return [...dossier.components.flatMap((component) => component.files), ...(dossier.result?.files ?? [])];
}
