import { join } from "node:path";
import type { Bench } from "../bench.ts";
import { startClients } from "../bench.ts";
import { measureWrites, type Plan, type Side, type WriteFigures, warmUp } from "../measure-writes.ts";
import { median, rounded } from "../numbers.ts";
import { startServer } from "../processes.ts";
import { sayTable } from "../report.ts";

type UpkeepFigure = {
  readonly kind: "submit" | "advance";
  readonly clients: number;
  readonly onPerSecond: number;
  readonly offPerSecond: number;
  /** Median of the ratios of rounds side by side. */
  readonly ratio: number;
  /** Milliseconds of processor time an act: of the server and of PostgreSQL. */
  readonly onCpuMs: WriteFigures["cpuMs"];
  readonly offCpuMs: WriteFigures["cpuMs"] | null;
};

/**
 * What counting costs the writers: the product as it is beside a build of it in which nothing is attached to an act, in
 * turns, in one run. Whoever counts also drains: the server of the first side does so as in an office.
 */
export async function benchUpkeep(bench: Bench, plan: Plan & { readonly warmMs: number }) {
  const sides: Side[] = [];
  for (const name of ["on", "off"] as const) {
    const folder = name === "on" ? bench.program : join(bench.program, "uncounted");
    const server = await startServer(bench.stage, join(folder, "main.js"));
    bench.stops.push(server.stop);
    sides.push({ name, driver: await startClients(bench, server), serverPid: server.pid });
  }
  await warmUp(sides, plan.warmMs);
  const upkeep = upkeepOf(await measureWrites(sides, bench.stage.postmaster, plan));
  console.log("\nActs a second with statistics on and off");
  sayTable(
    ["act", "clients", "on", "off", "on ÷ off", "CPU ms on: server + PostgreSQL", "off"],
    upkeep.map((each) => [
      each.kind,
      String(each.clients),
      each.onPerSecond.toFixed(0),
      each.offPerSecond.toFixed(0),
      each.ratio.toFixed(2),
      cpuText(each.onCpuMs),
      cpuText(each.offCpuMs),
    ]),
  );
  return upkeep;
}

function upkeepOf(writes: readonly WriteFigures[]): UpkeepFigure[] {
  return writes
    .filter(({ side }) => side === "on")
    .map((on) => {
      const off = writes.find(
        (each) => each.side === "off" && each.kind === on.kind && each.clients === on.clients,
      );
      const others = off?.perSecondOfRounds ?? [];
      const ratios = on.perSecondOfRounds.map((each, round) => each / (others[round] ?? Number.NaN));
      return {
        kind: on.kind,
        clients: on.clients,
        onPerSecond: on.perSecond,
        offPerSecond: off?.perSecond ?? 0,
        ratio: rounded(median(ratios), 3),
        onCpuMs: on.cpuMs,
        offCpuMs: off?.cpuMs ?? null,
      };
    });
}

function cpuText(cpu: WriteFigures["cpuMs"] | null): string {
  return cpu === null ? "" : `${cpu.server.toFixed(2)} + ${cpu.database.toFixed(2)}`;
}
