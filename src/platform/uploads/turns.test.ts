import { expect, it } from "vitest";
import { openTurns } from "./turns.ts";

/** Work that ends when it is told to, and notes when it begins. */
function workshop() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, work, end };
}

it("who sends one file does not wait behind somebody's twenty", async () => {
  const { begun, work, end } = workshop();
  const turns = openTurns({ atOnce: 2, waitingMax: 60, ofOneMax: 30 });
  for (let index = 0; index < 20; index += 1) void turns.take("many", work(`many ${index}`));
  const one = turns.take("one", work("one"));
  expect(begun).toEqual(["many 0", "many 1"]);
  await end("many 0");
  await end("many 1");
  expect(begun).toEqual(["many 0", "many 1", "many 2", "one"]);
  await end("one");
  expect(await one).toBe("one");
});

it("a line that is full takes no more, of one sender or of all together", async () => {
  const { begun, work, end } = workshop();
  const turns = openTurns({ atOnce: 1, waitingMax: 3, ofOneMax: 2 });
  void turns.take("a", work("a 0"));
  void turns.take("a", work("a 1"));
  void turns.take("a", work("a 2"));
  expect(turns.take("a", work("a 3"))).toBeNull();
  void turns.take("b", work("b 0"));
  expect(turns.take("c", work("c 0"))).toBeNull();
  await end("a 0");
  expect(turns.take("c", work("c 1"))).not.toBeNull();
  for (const name of ["a 1", "b 0", "a 2", "c 1"]) await end(name);
  expect(begun).toEqual(["a 0", "a 1", "b 0", "a 2", "c 1"]);
});

it("work that fails gives its turn on", async () => {
  const turns = openTurns({ atOnce: 1, waitingMax: 3, ofOneMax: 3 });
  const failed = turns.take("a", () => Promise.reject(new Error("failed")));
  const next = turns.take("a", () => Promise.resolve("next"));
  await expect(failed).rejects.toThrow("failed");
  expect(await next).toBe("next");
});
