import { expect } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import type { dyingConnections } from "./dying-connections.ts";

/** More statements than any act or round has: one that is never left in peace proves nothing. */
const STATEMENTS_MAX = 200;

type Dying = ReturnType<typeof dyingConnections>;

/** Lets the process die in the n-th gap of the work, and starts it again; what came of the work, and whether it died. */
export async function diesIn<T>(
  dying: Dying,
  gap: number,
  work: () => Promise<T>,
): Promise<{ readonly isDead: boolean; readonly answer: T | null }> {
  expect(gap, "never got through").toBeLessThan(STATEMENTS_MAX);
  dying.dieAfter(gap);
  const answer = await work().catch(() => null);
  const isDead = dying.isDead();
  dying.revive();
  expect(isDead || answer !== null, `gap ${gap}`).toBe(true);
  return { isDead, answer };
}

/** Does it with a death in every gap in turn, until the work gets through; how many gaps there were. */
export async function inEveryGap(each: (gap: number) => Promise<boolean>): Promise<number> {
  let gap = 0;
  while (await each(gap)) gap += 1;
  return gap;
}

/**
 * Sends the same request again for as long as the database has not noticed yet that whoever sent it before is dead: it
 * is told to wait, as the answer says.
 */
export async function onceFree<A extends { readonly status: number }>(send: () => Promise<A>): Promise<A> {
  const answers: A[] = [];
  const status = async () => {
    answers.push(await send());
    return answers.at(-1)?.status;
  };
  await expect.poll(status, { timeout: 10_000, interval: 20 }).not.toBe(409);
  return present(answers.at(-1), "an answer");
}
