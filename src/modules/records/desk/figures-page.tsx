import { type Locale, messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { ChartFigure, NumbersTable } from "../../../web/chart/chart-figure.tsx";
import { type Parts, PartsChart } from "../../../web/chart/parts-chart.tsx";
import {
  Button,
  Card,
  dayText,
  FilterForm,
  Heading,
  Link,
  StatTile,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { RecordsFigures, Share } from "../figures.ts";
import type { DocumentWork } from "../list-work.ts";
import { documentTitle, unitText } from "./document-words.ts";
import { recordsPaths } from "./records-paths.ts";

type View = {
  readonly figures: RecordsFigures;
  readonly year: number;
  readonly overdue: readonly DocumentWork[];
  readonly directory: UnitDirectory;
  readonly today: LocalDate;
};
type Props = { readonly page: PageFrame; readonly view: View };

/** The figures of the registers: shares with what they are made from, a chart by unit, what is overdue, who keeps how long. */
export function FiguresPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).records;
  const { figures, year } = view;
  return (
    <DeskLayout page={page} title={t.figures.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.figures.title} />
        <FilterForm action={recordsPaths.figures()}>
          <TextInput locale={locale} name="year" label={t.fields.year} value={String(year)} size={5} />
          <Button variant="secondary">{messages(locale).shell.form.filter}</Button>
        </FilterForm>
        <div class="mc-tiles">
          <StatTile label={t.directions.INCOMING} value={String(figures.incoming)} />
          <StatTile label={t.directions.OUTGOING} value={String(figures.outgoing)} />
          <ShareTile label={t.figures.registeredOnTime} share={figures.registeredOnTime} />
          <ShareTile label={t.figures.electronic} share={figures.electronic} />
          <ShareTile label={t.figures.repliedOnTime} share={figures.repliedOnTime} />
        </div>
        <ByUnit page={page} view={view} />
        <Overdue page={page} view={view} />
        <Card title={t.figures.holders}>
          {figures.holders.length === 0 ? <p class="mc-muted">{t.figures.none}</p> : null}
          {figures.holders.length === 0 ? null : (
            <NumbersTable
              caption={t.figures.holders}
              headers={[t.figures.person, t.figures.parts, t.figures.averageDays]}
              rows={figures.holders.map((each) => [
                each.name,
                String(each.parts),
                each.averageDays.toLocaleString(locale === "en" ? "en" : "vi"),
              ])}
            />
          )}
        </Card>
      </div>
    </DeskLayout>
  );
}

function ShareTile({ label, share: { part, whole } }: { label: string; share: Share }) {
  const value = whole === 0 ? "–" : `${Math.round((part / whole) * 1_000) / 10}%`;
  return <StatTile label={label} value={value} share={`${part}/${whole}`} />;
}

function ByUnit({ page: { locale }, view }: Props) {
  const { figures, directory } = view;
  const t = messages(locale).records.figures;
  return (
    <Card title={t.byUnit}>
      {figures.units.length === 0 ? (
        <p class="mc-muted">{t.none}</p>
      ) : (
        <ChartFigure
          locale={locale}
          picture={<PartsChart locale={locale} chart={unitParts(view, locale)} />}
          caption={t.byUnit}
        >
          <NumbersTable
            caption={t.byUnit}
            headers={[messages(locale).records.fields.given, t.inTime, t.overdue]}
            rows={figures.units.map(({ unitId, inTime, overdue }) => [
              unitText(directory, unitId, locale),
              String(inTime),
              String(overdue),
            ])}
          />
        </ChartFigure>
      )}
    </Card>
  );
}

function unitParts({ figures, directory }: View, locale: Locale): Parts {
  const t = messages(locale).records.figures;
  return {
    id: "records-units",
    title: t.byUnit,
    description: t.byUnitText,
    parts: [
      { name: t.inTime, colour: "finished" },
      { name: t.overdue, colour: "late" },
    ],
    rows: figures.units.map(({ unitId, inTime, overdue }) => ({
      label: unitText(directory, unitId, locale),
      values: [inTime, overdue],
    })),
  };
}

function Overdue({ page: { locale }, view: { overdue, directory, today } }: Props) {
  const t = messages(locale).records;
  return (
    <Card title={t.figures.overdueList}>
      {overdue.length === 0 ? <p class="mc-muted">{t.figures.none}</p> : null}
      <ul>
        {overdue.map(({ assignment, document }) => (
          <li>
            <Link href={recordsPaths.one(document.id)}>{documentTitle(document, locale, today)}</Link>
            {` ${assignment.personName ?? unitText(directory, assignment.unitId, locale)}`}
            {assignment.dueOn === null ? null : ` · ${t.document.due({ on: dayText(assignment.dueOn) })}`}
          </li>
        ))}
      </ul>
    </Card>
  );
}
