import type { Readable } from "node:stream";
import { DataStore, ERRORS, MemoryLocker, Server, Upload } from "@tus/server";
import { present } from "../../../kernel/assert.ts";
import { httpDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import { UPLOAD_LIMITS } from "../../../platform/uploads/limits.ts";
import type { WebRefusal } from "../../../web/refusals.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import { quotaRefusal, type UploadOwner } from "../uploads.ts";
import { appendPart, beginUpload, dropBegun, findBegun } from "./begun-store.ts";

export const UPLOADS = "/api/v1/uploads";
/** So much is in memory before it is written; a connection that breaks loses less than this. */
const PART_BYTES = 65_536;
const NAME_LETTERS_MAX = 200;

/** One lock for all requests of this process: a phone that comes back takes the file over from its own dead connection. */
const locker = new MemoryLocker();

type Asked = {
  readonly services: Services;
  readonly owner: UploadOwner;
  /** Null where a new upload is begun. */
  readonly id: string | null;
  readonly request: Request;
};

/**
 * Speaks the tus protocol (tus.io, version 1.0.0) for one request of one owner. The library reads the protocol; where
 * the bytes lie and whose they are is ours: whatever is not this owner's is not found.
 */
export async function speakTus(asked: Asked): Promise<Result<Response, CommandRefusal | WebRefusal>> {
  let thrown: unknown = null;
  let said: CommandRefusal | null = null;
  const datastore = storeOf(asked, (refusal) => {
    said = refusal;
    return ERRORS.INVALID_LENGTH;
  });
  const server = new Server({
    path: UPLOADS,
    datastore,
    locker,
    relativeLocation: true,
    maxSize: UPLOAD_LIMITS.bytes,
    allowedOrigins: [new URL(asked.services.config.publicUrl).origin],
    getFileIdFromRequest: () => asked.id ?? undefined,
    onResponseError: (_request, error) => {
      thrown = error;
    },
  });
  const response = await server.handleWeb(headInsteadOfGet(asked.request));
  if (response.status < 400) return accept(await dressed(asked, response));
  return refuse(said ?? refusalOf(response.status, thrown));
}

/** The protocol asks how far an upload came by HEAD; our router answers HEAD by the handler of GET. */
function headInsteadOfGet(request: Request): Request {
  if (request.method !== "GET" && request.method !== "HEAD") return request;
  return new Request(request.url, { method: "HEAD", headers: request.headers });
}

/** The library opens its answers to other origins and keeps time by its own clock: neither is wanted. */
async function dressed({ services, owner, id }: Asked, response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  for (const name of ["access-control-allow-origin", "access-control-expose-headers"]) headers.delete(name);
  headers.set("cache-control", "no-store");
  const named = id ?? headers.get("location")?.split("/").at(-1) ?? null;
  const { database, clock } = services;
  const known =
    named === null ? null : (await findBegun(database, owner, { ids: [named], at: clock.now() })).get(named);
  if (known != null) headers.set("upload-expires", httpDateOf(known.expiresAt));
  const { status } = response;
  return new Response(status === 204 ? null : response.body, { status, headers });
}

/** The refusal that says what the library's status says; what failed in our store is a failure and stays one. */
function refusalOf(status: number, thrown: unknown): CommandRefusal | WebRefusal {
  switch (status) {
    case 404:
    case 410:
      return { code: "NOT_FOUND" };
    case 409:
      return { code: "UPLOAD_OFFSET_CONFLICT" };
    case 413:
      return { code: "UPLOAD_TOO_LARGE", megabytesMax: UPLOAD_LIMITS.bytes / 1_048_576 };
    case 500:
      if (thrown !== null) throw thrown;
      return { code: "REQUEST_MALFORMED" };
    default:
      return { code: "REQUEST_MALFORMED" };
  }
}

/** Where the library finds and puts the bytes of this owner's uploads. It knows only what is thrown: `say` keeps why. */
function storeOf({ services, owner }: Asked, say: (refusal: CommandRefusal) => object): DataStore {
  const { database, clock } = services;
  const find = async (id: string) => {
    const begun = (await findBegun(database, owner, { ids: [id], at: clock.now() })).get(id);
    if (begun === undefined) throw ERRORS.FILE_NOT_FOUND;
    return begun;
  };
  return Object.assign(new DataStore(), {
    extensions: ["creation", "termination"],
    create: async (upload: Upload) => {
      const sizeBytes = present(upload.size, "length of an upload");
      if (sizeBytes === 0) throw say({ code: "UPLOAD_EMPTY" });
      const over = await quotaRefusal(services, owner, { sizeBytes });
      if (over !== null) throw say(over);
      const name = [...(upload.metadata?.["filename"] ?? "tep")].slice(0, NAME_LETTERS_MAX).join("");
      upload.id = await beginUpload(database, owner, {
        name: name.replaceAll("\0", ""),
        lengthBytes: sizeBytes,
        at: clock.now(),
      });
      return upload;
    },
    getUpload: async (id: string) => {
      const { lengthBytes, receivedBytes } = await find(id);
      return new Upload({ id, size: lengthBytes, offset: receivedBytes });
    },
    write: (stream: Readable, id: string, offset: number) => writeParts(services, stream, { id, offset }),
    remove: async (id: string) => dropBegun(database, (await find(id)).id),
  });
}

/** Writes what arrives as it arrives. Where the line breaks, what came before it broke stays. */
async function writeParts(
  { database }: Services,
  stream: Readable,
  from: { readonly id: string; readonly offset: number },
): Promise<number> {
  let at = from.offset;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    if (size === 0) return;
    const bytes = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    if (!(await appendPart(database, { id: from.id, atByte: at, bytes }))) throw ERRORS.INVALID_OFFSET;
    at += bytes.byteLength;
  };
  try {
    for await (const piece of stream) {
      const bytes = Buffer.from(piece);
      waiting.push(bytes);
      size += bytes.byteLength;
      if (size >= PART_BYTES) await flush();
    }
  } finally {
    await flush();
  }
  return at;
}
