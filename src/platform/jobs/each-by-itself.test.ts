import { expect, test } from "vitest";
import { openLog } from "../log/log.ts";
import { eachByItself } from "./each-by-itself.ts";

const log = openLog({ level: "silent" });

test("a step that fails keeps none behind it from running, and the queue is told", async () => {
  const ran: string[] = [];
  const fails = (name: string) => async () => {
    ran.push(name);
    throw new Error(name);
  };
  const steps = [
    ["one", fails("one")],
    ["two", async () => ran.push("two")],
    ["three", fails("three")],
    ["four", async () => ran.push("four")],
  ] as const;
  await expect(eachByItself(log, steps)).rejects.toThrow("one");
  expect(ran).toEqual(["one", "two", "three", "four"]);
});
