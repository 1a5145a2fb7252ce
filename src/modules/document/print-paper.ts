import { present } from "../../kernel/assert.ts";
import { canonicalJson, sha256 } from "../../kernel/hash-chain.ts";
import type { Json } from "../../kernel/json.ts";
import type { Services } from "../../platform/services.ts";
import { paths } from "../../web/paths.ts";
import { findLastPrint, insertPrint, type Print } from "./print-store.ts";
import { newPaperToken } from "./token.ts";

type Printing = Pick<Print, "kind" | "subject" | "agencyId" | "numberText" | "isKept"> & {
  /** What the print says, or of a kept one which of its papers it is. */
  readonly content: Json;
  /** Sets it with the page its code opens. */
  readonly set: (verifyUrl: string) => Uint8Array | Promise<Uint8Array>;
};
type Printer = Pick<Services, "database" | "files" | "clock" | "config">;

/**
 * A print with its own code. One that is kept is drawn once: whoever prints it again gets these bytes. Of the others the
 * code stands for the state that was printed: what says the same bears the same code, what has changed since a new one.
 */
export async function printPaper(services: Printer, printing: Printing): Promise<Uint8Array> {
  const { database, files, clock } = services;
  const { content, set, ...facts } = printing;
  const asked = { kind: facts.kind, subject: facts.subject, contentSha256: sha256(canonicalJson(content)) };
  const known = await findLastPrint(database, asked);
  const again = known === null ? null : await printedAgain(services, known, set);
  if (again !== null) return again;
  const token = newPaperToken();
  const bytes = await set(verifyUrlOf(services, token));
  const name = facts.isKept ? (await files.put(bytes)).sha256 : sha256(bytes);
  const print = { ...facts, ...asked, token, sha256: name, printedAt: clock.now() };
  if (await insertPrint(database, print)) return bytes;
  const theirs = present(await findLastPrint(database, asked), "print kept at the same moment");
  return present(await files.get(theirs.sha256), "bytes of a kept print");
}

/** Null where it looks otherwise now, though it says the same: by another template it is another paper. */
async function printedAgain(
  services: Printer,
  known: Print,
  set: Printing["set"],
): Promise<Uint8Array | null> {
  if (known.isKept) return present(await services.files.get(known.sha256), "bytes of a kept print");
  const bytes = await set(verifyUrlOf(services, known.token));
  return sha256(bytes) === known.sha256 ? bytes : null;
}

function verifyUrlOf({ config }: Pick<Services, "config">, token: string): string {
  return new URL(paths.verify(token), config.publicUrl).href;
}
