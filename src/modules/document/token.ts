import { randomBytes } from "node:crypto";

/** 160 bits: nobody meets a paper by guessing, and the code stays small enough to scan from a crumpled copy. */
const TOKEN_BYTES = 20;

/** What the code on a paper opens; says nothing about the paper, its dossier or whose it is. */
export function newPaperToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** Whether something could be a code that was given out, today or by an earlier version. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{22,64}$/.test(text);
}

/** What stands beside the QR code for whoever has no camera: where to check, and the code to type there. */
export function typedLines(verifyUrl: string): string[] {
  const [place = "", code = ""] = verifyUrl.split(/\/(?=[^/]*$)/);
  return [place, code];
}

/** The code in what somebody typed or pasted: the code itself, with or without spaces, or the address it ends. */
export function typedToken(text: string): string | null {
  const last = text.replace(/\s/g, "").replace(/^.*\/verify\//, "");
  return isToken(last) ? last : null;
}
