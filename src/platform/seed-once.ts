import { databaseWithin } from "./postgres/nested-transaction.ts";
import type { Services } from "./services.ts";

/**
 * Runs a seed the first time only, in one transaction with the mark that says so: a start that is killed half-way
 * leaves nothing behind, and the next one seeds from the beginning. Answers whether it seeded now.
 */
export async function seedOnce(
  services: Services,
  name: string,
  seed: (services: Services) => Promise<void>,
): Promise<boolean> {
  return services.database.transaction(async (tx) => {
    const marked = await tx.kysely
      .insertInto("platformSeed")
      .values({ name })
      .onConflict((conflict) => conflict.doNothing())
      .returning("name")
      .executeTakeFirst();
    if (marked === undefined) return false;
    await seed({ ...services, database: databaseWithin(tx, services.database) });
    return true;
  });
}
