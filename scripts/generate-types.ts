/** Regenerates src/platform/postgres/tables.generated.ts from the migrations: `npm run db:types [-- --check]`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "../src/platform/postgres/migrate.ts";
import { startTemporaryCluster } from "../test/support/temporary-cluster.ts";
import { generateTableTypes } from "./table-types.ts";

const target = join(import.meta.dirname, "..", "src", "platform", "postgres", "tables.generated.ts");
const cluster = await startTemporaryCluster();
try {
  await migrate({ url: cluster.urls.owner, schema: "authority" });
  const fresh = await generateTableTypes(cluster.urls.owner, "authority");
  const stale = fresh !== readFileSync(target, "utf8");
  if (process.argv.includes("--check")) {
    if (stale)
      console.error(
        "src/platform/postgres/tables.generated.ts is stale: run npm run db:types and commit it.",
      );
    process.exitCode = stale ? 1 : 0;
  } else {
    writeFileSync(target, fresh);
    console.log(`${stale ? "written" : "unchanged"}: ${target}`);
  }
} finally {
  await cluster.stop();
}
