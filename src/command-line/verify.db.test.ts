import { expect, it } from "vitest";
import { testServices } from "../../test/support/services.ts";
import { Fault } from "../kernel/fault.ts";
import { lookAt } from "./verify.ts";

const { services } = await testServices();

it("a part that cannot be looked at to its end is one that does not hold, and says why", async () => {
  const fault = new Fault("FILE_STORE_UNAVAILABLE", { facts: { reason: "EIO" } });
  const found = await lookAt(() => Promise.reject(fault), services);
  expect(found).toMatchObject({ holds: false, summary: expect.stringContaining("FILE_STORE_UNAVAILABLE") });
  const odd = await lookAt(() => Promise.reject(new Error("odd")), services);
  expect(odd).toMatchObject({ holds: false, summary: expect.stringContaining("odd") });
});

it("a part that holds is what it says", async () => {
  const whole = { lines: [], summary: "whole", holds: true };
  expect(await lookAt(() => Promise.resolve(whole), services)).toEqual(whole);
});
