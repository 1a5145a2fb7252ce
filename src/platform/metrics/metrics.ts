import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Figures for the operator's monitoring. Labels are patterns and codes, never data of a dossier or a person. */
export type Metrics = {
  readonly contentType: string;
  /** The Prometheus text of `/metrics`. */
  readonly text: () => Promise<string>;
  readonly observeRequest: (request: {
    method: string;
    route: string;
    status: number;
    seconds: number;
  }) => void;
  /** Counts an answer that was not a yes, by the code of the error catalogue. */
  readonly countAnswer: (code: string) => void;
  /** How many of one kind stand now, as the database says: the same whichever process is asked. */
  readonly setStanding: (kind: string, count: number) => void;
  /** Adds an amount that is asked for whenever the figures are. */
  readonly watch: (gauge: Watched) => void;
};

/** An amount by one label, read when it is asked for. */
export type Watched = {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  readonly collect: () => Promise<readonly (readonly [label: string, amount: number])[]>;
};

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "motcua_" });
  const requests = new Histogram({
    name: "motcua_http_request_seconds",
    help: "Duration of HTTP requests in seconds",
    labelNames: ["method", "route", "status"],
    buckets: SECONDS,
    registers: [registry],
  });
  const answers = new Counter({
    name: "motcua_refusals_total",
    help: "Refusals, faults and defects answered, by code",
    labelNames: ["code"],
    registers: [registry],
  });
  const standing = new Gauge({
    name: "motcua_standing",
    help: "What waits for a person: open incidents by kind, and files held for the scanner",
    labelNames: ["kind"],
    registers: [registry],
  });
  return {
    setStanding: (kind, count) => standing.set({ kind }, count),
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observeRequest: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    countAnswer: (code) => answers.inc({ code }),
    watch: ({ name, help, label, collect }) => {
      const gauge = new Gauge({
        name,
        help,
        labelNames: [label],
        registers: [registry],
        collect: async () => {
          for (const [value, amount] of await collect()) gauge.set({ [label]: value }, amount);
        },
      });
    },
  };
}
