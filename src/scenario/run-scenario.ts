import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../app.ts";
import { type SetClock, setClock } from "../kernel/clock.ts";
import { instantAt, type LocalDate } from "../kernel/local-date.ts";
import { listen } from "../platform/http/http-server.ts";
import type { Services } from "../platform/services.ts";
import { importNationalData } from "./import-national-data.ts";
import { playWeek, type WeekReport } from "./play-week.ts";

type ScenarioOptions = {
  /** Makes the services on a fresh, migrated database with the clock the week moves. */
  readonly open: (
    clock: SetClock,
    dataFolder: string,
  ) => Promise<{ readonly services: Services; readonly close: () => Promise<void> }>;
  readonly from: LocalDate;
  readonly dossiers: number;
  readonly port: number;
  readonly verify: (services: Services) => Promise<readonly string[]>;
  readonly onProgress: (done: number, of: number) => void;
  readonly onImported: (imported: Awaited<ReturnType<typeof importNationalData>>) => void;
};

/** Runs the whole scenario on its own data folder and server, and leaves nothing behind. */
export async function runScenario(options: ScenarioOptions): Promise<WeekReport> {
  const clock = setClock(instantAt(options.from, 7 * 60));
  const dataFolder = mkdtempSync(join(tmpdir(), "motcua-scenario-"));
  const { services: opened, close } = await options.open(clock, dataFolder);
  const bankSecret = randomBytes(32).toString("hex");
  // The ward of the week is a demonstration: its leaders sign with certificates of the demonstration's authority.
  const services = { ...opened, config: { ...opened.config, bankSecret, demo: true } };
  try {
    const server = await listen(createApp(services).app, { host: "127.0.0.1", port: options.port });
    try {
      return await playWeek({
        services,
        clock,
        baseUrl: `http://127.0.0.1:${options.port}`,
        from: options.from,
        dossiers: options.dossiers,
        prepare: async (prepared) => options.onImported(await importNationalData(prepared)),
        verify: options.verify,
        onProgress: options.onProgress,
      });
    } finally {
      await server.drain(2_000);
    }
  } finally {
    await close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
