import { messages } from "../../../i18n/index.ts";
import {
  ButtonLink,
  type Column,
  Heading,
  moneyText,
  shortMoment,
  Table,
  Tag,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { leftDong } from "../postal-cod.ts";
import type { UnmatchedCash } from "../queries/postal-cash.ts";
import { CashTabs } from "./tabs.tsx";

type Props = { readonly page: PageFrame; readonly rows: readonly UnmatchedCash[] };

/** What the post collected and nothing was owed for, parcel by parcel, until somebody has seen to it. */
export function PostalCashPage({ page, rows }: Props) {
  const t = messages(page.locale).payment.postal;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <CashTabs page={page} here="postal" />
        <p class="mc-muted">{t.lead}</p>
        <Table
          locale={page.locale}
          caption={t.title}
          columns={columnsOf(page)}
          rows={rows}
          emptyText={t.empty}
        />
      </div>
    </DeskLayout>
  );
}

function columnsOf(page: PageFrame): Column<UnmatchedCash>[] {
  const { postal: t, queue } = messages(page.locale).payment;
  const dong = (amount: number) => <span class="mc-nowrap">{moneyText(amount, page.locale)}</span>;
  return [
    {
      key: "parcel",
      header: t.parcel,
      rowHeader: true,
      cell: (row) => <span class="mc-code">{row.parcel_code}</span>,
    },
    { key: "dossier", header: queue.dossier, cell: (row) => row.dossier_code ?? "–" },
    { key: "at", header: t.at, cell: (row) => <span class="mc-nowrap">{shortMoment(row.recorded_at)}</span> },
    { key: "collected", header: t.collected, align: "end", cell: (row) => dong(row.collected_dong) },
    { key: "left", header: t.left, align: "end", cell: (row) => dong(leftDong(row)) },
    {
      key: "standing",
      header: t.standing,
      cell: (row) => (
        <Tag tone={row.standing === "OPEN" ? "warning" : "neutral"}>{t.standings[row.standing]}</Tag>
      ),
    },
    {
      key: "handle",
      header: t.handle,
      cell: (row) => <ButtonLink href={paths.cashPostalParcel(row.parcel_code)}>{t.handle}</ButtonLink>,
    },
  ];
}
