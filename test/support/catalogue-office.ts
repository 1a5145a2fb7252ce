import { seedCatalogue } from "../../src/demo/catalogue.ts";
import { seedProcesses } from "../../src/demo/process.ts";
import { newId } from "../../src/kernel/ids.ts";
import type { Actor } from "../../src/modules/access/index.ts";
import { createProcedure, publishDraft } from "../../src/modules/catalogue/commands.ts";
import { day } from "./office-time.ts";
import { aContent } from "./procedures.ts";
import { testServices } from "./services.ts";

export const TODAY = day("2026-11-24");
export const control: Actor = {
  kind: "officer",
  accountId: newId(),
  personId: newId(),
  fullName: "Trần Thị Kiểm Soát",
  grants: [{ role: "control-officer", unitId: newId(), delegatedBy: null }],
};
export const specialist: Actor = {
  ...control,
  grants: [{ role: "specialist", unitId: newId(), delegatedBy: null }],
};

/** The shipped catalogue with its processes, on a fresh database; use at the top of a file. */
export async function catalogueOffice() {
  const { services, clock, database, owner } = await testServices();
  await seedProcesses(services, day("2025-07-01"));
  await seedCatalogue(services);
  /** A published procedure under its own code, in force since July 2025. */
  async function aPublished(code: string) {
    const made = await createProcedure(services, control, { code, content: aContent({}, code) });
    if (!made.ok) throw new Error(made.refusal.code);
    const done = await publishDraft(services, control, {
      id: made.value.id,
      revision: 1,
      validFrom: day("2025-07-01"),
    });
    if (!done.ok) throw new Error(done.refusal.code);
    return made.value.id;
  }
  return { services, clock, database, owner, aPublished };
}
