import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { present } from "../../src/kernel/assert.ts";
import { type SetClock, setClock } from "../../src/kernel/clock.ts";
import { type Instant, parseInstant } from "../../src/kernel/local-date.ts";
import type { Config } from "../../src/platform/config/config.ts";
import { openLocalFileStore } from "../../src/platform/files/local-file-store.ts";
import { watchedFileStore } from "../../src/platform/files/watched-file-store.ts";
import { openJobs } from "../../src/platform/jobs/jobs.ts";
import { openLog } from "../../src/platform/log/log.ts";
import type { Services } from "../../src/platform/services.ts";
import { afterTheFile } from "./after-the-file.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { TEST_SCHEMA } from "./database-cluster.ts";

export type TestServices = TestDatabase & { readonly services: Services; readonly clock: SetClock };

/** A working Tuesday morning at the ward. */
export const TUESDAY_MORNING: Instant = present(parseInstant("2026-11-24T08:30:00+07:00"), "instant");

/** Real services on a fresh database, with a clock the test moves; all of it gone when the file ends. */
export async function testServices(
  options: {
    now?: Instant;
    runsJobs?: boolean;
    connections?: number;
    connectMs?: number;
    config?: Partial<Config>;
  } = {},
): Promise<TestServices> {
  const { connections, connectMs } = options;
  const opened = await testDatabase({
    ...(connections === undefined ? {} : { connections }),
    ...(connectMs === undefined ? {} : { connectMs }),
  });
  const dataFolder = mkdtempSync(join(tmpdir(), "motcua-files-"));
  afterTheFile(() => rmSync(dataFolder, { recursive: true, force: true }));
  const clock = setClock(options.now ?? TUESDAY_MORNING);
  const log = openLog({ level: process.env["TEST_LOG"] === undefined ? "silent" : "warn" });
  const jobs = await openJobs({
    url: opened.urls.app,
    schema: TEST_SCHEMA,
    runs: options.runsJobs ?? false,
    log,
  });
  afterTheFile(() => jobs.close());
  const folder = join(dataFolder, "files");
  mkdirSync(folder);
  const files = watchedFileStore(openLocalFileStore(folder), { database: opened.database, clock, log });
  const config = { ...testConfig(dataFolder), ...options.config };
  return { ...opened, clock, services: { database: opened.database, clock, files, jobs, log, config } };
}

export function testConfig(dataFolder: string): Config {
  return {
    authoritySchema: TEST_SCHEMA,
    authorityName: "UBND phường thử nghiệm",
    helpline: null,
    metricsToken: null,
    bankSecret: "the bank of the tests signs with these words",
    publicUrl: "http://localhost:3000",
    demo: false,
    host: "127.0.0.1",
    port: 3000,
    workers: 1,
    dataFolder,
    database: { kind: "embedded" },
    databaseConnections: 10,
    files: { kind: "local", folder: join(dataFolder, "files") },
    scanner: null,
    resultsHeldMinutes: 30,
    claimsHeldWorkingDays: 3,
    uploadsKeptDays: 30,
    logLevel: "silent",
    proxyHops: 0,
    identityProvider: null,
    postFeed: null,
    signing: { keyFolder: null, passphrase: null, passphraseFile: null, remote: null, timeStampUrl: null },
    messages: { mail: null, sms: null, zalo: null, push: false },
  };
}
