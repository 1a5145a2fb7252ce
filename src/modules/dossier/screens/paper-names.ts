import type { Locale } from "../../../i18n/index.ts";
import { type ProcedureVersion, textIn } from "../../catalogue/index.ts";

/** The published name of each paper by its code; the code itself where a version no longer has it. */
export type PaperNames = (code: string) => string;

export function paperNames(version: Pick<ProcedureVersion, "components"> | null, locale: Locale): PaperNames {
  const names = new Map(
    (version?.components ?? []).map((component) => [component.code, textIn(component.name, locale)]),
  );
  return (code) => names.get(code) ?? code;
}
