import type { Log } from "../log/log.ts";

/** One part of a clock, and the name under which the log knows it. */
type Step = readonly [name: string, run: () => Promise<unknown>];

/**
 * Runs every step of a clock, whatever became of those before it: what cannot be done today must not keep back what
 * can. The first that failed is thrown at the end, so that the queue knows and asks again.
 */
export async function eachByItself(log: Pick<Log, "error">, steps: readonly Step[]): Promise<void> {
  const failed: unknown[] = [];
  for (const [step, run] of steps) {
    try {
      await run();
    } catch (error) {
      log.error({ step, error }, "a step of a clock failed");
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
}
