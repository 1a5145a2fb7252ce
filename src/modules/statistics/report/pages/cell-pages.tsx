import type { Instant } from "../../../../kernel/local-date.ts";
import type { Executor } from "../../../../platform/postgres/database.ts";
import { type Page, z } from "../../../../web/route.ts";
import { type UnitDirectory, unitDirectory } from "../../../organisation/index.ts";
import { readAfter, writeAfter } from "../../lead/opened.ts";
import { listOpened } from "../../opened.ts";
import { openReport } from "../commands.ts";
import { listForms } from "../form-store.ts";
import { unitsBelow } from "../read-figures.ts";
import { CELL, type CellPart, cellParts } from "../report-cells.ts";
import type { ReportId, StoredReport } from "../report-store.ts";
import { periodOfContent } from "../sheet.ts";
import { CellPage, type CellSection } from "./cell-page.tsx";

/** Which number of the report is opened; and where its list goes on, one of its measures at a time. */
export const CELL_QUERY = z.object({
  cell: z.string().regex(CELL).catch("").default(""),
  part: z.coerce.number().int().min(0).max(200).nullable().catch(null).default(null),
  after: z.string().max(120).catch("").default(""),
});
type CellPageRequest = Page<{ readonly id: ReportId }, z.output<typeof CELL_QUERY>>;

const ONE_SIZE = 50;
const EACH_SIZE = 20;

/** The dossiers behind a number of a made report, measure by measure, as known when it was made. */
export async function showCell(page: CellPageRequest): Promise<Response> {
  const { services, actor, params, query } = page;
  const found = await openReport(services, actor, { id: params.id, act: "report.read" });
  if (!found.ok) return page.refuse(found.refusal);
  const report = found.value;
  const cell = await cellOf(services.database, report, query.cell);
  if (cell === null) return page.refuse({ code: "NOT_FOUND" });
  const directory = await unitDirectory(services.database);
  const scope = { ...scopeOf(cell, report, directory), now: services.clock.now(), asOf: report.asOf };
  const asked = cell.parts.map((part, index) => ({ part, index }));
  const shown = asked.filter(({ index }) => query.part === null || index === query.part);
  if (shown.length === 0) return page.refuse({ code: "NOT_FOUND" });
  const size = shown.length === 1 ? ONE_SIZE : EACH_SIZE;
  const sections = await Promise.all(
    shown.map((each) => sectionOf(services.database, each, { ...scope, size, after: query.after })),
  );
  return page.render(<CellPage page={page} directory={directory} view={{ report, ...cell, sections }} />);
}

type Cell = {
  readonly cell: string;
  /** Null for the total. */
  readonly row: StoredReport["content"]["rows"][number] | null;
  readonly column: StoredReport["content"]["columns"][number];
  readonly value: number | null;
  readonly parts: readonly CellPart[];
  readonly listsWaiting: boolean;
  readonly rowsBy: "unit" | "procedure" | "channel" | "field";
};

async function cellOf(database: Executor, { content }: StoredReport, cell: string): Promise<Cell | null> {
  const [, line = "", numbered = ""] = CELL.exec(cell) ?? [];
  const row = line === "t" ? null : content.rows[Number(line)];
  const index = content.columns.findIndex(({ number }) => number === Number(numbered));
  const column = content.columns[index];
  const { code, version } = content.form;
  const form = (await listForms(database, code)).find((each) => each.version === version);
  if (row === undefined || column === undefined || form === undefined) return null;
  const { definition } = form;
  const asked = { column: column.number, variant: content.variant, period: periodOfContent(content) };
  const { parts, listsWaiting } = cellParts(definition, asked);
  const value = (row === null ? content.total : row.values)[index] ?? null;
  const { rowsBy } = definition;
  return parts.length === 0 ? null : { cell, row, column, value, parts, listsWaiting, rowsBy };
}

type Scope = {
  readonly units: readonly string[];
  readonly procedures?: readonly string[];
  /** The row's own way in, where rows are channels. */
  readonly rowChannel: string | null;
};

function scopeOf({ row, rowsBy }: Cell, report: StoredReport, directory: UnitDirectory): Scope {
  const all = unitsBelow(directory, report.unitId, periodOfContent(report.content).to);
  return {
    units: row !== null && rowsBy === "unit" ? [row.key] : all,
    ...(row !== null && rowsBy === "procedure" ? { procedures: [row.key] } : {}),
    rowChannel: row !== null && rowsBy === "channel" ? row.key : null,
  };
}

async function sectionOf(
  database: Executor,
  { part, index }: { readonly part: CellPart; readonly index: number },
  scope: Scope & {
    readonly now: Instant;
    readonly asOf: Instant;
    readonly size: number;
    readonly after: string;
  },
): Promise<CellSection> {
  const { rowChannel, size, after, ...rest } = scope;
  const { measure, from, to } = part;
  const channel = CHANNELS.find((each) => each === (part.channel ?? rowChannel));
  // Of a row that is one channel, a measure of another has nothing.
  if (rowChannel !== null && channel !== rowChannel) return { part, index, dossiers: [], after: null };
  const found = await listOpened(database, {
    ...rest,
    measure,
    from,
    to,
    ...(channel === undefined ? {} : { channel }),
    size: size + 1,
    after: readAfter(after),
  });
  const last = found.length > size ? found[size - 1] : undefined;
  return { part, index, dossiers: found.slice(0, size), after: last === undefined ? null : writeAfter(last) };
}

const CHANNELS = ["DIRECT", "ONLINE", "POSTAL"] as const;
