import { assert } from "../kernel/assert.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { SystemActor } from "../modules/access/index.ts";
import {
  findPublishedProcess,
  importProcess,
  publishProcess,
  readShippedProcess,
  SHIPPED_PROCESS_CODES,
} from "../modules/process/index.ts";
import type { Services } from "../platform/services.ts";

const PROGRAM: SystemActor = { kind: "system", name: "motcua seed" };
/** The decision is invented; a real office enters its own. */
const DECISION = "00/QĐ-UBND (minh họa)";

/** Publishes the shipped processes, in force from the day given. Doing it again changes nothing. */
export async function seedProcesses(services: Services, effectiveFrom: LocalDate): Promise<void> {
  for (const code of SHIPPED_PROCESS_CODES) {
    const known = await findPublishedProcess(services.database, { code, on: services.clock.today() });
    if (known !== null) continue;
    const imported = await importProcess(services, PROGRAM, { xml: await readShippedProcess(code) });
    assert(imported.ok, `shipped process ${code} can be imported`);
    const published = await publishProcess(services, PROGRAM, {
      versionId: imported.value.id,
      effectiveFrom,
      effectiveTo: null,
      decisionNo: DECISION,
    });
    assert(published.ok, `shipped process ${code} can be published`);
  }
}
