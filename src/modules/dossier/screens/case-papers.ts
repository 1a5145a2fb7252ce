import { type Component, componentsFor, findCase, type ProcedureVersion } from "../../catalogue/index.ts";
import { factsWith } from "../commands/pin.ts";
import type { Relationship } from "../party.ts";
import type { CaseFacts } from "../pinned.ts";

/** The papers of a procedure as they meet one case: those it asks for, and those only other cases would. */
export type CasePapers = { readonly applying: readonly Component[]; readonly others: readonly Component[] };

type CaseOfPapers = {
  /** Null where the case is not known yet: then a paper without a condition applies. */
  readonly caseCode: string | null;
  readonly facts: CaseFacts;
  readonly relationship: Relationship;
};

/** @law Nghị định 118/2025/NĐ-CP: nothing outside the published list of this case may be asked for. */
export function casePapers(version: ProcedureVersion, about: CaseOfPapers): CasePapers {
  const procedureCase = about.caseCode === null ? null : findCase(version, about.caseCode);
  const source = procedureCase ?? { components: version.components };
  const applying = componentsFor(source, factsWith(about.relationship, about.facts));
  return { applying, others: source.components.filter((component) => !applying.includes(component)) };
}

/** Papers that are shown and given back (xuất trình): seen, never counted as kept. */
export function isPresented(version: Pick<ProcedureVersion, "components"> | null, code: string): boolean {
  return version?.components.find((component) => component.code === code)?.kind === "PRESENT";
}

/**
 * Copies of a paper by their kind, as its component asks for them: what is not said to be certified is a photocopy.
 * @law Nghị định 23/2015/NĐ-CP, Đ.6: a copy need not be certified where it is compared with the original
 */
export function copiesByKind(
  version: Pick<ProcedureVersion, "components"> | null,
  code: string,
  copies: number,
): { readonly certified: number; readonly photocopies: number } {
  const asked = version?.components.find((component) => component.code === code);
  return asked?.copyType === "CERTIFIED"
    ? { certified: copies, photocopies: 0 }
    : { certified: 0, photocopies: copies };
}
