import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { readAnswer, typesetInSandbox } from "./sandbox.ts";

const order = {
  source: '#read("data.json")',
  data: "Nguyễn Văn A",
  at: 1_795_000_000,
  standard: "a-2a",
} as const;

it("a name with a sign that no font has is set all the same, as an ordinary PDF", async () => {
  expect(await typesetInSandbox(order)).toMatchObject({ pages: 1 });
  expect(await typesetInSandbox({ ...order, data: "Nguyễn Văn 🦄" })).toMatchObject({ pages: 1 });
});

it("an answer of another shape is none", () => {
  for (const text of ["", "{", "[]", '{"pdf":1}']) expect(readAnswer(text), text).toBeNull();
  expect(readAnswer('{"problems":[]}')).toEqual({ problems: [] });
});

/** How many sandboxes this process has running. */
async function running(): Promise<number> {
  const found = await promisify(execFile)("ps", ["-o", "args=", "--ppid", String(process.pid)]);
  return found.stdout.split("\n").filter((line) => line.includes("typeset-sandbox")).length;
}

it.skipIf(!existsSync("/bin/ps"))(
  "sandboxes wait for one another: as many orders as there are clerks start no more than two at once",
  async () => {
    let most = 0;
    const orders = Array.from({ length: 6 }, () => typesetInSandbox(order));
    const all = Promise.all(orders);
    let isDone = false;
    void all.then(() => {
      isDone = true;
    });
    while (!isDone) most = Math.max(most, await running());
    expect(await all).toHaveLength(6);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(2);
  },
  60_000,
);
