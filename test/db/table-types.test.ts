import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { generateTableTypes } from "../../scripts/table-types.ts";
import { installationRoot } from "../../src/platform/installation.ts";
import { testDatabase } from "../support/database.ts";
import { TEST_SCHEMA } from "../support/database-cluster.ts";

const { urls } = await testDatabase();

it("the generated table types are those of the migrations (npm run db:types)", async () => {
  const written = readFileSync(join(installationRoot(), "src/platform/postgres/tables.generated.ts"), "utf8");
  expect(written).toBe(await generateTableTypes(urls.owner, TEST_SCHEMA));
});
