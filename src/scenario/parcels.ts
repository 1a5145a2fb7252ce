import { type DemoOfficers, demoOfficers } from "../demo/officers.ts";
import { type DemoOrganisation, done } from "../demo/organisation.ts";
import type { Office } from "../modules/dossier/index.ts";
import { giveSheet, openSheet, readSimulatedFeed, receiveSheet } from "../modules/post/index.ts";
import type { Services } from "../platform/services.ts";

/**
 * The daily round of the post: what lies ready changes hands on a sheet both sides sign, and the simulated carrier, which
 * repeats itself and lies, tells what became of the rest.
 */
export async function postRound(
  office: Office,
  services: Services,
  organisation: DemoOrganisation,
): Promise<() => Promise<void>> {
  const officers = await demoOfficers(services, organisation);
  const carrierUnitId = organisation.unitOf("postOffice");
  return async () => {
    await handOver({ office, services, organisation, officers });
    await readSimulatedFeed(office, carrierUnitId);
  };
}

type Parties = {
  readonly office: Office;
  readonly services: Services;
  readonly organisation: DemoOrganisation;
  readonly officers: DemoOfficers;
};

async function handOver({ office, services, organisation, officers }: Parties): Promise<void> {
  const ready = await services.database.kysely
    .selectFrom("postConsignment")
    .select("code")
    .where("state", "=", "CREATED")
    .where("direction", "=", "OUT")
    .orderBy("id")
    .execute();
  if (ready.length === 0) return;
  const codes = ready.map(({ code }) => code);
  const clerk = { office, services, actor: officers.named("intake") };
  const units = {
    officeUnitId: organisation.unitOf("serviceCentre"),
    carrierUnitId: organisation.unitOf("postOffice"),
  };
  const { id } = done(await openSheet(clerk, { direction: "TO_POST", ...units, codes }));
  const count = codes.length;
  done(await giveSheet(clerk, { id, count }));
  const postman = { office, services, actor: officers.named("postman") };
  done(await receiveSheet(postman, { id, count, received: codes, difference: "" }));
}
