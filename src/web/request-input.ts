import { z } from "@hono/zod-openapi";
import { cleanText, isClean } from "../kernel/clean-text.ts";
import { sha256 } from "../kernel/hash-chain.ts";
import { parseJson } from "../kernel/json.ts";
import { accept, type Result, refuse } from "../kernel/result.ts";
import type { AppContext } from "./env.ts";
import type { FormInput } from "./form.ts";
import type { WebRefusal } from "./refusals.ts";

/** A body as read: its value and the hash by which a repeated request is recognised. */
export type ReadBody<T> = { readonly value: T; readonly hash: string };
type Read<T> = Result<T, WebRefusal>;

export const BODY_BYTES_MAX = 1_048_576;

/** Reads at most `bytesMax`; more is refused without being kept. */
async function readBytes(c: AppContext, bytesMax: number): Promise<Read<Uint8Array>> {
  const declared = Number(c.req.header("content-length") ?? "0");
  if (declared > bytesMax) return refuse({ code: "REQUEST_TOO_LARGE" });
  // With a declared length the parser holds the sender to it, and the body is read without a stream around it.
  if (declared > 0) {
    const bytes = new Uint8Array(await c.req.raw.arrayBuffer());
    return bytes.byteLength > bytesMax ? refuse({ code: "REQUEST_TOO_LARGE" }) : accept(bytes);
  }
  const { body } = c.req.raw;
  if (body === null) return accept(new Uint8Array());
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > bytesMax) return refuse({ code: "REQUEST_TOO_LARGE" });
    parts.push(part);
  }
  return accept(Buffer.concat(parts));
}

/** The very bytes, and the signature they came with: what is checked before anything is read from them. */
export async function readRaw(
  c: AppContext,
  bytesMax: number,
): Promise<Read<ReadBody<{ readonly bytes: Uint8Array; readonly signature: string | null }>>> {
  const read = await readBytes(c, bytesMax);
  if (!read.ok) return read;
  const signature = c.req.header("x-signature") ?? null;
  return accept({ value: { bytes: read.value, signature }, hash: sha256(read.value) });
}

/** Reads a JSON body: the right media type, valid UTF-8, valid JSON, nothing dangerous inside. */
export async function readJson(c: AppContext, bytesMax: number): Promise<Read<ReadBody<unknown>>> {
  const read = await readBytes(c, bytesMax);
  if (!read.ok) return read;
  const bytes = read.value;
  if (bytes.byteLength === 0) return accept({ value: {}, hash: sha256(bytes) });
  if (!mediaType(c).startsWith("application/json")) return refuse({ code: "MEDIA_TYPE_UNSUPPORTED" });
  try {
    const value = parseJson(z.unknown(), new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isClean(value) ? accept({ value, hash: sha256(bytes) }) : refuse({ code: "REQUEST_MALFORMED" });
  } catch {
    // Bad UTF-8 or bad JSON: the sender's mistake, and all it needs to know.
    return refuse({ code: "REQUEST_MALFORMED" });
  }
}

const FORM_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data"];

/** What a form sent, name by name, in its order. */
export type FormEntries = readonly (readonly [name: string, value: string | File])[];
export type ReadForm = ReadBody<FormInput> & { readonly entries: FormEntries };

/** Reads a form, URL-encoded or multipart. The hash covers the fields, since a multipart boundary changes each time. */
export async function readForm(c: AppContext, bytesMax: number): Promise<Read<ReadForm>> {
  const read = await readBytes(c, bytesMax);
  if (!read.ok) return read;
  if (read.value.byteLength === 0) return accept({ value: {}, hash: sha256(""), entries: [] });
  const type = mediaType(c);
  if (!FORM_TYPES.some((known) => type.startsWith(known))) return refuse({ code: "MEDIA_TYPE_UNSUPPORTED" });
  try {
    const headers = { "content-type": c.req.header("content-type") ?? "" };
    const form = await new Response(Buffer.from(read.value), { headers }).formData();
    return await formInput(form);
  } catch {
    // A body that is not the form it claims to be.
    return refuse({ code: "REQUEST_MALFORMED" });
  }
}

/** The button that shows a form as it is filled in, in the other language, and sends nothing. */
export const SHOW_AGAIN = "_showAgain";

/** Fields that guard a form, or say which button it was, and are not part of what was typed. */
export const GUARD_FIELDS = ["csrfToken", "idempotencyKey", SHOW_AGAIN];

async function formInput(form: FormData): Promise<Read<ReadForm>> {
  const fields = new Map<string, (string | File)[]>();
  const digest: string[] = [];
  for (const [name, value] of form.entries()) {
    if (!cleanText(name) || (typeof value === "string" && !cleanText(value))) {
      return refuse({ code: "REQUEST_MALFORMED" });
    }
    fields.set(name, [...(fields.get(name) ?? []), value]);
    if (GUARD_FIELDS.includes(name)) continue;
    digest.push(name, typeof value === "string" ? value : sha256(new Uint8Array(await value.arrayBuffer())));
  }
  if (fields.has("__proto__")) return refuse({ code: "REQUEST_MALFORMED" });
  const entries = [...fields].map(([name, values]) => {
    const [only] = values;
    return [name, values.length === 1 && only !== undefined && !name.endsWith("[]") ? only : values] as const;
  });
  const hash = sha256(JSON.stringify(digest));
  return accept({ value: Object.fromEntries(entries), hash, entries: [...form.entries()] });
}

/** The query as one object: a name given twice is an array, and so fails any schema that expects one value. */
export function readQuery(c: AppContext): Read<Record<string, string | string[]>> {
  const entries: [string, string | string[]][] = [];
  for (const [name, values] of Object.entries(c.req.queries())) {
    if (name === "lang") continue;
    if (name === "__proto__" || ![name, ...values].every(cleanText))
      return refuse({ code: "REQUEST_MALFORMED" });
    const [only] = values;
    entries.push([name, values.length === 1 && only !== undefined ? only : values]);
  }
  return accept(Object.fromEntries(entries));
}

function mediaType(c: AppContext): string {
  return (c.req.header("content-type") ?? "").toLowerCase();
}
