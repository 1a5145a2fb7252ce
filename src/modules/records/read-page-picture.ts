import { accept, type Result, refuse } from "../../kernel/result.ts";
import { drawPage } from "../../platform/uploads/draw-page.ts";
import type { ReleaseRefusal } from "../../platform/uploads/released-file.ts";
import type { FileAnswer } from "../../web/api-route.ts";
import type { Actor } from "../access/index.ts";
import type { Office } from "../dossier/index.ts";
import type { PaperUnfit } from "../signature/index.ts";
import { draftFile } from "./draft-file.ts";
import { draftToPlace } from "./draft-to-place.ts";
import type { OfficialDocumentId } from "./official-document.ts";
import type { RecordsRefusal } from "./refusals.ts";

type Asked = { readonly id: OfficialDocumentId; readonly sha256: string; readonly page: number };
/** Twice as fine as it is shown. */
const WIDTH_PIXELS = 760;

/** A page of the PDF of a draft as a picture, for whoever says where number, day and signature go on it. */
export async function readPagePicture(
  office: Office,
  actor: Actor,
  { id, sha256, page }: Asked,
): Promise<Result<FileAnswer, RecordsRefusal | ReleaseRefusal | PaperUnfit>> {
  const read = await draftToPlace(office, actor, id);
  if (!read.ok) return read;
  const isOfIt = read.value.files.some((file) => file.sha256 === sha256 && file.mime === "application/pdf");
  if (!isOfIt) return refuse({ code: "NOT_FOUND" });
  const file = await draftFile(office.services, sha256);
  if (!file.ok) return file;
  if (page > file.value.pages.length) return refuse({ code: "NOT_FOUND" });
  const size = ["-scale-to-x", String(WIDTH_PIXELS), "-scale-to-y", "-1"];
  const bytes = await drawPage(file.value.pdf, { page, size });
  if (bytes === null) return refuse({ code: "NOT_FOUND" });
  return accept({ bytes, mediaType: "image/png", fileName: `${page}.png`, disposition: "inline" });
}
