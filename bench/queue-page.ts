import { readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Bench, startClients } from "./bench.ts";
import { explainLists } from "./explain.ts";
import { multiplyDossiers } from "./multiply.ts";
import { median, quantile, rounded } from "./numbers.ts";
import { startServer } from "./processes.ts";

export type PageLoad = {
  readonly clients: number;
  readonly perSecond: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly serverMedianMs: number;
  readonly serverP95Ms: number;
};
export type StatementPlan = {
  readonly name: string;
  readonly ms: number;
  readonly rowsRead: number;
  readonly buffers: number;
  readonly sequential: readonly string[];
  readonly indexes: readonly string[];
  readonly plan: unknown;
};
export type QueueFigures = {
  readonly dossiers: number;
  readonly openTasks: number;
  readonly loadSeconds: number;
  readonly rows: number;
  readonly bytesRaw: number;
  readonly bytesCompressed: number;
  readonly encoding: string;
  readonly loads: readonly PageLoad[];
  readonly plans: readonly StatementPlan[];
};

const OFFICER = "specialist";
const PATH = "/desk";

/** The officer's list over a full register: how often, how large, how long, and what the database does for it. */
export async function measureQueue(
  bench: Bench,
  size: { readonly dossiers: number; readonly pageMs: number },
): Promise<QueueFigures> {
  const began = performance.now();
  const { dossiers, openTasks } = await multiplyDossiers(bench, size.dossiers);
  const loadSeconds = rounded((performance.now() - began) / 1_000, 1);
  const server = await startServer(bench.stage, join(bench.program, "main.js"));
  bench.stops.push(server.stop);
  const headers = { Authorization: `Bearer ${bench.tokens[OFFICER]}`, Accept: "text/html" };
  const one = await fetchPage(server.port, headers);
  const driver = await startClients(bench, server, {
    paths: [PATH],
    headers: { ...headers, "Accept-Encoding": "gzip" },
  });
  await driver.run({ kind: "page", clients: 4, ms: Math.min(1_500, size.pageMs) });
  const loads: PageLoad[] = [];
  for (const clients of [1, 8]) {
    const from = serverTimes(bench, server.port).length;
    const result = await driver.run({ kind: "page", clients, ms: size.pageMs });
    if (result.failed > 0) throw new Error(`the queue page: ${result.firstFailure}`);
    // The access log is written behind the answers.
    await pause(200);
    const times = serverTimes(bench, server.port).slice(from);
    loads.push({
      clients,
      perSecond: rounded((result.done * 1_000) / result.elapsedMs, 1),
      medianMs: rounded(median(result.latenciesMs)),
      p95Ms: rounded(quantile(result.latenciesMs, 0.95)),
      serverMedianMs: rounded(median(times)),
      serverP95Ms: rounded(quantile(times, 0.95)),
    });
  }
  const plans = await explainLists(bench, OFFICER);
  return { dossiers, openTasks, loadSeconds, ...one, loads, plans };
}

/** What the access log says each page took in the server. */
function serverTimes(bench: Bench, port: number): number[] {
  const log = readFileSync(join(bench.stage.folder, `server-${port}.log`), "utf8");
  return [...log.matchAll(/"route":"\/desk","status":200,"ms":([\d.]+)/g)].map((match) => Number(match[1]));
}

async function fetchPage(port: number, headers: Readonly<Record<string, string>>) {
  const address = `http://127.0.0.1:${port}${PATH}`;
  const plain = await fetch(address, { headers: { ...headers, "Accept-Encoding": "identity" } });
  if (!plain.ok) throw new Error(`the queue page: ${plain.status} ${await plain.text()}`);
  const text = await plain.text();
  const compressed = await new Promise<{ bytes: number; encoding: string }>((resolve, reject) => {
    get(address, { headers: { ...headers, "Accept-Encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (part: Buffer) => {
        bytes += part.length;
      });
      answer.on("end", () => resolve({ bytes, encoding: answer.headers["content-encoding"] ?? "none" }));
      answer.on("error", reject);
    });
  });
  return {
    rows: (text.match(/<tr/g)?.length ?? 1) - 1,
    bytesRaw: Buffer.byteLength(text),
    bytesCompressed: compressed.bytes,
    encoding: compressed.encoding,
  };
}
