import type { Instant } from "../../../../kernel/local-date.ts";
import type { Executor } from "../../../../platform/postgres/database.ts";
import { type Page, z } from "../../../../web/route.ts";
import { unitDirectory } from "../../../organisation/index.ts";
import { listOpened } from "../../opened.ts";
import { readAfter, writeAfter } from "../../question/opened.ts";
import type { CountedSheet } from "../counted-sheet.ts";
import { CELL, type CellPart, cellParts } from "../report-cells.ts";
import { periodOfContent } from "../sheet.ts";
import { CellPage, type CellSection, type OpenedCell } from "./cell-page.tsx";

/** Which number of a sheet is opened; and where its list goes on, one of its measures at a time. */
export const CELL_QUERY = z.object({
  cell: z.string().regex(CELL).catch("").default(""),
  part: z.coerce.number().int().min(0).max(200).nullable().catch(null).default(null),
  after: z.string().max(120).catch("").default(""),
});
type CellPageRequest = Page<unknown, z.output<typeof CELL_QUERY>>;

const ONE_SIZE = 50;
const EACH_SIZE = 20;

/** The dossiers behind a number of a sheet, measure by measure, as known when it was counted. */
export async function showCell(page: CellPageRequest, sheet: CountedSheet): Promise<Response> {
  const { services, query } = page;
  const cell = cellOf(sheet, query.cell);
  if (cell === null) return page.refuse({ code: "NOT_FOUND" });
  const directory = await unitDirectory(services.database);
  const now = services.clock.now();
  const scope = { ...scopeOf(cell, sheet), now, asOf: sheet.asOf ?? now };
  const asked = cell.parts.map((part, index) => ({ part, index }));
  const shown = asked.filter(({ index }) => query.part === null || index === query.part);
  if (shown.length === 0) return page.refuse({ code: "NOT_FOUND" });
  const size = shown.length === 1 ? ONE_SIZE : EACH_SIZE;
  const sections = await Promise.all(
    shown.map((each) => sectionOf(services.database, each, { ...scope, size, after: query.after })),
  );
  return page.render(<CellPage page={page} directory={directory} view={{ sheet, ...cell, sections }} />);
}

function cellOf({ content, definition }: CountedSheet, cell: string): OpenedCell | null {
  const [, line = "", numbered = ""] = CELL.exec(cell) ?? [];
  const row = line === "t" ? null : content.rows[Number(line)];
  const index = content.columns.findIndex(({ number }) => number === Number(numbered));
  const column = content.columns[index];
  if (row === undefined || column === undefined) return null;
  const asked = { column: column.number, variant: content.variant, period: periodOfContent(content) };
  const parts = cellParts(definition, asked);
  const value = (row === null ? content.total : row.values)[index] ?? null;
  return parts.length === 0 ? null : { cell, row, column, value, parts };
}

type Scope = {
  readonly units: readonly string[];
  readonly procedures?: readonly string[];
  readonly fields?: readonly string[];
  /** The row's own way in, where rows are channels. */
  readonly rowChannel: string | null;
};

function scopeOf({ row }: OpenedCell, { definition: { rowsBy }, unitsOf }: CountedSheet): Scope {
  return {
    units: unitsOf(row !== null && rowsBy === "unit" ? row.key : null),
    ...(row !== null && rowsBy === "procedure" ? { procedures: [row.key] } : {}),
    ...(row !== null && rowsBy === "field" ? { fields: [row.key] } : {}),
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
  const { measure, due, from, to } = part;
  const channel = CHANNELS.find((each) => each === (part.channel ?? rowChannel));
  // Of a row that is one channel, a measure of another has nothing.
  if (rowChannel !== null && channel !== rowChannel) return { part, index, dossiers: [], after: null };
  const found = await listOpened(database, {
    ...rest,
    measure,
    from,
    to,
    ...(due === null ? {} : { due }),
    ...(channel === undefined ? {} : { channel }),
    size: size + 1,
    after: readAfter(after),
  });
  const last = found.length > size ? found[size - 1] : undefined;
  return { part, index, dossiers: found.slice(0, size), after: last === undefined ? null : writeAfter(last) };
}

const CHANNELS = ["DIRECT", "ONLINE", "POSTAL"] as const;
