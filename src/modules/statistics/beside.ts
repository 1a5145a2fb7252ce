import { type Dossier, isSatisfied } from "../dossier/index.ts";
import type { Dimensions } from "./measure.ts";
import { dimensionsOf } from "./standing.ts";

/** What a write adds beside how the dossier stands: an opinion of the applicant, a paper used again. */
export type Beside = Dimensions & {
  readonly rated: number;
  readonly satisfied: number;
  readonly reused: number;
};

/**
 * What a write brought, in whatever state the dossier is; null where it brought nothing. An opinion that is changed, or
 * another paper used again, is not one more: only what is different now counts, on the day of the change.
 */
export function besideOf(before: Dossier, after: Dossier): Beside | null {
  const dimensions = dimensionsOf(after);
  const rated = given(after) - given(before);
  const satisfied = satisfiedIn(after) - satisfiedIn(before);
  const reused = reusedIn(after) - reusedIn(before);
  if (dimensions === null || (rated === 0 && satisfied === 0 && reused === 0)) return null;
  return { ...dimensions, rated, satisfied, reused };
}

const given = ({ satisfaction }: Dossier) => (satisfaction === undefined ? 0 : 1);
const satisfiedIn = ({ satisfaction }: Dossier) =>
  satisfaction !== undefined && isSatisfied(satisfaction) ? 1 : 0;
/** @law Quyết định 766/QĐ-TTg, component 4.3 (one-stop.md §8.4): received with at least one component used again. */
const reusedIn = ({ acceptedAt, components }: Dossier) =>
  acceptedAt !== null && components.some(({ digitisation }) => digitisation === "REUSED") ? 1 : 0;
