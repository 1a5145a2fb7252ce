import type { Unit } from "../../organisation/index.ts";
import { type IndexScore, roundedPoints } from "./score.ts";

/** Who is compared with whom: communes among communes, departments among departments, and the others. */
export const PEERS = ["COMMUNES", "DEPARTMENTS", "OTHERS"] as const;
export type Peers = (typeof PEERS)[number];

export type Ranked = {
  readonly unit: Unit;
  readonly score: IndexScore;
  /** Null where no component has data. */
  readonly rank: number | null;
};

/** @law reform.md §D3, §B2: departments and communes are ranked apart. */
export function peersOf({ kind, level }: Pick<Unit, "kind" | "level">): Peers {
  if (kind === "PEOPLES_COMMITTEE" && level === "COMMUNE") return "COMMUNES";
  return kind === "DEPARTMENT" && level === "PROVINCE" ? "DEPARTMENTS" : "OTHERS";
}

/**
 * The units of one group of peers, best first. Who shows the same points shares the rank, and the next rank is left out;
 * who has nothing to score stands at the end without one.
 */
export function rank(
  scored: readonly { readonly unit: Unit; readonly score: IndexScore }[],
): readonly Ranked[] {
  const shown = ({ score }: { score: IndexScore }) =>
    score.percent === null ? null : roundedPoints(score.percent);
  const sorted = [...scored].sort(
    (a, b) => (shown(b) ?? -1) - (shown(a) ?? -1) || a.unit.name.localeCompare(b.unit.name, "vi"),
  );
  const firstWith = new Map<number, number>();
  sorted.forEach((each, index) => {
    const points = shown(each);
    if (points !== null && !firstWith.has(points)) firstWith.set(points, index + 1);
  });
  return sorted.map((each) => ({ ...each, rank: firstWith.get(shown(each) ?? -1) ?? null }));
}
