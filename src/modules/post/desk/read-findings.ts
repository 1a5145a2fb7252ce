import { messages } from "../../../i18n/index.ts";
import type { FormError } from "../../../web/components/index.ts";
import type { SheetItem } from "../queries/read-sheets.ts";
import { type AnyPage, typed } from "./parcel-desk.ts";
import { damageName, FINDINGS, findingName } from "./sheet-receipt.tsx";

type Found = {
  readonly received: readonly string[];
  readonly damaged: readonly { readonly code: string; readonly note: string }[];
};

/** What was chosen for each parcel of a sheet; one that nobody has looked at, or torn without a word how, is an error. */
export function readFindings(
  page: AnyPage,
  items: readonly SheetItem[],
): { readonly found: Found; readonly errors: readonly FormError[] } {
  const t = messages(page.locale).post;
  const looked = items.map(({ parcel: { code } }) => ({
    code,
    finding: FINDINGS.find((each) => each === typed(page, findingName(code))),
    note: typed(page, damageName(code)).slice(0, 300),
  }));
  const errors = looked.flatMap(({ code, finding, note }): FormError[] => {
    if (finding === undefined) return [{ path: findingName(code), message: t.found.unlooked({ code }) }];
    if (finding !== "DAMAGED" || note !== "") return [];
    return [{ path: damageName(code), message: t.errors.POST_DAMAGE_UNSAID({ parcel: code }) }];
  });
  const found = {
    received: looked.flatMap(({ code, finding }) => (finding === "WHOLE" ? [code] : [])),
    damaged: looked.flatMap(({ code, finding, note }) => (finding === "DAMAGED" ? [{ code, note }] : [])),
  };
  return { found, errors };
}
