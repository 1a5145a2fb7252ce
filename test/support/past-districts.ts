import { day } from "./office-time.ts";
import type { unitRegister } from "./unit-register.ts";

/** Area codes of the wards of a district, invented. */
export const WARDS = ["99001", "99002", "99003", "99004", "99005", "99006", "99007", "99008"];

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
