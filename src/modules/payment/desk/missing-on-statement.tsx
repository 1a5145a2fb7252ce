import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  ButtonLink,
  type Column,
  Heading,
  Link,
  moneyText,
  shortMoment,
  Table,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { MissingOnStatement } from "../queries/missing-on-statement.ts";

type Props = { readonly page: PageFrame; readonly rows: readonly MissingOnStatement[] };

/** Money the bank announced and its statement does not have: what it paid, and what to do. */
export function MissingMoney({ page, rows }: Props) {
  const t = messages(page.locale).payment.bank;
  return (
    <>
      <Heading level={2} title={t.missing} size="xs" />
      <Alert locale={page.locale} tone="warning" title={t.missingTitle}>
        <p>{t.missingLead}</p>
      </Alert>
      <Table locale={page.locale} caption={t.missing} columns={columnsOf(page)} rows={rows} emptyText="" />
    </>
  );
}

function columnsOf(page: PageFrame): Column<MissingOnStatement>[] {
  const { bank: t, receipt } = messages(page.locale).payment;
  return [
    {
      key: "at",
      header: t.bookedAt,
      cell: ({ booked_at: at }) => <span class="mc-nowrap">{shortMoment(at)}</span>,
    },
    { key: "reference", header: t.reference, cell: (row) => <span class="mc-code">{row.bank_ref}</span> },
    {
      key: "amount",
      header: receipt.amount,
      align: "end",
      cell: (row) => <span class="mc-nowrap">{moneyText(row.amount_dong, page.locale)}</span>,
    },
    {
      key: "dossier",
      header: t.missingDossier,
      cell: ({ dossiers }) =>
        dossiers.length === 0
          ? t.missingNobody
          : dossiers.map(({ id, code }) => (
              <p>
                <Link href={paths.cashDossier(id)}>{code}</Link>
              </p>
            )),
    },
    {
      key: "settle",
      header: t.settle,
      cell: ({ id, asked_kind: asked }) =>
        asked === null ? (
          <ButtonLink href={paths.cashMissing(id)}>{t.settle}</ButtonLink>
        ) : (
          t.asked({ what: t.targets[asked] })
        ),
    },
  ];
}
