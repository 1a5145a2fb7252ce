import { done, SEEDER } from "../../src/demo/organisation.ts";
import { present } from "../../src/kernel/assert.ts";
import { parseLocalDate } from "../../src/kernel/local-date.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import { openUnit } from "../../src/modules/organisation/index.ts";
import type { Stage } from "../staging.ts";

/** As Hà Nội: 126 communes and wards. */
export const WARDS = 126;
/** Which of them is the demo ward, whose officers the bench signs in: neither large nor small. */
export const DEMO_WARD = 7;

export function wardCode(n: number): string {
  return `H26.90.${String(n).padStart(3, "0")}`;
}

/** Opens invented wards beside the demo ward, under its city; the ids of all of them. */
export async function openWards(stage: Stage): Promise<readonly UnitId[]> {
  const city = stage.organisation.unitOf("city");
  const validFrom = present(parseLocalDate("2025-07-01"), "first day of two-level government");
  const wards: UnitId[] = [];
  for (let n = 0; n < WARDS; n += 1) {
    if (n === DEMO_WARD) {
      wards.push(stage.organisation.unitOf("ward"));
      continue;
    }
    const facts = {
      code: wardCode(n),
      name: `Ủy ban nhân dân phường Minh Họa ${n}`,
      nameEn: `People's Committee of Sample Ward ${n}`,
      shortName: `UBND phường Minh Họa ${n}`,
      symbol: "UBND",
      kind: "PEOPLES_COMMITTEE",
      level: "COMMUNE",
      areaCode: String(90_000 + n),
      areaKind: "WARD",
      legacyCode: null,
      address: null,
      phone: null,
      email: null,
      taxCode: null,
    } as const;
    wards.push(done(await openUnit(stage.services, SEEDER, { facts, parentId: city, validFrom })).unitId);
  }
  return wards;
}
