import { eachByItself } from "../../platform/jobs/each-by-itself.ts";
import type { Services } from "../../platform/services.ts";
import type { UnitId } from "../access/index.ts";
import type { Office } from "../dossier/index.ts";
import { isValidOn, unitDirectory } from "../organisation/index.ts";
import { settleWaiting } from "./commands/settle-event.ts";
import { type CarrierFeed, httpFeed } from "./feed/carrier-feed.ts";
import { readFeed } from "./feed/read-feed.ts";
import { simulatedFeed } from "./feed/simulator.ts";
import { openMissing } from "./open-missing.ts";

const QUEUE = "post-tracking";

/** One turn of the post's clock: reads what carriers tell and settles what was kept, each whatever became of the others. */
export async function turnPost(office: Office): Promise<void> {
  const { services } = office;
  const feeds = await feedsOf(services);
  await eachByItself(services.log, [
    ["parcels missing", () => openMissing(services)],
    ...feeds.map(({ carrierUnitId, feed }) => {
      const read = () => readFeed({ office, services, carrierUnitId, feed });
      return [`feed of ${carrierUnitId}`, read] as const;
    }),
    ["tellings", () => settleWaiting({ office, services })],
  ]);
}

/**
 * The post's clock. Safe to run twice and on any worker: the book of tellings decides, not the job. In the demonstration
 * the carrier is simulated.
 */
export async function registerPostJobs(office: Office): Promise<void> {
  const { jobs } = office.services;
  await jobs.work(QUEUE, () => turnPost(office));
  await jobs.schedule(QUEUE, "*/5 * * * *");
}

type Fed = { readonly carrierUnitId: UnitId; readonly feed: CarrierFeed };

async function feedsOf(services: Services): Promise<readonly Fed[]> {
  const directory = await unitDirectory(services.database);
  const today = services.clock.today();
  const { postFeed, demo } = services.config;
  if (postFeed !== null) {
    const carrier = directory.findByCode(postFeed.unitCode, today);
    if (carrier?.kind === "POSTAL") return [{ carrierUnitId: carrier.id, feed: httpFeed(postFeed) }];
    services.log.warn(
      { unitCode: postFeed.unitCode },
      "the post office of the feed is no open unit of kind POSTAL",
    );
    return [];
  }
  if (!demo) return [];
  return directory
    .all()
    .filter((unit) => unit.kind === "POSTAL" && isValidOn(unit, today))
    .map(({ id }) => ({ carrierUnitId: id, feed: simulatedFeed(services, id) }));
}

/** One reading of the simulated carrier: for the working week of the scenario. */
export function readSimulatedFeed(office: Office, carrierUnitId: UnitId): Promise<number> {
  const { services } = office;
  return readFeed({ office, services, carrierUnitId, feed: simulatedFeed(services, carrierUnitId) });
}
