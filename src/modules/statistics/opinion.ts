import { type Dossier, isSatisfied } from "../dossier/index.ts";
import type { Dimensions } from "./measure.ts";
import { dimensionsOf } from "./standing.ts";

/** What an opinion of an applicant adds. */
export type Opinion = Dimensions & { readonly rated: number; readonly satisfied: number };

/**
 * The opinion that a write brought, in whatever state the dossier is; null where it brought none. One that is changed is
 * not one more: only what it says differently counts, on the day of the change.
 */
export function opinionOf(before: Dossier, after: Dossier): Opinion | null {
  const dimensions = dimensionsOf(after);
  const rated = given(after) - given(before);
  const satisfied = satisfiedIn(after) - satisfiedIn(before);
  if (dimensions === null || (rated === 0 && satisfied === 0)) return null;
  return { ...dimensions, rated, satisfied };
}

const given = ({ satisfaction }: Dossier) => (satisfaction === undefined ? 0 : 1);
const satisfiedIn = ({ satisfaction }: Dossier) =>
  satisfaction !== undefined && isSatisfied(satisfaction) ? 1 : 0;
