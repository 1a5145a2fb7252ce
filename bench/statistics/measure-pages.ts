import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { median, quantile, rounded } from "../numbers.ts";
import { startDriver, startServer } from "../processes.ts";
import type { Stage } from "../staging.ts";

type PageFigure = {
  readonly path: string;
  readonly clients: number;
  readonly perSecond: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly kilobytes: number;
};
export type PageFigures = {
  readonly pages: readonly PageFigure[];
  /** Memory of the server after all of them, and the most it ever had. */
  readonly residentMb: number;
  readonly peakMb: number;
};

const PAGES: readonly { readonly path: string; readonly officer: DemoOfficerName }[] = [
  { path: "/lead", officer: "auditor" },
  { path: "/lead?unit=H26.16.05", officer: "leader" },
  { path: "/lead/dossiers?measure=overdue", officer: "auditor" },
  { path: "/desk", officer: "specialist" },
  { path: "/desk/search?q=nguyen+thi+lan", officer: "specialist" },
];

/** Whole pages through the server as an operator starts it, by one client and by eight. */
export async function measurePages(
  stage: Stage,
  options: { readonly program: string; readonly tokens: ReadonlyMap<string, string>; readonly ms: number },
): Promise<PageFigures> {
  const { program, tokens, ms } = options;
  const server = await startServer(stage, join(program, "main.js"));
  const pages: PageFigure[] = [];
  try {
    for (const { path, officer } of PAGES) {
      const headers = {
        Authorization: `Bearer ${tokens.get(officer)}`,
        Accept: "text/html",
        "Accept-Encoding": "gzip",
      };
      const errand = { port: server.port, tokens: {}, submission: "", acts: [], page: { path, headers } };
      const driver = await startDriver(join(program, "load-client.js"), {
        folder: stage.folder,
        name: "pages",
        errand,
      });
      await driver.run({ kind: "page", clients: 8, ms: Math.min(ms, 1_500) });
      for (const clients of [1, 8]) {
        const result = await driver.run({ kind: "page", clients, ms });
        if (result.failed > 0) throw new Error(`${path}: ${result.firstFailure}`);
        pages.push({
          path,
          clients,
          perSecond: rounded((result.done * 1_000) / result.elapsedMs, 1),
          medianMs: rounded(median(result.latenciesMs), 1),
          p95Ms: rounded(quantile(result.latenciesMs, 0.95), 1),
          kilobytes: rounded(result.bytes / 1_000, 1),
        });
      }
      await driver.stop();
    }
    return { pages, ...memoryOf(server.pid) };
  } finally {
    await server.stop();
  }
}

function memoryOf(pid: number): { readonly residentMb: number; readonly peakMb: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const megabytes = (name: string) =>
    rounded(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) / 1_024, 0);
  return { residentMb: megabytes("VmRSS"), peakMb: megabytes("VmHWM") };
}
