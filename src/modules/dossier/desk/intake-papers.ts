import type { Locale } from "../../../i18n/index.ts";
import type { FormError } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import type { Component, ProcedureCase, ProcedureVersion } from "../../catalogue/index.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import { missingCodes } from "../commands/pin.ts";
import type { ChannelIn, ComponentHeld } from "../dossier.ts";
import type { Relationship } from "../party.ts";
import type { CaseFacts } from "../pinned.ts";
import type { CasePapers } from "../screens/case-papers.ts";
import { paperNames } from "../screens/paper-names.ts";
import { refusalErrors } from "../screens/refusal-words.ts";
import { paperTyped } from "./paper-rows.tsx";

/**
 * Kept papers stand as the procedure asks for them; what is shown is ticked by whoever saw it, and of papers any one of
 * which is enough nobody knows beforehand which was brought.
 */
export function publishedCounts(components: readonly Component[]): Record<string, string> {
  return Object.fromEntries(
    components
      .filter(({ required, kind, oneOfGroup }) => required && kind !== "PRESENT" && oneOfGroup === null)
      .flatMap(({ code, originals, copies }) => [
        [`_papers.${code}.originals`, String(originals)],
        [`_papers.${code}.copies`, String(copies)],
      ]),
  );
}

/** What the boxes of the intake page say is here. */
export function countedPapers(form: FormInput, { applying, others }: CasePapers): ComponentHeld[] {
  return [...applying, ...others].flatMap(({ code, kind }) =>
    paperTyped("_papers", { code, isPresented: kind === "PRESENT" }, { form, files: [] }),
  );
}

type Brought = {
  /** Null where the case is not known yet. */
  readonly procedureCase: ProcedureCase | null;
  readonly facts: CaseFacts;
  readonly relationship: Relationship;
  readonly components: readonly ComponentHeld[];
  /** Whether the page itself is the declaration. */
  readonly declared: boolean;
};

/** Papers that are missing as far as the case is known: told with the mistakes of the form, not after them. */
export function missingPaperErrors(
  version: ProcedureVersion,
  { procedureCase, facts, relationship, components, declared }: Brought,
  { locale, channelIn }: { readonly locale: Locale; readonly channelIn: ChannelIn },
): readonly FormError[] {
  if (procedureCase === null) return [];
  const forms = declared ? version.components.filter(({ kind }) => kind === "EFORM") : [];
  const provided = [...components.map((held) => held.componentCode), ...forms.map(({ code }) => code)];
  const codes = missingCodes(procedureCase, { facts, relationship, channelIn, provided });
  const refusal: CommandRefusal = { code: "COMPONENTS_MISSING", codes };
  return codes.length === 0 ? [] : refusalErrors(refusal, locale, paperNames(version, locale));
}
