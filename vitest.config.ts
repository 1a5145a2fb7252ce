import { defineConfig } from "vitest/config";

const database = {
  globalSetup: ["test/support/database-cluster.ts"],
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

/** Projects by what they need: nothing, a database, the source tree, a browser. See docs/architecture.md. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    env: { TZ: "UTC" },
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["src/**/*.test.{ts,tsx}"], exclude: ["src/**/*.db.test.{ts,tsx}"] },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["src/**/*.db.test.{ts,tsx}", "test/db/**/*.test.ts", "test/api/**/*.test.ts"],
          ...database,
        },
      },
      { extends: true, test: { name: "architecture", include: ["test/architecture/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "process",
          include: ["test/{process,scenario,crash}/**/*.test.ts"],
          globalSetup: ["test/process/global-setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.spec.ts"],
          globalSetup: ["test/process/global-setup.ts", "test/e2e/demo-server.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
