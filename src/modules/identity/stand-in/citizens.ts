import data from "./citizens.json" with { type: "json" };

/** An invented citizen of the stand-in, as claims of an ID token. */
export type StandInCitizen = (typeof data.citizens)[number];

export const STAND_IN_CITIZENS: readonly StandInCitizen[] = data.citizens;

export function findStandInCitizen(sub: string): StandInCitizen | null {
  return STAND_IN_CITIZENS.find((citizen) => citizen.sub === sub) ?? null;
}
