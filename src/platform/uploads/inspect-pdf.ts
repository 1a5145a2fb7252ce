import { accept, type Result, refuse } from "../../kernel/result.ts";
import { UPLOAD_LIMITS } from "./limits.ts";
import { type PdfPart, pdfParts } from "./pdf-objects.ts";
import { PdfStopped } from "./pdf-stopped.ts";
import { unpackedStream } from "./pdf-streams.ts";
import { type PdfToken, StringWithoutEnd } from "./pdf-tokens.ts";
import { isProgramName, looksLikeProgram } from "./programs.ts";
import type { ActiveKind, UploadRefusal } from "./refusals.ts";

/** Names that mean that something happens by itself, wherever in the file they stand. */
const ACTIVE: Readonly<Record<string, ActiveKind>> = {
  JavaScript: "SCRIPT",
  JS: "SCRIPT",
  Launch: "LAUNCH",
  SubmitForm: "FORM_SENT",
  ImportData: "FORM_SENT",
  XFA: "XFA",
  RichMedia: "MEDIA",
  Rendition: "MEDIA",
  GoToE: "LAUNCH",
};
/** The same names anywhere in the bytes, each letter plain or as `#4A`: also inside what claims to be a stream. */
const HIDDEN = new RegExp(
  `/(?:${["JavaScript", "Launch", "SubmitForm", "ImportData", "RichMedia"].map(spelled).join("|")})(?![A-Za-z])`,
);

/** The pages of a PDF that is whole, open to everybody and does nothing by itself; otherwise why it is not taken. */
export function inspectPdf(bytes: Buffer): Result<{ readonly pages: number }, UploadRefusal> {
  try {
    return judged(bytes);
  } catch (stopped) {
    if (stopped instanceof PdfStopped) return refuse(stopped.refusal);
    if (stopped instanceof StringWithoutEnd) return refuse({ code: "UPLOAD_DAMAGED" });
    throw stopped;
  }
}

function judged(bytes: Buffer): Result<{ readonly pages: number }, UploadRefusal> {
  if (bytes.lastIndexOf("%%EOF") < 0) return refuse({ code: "UPLOAD_DAMAGED" });
  const pages = new Set<number>();
  const wanted: Wanted = { actions: new Set(), embedded: new Set() };
  for (const part of pdfParts(bytes)) {
    const refusal = judgePart(part, wanted);
    if (refusal !== null) return refuse(refusal);
    if (isPage(part.tokens)) pages.add(part.number ?? -1);
  }
  if (HIDDEN.test(bytes.toString("latin1"))) return refuse({ code: "UPLOAD_ACTIVE", what: "SCRIPT" });
  const refusal = judgeWanted(bytes, wanted);
  if (refusal !== null) return refuse(refusal);
  pages.delete(-1);
  if (pages.size === 0) return refuse({ code: "UPLOAD_DAMAGED" });
  if (pages.size > UPLOAD_LIMITS.pages)
    return refuse({ code: "UPLOAD_TOO_MANY_PAGES", pagesMax: UPLOAD_LIMITS.pages });
  return accept({ pages: pages.size });
}

/** Numbers of objects that something points to and that have to be looked at: what opens with the file, what is attached. */
type Wanted = { readonly actions: Set<number>; readonly embedded: Set<number> };

function judgePart({ tokens, stream }: PdfPart, wanted: Wanted): UploadRefusal | null {
  let opens: UploadRefusal | null = null;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "string" && isFileName(tokens[index - 1]) && isProgramName(token.text))
      return { code: "UPLOAD_ACTIVE", what: "EMBEDDED_PROGRAM" };
    if (token.kind !== "name") continue;
    if (token.text === "Encrypt") return { code: "UPLOAD_ENCRYPTED" };
    const what = Object.hasOwn(ACTIVE, token.text) ? ACTIVE[token.text] : undefined;
    if (what !== undefined) return { code: "UPLOAD_ACTIVE", what };
    if (token.text === "OpenAction" && !opensQuietly(tokens, index + 1, wanted))
      opens = { code: "UPLOAD_ACTIVE", what: "OPEN_ACTION" };
    if (token.text === "EF") noteEmbedded(tokens, index + 1, wanted);
  }
  // A script or a program is the better reason where the opening action is one.
  if (opens !== null) return opens;
  const isEmbedded = tokens.some(({ kind, text }) => kind === "name" && text === "EmbeddedFile");
  return isEmbedded && stream !== null ? judgeEmbedded(tokens, stream) : null;
}

