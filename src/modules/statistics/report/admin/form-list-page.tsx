import { messages } from "../../../../i18n/index.ts";
import { parseLocalDate } from "../../../../kernel/local-date.ts";
import { Card, dayText, Heading, Link, Table } from "../../../../web/components/index.ts";
import { DeskLayout } from "../../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../../web/page-route.ts";
import type { PublishedForm } from "../form-store.ts";
import { reportPaths } from "../report-paths.ts";

type Props = {
  readonly page: PageFrame;
  readonly forms: readonly PublishedForm[];
  /** Codes of forms that are being edited, for whoever may. */
  readonly drafts: readonly string[];
};

/** Every form with the version in force today. */
export function FormListPage({ page, forms, drafts }: Props) {
  const { locale } = page;
  const t = messages(locale).report.forms;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted">{t.lead}</p>
        <Table
          locale={locale}
          caption={t.title}
          rows={forms}
          columns={[
            {
              key: "code",
              header: t.code,
              cell: ({ definition: { code } }) => <Link href={reportPaths.form(code)}>{code}</Link>,
            },
            {
              key: "name",
              header: t.name,
              cell: ({ definition: { title } }) => (locale === "en" ? title.en : title.vi),
            },
            { key: "version", header: t.version, align: "end", cell: ({ version }) => version },
            { key: "from", header: t.validFrom, cell: ({ validFrom }) => dayOf(validFrom) },
          ]}
        />
        {drafts.length === 0 ? null : (
          <Card title={messages(locale).report.editor.drafts}>
            <ul class="mc-list">
              {drafts.map((code) => (
                <li>
                  <Link href={reportPaths.editForm(code)}>{code}</Link>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </DeskLayout>
  );
}

export function dayOf(day: string): string {
  const date = parseLocalDate(day);
  return date === null ? day : dayText(date);
}
