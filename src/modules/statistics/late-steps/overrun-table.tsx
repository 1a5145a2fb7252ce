import type { Child } from "hono/jsx";
import { type Locale, messages } from "../../../i18n/index.ts";
import { type Column, countText, Table } from "../../../web/components/index.ts";
import { shareText } from "../question/figure-words.ts";
import type { Overrun } from "./read-late-steps.ts";

type Props<Row extends Overrun> = {
  readonly locale: Locale;
  readonly caption: string;
  readonly header: string;
  readonly name: (row: Row) => Child;
  readonly rows: readonly Row[];
  /** Minutes of all rows, shown or not: what a share is of. */
  readonly wholeMinutes: number;
};

/** Steps or units by the working time they held dossiers beyond the quota. */
export function OverrunTable<Row extends Overrun>(props: Props<Row>) {
  const { locale, caption, header, name, rows, wholeMinutes } = props;
  const t = messages(locale).oversight.late;
  const number = (key: string, title: string, of: (row: Row) => string): Column<Row> => ({
    key,
    header: title,
    align: "end",
    cell: of,
  });
  return (
    <Table
      locale={locale}
      caption={caption}
      columns={[
        { key: "name", header, cell: name },
        number("times", t.times, ({ times }) => countText(times, locale)),
        number("time", t.time, ({ minutes }) => hoursText(minutes, locale)),
        number("share", t.share, ({ minutes }) =>
          shareText(wholeMinutes <= 0 ? null : Math.round((1_000 * minutes) / wholeMinutes) / 10, locale),
        ),
        number("average", t.average, ({ times, minutes }) =>
          times <= 0 ? "–" : hoursText(Math.round(minutes / times), locale),
        ),
      ]}
      rows={rows}
      emptyText={t.none}
    />
  );
}

/** Whole hours where there are many of them; minutes matter only below one day. */
export function hoursText(minutes: number, locale: Locale): string {
  const hours = Math.floor(minutes / 60);
  const { hours: told } = messages(locale).desk.dossier;
  return hours >= 8 ? told({ hours, minutes: 0 }) : told({ hours, minutes: minutes % 60 });
}
