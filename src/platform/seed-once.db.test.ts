import { expect, it } from "vitest";
import { testServices } from "../../test/support/services.ts";
import { seedOnce } from "./seed-once.ts";

const { services } = await testServices();

/** A seed that writes like the modules do: through commands that open transactions of their own. */
const writes = (name: string) => async (given: typeof services) => {
  await given.database.transaction((tx) => tx.kysely.insertInto("platformSeed").values({ name }).execute());
};
const seeded = async () =>
  (await services.database.kysely.selectFrom("platformSeed").select("name").orderBy("name").execute()).map(
    (row) => row.name,
  );

it("a seed that fails half-way leaves nothing, and the next start seeds from the beginning", async () => {
  const broken = seedOnce(services, "ward", async (given) => {
    await writes("half")(given);
    throw new Error("killed");
  });
  await expect(broken).rejects.toThrow("killed");
  expect(await seeded()).toEqual([]);
  expect(await seedOnce(services, "ward", writes("whole"))).toBe(true);
  expect(await seeded()).toEqual(["ward", "whole"]);
});

it("a seed runs once, however often the ward starts", async () => {
  expect(await seedOnce(services, "ward", writes("again"))).toBe(false);
  expect(await seeded()).toEqual(["ward", "whole"]);
});