function isFileName(token: PdfToken | undefined): boolean {
  return token?.kind === "name" && (token.text === "F" || token.text === "UF");
}

/** Going to a page when the file opens is what every office program writes; anything else is not taken. */
function opensQuietly(tokens: readonly PdfToken[], at: number, wanted: Wanted): boolean {
  const value = tokens[at];
  if (value === undefined) return false;
  if (value.text === "[" || value.text === "null" || value.kind === "string") return true;
  if (value.text === "<<") return actionOf(tokens, at) === "GoTo";
  const number = Number(value.text);
  if (!Number.isSafeInteger(number) || tokens[at + 2]?.text !== "R") return false;
  wanted.actions.add(number);
  return true;
}

function actionOf(tokens: readonly PdfToken[], from: number): string | null {
  const at = tokens.findIndex(({ kind, text }, index) => index >= from && kind === "name" && text === "S");
  return at < 0 ? null : (tokens[at + 1]?.text ?? null);
}

function noteEmbedded(tokens: readonly PdfToken[], at: number, wanted: Wanted): void {
  const end = tokens.findIndex(({ text, kind }, index) => index > at && kind === "bracket" && text === ">>");
  for (const [index, token] of tokens.slice(at, end < 0 ? tokens.length : end).entries()) {
    const number = tokens[at + index - 2]?.text;
    if (token.kind === "word" && token.text === "R" && number !== undefined)
      wanted.embedded.add(Number(number));
  }
}

function judgeEmbedded(tokens: readonly PdfToken[], stream: Buffer): UploadRefusal | null {
  const content = unpackedStream(tokens, stream, {
    bytesMax: UPLOAD_LIMITS.pdfObjectBytes,
    isWhole: false,
  });
  return looksLikeProgram(content) ? { code: "UPLOAD_ACTIVE", what: "EMBEDDED_PROGRAM" } : null;
}

/** Looks again for the objects that were pointed to; each name stands in the file once, or once for each revision. */
function judgeWanted(bytes: Buffer, { actions, embedded }: Wanted): UploadRefusal | null {
  if (actions.size + embedded.size === 0) return null;
  const unseen = new Set(actions);
  for (const { number, tokens, stream } of pdfParts(bytes)) {
    if (number === null) continue;
    unseen.delete(number);
    if (actions.has(number) && tokens[0]?.text !== "[" && actionOf(tokens, 0) !== "GoTo")
      return { code: "UPLOAD_ACTIVE", what: "OPEN_ACTION" };
    if (embedded.has(number) && stream !== null) {
      const refusal = judgeEmbedded(tokens, stream);
      if (refusal !== null) return refusal;
    }
  }
  // What opens with the file and is nowhere for us may be somewhere for a viewer.
  return unseen.size > 0 ? { code: "UPLOAD_ACTIVE", what: "OPEN_ACTION" } : null;
}

function isPage(tokens: readonly PdfToken[]): boolean {
  return tokens.some(
    ({ kind, text }, index) =>
      kind === "name" &&
      text === "Type" &&
      tokens[index + 1]?.kind === "name" &&
      tokens[index + 1]?.text === "Page",
  );
}

function spelled(name: string): string {
  return [...name]
    .map(
      (letter) =>
        `(?:${letter}|#${letter
          .charCodeAt(0)
          .toString(16)
          .replace(/[a-f]/, (x) => `[${x}${x.toUpperCase()}]`)})`,
    )
    .join("");
}
