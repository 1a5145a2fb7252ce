import * as areas from "../../src/demo/history/areas.ts";
import { day } from "./office-time.ts";
import type { unitRegister } from "./unit-register.ts";

/** The wards of a district of Hà Nội before 1 July 2025, by area code. */
export const TAY_HO = areas.TAY_HO.wards;
export const HOANG_MAI = areas.HOANG_MAI.wards;

/** Opens the committees of a district and its wards, as they were in 2016. */
export async function openDistrict(
  { opened }: Pick<Awaited<ReturnType<typeof unitRegister>>, "opened">,
  district: { readonly areaCode: string; readonly wards: readonly string[] },
): Promise<{ readonly district: string; readonly wards: readonly string[] }> {
  const since = day("2016-01-01");
  const committee = { kind: "PEOPLES_COMMITTEE" as const };
  const id = await opened(
    `Ủy ban nhân dân quận ${district.areaCode}`,
    { ...committee, level: "DISTRICT", areaCode: district.areaCode, areaKind: "DISTRICT" },
    null,
    since,
  );
  const wards: string[] = [];
  for (const areaCode of district.wards) {
    const name = `Ủy ban nhân dân phường ${areaCode}`;
    wards.push(await opened(name, { ...committee, level: "COMMUNE", areaCode, areaKind: "WARD" }, id, since));
  }
  return { district: id, wards };
}
