import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import { apiRoute, idField, type Router, streamRoute, z } from "../../../web/route.ts";
import type { Actor } from "../../access/index.ts";
import { uploadSchema } from "../api/answers.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { FileRef } from "../dossier.ts";
import { storeUpload, type UploadOwner, uploadOwner } from "../uploads.ts";
import { bytesArrived, dropBegun, findBegun, markKept } from "./begun-store.ts";
import { speakTus, UPLOADS } from "./tus.ts";

const params = z.strictObject({ id: idField("upload") });
type Called = {
  readonly services: Services;
  readonly actor: Actor;
  readonly guestKey: string | null;
  readonly request: Request;
  readonly params: { readonly id?: string };
};

/** Sending a large file over a bad line: begun, continued where it broke, and then kept like any other upload. */
export function registerUploadsAhead(router: Router): void {
  const about = { act: "file.upload", tag: "dossier" } as const;
  const one = { ...about, path: `${UPLOADS}/{id}`, params, handler: speak };
  streamRoute(router, {
    ...about,
    method: "post",
    path: UPLOADS,
    summary: "Begin an upload in parts (tus 1.0.0)",
    description:
      "Send `Tus-Resumable: 1.0.0`, `Upload-Length` and `Upload-Metadata: filename <base64>`; the answer's `Location` takes the parts. Without a session send `X-Guest-Key` with every request.",
    limit: "upload",
    refusals: ["UPLOAD_TOO_LARGE", "UPLOAD_QUOTA", "UPLOAD_EMPTY", "UPLOAD_KEY_REQUIRED"],
    handler: speak,
  });
  streamRoute(router, {
    ...one,
    method: "get",
    summary: "How much of an upload has arrived (tus, also by HEAD)",
  });
  streamRoute(router, {
    ...one,
    method: "patch",
    summary: "Continue an upload (tus)",
    refusals: ["UPLOAD_OFFSET_CONFLICT"],
  });
  streamRoute(router, { ...one, method: "delete", summary: "Give an upload up (tus)" });
  apiRoute(router, {
    ...about,
    method: "post",
    path: `${UPLOADS}/{id}/file`,
    summary: "Check and keep an upload whose last byte has arrived",
    description: "Answers like `POST /api/v1/files`; asked again it answers the same.",
    params,
    answer: { status: 201, schema: uploadSchema },
    idempotency: "none",
    limit: "upload",
    refusals: ["UPLOAD_NOT_COMPLETE"],
    handler: ({ services, actor, guestKey, params: { id } }) =>
      keepArrived(services, uploadOwner(actor, guestKey), id),
  });
}

async function speak({ services, actor, guestKey, request, params: { id } }: Called) {
  const owner = uploadOwner(actor, guestKey);
  if (owner === null) return refuse({ code: "UPLOAD_KEY_REQUIRED" as const });
  return speakTus({ services, owner, id: id ?? null, request });
}

/**
 * Looks at a file that has arrived whole as at any other, and keeps it. Killed half-way it is asked for again and ends
 * the same: what was stored before is stored under the same name. What is refused is not kept in parts either.
 */
async function keepArrived(
  services: Services,
  owner: UploadOwner | null,
  id: string,
): Promise<Result<FileRef, CommandRefusal>> {
  if (owner === null) return refuse({ code: "UPLOAD_KEY_REQUIRED" });
  const { database, clock } = services;
  const begun = (await findBegun(database, owner, { ids: [id], at: clock.now() })).get(id);
  if (begun === undefined) return refuse({ code: "NOT_FOUND" });
  if (begun.kept !== null) return accept(begun.kept);
  if (begun.receivedBytes < begun.lengthBytes) return refuse({ code: "UPLOAD_NOT_COMPLETE" });
  const bytes = await bytesArrived(database, id);
  const stored = await storeUpload(services, owner, { name: begun.name, bytes, begun: id });
  if (stored.ok) await markKept(database, id, stored.value);
  else await dropBegun(database, id);
  return stored;
}
