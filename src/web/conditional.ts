import { accept, type Result, refuse } from "../kernel/result.ts";
import type { AppContext } from "./env.ts";
import type { WebRefusal } from "./refusals.ts";

/** The one entity tag in `If-Match`, without quotes; refused where the route demands it and it is absent. */
export function readIfMatch(c: AppContext, demanded: boolean): Result<string | null, WebRefusal> {
  const header = c.req.header("if-match");
  if (header === undefined) return demanded ? refuse({ code: "PRECONDITION_REQUIRED" }) : accept(null);
  const tag = /^(?:W\/)?"([^"]{1,200})"$/.exec(header.trim())?.[1];
  return tag === undefined ? refuse({ code: "REQUEST_MALFORMED" }) : accept(tag);
}

/** Sets the entity tag; false where the client already has this version (`If-None-Match` on a GET). */
export function withVersion(c: AppContext, version: string | null): boolean {
  if (version === null) return true;
  const tag = `"${version}"`;
  c.header("ETag", tag);
  c.header("Cache-Control", "private, no-cache");
  if (c.req.method !== "GET" && c.req.method !== "HEAD") return true;
  const known = c.req.header("if-none-match") ?? "";
  return !known.split(",").some((one) => one.trim().replace(/^W\//, "") === tag);
}
