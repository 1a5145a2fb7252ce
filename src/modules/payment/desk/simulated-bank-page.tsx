import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  ButtonLink,
  type Column,
  Form,
  type FormPage,
  Heading,
  moneyText,
  Select,
  shortMoment,
  Table,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import { MISBEHAVIOURS, type Misbehaviour } from "../simulator/simulated-bank.ts";
import { STATEMENTS } from "../simulator/simulated-statement.ts";
import type { SimulatedTransfer } from "../simulator/simulator-store.ts";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly title: string;
  readonly mode: Misbehaviour;
  readonly transfers: readonly SimulatedTransfer[];
  /** Messages it has not told yet. */
  readonly held: number;
};

/** The demonstration's bank: how it tells of the next transfers, its own books, and the statements it hands out. */
export function SimulatedBankPage({ page, title, mode, transfers, held }: Props) {
  const { locale } = page;
  const t = messages(locale).payment.simulator;
  const mayTry = mayEver(page.actor, "payment.reconcile");
  return (
    <PortalLayout page={page} title={title}>
      <div class="mc-stack">
        <Heading level={1} title={title} />
        <Alert locale={locale} tone="warning" title={t.lead}>
          <p>{t.how}</p>
        </Alert>
        <p>{`${t.now}: ${t.modes[mode]}`}</p>
        {held === 0 ? null : <p>{t.held({ count: String(held) })}</p>}
        {mayTry ? <Behaviour page={page} mode={mode} /> : <p class="mc-muted">{t.whoMay}</p>}
        <Table
          locale={locale}
          caption={t.books}
          rows={transfers}
          emptyText={t.none}
          columns={columnsOf(page)}
        />
        {mayTry ? <Statements page={page} transfers={transfers} /> : null}
      </div>
    </PortalLayout>
  );
}

function Behaviour({ page, mode }: Pick<Props, "page" | "mode">) {
  const t = messages(page.locale).payment.simulator;
  return (
    <Form page={page} action={paths.simulatedBank()} class="mc-filter">
      <Select
        locale={page.locale}
        name="mode"
        label={t.mode}
        emptyLabel={null}
        value={mode}
        options={MISBEHAVIOURS.map((each) => ({ value: each, label: t.modes[each] }))}
      />
      <Button variant="secondary">{t.change}</Button>
    </Form>
  );
}

function columnsOf({ locale }: PageFrame): Column<SimulatedTransfer>[] {
  const { simulator: t, bank } = messages(locale).payment;
  return [
    { key: "at", header: bank.bookedAt, cell: (row) => shortMoment(row.bookedAt) },
    { key: "number", header: bank.account, cell: (row) => <span class="mc-code">{row.number}</span> },
    {
      key: "amount",
      header: t.amount,
      align: "end",
      cell: (row) => <span class="mc-nowrap">{moneyText(row.amountDong, locale)}</span>,
    },
    { key: "memo", header: t.memo, cell: (row) => row.memo },
    { key: "told", header: t.told, cell: (row) => t.modes[row.mode] },
  ];
}

function Statements({ page, transfers }: Pick<Props, "page" | "transfers">) {
  const t = messages(page.locale).payment.simulator;
  const numbers = [...new Set(transfers.map(({ number }) => number))];
  return (
    <>
      {numbers.map((number) => (
        <section>
          <Heading level={2} title={t.statementsOf({ number })} size="xs" />
          <div class="mc-row">
            {STATEMENTS.map((as) => (
              <ButtonLink
                href={`${paths.simulatedStatement()}?account=${number}&as=${as}`}
                variant="tertiary"
                icon="download"
                download
              >
                {t.statements[as]}
              </ButtonLink>
            ))}
          </div>
        </section>
      ))}
      <p class="mc-muted">{t.statementsLead}</p>
    </>
  );
}
