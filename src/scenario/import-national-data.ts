import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, present } from "../kernel/assert.ts";
import { parseLocalDate } from "../kernel/local-date.ts";
import type { SystemActor } from "../modules/access/index.ts";
import { importProcedures } from "../modules/catalogue/index.ts";
import { importUnits } from "../modules/organisation/index.ts";
import { installationRoot } from "../platform/installation.ts";
import type { Services } from "../platform/services.ts";

const SCENARIO: SystemActor = { kind: "system", name: "scenario" };

type Imported = { readonly units: number; readonly procedures: number } | null;

/** Imports all communes and the published procedures from the data beside the installation; null where there are none. */
export async function importNationalData(services: Services): Promise<Imported> {
  const folder = join(installationRoot(), "..", "shared", "data");
  const units = join(folder, "units-2026.json");
  const procedures = join(folder, "procedures-police-2021.json");
  if (!existsSync(units) || !existsSync(procedures)) return null;
  const validFrom = present(parseLocalDate("2025-07-01"), "first day of two tiers");
  const unitsDone = await importUnits(services, SCENARIO, {
    content: readFileSync(units, "utf8"),
    validFrom,
    skipBad: false,
  });
  assert(unitsDone.ok, `units are imported: ${unitsDone.ok ? "" : unitsDone.refusal.code}`);
  const file = readFileSync(procedures, "utf8");
  const proceduresDone = await importProcedures(services, {
    file,
    fileName: "procedures-police-2021.json",
    skipBad: false,
    actor: SCENARIO,
  });
  assert(
    proceduresDone.ok,
    `procedures are imported: ${proceduresDone.ok ? "" : proceduresDone.refusal.code}`,
  );
  return {
    units: unitsDone.value.inserted + unitsDone.value.unchanged,
    procedures: proceduresDone.value.read,
  };
}
