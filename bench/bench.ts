import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { measureWrites, type Plan, type Side, warmUp } from "./measure-writes.ts";
import { type Server, startDriver, startServer } from "./processes.ts";
import { profileWrites } from "./profile.ts";
import { measureQueue } from "./queue-page.ts";
import { type Rehearsal, rehearse } from "./rehearsal.ts";
import { sayMachine, sayPlans, sayProfile, sayQueue, sayWrites } from "./report.ts";
import { CONNECTIONS, openStage, type Stage, signInAll } from "./staging.ts";
import { benchStatistics } from "./statistics/bench-statistics.ts";
import { benchUpkeep } from "./statistics/upkeep.ts";

export type BenchOptions = {
  readonly root: string;
  readonly program: string;
  readonly words: readonly string[];
};

const FULL = {
  clients: [1, 8, 32],
  rounds: 7,
  roundMs: 1_200,
  warmMs: 1_500,
  dossiers: 100_000,
  pageMs: 4_000,
  profileMs: 5_000,
};
const QUICK = {
  clients: [1, 8],
  rounds: 2,
  roundMs: 300,
  warmMs: 300,
  dossiers: 2_000,
  pageMs: 500,
  profileMs: 800,
};

const STATISTICS_SIZES = [50_000, 5_000_000];

/** `npm run bench:statistics [-- --dossiers 50000,5000000] [--only reads|pages|upkeep]`, `npm run bench [-- --quick] [--only writes|queue] [--clients 8] [--rounds 20] [--beside <folder of another build>]`. */
export async function bench(options: BenchOptions): Promise<void> {
  const { words } = options;
  const option = (name: string) => (words.includes(name) ? (words[words.indexOf(name) + 1] ?? null) : null);
  const size = words.includes("--quick") ? QUICK : FULL;
  const clients = option("--clients")?.split(",").map(Number) ?? size.clients;
  const plan = { ...size, clients, rounds: Number(option("--rounds") ?? size.rounds) };
  const only = option("--only");
  const began = performance.now();
  const machine = machineOf(options.root);
  sayMachine(machine);
  const stage = await openStage();
  const stops: (() => Promise<void>)[] = [stage.close];
  try {
    if (words.includes("--statistics")) {
      const sizes = option("--dossiers")?.split(",").map(Number) ?? STATISTICS_SIZES;
      const upkeep =
        only === "reads" || only === "pages" ? [] : await upkeepOf(options, { stage, stops, plan });
      const { program } = options;
      const statistics =
        only === "upkeep"
          ? []
          : await benchStatistics({ sizes, program, pageMs: size.pageMs, reads: only !== "pages" });
      return keep(options.root, { machine, upkeep, statistics });
    }
    const bench = await readied(options, { stage, stops });
    const writes =
      only === "queue"
        ? []
        : await benchWrites(bench, { plan, warmMs: size.warmMs, beside: option("--beside") });
    if (writes.length > 0) sayWrites(writes);
    const profile =
      only === "queue" || option("--beside") !== null ? null : await profileWrites(bench, size.profileMs);
    if (profile !== null) sayProfile(profile);
    const queue = only === "writes" ? null : await measureQueue(bench, size);
    if (queue !== null) {
      sayQueue(queue);
      sayPlans(queue.plans);
    }
    const seconds = Math.round((performance.now() - began) / 1_000);
    keep(options.root, {
      machine,
      plan,
      seconds,
      acts: bench.rehearsal.acts.map((act) => act.act),
      writes,
      profile,
      queue,
    });
    console.log(`\n${seconds} s`);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** The ward at work: officers signed in, and every act of the process once, to be repeated. */
async function readied(
  options: BenchOptions,
  { stage, stops }: Pick<Bench, "stage" | "stops">,
): Promise<Bench> {
  const tokens = await signInAll(stage);
  const rehearsal = await rehearse(stage, tokens);
  return { ...options, stage, tokens: Object.fromEntries(tokens), rehearsal, stops };
}

async function upkeepOf(
  options: BenchOptions,
  { stage, stops, plan }: Pick<Bench, "stage" | "stops"> & { readonly plan: Plan & { warmMs: number } },
) {
  const upkeep = await benchUpkeep(await readied(options, { stage, stops }), plan);
  // What is measured next has the machine for itself.
  for (const stop of stops.splice(1).reverse()) await stop();
  return upkeep;
}

export type Bench = BenchOptions & {
  readonly stage: Stage;
  readonly tokens: Readonly<Record<string, string>>;
  readonly rehearsal: Rehearsal;
  readonly stops: (() => Promise<void>)[];
};

type WritesPlan = { readonly plan: Plan; readonly warmMs: number; readonly beside: string | null };

async function benchWrites(bench: Bench, { plan, warmMs, beside }: WritesPlan) {
  const { stage, rehearsal, program, stops } = bench;
  const errand = {
    url: stage.urls.app,
    schema: stage.config.authoritySchema,
    connections: CONNECTIONS,
    writes: rehearsal.writes,
    counter: rehearsal.counter,
  };
  const raw = await startDriver(join(program, "raw-writer.js"), {
    folder: stage.folder,
    name: "raw",
    errand,
  });
  stops.push(raw.stop);
  const sides: Side[] = [{ name: "raw", driver: raw, serverPid: null }];
  const builds = [
    { name: "product", folder: program },
    ...(beside === null ? [] : [{ name: "beside", folder: beside }]),
  ];
  for (const { name, folder } of builds) {
    const server = await startServer(stage, join(folder, "main.js"));
    stops.push(server.stop);
    sides.push({ name, driver: await startClients(bench, server), serverPid: server.pid });
  }
  await warmUp(sides, warmMs);
  const figures = await measureWrites(sides, stage.postmaster, plan);
  // What is measured next has the machine for itself.
  for (const stop of stops.splice(1).reverse()) await stop();
  return figures;
}

export async function startClients(bench: Bench, server: Server, page = { paths: ["/"], headers: {} }) {
  const { submission, acts } = bench.rehearsal;
  const errand = { port: server.port, tokens: bench.tokens, submission, acts, page };
  const driver = await startDriver(join(bench.program, "load-client.js"), {
    folder: bench.stage.folder,
    name: "clients",
    errand,
  });
  bench.stops.push(driver.stop);
  return driver;
}

export type Machine = ReturnType<typeof machineOf>;

function machineOf(root: string) {
  const git = (...words: string[]) => execFileSync("git", words, { cwd: root, encoding: "utf8" }).trim();
  const [cpu] = cpus();
  return {
    at: new Date().toISOString(),
    commit: git("rev-parse", "--short=12", "HEAD"),
    changed: git("status", "--porcelain", "--", "src").length > 0,
    node: process.version,
    cores: cpus().length,
    cpu: cpu?.model ?? "",
    memoryBytes: totalmem(),
    load: loadavg(),
    system: `${process.platform} ${process.arch}`,
  };
}

function keep(root: string, evidence: { readonly machine: Machine; readonly [name: string]: unknown }): void {
  const folder = join(root, "evidence");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `bench-${evidence.machine.at.slice(0, 19).replaceAll(":", "")}.json`);
  writeFileSync(file, `${JSON.stringify(evidence, null, 2)}\n`);
  console.log(`\n${file}`);
}
