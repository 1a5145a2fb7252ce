import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ERRORS } from "../../src/errors.ts";
import { testApp } from "../support/app.ts";
import { NOT_PROVOKED } from "../support/provoked-codes.ts";

const { guest } = await testApp();
const root = join(import.meta.dirname, "../..");

/** What all tests expect, in quotes. Tables of codes are in `test/support` and do not count. */
const expected = ["src", "test"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      join(root, folder, name),
    ),
  )
  .filter((path) => /\.(test|spec)\.tsx?$/.test(path))
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");
const isExpected = (code: string) => expected.includes(`"${code}"`);

test("every code the program may answer with is provoked by a test, or says why not", () => {
  const silent = [...ERRORS.keys()].filter((code) => !isExpected(code) && !Object.hasOwn(NOT_PROVOKED, code));
  expect(silent).toEqual([]);
});

test("no code is excused that exists no more, or that a test provokes by now", () => {
  const excused = Object.keys(NOT_PROVOKED);
  expect(excused.filter((code) => !ERRORS.has(code))).toEqual([]);
  expect(excused.filter(isExpected)).toEqual([]);
});

test("nothing an office may say no with is excused for want of a test, but for what another guard says first", () => {
  const refusals = Object.keys(NOT_PROVOKED).filter((code) => ERRORS.get(code)?.kind === "refusal");
  for (const code of refusals)
    expect(NOT_PROVOKED[code], code).toMatch(/first|by its (effect|text)|opens only when/);
});

test("a method an address does not know is refused with its code", async () => {
  const answer = await guest.send("/api/v1/track", { method: "DELETE" });
  expect(await answer.json()).toMatchObject({ code: "METHOD_NOT_ALLOWED", status: 405 });
});
