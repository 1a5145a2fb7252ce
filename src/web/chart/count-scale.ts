import { scaleLinear } from "d3-scale";

/** About so many lines across a picture. */
const LINES = 4;

/** From nothing to a round number above the most, with lines at whole numbers: there is no half dossier. */
export function countScale(most: number, [from, to]: readonly [number, number]) {
  const scale = scaleLinear([0, Math.max(most, 1)], [from, to]).nice(LINES);
  return { at: (count: number) => scale(count), ticks: scale.ticks(LINES).filter(Number.isInteger) };
}
