import { addDays, addMonthsClamped, type LocalDate } from "../kernel/local-date.ts";
import { type PastRecord, recordPast } from "../modules/dossier/index.ts";
import { prepare, writeCounted } from "../modules/statistics/index.ts";
import { bulkTransaction } from "../platform/postgres/bulk-transaction.ts";
import type { Services } from "../platform/services.ts";
import { generateHistory } from "./history/generate.ts";
import { WARD_PROCEDURES } from "./history/procedures.ts";
import type { Stratum } from "./history/profiles.ts";
import type { DemoOrganisation } from "./organisation.ts";

const MONTHS = 14;
const DOSSIERS = 600;

/**
 * What the sample ward finished in the whole months before this one, as if an older system had told it: without them a
 * trend has no year before, and the transparency page, which tells whole months only, nothing at all.
 */
export async function seedPastYear(services: Services, { unitOf }: DemoOrganisation): Promise<void> {
  const { database, clock } = services;
  const competentAgencyId = unitOf("ward");
  const organisations = { supportPointId: null, receivingUnitId: unitOf("serviceCentre"), competentAgencyId };
  const past = [...generateHistory([lastMonths(clock.today())], 766)].map((drawn, index): PastRecord => {
    const { unit: _area, channel, procedureCode, procedureName, fieldCode, system, ...facts } = drawn;
    return {
      ...facts,
      organisations,
      channelIn: channel,
      procedure: { procedureCode, procedureName, procedureNameEn: procedureName, fieldCode },
      source: { system, file: "demo", line: index + 1 },
    };
  });
  const { rows, counted } = await prepare(past, clock.now());
  await bulkTransaction(database, async (tx) => {
    await recordPast(tx, rows);
    await writeCounted(tx, counted);
  });
}

function lastMonths(today: LocalDate): Stratum {
  const month = addDays(today, 1 - Number(today.slice(8)));
  return {
    from: addMonthsClamped(month, -MONTHS),
    to: addDays(month, -1),
    units: ["00103"],
    procedures: WARD_PROCEDURES,
    count: DOSSIERS,
    online: { first: 0.45, last: 0.8 },
    late: Math.round(DOSSIERS * 0.03),
    opinions: { given: Math.round(DOSSIERS * 0.6), satisfied: Math.round(DOSSIERS * 0.57) },
    ends: "ALL",
  };
}
