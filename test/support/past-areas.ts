import { expect } from "vitest";
import { type Profile, type Stratum, strataOf } from "../../src/demo/history/profiles.ts";
import type { AreaRow } from "../../src/modules/organisation/index.ts";

const area = (
  level: AreaRow["level"],
  areaCode: string,
  name: string,
  parentCode: string | null,
): AreaRow => ({
  line: 1,
  areaCode,
  areaKind: null,
  level,
  area: name,
  areaEn: null,
  agencyCode: null,
  parentCode,
});
const wardsOf = (parentCode: string, count: number) =>
  Array.from({ length: count }, (_each, index) =>
    area("COMMUNE", `${parentCode.padEnd(4, "0")}${index % 10}`, `phường ${index + 1}`, parentCode),
  );

/** Two provinces of communes, and the two districts of the press with wards of theirs; all codes invented. */
export const INVENTED_AREAS: readonly AreaRow[] = [
  area("PROVINCE", "98", "tỉnh Minh Họa", null),
  ...wardsOf("98", 6),
  area("PROVINCE", "99", "thành phố Minh Họa", null),
  ...wardsOf("99", 3),
  area("DISTRICT", "990", "quận Tây Hồ", "99"),
  ...wardsOf("990", 8),
  area("DISTRICT", "991", "quận Hoàng Mai", "99"),
  ...wardsOf("991", 9),
];

/** The strata of a profile; a test that asks for one it gives no areas for has failed. */
export function strataIn(
  areas: readonly AreaRow[],
  profile: Profile,
  {
    dossiers = null,
    province = null,
  }: { readonly dossiers?: number | null; readonly province?: string | null } = {},
): readonly Stratum[] {
  const strata = strataOf(profile, { dossiers, areas, province });
  return "lacking" in strata ? expect.fail(strata.lacking) : strata;
}
