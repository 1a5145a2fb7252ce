import { z } from "zod";
import { type DemoOfficers, demoOfficers } from "../demo/officers.ts";
import { type DemoOrganisation, done } from "../demo/organisation.ts";
import type { Office } from "../modules/dossier/index.ts";
import { giveSheet, openSheet, readSimulatedFeed, receiveSheet } from "../modules/post/index.ts";
import type { Services } from "../platform/services.ts";
import type { Client } from "./http-client.ts";

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

const remitted = z.object({ reference: z.string() });

/** What the post collected at doors is handed in by one transfer; answers how much it was. */
export async function remitAll(
  cashier: Client,
  {
    services: { database, clock },
    organisation,
  }: { readonly services: Services; readonly organisation: DemoOrganisation },
): Promise<number> {
  const collected = await database.kysely
    .selectFrom("paymentPostalCod")
    .select(["parcelCode", "collectedDong"])
    .where("remittedAt", "is", null)
    .execute();
  const amountDong = collected.reduce((sum, each) => sum + Number(each.collectedDong), 0);
  if (amountDong === 0) return 0;
  const remittance = {
    officeUnitId: organisation.unitOf("serviceCentre"),
    carrierUnitId: organisation.unitOf("postOffice"),
    reference: "BK-TUAN",
    amountDong,
    remittedOn: clock.today(),
    codes: collected.map(({ parcelCode }) => parcelCode),
  };
  await cashier.tell("/api/v1/post-remittances", remittance, remitted);
  return amountDong;
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
