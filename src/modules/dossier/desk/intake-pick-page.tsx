import { messages } from "../../../i18n/index.ts";
import { Button, Card, Heading, Table } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { type ProcedureSummary, textIn } from "../../catalogue/index.ts";
import { type IntakeFrame, intakeTitle } from "./intake-page.tsx";

type PickView = {
  readonly frame: IntakeFrame;
  readonly text: string;
  readonly found: readonly ProcedureSummary[];
  readonly navigation: DeskCounts;
};

/** First: which procedure. One box; the list below it already holds them all, so that known ones need no typing. */
export function IntakePickPage({ page, view }: { page: PageFrame; view: PickView }) {
  const t = messages(page.locale);
  const title = intakeTitle(page, view);
  return (
    <DeskLayout page={page} title={title} counts={view.navigation}>
      <div class="mc-stack">
        <Heading level={1} title={title} />
        {view.frame.above ?? null}
        <PickBox page={page} view={view} />
        <div id="procedures">
          <Table
            locale={page.locale}
            caption={t.desk.intake.recent}
            rows={view.found}
            emptyText={t.desk.intake.none}
            columns={[
              {
                key: "name",
                header: t.desk.work.procedure,
                cell: (row) => (
                  <a class="ds-link" data-color="accent" href={view.frame.action(row.code)}>
                    {textIn(row.name, page.locale)}
                  </a>
                ),
              },
              {
                key: "code",
                header: t.desk.intake.procedureCode,
                cell: (row) => <span class="mc-number mc-nowrap">{row.code}</span>,
              },
              {
                key: "term",
                header: t.desk.dossier.term,
                cell: (row) =>
                  row.term === null ? "" : t.screens.term[row.term.unit]({ count: row.term.count }),
              },
            ]}
          />
        </div>
      </div>
    </DeskLayout>
  );
}

function PickBox({ page, view }: { page: PageFrame; view: PickView }) {
  const t = messages(page.locale).desk.intake;
  return (
    <Card>
      <search>
        <form method="get" action={view.frame.pick} class="mc-row" data-align="end">
          <div class="ds-field mc-grow">
            <label for="q">{t.pick}</label>
            <input
              class="ds-input"
              id="q"
              type="search"
              name="q"
              value={view.text}
              maxlength={100}
              placeholder={t.pickHint}
              autofocus
              data-filter="#procedures tbody tr"
            />
          </div>
          <Button variant="secondary" icon="search">
            {t.find}
          </Button>
        </form>
      </search>
    </Card>
  );
}
