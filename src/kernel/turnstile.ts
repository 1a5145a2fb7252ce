/** How many may be inside at once, how long one waits to get in, and what is thrown at whoever waited in vain. */
type Turnstile = { readonly most: number; readonly waitMs: number; readonly tooLate: () => Error };

/** Lets so many works run at once; the rest wait in the order in which they came, and none of them for ever. */
export function turnstile({ most, waitMs, tooLate }: Turnstile): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting = new Set<() => void>();
  let inside = 0;
  const enter = () =>
    new Promise<void>((resolve, reject) => {
      if (inside < most) {
        inside += 1;
        resolve();
        return;
      }
      waiting.add(resolve);
      AbortSignal.timeout(waitMs).addEventListener("abort", () => {
        if (waiting.delete(resolve)) reject(tooLate());
      });
    });
  const leave = () => {
    const [next] = waiting;
    if (next === undefined) {
      inside -= 1;
      return;
    }
    // The place is handed on, never free in between: whoever comes now does not overtake.
    waiting.delete(next);
    next();
  };
  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}

class TooManyWait extends Error {}

/** The same for works that may be left undone: null for whoever waited in vain. */
export function turnstileOrNull(limits: Omit<Turnstile, "tooLate">) {
  const inTurn = turnstile({ ...limits, tooLate: () => new TooManyWait() });
  return async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await inTurn(work);
    } catch (cause) {
      if (cause instanceof TooManyWait) return null;
      throw cause;
    }
  };
}
