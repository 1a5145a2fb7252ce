import { median, quantile, rounded } from "./numbers.ts";
import { cpuMsOf, type Driver } from "./processes.ts";
import type { RoundOrder, RoundResult } from "./rounds.ts";

/** One side of the comparison: raw SQL, the product, or another build of the product. */
export type Side = { readonly name: string; readonly driver: Driver; readonly serverPid: number | null };

export type Plan = { readonly clients: readonly number[]; readonly rounds: number; readonly roundMs: number };

/** Milliseconds of processor time a write, by process; medians over the rounds. */
type Cpu = { readonly server: number; readonly database: number; readonly driver: number };

export type WriteFigures = {
  readonly kind: "submit" | "advance";
  readonly clients: number;
  readonly side: string;
  readonly perSecond: number;
  readonly perSecondOfRounds: readonly number[];
  /** Median of the rounds' own ratios to the raw round beside them. */
  readonly ratioToRaw: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly cpuMs: Cpu;
  readonly failed: number;
};

type Measured = RoundResult & { readonly cpu: Cpu; readonly perSecond: number };

const KINDS = ["submit", "advance"] as const;

/**
 * Short rounds of every side in turn, the first side changing each time, so that whatever else the machine does and
 * the growing tables meet all sides alike. A ratio is always that of two neighbouring rounds.
 */
export async function measureWrites(
  sides: readonly Side[],
  postmaster: number,
  plan: Plan,
): Promise<WriteFigures[]> {
  const figures: WriteFigures[] = [];
  for (const clients of plan.clients) {
    const measured = new Map<string, Measured[]>();
    for (let round = 0; round < plan.rounds; round += 1) {
      for (const kind of KINDS) {
        for (let turn = 0; turn < sides.length; turn += 1) {
          const side = sides[(turn + round) % sides.length];
          if (side === undefined) continue;
          const result = await measure(side, postmaster, { kind, clients, ms: plan.roundMs });
          const name = `${kind} ${side.name}`;
          measured.set(name, [...(measured.get(name) ?? []), result]);
        }
      }
    }
    for (const kind of KINDS)
      for (const side of sides) figures.push(figuresOf({ kind, clients, side, measured }));
  }
  return figures;
}

/** Compiles, prepares and fills the pools before anything counts. */
export async function warmUp(sides: readonly Side[], ms: number): Promise<void> {
  for (const kind of [...KINDS, ...KINDS])
    for (const side of sides) await side.driver.run({ kind, clients: 8, ms });
}

async function measure(side: Side, postmaster: number, order: RoundOrder): Promise<Measured> {
  const cpu = () => ({
    server: side.serverPid === null ? 0 : cpuMsOf(side.serverPid),
    database: cpuMsOf(postmaster, { children: true }),
  });
  const before = cpu();
  const result = await side.driver.run(order);
  const after = cpu();
  const each = (ms: number) => ms / Math.max(1, result.done);
  return {
    ...result,
    perSecond: (result.done * 1_000) / result.elapsedMs,
    cpu: {
      server: each(after.server - before.server),
      database: each(after.database - before.database),
      driver: each(result.cpuMs),
    },
  };
}

type Found = {
  readonly kind: "submit" | "advance";
  readonly clients: number;
  readonly side: Side;
  readonly measured: ReadonlyMap<string, readonly Measured[]>;
};

function figuresOf({ kind, clients, side, measured }: Found): WriteFigures {
  const own = measured.get(`${kind} ${side.name}`) ?? [];
  const raw = measured.get(`${kind} raw`) ?? [];
  const failure = own.find((round) => round.firstFailure !== null)?.firstFailure;
  if (failure) console.log(`  ${side.name} ${kind}: ${failure}`);
  const latencies = own.flatMap((round) => round.latenciesMs);
  const ratios = own.map((round, index) => round.perSecond / (raw[index]?.perSecond ?? Number.NaN));
  const cpu = (pick: (cpu: Cpu) => number) => rounded(median(own.map((round) => pick(round.cpu))), 3);
  return {
    kind,
    clients,
    side: side.name,
    perSecond: rounded(median(own.map((round) => round.perSecond)), 1),
    perSecondOfRounds: own.map((round) => rounded(round.perSecond, 1)),
    ratioToRaw: rounded(median(ratios), 3),
    medianMs: rounded(median(latencies)),
    p95Ms: rounded(quantile(latencies, 0.95)),
    cpuMs: {
      server: cpu((each) => each.server),
      database: cpu((each) => each.database),
      driver: cpu((each) => each.driver),
    },
    failed: own.reduce((sum, round) => sum + round.failed, 0),
  };
}
