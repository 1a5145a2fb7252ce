import { day } from "./office-time.ts";
import type { unitRegister } from "./unit-register.ts";

/** The wards of a district of Hà Nội before 1 July 2025, by area code. */
export const TAY_HO = ["00091", "00094", "00097", "00100", "00103", "00106", "00109", "00112"];
export const HOANG_MAI = [
  "00301",
  "00304",
  "00307",
  "00310",
  "00313",
  "00316",
  "00319",
  "00322",
  "00325",
  "00328",
  "00331",
  "00334",
  "00337",
  "00340",
];

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
