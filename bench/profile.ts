import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bench, startClients } from "./bench.ts";
import { rounded } from "./numbers.ts";
import { startServer } from "./processes.ts";

export type Share = { readonly name: string; readonly percent: number };
/** Self time of the server's busy time, by module and by function. */
export type Profile = {
  readonly busyPercent: number;
  readonly byModule: readonly Share[];
  readonly byFunction: readonly Share[];
};

type CallFrame = {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
};
type CpuProfile = {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
};

/** Both writes at 8 clients on a server that samples itself; not part of the measured rounds, which sampling would slow. */
export async function profileWrites(bench: Bench, ms: number): Promise<Profile> {
  const folder = join(bench.stage.folder, "profile");
  mkdirSync(folder, { recursive: true });
  const server = await startServer(bench.stage, join(bench.program, "main.js"), { profileFolder: folder });
  const clients = await startClients(bench, server);
  const work = async (each: number) => {
    for (const kind of ["submit", "advance", "submit", "advance"] as const)
      await clients.run({ kind, clients: 8, ms: each / 4 });
  };
  await work(ms / 2);
  const began = performance.now();
  await work(ms);
  const workMs = performance.now() - began;
  await server.stop();
  await clients.stop();
  const [file] = readdirSync(folder).filter((name) => name.endsWith(".cpuprofile"));
  if (file === undefined) throw new Error("the server wrote no profile");
  return summarise(JSON.parse(readFileSync(join(folder, file), "utf8")), {
    root: bench.root,
    lastMs: workMs,
  });
}

function summarise(
  profile: CpuProfile,
  { root, lastMs }: { readonly root: string; readonly lastMs: number },
): Profile {
  const place = placer(root);
  const frames = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const modules = new Map<string, number>();
  const functions = new Map<string, number>();
  let busy = 0;
  let total = 0;
  const from = sampleAt(profile, lastMs);
  for (let index = from; index < profile.samples.length; index += 1) {
    const frame = frames.get(profile.samples[index] ?? 0);
    const delta = profile.timeDeltas[index] ?? 0;
    total += delta;
    if (frame === undefined || frame.functionName === "(idle)") continue;
    busy += delta;
    const at = place(frame);
    modules.set(at.module, (modules.get(at.module) ?? 0) + delta);
    functions.set(at.name, (functions.get(at.name) ?? 0) + delta);
  }
  const top = (times: ReadonlyMap<string, number>, count: number) =>
    [...times]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, time]) => ({ name, percent: rounded((100 * time) / busy, 1) }));
  return {
    busyPercent: rounded((100 * busy) / total, 1),
    byModule: top(modules, 25),
    byFunction: top(functions, 40),
  };
}

/** Where the last `lastMs` begin: starting up, warming up and their compilations are not what is asked about. */
function sampleAt(profile: CpuProfile, lastMs: number): number {
  let left = lastMs * 1_000;
  for (let index = profile.timeDeltas.length - 1; index > 0; index -= 1) {
    left -= profile.timeDeltas[index] ?? 0;
    if (left <= 0) return index;
  }
  return 0;
}

/** Names the source behind a frame of the bundle: our own by module and folder, packages by name, the rest by Node. */
function placer(root: string) {
  const maps = new Map<string, SourceMap | null>();
  const mapOf = (path: string) => {
    const known = maps.get(path);
    if (known !== undefined) return known;
    const map = existsSync(`${path}.map`)
      ? new SourceMap(JSON.parse(readFileSync(`${path}.map`, "utf8")))
      : null;
    maps.set(path, map);
    return map;
  };
  return (frame: CallFrame) => {
    const { functionName, url } = frame;
    if (url === "")
      return { module: functionName.startsWith("(") ? functionName : "V8 and native", name: functionName };
    if (!url.startsWith("file:")) return { module: url, name: `${functionName} ${url}` };
    const path = fileURLToPath(url);
    const name = functionName === "" ? "(anonymous)" : functionName;
    const inPackage = /node_modules\/(?!\.cache)((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
    if (inPackage !== undefined) return { module: inPackage, name: `${name} ${inPackage}` };
    const entry = mapOf(path)?.findEntry(frame.lineNumber, frame.columnNumber);
    const source =
      entry !== undefined && "originalSource" in entry
        ? relative(root, fileURLToPath(new URL(entry.originalSource, url)))
        : path;
    const line = entry !== undefined && "originalLine" in entry ? entry.originalLine + 1 : frame.lineNumber;
    const module = source
      .split("/")
      .slice(0, source.startsWith("src/modules/") ? 4 : 3)
      .join("/");
    return { module, name: `${name} ${source}:${line}` };
  };
}
