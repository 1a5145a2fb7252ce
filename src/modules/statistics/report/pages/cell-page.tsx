import { type Locale, messages } from "../../../../i18n/index.ts";
import {
  Breadcrumb,
  countText,
  dayText,
  Heading,
  Link,
  Pagination,
  Table,
} from "../../../../web/components/index.ts";
import { DeskLayout } from "../../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../../web/page-route.ts";
import { paths } from "../../../../web/paths.ts";
import type { UnitDirectory } from "../../../organisation/index.ts";
import { isStock } from "../../measure.ts";
import type { OpenedDossier } from "../../opened.ts";
import { DividedApart } from "../../question/divided-apart.tsx";
import { openedColumns } from "../../question/opened-page.tsx";
import type { CountedSheet } from "../counted-sheet.ts";
import type { LocalLabel } from "../make-report.ts";
import { type CellPart, countsRefusalsOnTime } from "../report-cells.ts";
import type { ReportContent } from "../report-content.ts";

export type CellSection = {
  readonly part: CellPart;
  /** Which of the number's measures it is. */
  readonly index: number;
  readonly dossiers: readonly OpenedDossier[];
  readonly after: string | null;
};

export type OpenedCell = {
  readonly cell: string;
  /** Null for the total. */
  readonly row: ReportContent["rows"][number] | null;
  readonly column: ReportContent["columns"][number];
  readonly value: number | null;
  readonly parts: readonly CellPart[];
};
type CellView = OpenedCell & {
  readonly sheet: CountedSheet;
  readonly sections: readonly CellSection[];
};

type Props = { readonly page: PageFrame; readonly directory: UnitDirectory; readonly view: CellView };

/** The dossiers a number of a report counts, so that whoever checks it can. */
export function CellPage({ page, directory, view }: Props) {
  const { locale } = page;
  const t = messages(locale).report;
  const { sheet, row, column, value } = view;
  const { code } = sheet.content.form;
  const names = [column.group, column.name].flatMap((label) => (label === null ? [] : [say(label, locale)]));
  const title = `${code} (${column.number}) ${names.join(": ")}`;
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[
            { label: t.screens.title, href: paths.reports() },
            { label: code, href: addressOf(sheet) },
          ]}
          here={`(${column.number})`}
        />
        <Heading level={1} title={title} />
        <p>
          {row === null ? t.sheet.total : say(row.label, locale)}
          {`: ${t.cell.value({ value: countText(value ?? 0, locale) })}`}
        </p>
        {countsRefusalsOnTime(view.parts) ? <p class="mc-hint">{t.cell.refusalsOnTime}</p> : null}
        {sheet.asOf === null ? <p class="mc-hint">{t.cell.asNow}</p> : null}
        <DividedApart page={page} laying={sheet} directory={directory} />
        <Sections page={page} directory={directory} view={view} />
        <p>
          <Link href={addressOf(sheet)}>{t.cell.back}</Link>
        </p>
      </div>
    </DeskLayout>
  );
}

/** A list for each part that has dossiers; those that have none in one line, for a number has a dozen parts. */
function Sections({ page, directory, view: { sections, ...view } }: Props) {
  const { locale } = page;
  const t = messages(locale).statistics.opened;
  const filled = sections.filter(({ dossiers }) => dossiers.length > 0);
  const none = sections.filter(({ dossiers }) => dossiers.length === 0);
  const agencies = new Set(filled.flatMap(({ dossiers }) => dossiers.map(({ unitId }) => unitId)));
  // The agency of them all is named above the lists.
  const columns = openedColumns(page, directory).filter(({ key }) => key !== "unit" || agencies.size > 1);
  return (
    <>
      {filled.map((section) => {
        const name = begun(partName(section.part, locale));
        return (
          <section class="mc-stack" data-gap="sm">
            <Heading level={2} title={name} size="xs" />
            <Table locale={locale} caption={name} columns={columns} rows={section.dossiers} />
            <Onward page={page} view={{ ...view, sections }} section={section} />
          </section>
        );
      })}
      {none.length === 0 ? null : (
        <p class="mc-muted">
          {t.noneOf({ terms: none.map(({ part }) => partName(part, locale)).join("; ") })}
        </p>
      )}
    </>
  );
}

/** With a capital, as a heading begins. */
function begun(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

function Onward({ page, view, section }: Pick<Props, "page" | "view"> & { readonly section: CellSection }) {
  const { after, index, part } = section;
  if (after === null) return null;
  const { sheet, cell, sections } = view;
  const onward = (more: Readonly<Record<string, string>>) =>
    addressOf(sheet, { cell, part: String(index), ...more });
  if (sections.length === 1)
    return <Pagination locale={page.locale} previousHref={null} nextHref={onward({ after })} />;
  const term = partName(part, page.locale);
  return <Link href={onward({})}>{messages(page.locale).statistics.opened.all({ term })}</Link>;
}

function addressOf({ place }: CountedSheet, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...place.query, ...more }).toString();
  return query === "" ? place.path : `${place.path}?${query}`;
}

function partName({ measure, channel, due, isTaken, from, to }: CellPart, locale: Locale): string {
  const { statistics: t, report } = messages(locale);
  const name = [
    t.measures[measure],
    ...(due === null ? [] : [report.cell.due[due]]),
    ...(channel === null ? [] : [t.channels[channel]]),
  ].join(", ");
  const days = isStock(measure)
    ? report.cell.atEndOf({ day: dayText(to) })
    : report.cell.days({ from: dayText(from), to: dayText(to) });
  return `${isTaken ? t.card.less({ term: name }) : name} (${days})`;
}

function say(label: LocalLabel, locale: Locale): string {
  return locale === "en" ? (label.en ?? label.vi) : label.vi;
}
