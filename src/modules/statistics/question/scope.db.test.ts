import { expect, test } from "vitest";
import { apiOffice } from "../../../../test/support/api-office.ts";
import { anOfficer } from "../../../../test/support/app.ts";
import { at, day } from "../../../../test/support/office-time.ts";
import { reorganisedIn } from "../../../../test/support/reorganised.ts";
import type { Actor } from "../../access/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { readableAgencies } from "./scope.ts";

const office = await apiOffice({ now: at("2026-11-23 08:30") });
const { opened, closed } = reorganisedIn(office);
const [city, ward, police] = [office.unit("city"), office.unit("ward"), office.unit("police")];
const auditor = anOfficer(city, "auditor");
const readBy = async (actor: Actor, on = "2026-11-23") => {
  const directory = await unitDirectory(office.database);
  return readableAgencies(actor, { directory, on: day(on) }).map(({ id }) => id);
};

test("each officer has the agencies of the own rights, also after another has asked", async () => {
  expect(new Set(await readBy(auditor))).toEqual(new Set([city, ward, police]));
  expect(await readBy(anOfficer(police, "unit-head"))).toEqual([police]);
  expect(await readBy(anOfficer(city, "auditor"))).toEqual(await readBy(auditor));
  expect(await readBy(anOfficer(ward, "intake-officer"))).toEqual([]);
});

test("a unit opened or closed is seen with the next question, on the days it is at work", async () => {
  await readBy(auditor);
  const added = await opened("Phường Mới (minh họa)", "2025-07-01");
  expect(await readBy(auditor)).toContain(added);
  await closed(added, "2026-12-31", [[ward, 10_000]]);
  expect(await readBy(auditor)).toContain(added);
  expect(await readBy(auditor, "2027-01-01")).not.toContain(added);
  expect(await readBy(auditor)).toContain(added);
});
