import { describe, expect, it } from "vitest";
import { at } from "../../../test/support/dossier-samples.ts";
import { aDossier } from "../../../test/support/dossiers.ts";
import { finishOf, standingOf } from "./standing.ts";

describe("how a finish stands to its due date", () => {
  const finish = (finished: string) =>
    finishOf({ finishedAt: at(finished), dueAt: at("2026-11-20 17:00"), subStatus: "POSITIVE" });

  it.each([
    ["2026-11-19 23:59", "POSITIVE_EARLY"],
    ["2026-11-20 00:00", "POSITIVE_ON_TIME"],
    ["2026-11-20 17:20", "POSITIVE_ON_TIME"],
    ["2026-11-21 00:00", "POSITIVE_LATE"],
  ])("is compared by local day, as the clock card does: %s is %s", (finished, expected) => {
    expect(finish(finished)).toBe(expected);
  });
});

describe("a dossier whose clock stands", () => {
  it("does not become overdue by a second stop on top of the first", () => {
    const asked = aDossier().withPinned({ consultationPauses: true }).consulting();
    const due = asked.dossier.dueAt;
    const suspended = asked
      .on("2027-03-01 09:00")
      .act("leader", { act: "suspend", ground: "Bão lũ (minh họa)", document: "12/TB-UBND" });
    expect(due !== null && due < suspended.now).toBe(true);
    expect(standingOf(suspended.dossier)?.dueAt).toBeNull();
  });
});
