/** What a driver (raw SQL or HTTP, each a process of its own) is asked to do, and what it answers. */
export type RoundOrder = {
  readonly kind: "submit" | "advance" | "page";
  readonly clients: number;
  readonly ms: number;
};

export type RoundResult = {
  readonly done: number;
  readonly failed: number;
  readonly elapsedMs: number;
  /** Latencies of this round, in milliseconds, in no order. */
  readonly latenciesMs: readonly number[];
  /** Processor time of the driver itself. */
  readonly cpuMs: number;
  readonly firstFailure: string | null;
  /** Bytes of the last answer's body. */
  readonly bytes: number;
};

/** Runs `clients` loops until the time is over or one of them has nothing left to do. */
export async function runRound(
  order: RoundOrder,
  once: () => Promise<{ readonly ok: boolean; readonly why?: string; readonly bytes?: number } | null>,
): Promise<RoundResult> {
  const latenciesMs: number[] = [];
  const tally = { done: 0, failed: 0, bytes: 0 };
  let firstFailure: string | null = null;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const loop = async () => {
    while (performance.now() - began < order.ms) {
      const sentAt = performance.now();
      const answer = await once();
      if (answer === null) return;
      latenciesMs.push(performance.now() - sentAt);
      tally.bytes = answer.bytes ?? 0;
      if (answer.ok) tally.done += 1;
      else {
        tally.failed += 1;
        firstFailure ??= answer.why ?? "failed";
      }
    }
  };
  await Promise.all(Array.from({ length: order.clients }, loop));
  const elapsedMs = performance.now() - began;
  const used = process.cpuUsage(cpu);
  return { ...tally, elapsedMs, latenciesMs, cpuMs: (used.user + used.system) / 1_000, firstFailure };
}

/** Serves orders of the parent process, one after the other. */
export function serveRounds(run: (order: RoundOrder) => Promise<RoundResult>): void {
  process.on("message", async (order: RoundOrder) => {
    process.send?.(await run(order));
  });
  process.on("disconnect", () => process.exit(0));
  process.send?.("ready");
}
