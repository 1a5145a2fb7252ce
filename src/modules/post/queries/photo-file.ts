import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import { type ReleaseRefusal, releasedFile } from "../../../platform/uploads/released-file.ts";
import type { FileAnswer } from "../../../web/api-route.ts";
import type { Actor } from "../../access/index.ts";
import { type DossierId, type Office, readDossier } from "../../dossier/index.ts";
import type { Photo } from "../photo-store.ts";
import { scopeFor } from "../rights.ts";
import { listIncidents } from "./list-incidents.ts";
import { readParcel } from "./read-parcel.ts";

type Answer = Promise<Result<FileAnswer, ReleaseRefusal>>;

/** A photograph of a parcel, for both sides that see the parcel. */
export async function photoFile(
  services: Services,
  actor: Actor,
  { code, sha256 }: { readonly code: string; readonly sha256: string },
): Answer {
  const read = await readParcel(services.database, await scopeFor(services, actor), code);
  return released(services, read?.incidents ?? [], sha256);
}

/** The same for whoever may read the dossier whose parcel it is. */
export async function photoOfDossier(
  office: Office,
  actor: Actor,
  { id, sha256 }: { readonly id: DossierId; readonly sha256: string },
): Answer {
  const read = await readDossier(office, actor, id);
  if (!read.ok || read.value.sharedPartOnly) return refuse({ code: "NOT_FOUND" });
  return released(office.services, await listIncidents(office.services.database, id), sha256);
}

async function released(
  services: Services,
  incidents: readonly { readonly photos: readonly Photo[] }[],
  sha256: string,
): Answer {
  const photo = incidents.flatMap(({ photos }) => photos).find((each) => each.sha256 === sha256);
  if (photo === undefined) return refuse({ code: "NOT_FOUND" });
  const bytes = await releasedFile(services, photo.sha256);
  if (!bytes.ok) return bytes;
  return accept({
    bytes: bytes.value,
    mediaType: photo.mime,
    fileName: photo.name,
    disposition: "inline",
  });
}
