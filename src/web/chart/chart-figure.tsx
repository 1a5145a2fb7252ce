import type { Child } from "hono/jsx";
import { type Locale, messages } from "../../i18n/index.ts";

type FigureProps = {
  readonly locale: Locale;
  readonly picture: Child;
  readonly caption: string;
  /** The same numbers as a table. */
  readonly children: Child;
};

/** A picture and, folded in beneath it, the same numbers as a table. */
export function ChartFigure({ locale, picture, caption, children }: FigureProps) {
  return (
    <figure class="mc-figure">
      <section class="mc-figure-scroll" tabindex={0} aria-label={caption}>
        {picture}
      </section>
      <details>
        <summary>{messages(locale).statistics.chart.asTable}</summary>
        {children}
      </details>
    </figure>
  );
}

/** Few narrow columns of numbers, which fit a phone as they are; the first cell names the row. */
export function NumbersTable({
  caption,
  headers,
  rows,
}: {
  readonly caption: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) {
  return (
    <table class="ds-table mc-numbers" data-border="true">
      <caption class="ds-sr-only">{caption}</caption>
      <thead>
        <tr>
          {headers.map((header) => (
            <th scope="col">{header}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...numbers]) => (
          <tr>
            <th scope="row">{name}</th>
            {numbers.map((number) => (
              <td>{number}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
