import { Fault } from "../../kernel/fault.ts";
import { sha256 } from "../../kernel/hash-chain.ts";
import type { ContentHash } from "./file-store.ts";

/** The bytes, if they still are what their name says; a changed paper is reported and never handed out. */
export function verified(bytes: Uint8Array, hash: ContentHash): Uint8Array {
  if (sha256(bytes) !== hash) throw new Fault("FILE_CORRUPT", { facts: { sha256: hash } });
  return bytes;
}
