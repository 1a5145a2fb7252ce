import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { present } from "../../src/kernel/assert.ts";
import { addDays, type LocalDate, localDateOf } from "../../src/kernel/local-date.ts";
import { median, quantile, rounded } from "../numbers.ts";
import { cpuMsOf, type Server, startDriver, startServer } from "../processes.ts";
import { searchedPath } from "../searched-path.ts";
import type { Register } from "./register.ts";
import { DEMO_WARD, WARDS, wardCode } from "./wards.ts";

type PageFigure = {
  readonly path: string;
  readonly clients: number;
  readonly perSecond: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly kilobytes: number;
  /** Of all that were asked for. */
  readonly refused: number;
  /** Processor time a page, which other work on the machine does not lengthen. */
  readonly serverCpuMs: number;
  readonly postgresCpuMs: number;
};
export type PageFigures = {
  readonly pages: readonly PageFigure[];
  /** Memory of the server after all of them, and the most it ever had. */
  readonly residentMb: number;
  readonly peakMb: number;
};

type AskedPage = {
  readonly path: string;
  /** What is asked for in turn; only `path` where absent. */
  readonly paths?: readonly string[];
  /** What is typed into the search before; its address is another for each account. */
  readonly searched?: string;
  readonly officer: DemoOfficerName;
};

/** So many questions that none is asked twice while its answer is kept. */
const APART = 400;
const nth = (ask: (n: number) => string) => Array.from({ length: APART }, (_, n) => ask(n));
const DAYS_BACK = 90;

function pagesOf(today: LocalDate): readonly AskedPage[] {
  const otherDays = nth((n) => {
    const to = addDays(today, -(n % DAYS_BACK));
    return `/lead?from=${addDays(to, -30 - Math.floor(n / DAYS_BACK))}&to=${to}`;
  });
  const otherWards = nth((n) => {
    const ward = n % WARDS;
    const unit = ward === DEMO_WARD ? "H26.16.05" : wardCode(ward);
    return `/lead?unit=${unit}&from=${addDays(today, -30 - Math.floor(n / WARDS))}`;
  });
  return [
    { path: "/lead", officer: "auditor" },
    { path: "/lead, other days each", paths: otherDays, officer: "auditor" },
    { path: "/lead?unit=H26.16.05", officer: "leader" },
    { path: "/lead, other wards each", paths: otherWards, officer: "auditor" },
    { path: "/lead/dossiers?measure=overdue", officer: "auditor" },
    { path: "/desk", officer: "specialist" },
    { path: "/desk/search by name", searched: "nguyen thi lan", officer: "specialist" },
  ];
}

/**
 * Whole pages through the server as an operator starts it, one over each register, by one client and by eight. The servers
 * stand side by side and are asked in turns.
 */
export async function measurePages(
  registers: readonly Register[],
  { program, pageMs: ms }: { readonly program: string; readonly pageMs: number },
): Promise<readonly PageFigures[]> {
  const started: { register: Register; server: Server; pages: PageFigure[] }[] = [];
  try {
    for (const register of registers)
      started.push({
        register,
        server: await startServer(register.stage, join(program, "main.js")),
        pages: [],
      });
    const today = localDateOf(present(registers[0], "a register").stage.services.clock.now());
    for (const page of pagesOf(today))
      for (const { register, server, pages } of started)
        pages.push(
          ...(await measurePage(register, { ...(await found(register, page)), server, program, ms })),
        );
    for (const { register } of started) await stillCounted(register);
    return started.map(({ server, pages }) => ({ pages, ...memoryOf(server.pid) }));
  } finally {
    for (const { server } of started) await server.stop();
  }
}

async function found({ stage, tokens }: Register, page: AskedPage): Promise<AskedPage> {
  if (page.searched === undefined) return page;
  const token = present(tokens.get(page.officer), "a session");
  return { ...page, paths: [await searchedPath(stage, token, page.searched)] };
}

type Asked = AskedPage & {
  readonly server: Server;
  readonly program: string;
  readonly ms: number;
};

async function measurePage({ stage, tokens }: Register, asked: Asked): Promise<readonly PageFigure[]> {
  const { path, paths = [path], officer, server, program, ms } = asked;
  const { port, pid } = server;
  const headers = {
    Authorization: `Bearer ${tokens.get(officer)}`,
    Accept: "text/html",
    "Accept-Encoding": "gzip",
  };
  const errand = { port, tokens: {}, submission: "", acts: [], page: { paths, headers } };
  const driver = await startDriver(join(program, "load-client.js"), {
    folder: stage.folder,
    name: "pages",
    errand,
  });
  const figures: PageFigure[] = [];
  await driver.run({ kind: "page", clients: 8, ms: Math.min(ms, 1_500) });
  for (const clients of [1, 8]) {
    const cpuMs = () => [cpuMsOf(pid), cpuMsOf(stage.postmaster, { children: true })] as const;
    const [serverBefore, postgresBefore] = cpuMs();
    const result = await driver.run({ kind: "page", clients, ms });
    const [serverAfter, postgresAfter] = cpuMs();
    // A machine with too much other work makes the server refuse some: told beside the rest.
    if (result.done === 0) throw new Error(`${path}: ${result.firstFailure}`);
    figures.push({
      path,
      clients,
      perSecond: rounded((result.done * 1_000) / result.elapsedMs, 1),
      medianMs: rounded(median(result.latenciesMs), 1),
      p95Ms: rounded(quantile(result.latenciesMs, 0.95), 1),
      kilobytes: rounded(result.bytes / 1_000, 1),
      refused: result.failed,
      serverCpuMs: rounded((serverAfter - serverBefore) / result.done, 1),
      postgresCpuMs: rounded((postgresAfter - postgresBefore) / result.done, 1),
    });
  }
  await driver.stop();
  return figures;
}

/** Pages over a register that lost its figures would be quick, and say nothing. */
async function stillCounted({ patient, cells, dossiers }: Register): Promise<void> {
  const { rows } = await patient.pool.query<{ cells: number }>(
    `SELECT count(*)::int AS cells FROM "${patient.schema}".statistics_cell`,
  );
  if ((rows[0]?.cells ?? 0) < cells) throw new Error(`the register of ${dossiers} lost its figures`);
}

function memoryOf(pid: number): { readonly residentMb: number; readonly peakMb: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const megabytes = (name: string) =>
    rounded(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) / 1_024, 0);
  return { residentMb: megabytes("VmRSS"), peakMb: megabytes("VmHWM") };
}
