import { expect, test } from "vitest";
import { turnstile } from "./turnstile.ts";

const NEVER_MS = 60_000;

test("no more than so many are inside at once, and whoever came first is let in first", async () => {
  const through = turnstile({ most: 2, waitMs: NEVER_MS, tooLate: () => new Error("too late") });
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  await Promise.all(
    [1, 2, 3, 4, 5].map((each) =>
      through(async () => {
        inside += 1;
        most = Math.max(most, inside);
        order.push(each);
        await Promise.resolve();
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(order).toEqual([1, 2, 3, 4, 5]);
});

test("whoever waited in vain is told so and does not take a place; one that throws gives its place back", async () => {
  const through = turnstile({ most: 1, waitMs: 20, tooLate: () => new Error("too late") });
  const held = Promise.withResolvers<void>();
  const first = through(() => held.promise);
  await expect(through(async () => "second")).rejects.toThrow("too late");
  held.resolve();
  await first;
  await expect(through(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await through(async () => "third")).toBe("third");
});
