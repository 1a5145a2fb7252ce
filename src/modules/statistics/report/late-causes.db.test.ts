import { describe, expect, test } from "vitest";
import { UNITS } from "../../../../test/support/dossier-cast.ts";
import { aDossier, ISSUE, SIGN } from "../../../../test/support/dossiers.ts";
import { keepLife } from "../../../../test/support/keep-life.ts";
import { day } from "../../../../test/support/office-time.ts";
import { testServices } from "../../../../test/support/services.ts";
import { instantAt } from "../../../kernel/local-date.ts";
import type { UnitId } from "../../access/index.ts";
import type { StepUse } from "../../dossier/dossier.ts";
import type { DossierEvent } from "../../dossier/events.ts";
import { dossierStore } from "../../dossier/store.ts";
import { buildDirectory } from "../../organisation/directory.ts";
import type { Unit } from "../../organisation/unit.ts";
import { statisticsAttachment } from "../attachment.ts";
import { lateStepsAttachment } from "../late-steps/attachment.ts";
import { readLateCauses } from "./late-causes.ts";

/*
 * Three dossiers of the ward come late in December: one lay at its own division of culture, one at the division of another
 * ward, one nowhere beyond a quota. The first is opened again in January and lies even longer at the other ward, to be late again in March.
 */
const { services } = await testServices();
const { database } = services;
const store = dossierStore([statisticsAttachment, lateStepsAttachment]);
const directory = buildDirectory({
  stamp: "1",
  units: Object.values(UNITS).map(aUnit),
  parents: [UNITS.centre, UNITS.culture, UNITS.economy, UNITS.office].map((unitId) => ({
    unitId,
    parentId: UNITS.ward,
    validFrom: day("2025-07-01"),
    validTo: null,
  })),
  successors: [],
});

function aUnit(id: UnitId): Unit {
  const facts = {
    code: null,
    legacyCode: null,
    areaCode: null,
    areaKind: null,
    kind: "DIVISION",
    level: "COMMUNE",
  } as const;
  const contact = { symbol: null, address: null, phone: null, email: null, taxCode: null };
  const span = { parentId: null, validFrom: day("2025-07-01"), validTo: null, revision: 1 };
  return { id, name: id, nameEn: null, shortName: id, ...facts, ...contact, ...span };
}

const late = aDossier().atAppraisal().on("2026-12-10 09:00").completed("specialist").completed("head");
const finished = late.act("leader", SIGN).act("clerk", ISSUE);
const again = finished
  .on("2027-01-05 09:00")
  .act("leader", { act: "reopen", reason: "Sai số" })
  .on("2027-03-30 09:00")
  .act("leader", SIGN)
  .act("clerk", { ...ISSUE, number: "16/GXN-UBND" });

/** The same life with the steps it closed from this event on somewhere else, or within their quotas. */
function changed(
  events: readonly DossierEvent[],
  from: number,
  change: Partial<StepUse> = { unitId: UNITS.otherDivision },
): DossierEvent[] {
  return events.map((event, index) => {
    const { data } = event;
    if (index < from || !("movement" in data) || data.movement === null) return event;
    const closed = data.movement.closed.map((step) => ({ ...step, ...change }));
    return { ...event, data: { ...data, movement: { ...data.movement, closed } } } as DossierEvent;
  });
}

await keepLife({ database, store }, changed(again.events, finished.events.length), 1);
await keepLife({ database, store }, changed(finished.events, 0), 2);
await keepLife({ database, store }, changed(finished.events, 0, { overMinutes: 0 }), 3);

/** What a report of the ward says of a month, by who lost the time, and by the cause that was told. */
async function month(first: string, last: string) {
  const period = { from: day(first), to: day(last) } as Parameters<typeof readLateCauses>[2]["period"];
  const units: UnitId[] = [UNITS.ward];
  const asOf = instantAt(day("2027-12-31"), 0);
  const asked = { units, period, asOf, rowsBy: "unit" as const, needed: new Set<never>() };
  const found: Record<string, number> = {};
  for (const { row, figure } of await readLateCauses(database, directory, asked)) {
    expect([row, figure.at, figure.channel]).toEqual([UNITS.ward, "FLOW", "DIRECT"]);
    const name = figure.cause === undefined ? figure.name : `${figure.name} ${figure.cause}`;
    found[name] = (found[name] ?? 0) + (figure.amount ?? 0);
  }
  return found;
}

describe("who lost the time of a late result", () => {
  test("is the agency itself or another, as the desks of the dossier stood when the result came", async () => {
    expect(await month("2026-12-01", "2026-12-31")).toEqual({
      late_own_unit: 1,
      late_other_unit: 1,
      late_unexplained: 1,
      "late_results NONE": 3,
    });
  });

  test("is taken back where it was laid when the result is opened again", async () => {
    expect(await month("2027-01-01", "2027-01-31")).toEqual({ late_own_unit: -1, "late_results NONE": -1 });
  });

  test("is laid anew with the result that comes again", async () => {
    expect(await month("2027-03-01", "2027-03-31")).toEqual({ late_other_unit: 1, "late_results NONE": 1 });
  });
});
