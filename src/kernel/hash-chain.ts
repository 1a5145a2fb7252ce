import { hash } from "node:crypto";
import canonicalize from "canonicalize";
import { present } from "./assert.ts";

/** Hash before the first event of a chain. */
export const CHAIN_START = "0".repeat(64);

/** RFC 8785 canonical JSON: the same facts always give the same bytes, whatever the key order. */
export function canonicalJson(value: unknown): string {
  return present(canonicalize(value), "canonical JSON");
}

export function sha256(bytes: string | Uint8Array): string {
  return hash("sha256", bytes, "hex");
}

/** SHA-256(previous hash ‖ canonical JSON of the entry), lower-case hex. */
export function chainHash(previous: string, entry: unknown): string {
  return sha256(previous + canonicalJson(entry));
}
