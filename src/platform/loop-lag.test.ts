import { expect, test } from "vitest";
import { watchLoopLag } from "./loop-lag.ts";

test("the loop of a process is watched by one timer, however many ask", () => {
  const timers: unknown[] = [];
  const { setInterval } = globalThis;
  globalThis.setInterval = Object.assign((...asked: Parameters<typeof setInterval>) => {
    timers.push(asked);
    return setInterval(...asked);
  }, setInterval);
  try {
    const [first, second] = [watchLoopLag(), watchLoopLag()];
    expect(second).toBe(first);
    expect(timers).toHaveLength(1);
  } finally {
    globalThis.setInterval = setInterval;
  }
});
