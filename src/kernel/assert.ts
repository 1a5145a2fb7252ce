import { Defect } from "./fault.ts";

/** Stops at once when the program's own assumption does not hold; the message names the assumption. */
export function assert(condition: unknown, assumption = "assumption does not hold"): asserts condition {
  if (!condition) throw new Defect(assumption);
}

/** The value, or a defect naming what was missing. For what the program itself guarantees, never for input. */
export function present<T>(value: T | null | undefined, what: string): T {
  assert(value !== null && value !== undefined, `${what} is missing`);
  return value;
}
