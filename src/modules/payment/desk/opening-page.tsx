import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  Card,
  type Column,
  DateInput,
  type DateParts,
  dayText,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  Heading,
  moneyText,
  shortMoment,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { AccountRow } from "../queries/bank-view.ts";
import type { OpeningRow } from "../queries/openings.ts";
import { CashTabs } from "./tabs.tsx";

export type OpeningView = {
  readonly account: AccountRow;
  readonly rows: readonly OpeningRow[];
  readonly typed: { readonly amountDong: string; readonly fromOn: DateParts; readonly ground: string };
  readonly errors: readonly FormError[];
};
type Props = { readonly page: PageFrame & FormPage; readonly view: OpeningView };

/** What stood on an account when its books began here: what holds, what waits for another's word, and all that was said before. */
export function OpeningPage({ page, view }: Props) {
  const t = messages(page.locale).payment.accounts;
  const { account, rows, errors } = view;
  const title = `${t.opening}: ${account.bank_name} ${account.number}`;
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <Heading level={1} title={title} />
        <CashTabs page={page} here="accounts" />
        <ErrorSummary locale={page.locale} errors={errors} />
        {account.opening_dong === null ? (
          <Alert locale={page.locale} tone="danger" title={t.unwatched}>
            <p>{t.unwatchedLead}</p>
          </Alert>
        ) : null}
        <Table
          locale={page.locale}
          caption={t.history}
          columns={columnsOf(page)}
          rows={rows}
          emptyText={t.historyEmpty}
        />
        {rows.some(({ answer }) => answer === null) ? (
          <Alert locale={page.locale} tone="info" title={t.openingAsked}>
            <p>{t.openingAskedLead}</p>
          </Alert>
        ) : (
          <SayForm page={page} view={view} />
        )}
      </div>
    </DeskLayout>
  );
}

function SayForm({ page, view: { account, typed, errors } }: Props) {
  const t = messages(page.locale).payment.accounts;
  return (
    <Card title={account.opening_dong === null ? t.say : t.correct}>
      <Form page={page} action={paths.cashAccount(account.id)}>
        <TextInput
          locale={page.locale}
          name="amountDong"
          label={t.openingDong}
          value={typed.amountDong}
          error={errorOf(errors, "amountDong")}
          inputMode="numeric"
          maxLength={19}
        />
        <DateInput
          locale={page.locale}
          name="fromOn"
          label={t.fromOn}
          hint={t.fromOnHint}
          value={typed.fromOn}
          error={errorOf(errors, "fromOn")}
        />
        <TextInput
          locale={page.locale}
          name="ground"
          label={t.ground}
          hint={t.groundHint}
          value={typed.ground}
          error={errorOf(errors, "ground")}
          maxLength={300}
        />
        <p class="mc-muted">{t.openingByTwo}</p>
        <div class="mc-row">
          <Button>{t.doSay}</Button>
        </div>
      </Form>
    </Card>
  );
}

function columnsOf(page: PageFrame): Column<OpeningRow>[] {
  const { accounts: t, decisions, dossier } = messages(page.locale).payment;
  return [
    { key: "from", header: t.fromOn, cell: ({ from_on: day }) => dayText(day) },
    {
      key: "amount",
      header: t.openingDong,
      align: "end",
      cell: (row) => <span class="mc-nowrap">{moneyText(row.amount_dong, page.locale)}</span>,
    },
    { key: "ground", header: dossier.why, cell: ({ ground }) => (ground === "" ? "–" : ground) },
    {
      key: "said",
      header: t.saidBy,
      cell: (row) => (
        <>
          {row.asked_by ?? t.saidBefore}
          <small>{shortMoment(row.asked_at)}</small>
        </>
      ),
    },
    {
      key: "answer",
      header: decisions.answeredBy,
      cell: (row) =>
        row.answered_at === null || row.answer === null ? (
          t.waits
        ) : (
          <>
            {t.answers[row.answer]}
            <small>
              {`${row.answered_by ?? ""} ${shortMoment(row.answered_at)} ${row.answer_reason ?? ""}`.trim()}
            </small>
          </>
        ),
    },
  ];
}
