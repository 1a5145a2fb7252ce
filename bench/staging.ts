import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../src/app.ts";
import { type Installation, openInstallation } from "../src/command-line/open-installation.ts";
import { seedDossierRoutes } from "../src/demo/dossier.ts";
import { DEMO_PASSWORD } from "../src/demo/identity.ts";
import { DEMO_OFFICERS, type DemoOrganisation } from "../src/demo/organisation.ts";
import { seedWard } from "../src/demo/seed.ts";
import { present } from "../src/kernel/assert.ts";
import type { Config } from "../src/platform/config/config.ts";
import { readConfig } from "../src/platform/config/read-config.ts";
import { openServices } from "../src/platform/open-services.ts";
import type { Database } from "../src/platform/postgres/database.ts";
import { withClient } from "../src/platform/postgres/roles.ts";
import type { Services } from "../src/platform/services.ts";
import { type Recorder, recording } from "./recorder.ts";

/** An empty ward on a fresh embedded PostgreSQL (fsync on) in a temporary folder, and the product over it in this process. */
export type Stage = {
  readonly folder: string;
  readonly config: Config;
  readonly urls: { readonly app: string; readonly owner: string; readonly superuser: string };
  readonly postmaster: number;
  readonly services: Services;
  readonly database: Database;
  readonly organisation: DemoOrganisation;
  readonly recorder: Recorder;
  /** Answers a request of the API in this process. */
  readonly request: (path: string, init: RequestInit) => Promise<Response>;
  readonly close: () => Promise<void>;
};

export const CONNECTIONS = 10;

/** `server`: settings of PostgreSQL that it starts with, of those the product leaves alone. */
export async function openStage({
  server = {},
}: {
  readonly server?: Readonly<Record<string, string>>;
} = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "motcua-bench-"));
  // The database's account finds its way in, so that the database lies here and goes with the folder, whoever runs the bench.
  chmodSync(folder, 0o711);
  const env = {
    MOTCUA_DATA: folder,
    MOTCUA_LOG_LEVEL: "silent",
    MOTCUA_DATABASE_CONNECTIONS: String(CONNECTIONS),
  };
  const read = readConfig({ env, folder, demo: false });
  if (!read.ok) throw new Error("the bench has a configuration of its own");
  const config = read.value;
  const installation = await openSet(config, server);
  const opened = await openServices(config, { url: installation.url, runsJobs: false });
  const close = async () => {
    await opened.close();
    await installation.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const recorder = recording(opened.services.database);
  const services = { ...opened.services, database: recorder.database };
  const { organisation, app } = await prepare(services).catch(async (cause) => {
    await close();
    throw cause;
  });
  const bindings = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };
  return {
    folder,
    config,
    urls: { app: installation.url, owner: installation.ownerUrl, superuser: superuserUrl(installation) },
    postmaster: installation.embedded?.pid() ?? 0,
    services,
    database: opened.services.database,
    organisation,
    recorder,
    request: async (path, init) => app.request(path, init, bindings),
    close,
  };
}

async function openSet(config: Config, server: Readonly<Record<string, string>>): Promise<Installation> {
  const first = await openInstallation(config);
  const settings = Object.entries(server);
  if (settings.length === 0) return first;
  await withClient(superuserUrl(first), async (client) => {
    for (const [name, value] of settings)
      await client.query(
        `ALTER SYSTEM SET ${client.escapeIdentifier(name)} TO ${client.escapeLiteral(value)}`,
      );
  });
  await first.close();
  return openInstallation(config);
}

function superuserUrl({ embedded }: Installation): string {
  return present(embedded, "a PostgreSQL of the bench's own").urls.postgres;
}

async function prepare(services: Services) {
  const organisation = await seedWard(services);
  await seedDossierRoutes(services, organisation);
  return { organisation, app: createApp(services).app };
}

/** Signs the officers of the ward in; their bearer tokens by name. */
export async function signInAll(stage: Stage): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>();
  for (const { name } of DEMO_OFFICERS) {
    const body = JSON.stringify({ signInName: name, password: DEMO_PASSWORD });
    const answer = await stage.request("/api/v1/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    if (!answer.ok) throw new Error(`${name} cannot sign in: ${answer.status} ${await answer.text()}`);
    tokens.set(name, (await answer.json()).token);
  }
  return tokens;
}
