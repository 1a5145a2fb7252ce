import { messages } from "../../../../i18n/index.ts";
import { Heading, Link, Table } from "../../../../web/components/index.ts";
import type { PageFrame } from "../../../../web/page-route.ts";
import { periodText } from "../period.ts";
import type { LateReport } from "../queries.ts";
import { reportPaths } from "../report-paths.ts";
import { periodOfContent } from "../sheet.ts";
import { Deadline } from "./report-deadline.tsx";

type Props = { readonly page: PageFrame; readonly rows: readonly LateReport[] };

/** Reports whose next step is the officer's, and which step; nothing where none waits. */
export function WaitingReports({ page, rows }: Props) {
  const { locale } = page;
  const t = messages(locale).report;
  if (rows.length === 0) return null;
  return (
    <section class="mc-stack" data-gap="sm">
      <Heading level={2} title={t.screens.waiting.title} size="xs" />
      <Table
        locale={locale}
        caption={t.screens.waiting.title}
        rows={rows}
        columns={[
          {
            key: "form",
            header: t.order.form,
            cell: ({ id, formCode }) => <Link href={reportPaths.one(id)}>{formCode}</Link>,
          },
          {
            key: "act",
            header: t.screens.waiting.act,
            cell: ({ standing }) => t.screens.waiting.acts[standing.state],
          },
          {
            key: "unit",
            header: t.order.unit,
            cell: ({ content: { unit } }) =>
              locale === "en" ? (unit.name.en ?? unit.name.vi) : unit.name.vi,
          },
          {
            key: "period",
            header: t.screens.period,
            cell: ({ content }) => periodText(periodOfContent(content), locale),
          },
          {
            key: "deadline",
            header: t.screens.deadline,
            cell: (row) => <Deadline page={page} report={row} />,
          },
        ]}
      />
    </section>
  );
}
