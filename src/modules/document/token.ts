import { randomBytes } from "node:crypto";

/** 160 bits: nobody meets a paper by guessing, and the code stays small enough to scan from a crumpled copy. */
const TOKEN_BYTES = 20;

/** What the code on a paper opens; says nothing about the paper, its dossier or whose it is. */
export function newPaperToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}
