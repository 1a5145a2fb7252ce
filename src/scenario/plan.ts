import type { StoryName } from "./every-story.ts";

/** One dossier of the week: which procedure, which story, and at which moment of the week it begins. */
export type Planned = {
  readonly code: string;
  readonly story: StoryName;
  readonly startsAt: number;
  /** Its place in the week: who comes, and how they pay and are told, follows from it. */
  readonly turn: number;
};

/** The twelve procedures of a ward (one-stop.md §5.4). */
const TWELVE = [
  "1.001193",
  "1.000656",
  "1.004873",
  "1.000894",
  "2.000815",
  "1.001612",
  "1.013225",
  "LOCAL.000008",
  "1.001776",
  "1.001699",
  "1.004859",
  "1.004222",
] as const;

/** Each special story at least three times, on procedures whose process has an appraisal by a specialist. */
const SPECIAL: readonly (readonly [StoryName, readonly string[]])[] = [
  ["supplementedAtIntake", ["1.001193", "1.001612", "1.004222", "1.001776"]],
  ["rejected", ["1.001612", "1.004873", "1.013225", "1.004222"]],
  ["cancelled", ["1.001776", "1.004859", "1.001612"]],
  ["supplemented", ["1.001776", "1.001699", "1.004222", "1.001612", "1.013225"]],
  ["withdrawn", ["1.004222", "1.001612", "1.001776"]],
  ["withdrawalRefused", ["1.001699", "1.013225", "1.001776"]],
  ["consulted", ["1.013225", "1.001776", "1.001612"]],
  ["verified", ["1.000894", "1.000656", "1.004859"]],
  ["suspended", ["1.013225", "1.001699", "1.004222"]],
  ["paid", ["1.001612", "1.013225", "1.004222"]],
  ["paidAtTreasury", ["1.001612", "1.013225"]],
  ["extended", ["1.001776", "1.001699", "1.013225"]],
  ["negative", ["1.001776", "1.013225", "LOCAL.000008"]],
  ["reopened", ["1.004859", "1.001612", "1.000656"]],
  ["corrected", ["2.000815", "1.000656", "1.004859"]],
  ["returnedAStep", ["1.001776", "1.001612", "1.004222"]],
  ["stopped", ["1.001699", "1.001776", "1.001612"]],
  ["bundle", ["3.000722"]],
  ["posted", ["2.000635", "1.001612", "2.000635", "1.004873"]],
  ["postedUnpaid", ["2.000635", "2.000635", "1.004873"]],
  ["digitised", ["1.000894", "1.000894"]],
  ["answeredByPost", ["1.001776", "1.001612", "1.013225"]],
  ["openedFromPost", ["2.000635", "2.000635"]],
  ["signedTogether", ["1.004873", "1.004873"]],
  ["asFile", ["1.001776", "2.000635", "1.001612"]],
  ["certified", ["2.000815", "2.000815"]],
];

/** Moments of the week in which a dossier may begin: three working days, so that all can be brought to their end. */
const START_MOMENTS = 60;

/** `count` dossiers: every special story, and for the rest the counter and the online way over the twelve procedures. */
export function planWeek(count: number): readonly Planned[] {
  const special = SPECIAL.flatMap(([story, codes]) => codes.map((code) => ({ code, story })));
  const rest = Array.from({ length: Math.max(0, count - special.length) }, (_, index) => ({
    code: TWELVE[index % TWELVE.length] ?? TWELVE[0],
    story:
      index % 3 === 0
        ? ("atTheCounter" as const)
        : index % 3 === 1
          ? ("online" as const)
          : ("atTheCounter" as const),
  }));
  return [...special, ...rest].map((each, index) => ({
    ...each,
    startsAt: (index * 7) % START_MOMENTS,
    turn: index,
  }));
}
