import { type Instant, instantOfEpoch, type LocalDate, localDateOf } from "./local-date.ts";

/** The injected clock: nothing else in the program may ask what time it is. */
export type Clock = {
  readonly now: () => Instant;
  readonly today: () => LocalDate;
};

export function systemClock(): Clock {
  const now = () => instantOfEpoch(Date.now());
  return { now, today: () => localDateOf(now()) };
}

/** A clock that a test or the scenario sets and moves. */
export type SetClock = Clock & { readonly set: (instant: Instant) => void };

export function setClock(start: Instant): SetClock {
  let current = start;
  return {
    now: () => current,
    today: () => localDateOf(current),
    set: (instant) => {
      current = instant;
    },
  };
}
