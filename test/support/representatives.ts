import { present } from "../../src/kernel/assert.ts";
import type { Citizen } from "../../src/modules/access/index.ts";
import type { apiOffice } from "./api-office.ts";
import { anOfficer } from "./app.ts";
import { openBrowser } from "./browser.ts";

type Office = Awaited<ReturnType<typeof apiOffice>>;
type Changes = Readonly<Record<string, string>>;

export const COMPANY = { fullName: "Công ty TNHH Minh Họa 36", taxCode: "0101248141" };

/** What an officer types of somebody who represents the company to the end of the year. */
export function told({ fullName, personalId }: Citizen, changes: Changes = {}): Record<string, string> {
  return {
    taxCode: COMPANY.taxCode,
    organisationName: COMPANY.fullName,
    fullName,
    personalId: personalId ?? "",
    basis: "LEGAL_REP",
    document: "Giấy chứng nhận đăng ký doanh nghiệp số 0101248141, cấp ngày 05/03/2024",
    ...{ "validFrom.day": "25", "validFrom.month": "11", "validFrom.year": "2026" },
    ...{ "validTo.day": "31", "validTo.month": "12", "validTo.year": "2026" },
    ...changes,
  };
}

/** Written down by one officer at the counter; answers under which id. It waits for a second one. */
export async function writtenDown(office: Office, citizen: Citizen, changes: Changes = {}): Promise<string> {
  const officer = openBrowser(office.browserOf(office.actor("intake")));
  await officer.open("/desk/representatives");
  const { location } = await officer.send("/desk/representatives", told(citizen, changes));
  return present(location?.split("/").at(-1), "representation");
}

/** A colleague of whoever writes it down. */
export function aSecondOfficer(office: Office) {
  return anOfficer(office.unit("ward"), "intake-officer");
}

/** Written down by one officer and agreed to by another: it stands. */
export async function confirmed(office: Office, citizen: Citizen, changes: Changes = {}): Promise<string> {
  const id = await writtenDown(office, citizen, changes);
  const second = openBrowser(office.browserOf(aSecondOfficer(office)));
  await second.open(`/desk/representatives/${id}`);
  await second.send(`/desk/representatives/${id}/agree`, {});
  return id;
}
