import type { Machine } from "./bench.ts";
import type { WriteFigures } from "./measure-writes.ts";
import type { Profile } from "./profile.ts";
import type { QueueFigures, StatementPlan } from "./queue-page.ts";

/** The console's tables, for a person. */

export function sayMachine(machine: Machine): void {
  const gigabytes = (machine.memoryBytes / 2 ** 30).toFixed(1);
  console.log(
    `Một Cửa ${machine.commit}${machine.changed ? " (with uncommitted changes)" : ""} · ${machine.at}`,
  );
  console.log(
    `${machine.cores} cores (${machine.cpu}), ${gigabytes} GB, Node ${machine.node}, load before ${machine.load.map((each) => each.toFixed(1)).join(" ")}`,
  );
  console.log(
    "PostgreSQL, server and clients share these cores: the clients' own work is part of every HTTP figure.",
  );
}

export function sayWrites(figures: readonly WriteFigures[]): void {
  console.log("\nWrites: raw prepared SQL beside HTTP, fsync on, medians of interleaved rounds");
  console.log("CPU ms a write: server + PostgreSQL + driver (the raw driver is the raw writer itself)");
  const rows = figures.map((each) => [
    each.kind,
    String(each.clients),
    each.side,
    each.perSecond.toFixed(0),
    each.side === "raw" ? "" : each.ratioToRaw.toFixed(2),
    each.medianMs.toFixed(1),
    each.p95Ms.toFixed(1),
    `${each.cpuMs.server.toFixed(2)} + ${each.cpuMs.database.toFixed(2)} + ${each.cpuMs.driver.toFixed(2)}`,
    each.failed === 0 ? "" : `${each.failed} failed`,
  ]);
  sayTable(["act", "clients", "side", "per s", "ratio", "median ms", "p95 ms", "CPU ms", ""], rows);
}

export function sayProfile(profile: Profile): void {
  console.log(`\nServer profile at 8 clients: ${profile.busyPercent} % of one core; self time by module`);
  sayTable(
    ["module", "%"],
    profile.byModule.slice(0, 16).map((each) => [each.name, each.percent.toFixed(1)]),
  );
  console.log("\nand by function");
  sayTable(
    ["function", "%"],
    profile.byFunction.slice(0, 20).map((each) => [each.name, each.percent.toFixed(1)]),
  );
}

export function sayQueue(queue: QueueFigures): void {
  console.log(
    `\nQueue page: /desk, ${queue.rows} rows of ${queue.dossiers} dossiers, ${queue.openTasks} open tasks at the officer's desk`,
  );
  console.log(
    `${queue.bytesRaw} bytes, ${queue.bytesCompressed} compressed (${queue.encoding}); loaded in ${queue.loadSeconds} s`,
  );
  const rows = queue.loads.map((each) => [
    String(each.clients),
    each.perSecond.toFixed(0),
    each.medianMs.toFixed(1),
    each.p95Ms.toFixed(1),
    each.serverMedianMs.toFixed(1),
    each.serverP95Ms.toFixed(1),
  ]);
  sayTable(["clients", "per s", "median ms", "p95 ms", "server median ms", "server p95 ms"], rows);
}

export function sayPlans(plans: readonly StatementPlan[]): void {
  console.log("\nStatements behind the lists, EXPLAIN (ANALYZE), generic values");
  const rows = plans.map((each) => [
    each.name,
    each.ms.toFixed(2),
    String(each.rowsRead),
    String(each.buffers),
    each.sequential.join(", ") || "none",
    each.indexes.join(", "),
  ]);
  sayTable(["statement", "ms", "rows read", "buffers", "sequential scans", "indexes walked"], rows);
}

export function sayTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const numeric = head.map((_, column) => rows.every((row) => /^[\d.,]*$/.test(row[column] ?? "")));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        numeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  console.log(line(head));
  for (const row of rows) console.log(line(row));
}
