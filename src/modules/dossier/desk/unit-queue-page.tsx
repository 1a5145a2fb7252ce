import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  FilterForm,
  Heading,
  Pagination,
  Select,
  Table,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { FIELDS, textIn } from "../../catalogue/index.ts";
import type { DossierRow } from "../queries/list-item.ts";
import { dueColumn, namingColumns, statusColumn } from "./dossier-columns.tsx";
import type { Today } from "./due-cell.tsx";

type UnitQueueProps = {
  readonly page: PageFrame;
  readonly rows: readonly DossierRow[];
  readonly nextCursor: string | null;
  readonly field: string;
  readonly navigation: DeskCounts;
  readonly today: Today;
};

/** Everything the officer's units have in hand, soonest due first, whoever holds it: what a head looks at each morning. */
export function UnitQueuePage({ page, rows, nextCursor, field, navigation, today }: UnitQueueProps) {
  const t = messages(page.locale);
  const lists = t.desk.lists;
  const columns = [
    ...namingColumns<DossierRow>(today),
    statusColumn<DossierRow>(today),
    dueColumn<DossierRow>(today, t.desk.work.due),
  ];
  return (
    <DeskLayout page={page} title={lists.unitTitle} counts={navigation}>
      <div class="mc-stack">
        <Heading level={1} title={lists.unitTitle} />
        <p class="mc-muted">{lists.unitLead}</p>
        <Card>
          <FilterForm action={paths.unitQueue()}>
            <Select
              locale={page.locale}
              name="field"
              label={t.desk.work.field}
              emptyLabel={t.shell.form.all}
              value={field}
              optional
              saysOptional={false}
              options={FIELDS.map((each) => ({ value: each.code, label: textIn(each.name, page.locale) }))}
            />
            <Button variant="secondary">{t.shell.form.filter}</Button>
          </FilterForm>
        </Card>
        <Table
          locale={page.locale}
          caption={lists.unitTitle}
          columns={columns}
          rows={rows}
          emptyText={lists.unitEmpty}
        />
        <Pagination
          locale={page.locale}
          previousHref={null}
          nextHref={nextCursor === null ? null : unitQueueUrl(field, nextCursor)}
        />
      </div>
    </DeskLayout>
  );
}

function unitQueueUrl(field: string, cursor: string): string {
  const parameters = new URLSearchParams({ ...(field === "" ? {} : { field }), cursor });
  return `${paths.unitQueue()}?${parameters.toString()}`;
}
