import { messages } from "../../i18n/index.ts";
import type { Services } from "../../platform/services.ts";
import { paths } from "../../web/paths.ts";
import { qrModules, typedLines } from "../document/index.ts";
import { type Spot, stampCode } from "../signature/index.ts";

/** The address that the code on a document opens. */
export function verifyUrlOf({ config }: Pick<Services, "config">, token: string): string {
  return new URL(paths.verify(token), config.publicUrl).href;
}

/** A file that was drafted elsewhere, with its code where its drafter wants it; nothing of it is signed yet. */
export function withCode(pdf: Uint8Array, spots: readonly Spot[], verifyUrl: string): Uint8Array {
  const spot = spots.find(({ name }) => name === "code");
  if (spot === undefined) return pdf;
  const caption = messages("vi").document.words.verifyCaption;
  return stampCode(pdf, spot, { modules: qrModules(verifyUrl), caption, lines: typedLines(verifyUrl) });
}
