import { parseAgencyCode } from "./agency-code.ts";
import type { UnitFacts } from "./unit.ts";

/** Facts as people type them → as they are kept: either form of the code. */
export function keptUnitFacts(typed: Omit<UnitFacts, "legacyCode">): UnitFacts {
  const { code } = typed;
  return {
    ...typed,
    // What is no code stays as typed, so that the refusal can show it.
    code: code === null ? null : (parseAgencyCode(code) ?? code),
    legacyCode: null,
  };
}
