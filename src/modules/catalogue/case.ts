import { type Facts, holds } from "./condition.ts";
import type {
  CaseDefinition,
  Component,
  DeadlinePolicy,
  ProcedureCase,
  ProcedureContent,
  ProcedureVersion,
} from "./procedure.ts";

/** How a term is counted where neither the case nor the procedure says otherwise (one-stop.md §4.4). */
const DEFAULT_POLICY: DeadlinePolicy = {
  dueTime: "END_OF_DAY",
  nonWorkingAcceptance: "KEEP",
  cutoffShiftsStart: false,
  supplement: "PAUSE",
};

/** The standard pattern of a ward, used by a case that names no process of its own. */
export const DEFAULT_PROCESS = "ward-standard";

/** A case with everything it inherits from its version filled in. */
export function resolveCase(definition: CaseDefinition, content: ProcedureContent): ProcedureCase {
  const { componentCodes, feeCodes } = definition;
  return {
    ...definition,
    policy: definition.policy ?? content.clockPolicy ?? DEFAULT_POLICY,
    processCode: definition.processCode ?? DEFAULT_PROCESS,
    components: content.components.filter((c) => componentCodes === null || componentCodes.includes(c.code)),
    fees: content.fees.filter((fee) => feeCodes === null || feeCodes.includes(fee.code)),
  };
}

/** The case of the given code, `1.001193.01`; null where the version has none such. */
export function findCase(version: Pick<ProcedureVersion, "cases">, caseCode: string): ProcedureCase | null {
  return version.cases.find((each) => each.code === caseCode) ?? null;
}

/** The first case whose condition the facts meet. The last case has no condition, so a published version always answers. */
export function caseFor(version: Pick<ProcedureVersion, "cases">, facts: Facts): ProcedureCase | null {
  return version.cases.find((each) => holds(each.condition, facts)) ?? null;
}

/** The components that this case asks for under these facts, in published order. */
export function componentsFor(
  procedureCase: Pick<ProcedureCase, "components">,
  facts: Facts,
): readonly Component[] {
  return procedureCase.components.filter((component) => holds(component.condition, facts));
}

/** What a set of handed-in papers still lacks: a component, or a group of which any one would do. */
export type MissingPaper =
  | { readonly kind: "component"; readonly component: Component }
  | { readonly kind: "one-of"; readonly group: string; readonly components: readonly Component[] };

/**
 * The papers still missing, given the codes handed in or looked up in a database. A ONE_OF group is satisfied by
 * any one of its papers, and is required when any of them is.
 * @law Nghị định 118/2025/NĐ-CP: nothing outside the published list may be asked for.
 */
export function missingPapers(
  procedureCase: ProcedureCase,
  facts: Facts,
  provided: ReadonlySet<string>,
): MissingPaper[] {
  const applicable = componentsFor(procedureCase, facts);
  const groups = new Map<string, Component[]>();
  const missing: MissingPaper[] = [];
  for (const component of applicable) {
    if (component.oneOfGroup !== null) {
      groups.set(component.oneOfGroup, [...(groups.get(component.oneOfGroup) ?? []), component]);
    } else if (component.required && !provided.has(component.code)) {
      missing.push({ kind: "component", component });
    }
  }
  for (const [group, components] of groups) {
    if (!components.some((c) => c.required)) continue;
    if (components.some((c) => provided.has(c.code))) continue;
    missing.push({ kind: "one-of", group, components });
  }
  return missing;
}
