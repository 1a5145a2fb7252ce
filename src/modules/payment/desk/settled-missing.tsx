import { messages } from "../../../i18n/index.ts";
import { type Column, Heading, Link, moneyText, shortMoment, Table } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { SettledMissing } from "../queries/missing-on-statement.ts";

type Props = { readonly page: PageFrame; readonly rows: readonly SettledMissing[] };

/** Differences two people settled: what became of the money, by which paper, and that some of it may still come. */
export function SettledDifferences({ page, rows }: Props) {
  const t = messages(page.locale).payment.bank;
  return (
    <>
      <Heading level={2} title={t.settled} size="xs" />
      <p class="mc-muted">{t.settledLead}</p>
      <Table locale={page.locale} caption={t.settled} columns={columnsOf(page)} rows={rows} emptyText="" />
    </>
  );
}

function columnsOf(page: PageFrame): Column<SettledMissing>[] {
  const { bank: t, receipt, decisions } = messages(page.locale).payment;
  return [
    {
      key: "reference",
      header: t.reference,
      cell: (row) => (
        <>
          <span class="mc-code">{row.bank_ref}</span>
          <small>{shortMoment(row.booked_at)}</small>
        </>
      ),
    },
    {
      key: "amount",
      header: receipt.amount,
      align: "end",
      cell: (row) => <span class="mc-nowrap">{moneyText(row.amount_dong, page.locale)}</span>,
    },
    {
      key: "cause",
      header: t.cause,
      cell: (row) => (
        <>
          {t.targets[row.cause]}
          <small>
            {row.document}. {row.ground}
          </small>
          {row.cause === "AWAITED" ? <Link href={paths.cashMissing(row.id)}>{t.settleOtherwise}</Link> : null}
        </>
      ),
    },
    {
      key: "by",
      header: decisions.answeredBy,
      cell: (row) => (
        <>
          {row.settled_by}
          <small>{shortMoment(row.settled_at)}</small>
        </>
      ),
    },
  ];
}
