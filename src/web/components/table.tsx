import type { Child } from "hono/jsx";
import { type Locale, messages } from "../../i18n/index.ts";
import { Icon } from "./icon.tsx";

export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => Child;
  /** Numbers stand at the end, so that their digits line up. */
  readonly align?: "start" | "end";
  /** The address that sorts by this column, and whether the list is sorted so now. */
  readonly sort?: { readonly href: string; readonly direction: "ascending" | "descending" | "none" };
  /** The cell that names the row for a screen reader; the first column unless another says so. */
  readonly rowHeader?: boolean;
};

type TableProps<Row> = {
  readonly locale: Locale;
  /** Says what the table holds; shown only where `showCaption`. */
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly emptyText?: string;
};

/** Rows on a white sheet, neutral in colour; on a phone each row becomes a small card with its labels. */
export function Table<Row>({
  locale,
  caption,
  showCaption = false,
  columns,
  rows,
  emptyText,
}: TableProps<Row>) {
  const t = messages(locale).shell.table;
  if (rows.length === 0) return <p class="ds-card mc-muted">{emptyText ?? t.empty}</p>;
  const headerKey = (columns.find((column) => column.rowHeader === true) ?? columns[0])?.key;
  return (
    <div class="mc-table-sheet">
      <table class="ds-table" data-border="true" data-phone="cards">
        <caption class={showCaption ? undefined : "ds-sr-only"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell column={column} sortBy={t.sortBy({ column: column.header })} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column) =>
                column.key === headerKey ? rowHeader(column, row) : cell(column, row),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeaderCell<Row>({ column, sortBy }: { column: Column<Row>; sortBy: string }) {
  const align = column.align === "end" ? { "data-align": "end" } : {};
  if (column.sort === undefined) {
    return (
      <th scope="col" {...align}>
        {column.header}
      </th>
    );
  }
  const { direction, href } = column.sort;
  return (
    <th scope="col" aria-sort={direction} {...align}>
      <a href={href} title={sortBy}>
        {column.header}
        <Icon
          name={
            direction === "ascending" ? "chevronUp" : direction === "descending" ? "chevronDown" : "sortNone"
          }
        />
      </a>
    </th>
  );
}

function rowHeader<Row>(column: Column<Row>, row: Row) {
  return (
    <th scope="row" data-label={column.header} {...(column.align === "end" ? { "data-align": "end" } : {})}>
      {column.cell(row)}
    </th>
  );
}

function cell<Row>(column: Column<Row>, row: Row) {
  return (
    <td data-label={column.header} {...(column.align === "end" ? { "data-align": "end" } : {})}>
      {column.cell(row)}
    </td>
  );
}
