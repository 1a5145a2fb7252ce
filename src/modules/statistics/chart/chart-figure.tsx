import { raw } from "hono/html";
import { type Locale, messages } from "../../../i18n/index.ts";
import { type Column, Table } from "../../../web/components/index.ts";

/** A picture and the same numbers as a table, which is what a screen reader is told to read. */
export function ChartFigure<Row>({
  locale,
  svg,
  caption,
  columns,
  rows,
}: {
  locale: Locale;
  svg: string;
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}) {
  return (
    <figure class="mc-figure">
      <section class="mc-figure-scroll" tabindex={0} aria-label={caption}>
        {raw(svg)}
      </section>
      <details class="ds-details">
        <summary>{messages(locale).statistics.chart.asTable}</summary>
        <Table locale={locale} caption={caption} columns={columns} rows={rows} />
      </details>
    </figure>
  );
}
