import { parsePhone, parseTaxCode } from "../../kernel/identifiers.ts";
import { parseAgencyCode } from "./agency-code.ts";
import type { UnitFacts } from "./unit.ts";

/** Facts as people type them → as they are kept: either form of the code, telephone as E.164, tax code with hyphen. */
export function keptUnitFacts(typed: Omit<UnitFacts, "legacyCode">): UnitFacts {
  const { code, phone, taxCode } = typed;
  return {
    ...typed,
    // What is no code stays as typed, so that the refusal can show it.
    code: code === null ? null : (parseAgencyCode(code) ?? code),
    legacyCode: null,
    phone: phone === null ? null : parsePhone(phone),
    taxCode: taxCode === null ? null : (parseTaxCode(taxCode)?.code ?? null),
  };
}
