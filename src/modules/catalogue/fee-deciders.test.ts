import { describe, expect, test } from "vitest";
import { day } from "../../../test/support/office-time.ts";
import { newId } from "../../kernel/ids.ts";
import type { UnitId } from "../access/index.ts";
import { decidersOn } from "./fee-deciders.ts";

type Life = {
  readonly to?: string;
  readonly under?: readonly (readonly [UnitId, from: string, to?: string])[];
};

/** A tree of units by hand: when each ended, whom it stood under when, who took over from whom. */
function tree(
  units: ReadonlyMap<UnitId, Life>,
  takenOver: readonly (readonly [old: UnitId, next: UnitId])[],
) {
  const above = (id: UnitId, on: string): UnitId[] => {
    const life = units.get(id);
    if (life?.to !== undefined && on > life.to)
      return takenOver.filter(([old]) => old === id).map(([, next]) => next);
    return (life?.under ?? [])
      .filter(([, from, to]) => from <= on && (to === undefined || on <= to))
      .map(([parent]) => parent);
  };
  const lineageOf = (id: UnitId, on: string): UnitId[] => {
    const seen = new Set([id]);
    for (const at of seen) for (const next of above(at, on)) seen.add(next);
    return [...seen];
  };
  return {
    lineageOf,
    find: (id: UnitId) => {
      const to = units.get(id)?.to;
      return units.has(id) ? { id, validTo: to === undefined ? null : day(to) } : null;
    },
    predecessorsOf: (id: UnitId) =>
      takenOver
        .filter(([, next]) => next === id)
        .map(([unitId]) => ({
          unitId,
          successorId: id,
          shareBasisPoints: 10_000,
          effectiveOn: day("2026-07-01"),
        })),
  };
}

const id = () => newId<"unit">();
const TODAY = day("2026-11-24");

describe("whose decisions on fees count for a ward", () => {
  test("the ward's province, nearest first", () => {
    const [ward, province] = [id(), id()];
    const units = new Map<UnitId, Life>([
      [ward, { under: [[province, "2025-07-01"]] }],
      [province, {}],
    ]);
    expect(decidersOn(tree(units, []), ward, TODAY)).toEqual([ward, province]);
  });

  test("two provinces merged: in each part the old one's, until the new one speaks, and only there", () => {
    const [wardA, wardB, oldA, oldB, merged] = [id(), id(), id(), id(), id()];
    const life = (old: UnitId): Life => ({
      under: [
        [old, "2025-07-01", "2026-06-30"],
        [merged, "2026-07-01"],
      ],
    });
    const units = new Map<UnitId, Life>([
      [wardA, life(oldA)],
      [wardB, life(oldB)],
      [oldA, { to: "2026-06-30" }],
      [oldB, { to: "2026-06-30" }],
      [merged, {}],
    ]);
    const seen = tree(units, [
      [oldA, merged],
      [oldB, merged],
    ]);
    expect(decidersOn(seen, wardA, day("2026-06-30"))).toEqual([wardA, oldA]);
    expect(decidersOn(seen, wardA, TODAY)).toEqual([wardA, merged, oldA]);
    expect(decidersOn(seen, wardB, TODAY)).toEqual([wardB, merged, oldB]);
  });

  test("a ward that moves to another living province leaves the amounts of the first behind", () => {
    const [ward, first, second] = [id(), id(), id()];
    const units = new Map<UnitId, Life>([
      [
        ward,
        {
          under: [
            [first, "2025-07-01", "2026-06-30"],
            [second, "2026-07-01"],
          ],
        },
      ],
      [first, {}],
      [second, {}],
    ]);
    expect(decidersOn(tree(units, []), ward, day("2026-06-30"))).toEqual([ward, first]);
    expect(decidersOn(tree(units, []), ward, TODAY)).toEqual([ward, second]);
  });

  test("a ward made of another on the day of the merger keeps what was set there", () => {
    const [oldWard, ward, old, merged] = [id(), id(), id(), id()];
    const units = new Map<UnitId, Life>([
      [oldWard, { to: "2026-06-30", under: [[old, "2025-07-01", "2026-06-30"]] }],
      [ward, { under: [[merged, "2026-07-01"]] }],
      [old, { to: "2026-06-30" }],
      [merged, {}],
    ]);
    const seen = tree(units, [
      [old, merged],
      [oldWard, ward],
    ]);
    expect(decidersOn(seen, ward, TODAY)).toEqual([ward, merged, old]);
  });
});
