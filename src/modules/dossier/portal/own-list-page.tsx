import { type Locale, messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { ButtonLink, Card, dayText, Heading, Link, Table } from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { DossierRow } from "../queries/list-item.ts";
import { StatusTag } from "../screens/status-tag.tsx";
import { STATUS_FACTS } from "../status.ts";

/** All my dossiers, newest first. */
export function OwnListPage({ page, rows }: { page: PageFrame; rows: readonly DossierRow[] }) {
  const t = messages(page.locale).screens.mine;
  return (
    <PortalLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        {rows.length === 0 ? (
          <Card>
            <p>{t.empty}</p>
            <ButtonLink href={paths.procedures()} variant="primary">
              {t.find}
            </ButtonLink>
          </Card>
        ) : (
          <OwnTable page={page} rows={rows} />
        )}
      </div>
    </PortalLayout>
  );
}

/** The day promised; before acceptance none is, and where a dossier ended without one none will be. */
function dueWords({ status, dueAt }: DossierRow, locale: Locale): string {
  if (dueAt !== null) return dayText(localDateOf(dueAt));
  return STATUS_FACTS[status].terminal ? "" : messages(locale).screens.mine.notYetPromised;
}

function OwnTable({ page, rows }: { page: PageFrame; rows: readonly DossierRow[] }) {
  const t = messages(page.locale).screens.mine;
  return (
    <Table
      locale={page.locale}
      caption={t.title}
      rows={rows}
      columns={[
        {
          key: "code",
          header: t.code,
          cell: (row) => (
            <span class="mc-nowrap">
              <Link href={paths.myDossier(row.id)}>{row.code}</Link>
            </span>
          ),
        },
        {
          key: "procedure",
          header: t.procedure,
          cell: (row) => (page.locale === "en" ? row.procedureNameEn : row.procedureName),
        },
        {
          key: "status",
          header: t.status,
          cell: (row) => <StatusTag status={row.status} locale={page.locale} />,
        },
        {
          key: "due",
          header: t.due,
          cell: (row) => dueWords(row, page.locale),
        },
        {
          key: "submitted",
          header: t.submittedAt,
          cell: (row) => dayText(localDateOf(row.submittedAt)),
        },
      ]}
    />
  );
}
