import type { Locale } from "../../../../i18n/index.ts";
import { Link } from "../../../../web/components/index.ts";
import type { HeadCell } from "../../../document/index.ts";
import type { LinkOf } from "../late-links.ts";
import type { ReportContent } from "../report-content.ts";
import { layOut, type SheetRow } from "../sheet.ts";

type TableProps = {
  readonly content: ReportContent;
  readonly locale: Locale;
  /** The list behind a number, where there is one. */
  readonly linkOf?: LinkOf;
  /** On a phone too: to see what the form looks like. */
  readonly asPrinted?: boolean;
};

/** More rows than these are read along the columns on a phone too; and the name of each column in each cell would weigh. */
const CARDS_MAX = 6;

/** The form on screen as on paper: its head in two rows, the column numbers, the rows, the total; few rows are cards on a phone. */
export function ReportTable({ content, locale, linkOf = () => null, asPrinted = false }: TableProps) {
  const sheet = layOut(content, locale);
  const number = new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 2 });
  const isCards = !asPrinted && content.rows.length <= CARDS_MAX;
  const named = (header: string) => (isCards ? { "data-label": header } : {});
  const row = ({ ordinal, label, values }: SheetRow, key: string | null) => (
    <tr>
      {sheet.kinds.map((kind, index) => {
        const header = sheet.names[index] ?? "";
        if (kind === "ORDINAL") return <td {...named(header)}>{ordinal}</td>;
        if (kind === "LABEL")
          return (
            <th scope="row" {...named(header)}>
              {label}
            </th>
          );
        const value = values[index] ?? null;
        const shown = typeof value === "number" ? number.format(value) : value;
        const column = content.columns[index]?.number ?? 0;
        const href = value === 0 || value === null ? null : linkOf({ row: key, column });
        return <td {...named(header)}>{href === null ? shown : <Link href={href}>{shown}</Link>}</td>;
      })}
    </tr>
  );
  return (
    <section class="mc-table-sheet mc-report" aria-label={sheet.title} tabindex={0}>
      <table class="ds-table" data-border="true" {...(isCards ? { "data-phone": "cards" } : {})}>
        <caption class="ds-sr-only">{sheet.title}</caption>
        <thead>
          {sheet.head.map((cells) => (
            <tr>{cells.map(headCell)}</tr>
          ))}
          <tr>
            {sheet.numbers.map((text) => (
              <td class="mc-report-number">{text}</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((each, index) => row(each, content.rows[index]?.key ?? null))}
          {sheet.total === null ? null : row(sheet.total, null)}
        </tbody>
      </table>
    </section>
  );
}

function headCell({ text, columns, rows }: HeadCell) {
  return (
    <th
      scope={columns > 1 ? "colgroup" : "col"}
      {...(columns > 1 ? { colspan: columns } : {})}
      {...(rows > 1 ? { rowspan: rows } : {})}
    >
      {text}
    </th>
  );
}

/** What the report says under its table. */
export function ReportNotes({ content, locale }: { content: ReportContent; locale: Locale }) {
  const { notes } = layOut(content, locale);
  if (notes.length === 0) return null;
  return (
    <ul class="mc-list mc-small mc-muted">
      {notes.map((note) => (
        <li>{note}</li>
      ))}
    </ul>
  );
}
