import type { Locale } from "../../../../i18n/index.ts";
import type { HeadCell } from "../../../document/index.ts";
import type { ReportContent } from "../report-content.ts";
import { layOut, type SheetRow } from "../sheet.ts";

/** The form on screen as on paper: its head in two rows, the column numbers, the rows, the total; on a phone a card a row. */
export function ReportTable({ content, locale }: { content: ReportContent; locale: Locale }) {
  const sheet = layOut(content, locale);
  const number = new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 2 });
  const row = ({ ordinal, label, values }: SheetRow) => (
    <tr>
      {sheet.kinds.map((kind, index) => {
        const header = sheet.names[index] ?? "";
        if (kind === "ORDINAL") return <td data-label={header}>{ordinal}</td>;
        if (kind === "LABEL")
          return (
            <th scope="row" data-label={header}>
              {label}
            </th>
          );
        const value = values[index] ?? null;
        return (
          <td data-align="end" data-label={header}>
            {typeof value === "number" ? number.format(value) : value}
          </td>
        );
      })}
    </tr>
  );
  return (
    <section class="mc-table-sheet mc-report" aria-label={sheet.title} tabindex={0}>
      <table class="ds-table" data-border="true" data-phone="cards">
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
          {sheet.rows.map(row)}
          {sheet.total === null ? null : row(sheet.total)}
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
