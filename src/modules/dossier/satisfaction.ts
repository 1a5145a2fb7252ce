/**
 * How the applicant was satisfied with how the dossier was handled, the best first. Who asks with three
 * choices takes the first, the second and the fourth. Not an answer of the yearly SIPAS survey, whose respondents have no dossier.
 * @law one-stop.md §6.6, reform.md §B7: one opinion for each dossier, on a scale of three to five levels.
 */
export const SATISFACTIONS = [
  "VERY_SATISFIED",
  "SATISFIED",
  "NEUTRAL",
  "DISSATISFIED",
  "VERY_DISSATISFIED",
] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** Satisfied or better. */
export function isSatisfied(level: Satisfaction): boolean {
  return level === "VERY_SATISFIED" || level === "SATISFIED";
}

export function findSatisfaction(code: string): Satisfaction | null {
  return SATISFACTIONS.find((level) => level === code) ?? null;
}
