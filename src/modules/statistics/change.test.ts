import { describe, expect, it } from "vitest";
import { aDossier, type Situation } from "../../../test/support/dossiers.ts";
import { present } from "../../kernel/assert.ts";
import { addDays, epochOf, instantAt, instantOfEpoch, localDateOf } from "../../kernel/local-date.ts";
import type { Dossier } from "../dossier/index.ts";
import { changeOf } from "./change.ts";

const openPause = (dossier: Dossier) => present(dossier.pauses.at(-1), "the stop of the clock").from;
/** The due day is moved, as when a day off is found out afterwards. */
const dueAt = (dossier: Dossier, days: number, from = openPause(dossier)) => ({
  ...dossier,
  dueAt: instantAt(addDays(localDateOf(from), days), 17 * 60),
});

const STOPPED = [
  ["for a supplement", () => aDossier().awaitingSupplement()],
  ["for a payment", () => aDossier().awaitingPayment()],
  ["by a suspension", () => aDossier().suspended()],
] as const satisfies readonly (readonly [string, () => Situation])[];

describe("a due date that is moved while the clock stands", () => {
  it.each(STOPPED)("%s is that and nothing else, whether it was late before or is now", (_why, situation) => {
    const { dossier } = situation();
    const late = dueAt(dossier, -1);
    const inTime = dueAt(dossier, 5);
    expect(changeOf(late, inTime)?.turn).toBe("DUE_MOVED");
    expect(changeOf(inTime, late)?.turn).toBe("DUE_MOVED");
  });

  it("changes nothing counted where it was in time and stays so", () => {
    const { dossier } = aDossier().awaitingSupplement();
    expect(changeOf(dueAt(dossier, 5), dueAt(dossier, 9))).toBeNull();
  });
});

describe("a clock that a consultation stops", () => {
  it("pauses a running dossier, and runs on afterwards", () => {
    const consulting = aDossier().withPinned({ consultationPauses: true }).consulting();
    const before = { ...consulting.dossier, pauses: [] };
    expect(changeOf(before, consulting.dossier)?.turn).toBe("PAUSED");
    const from = openPause(consulting.dossier);
    const closed = {
      ...consulting.dossier,
      pauses: consulting.dossier.pauses.map((pause) => ({
        ...pause,
        to: instantOfEpoch(epochOf(from) + 60_000),
      })),
    };
    expect(changeOf(consulting.dossier, closed)?.turn).toBe("RESUMED");
  });
});
