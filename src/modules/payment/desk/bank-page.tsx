import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  type Column,
  ErrorSummary,
  errorOf,
  FileUpload,
  Form,
  type FormError,
  type FormPage,
  Heading,
  Link,
  moneyText,
  Select,
  StatTile,
  shortMoment,
  Table,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import type { ImportedStatement } from "../commands/import-statement.ts";
import type { AccountRow, MovementRow, RefusedRow } from "../queries/bank-view.ts";
import type { MissingOnStatement, SettledMissing } from "../queries/missing-on-statement.ts";
import type { OnItsWayBack } from "../queries/on-its-way-back.ts";
import { bookedText } from "./booked-text.ts";
import { MissingMoney } from "./missing-on-statement.tsx";
import { SettledDifferences } from "./settled-missing.tsx";
import { CashTabs } from "./tabs.tsx";
import { WayBack } from "./way-back.tsx";

type BankView = {
  readonly accounts: readonly AccountRow[];
  readonly movements: readonly MovementRow[];
  readonly refused: readonly RefusedRow[];
  readonly missing: readonly MissingOnStatement[];
  /** Of what was missing: what two people settled, and no statement has yet. */
  readonly settled: readonly SettledMissing[];
  /** Agreed refunds by transfer and money of nobody, not yet seen to leave. */
  readonly onItsWayBack: readonly OnItsWayBack[];
  readonly imported: ImportedStatement | null;
  readonly errors: readonly FormError[];
};
type Props = { readonly page: PageFrame & FormPage; readonly view: BankView };

/** The bank beside the books: balances, what nobody has matched, messages that were refused, and statements to import. */
export function BankPage({ page, view }: Props) {
  const t = messages(page.locale).payment.bank;
  const { accounts, imported } = view;
  return (
    <DeskLayout page={page} title={t.title} islands={["upload.js"]}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <CashTabs page={page} here="bank" />
        <p class="mc-muted">{t.lead}</p>
        <ErrorSummary locale={page.locale} errors={view.errors} />
        {imported === null ? null : <Imported page={page} imported={imported} />}
        {accounts.length === 0 ? <Alert locale={page.locale} tone="info" title={t.noAccount} /> : null}
        {accounts.some(({ opening_dong }) => opening_dong === null) ? <Unwatched page={page} /> : null}
        <Tiles page={page} accounts={accounts} />
        {view.missing.length === 0 ? null : <MissingMoney page={page} rows={view.missing} />}
        <Heading level={2} title={t.open} size="xs" />
        <Table
          locale={page.locale}
          caption={t.open}
          columns={movementColumns(page)}
          rows={view.movements}
          emptyText={t.openEmpty}
        />
        {view.settled.length === 0 ? null : <SettledDifferences page={page} rows={view.settled} />}
        {view.onItsWayBack.length === 0 ? null : <WayBack page={page} rows={view.onItsWayBack} />}
        {accounts.length === 0 ? null : <ImportForm page={page} view={view} />}
        <Heading level={2} title={t.messages} size="xs" />
        <Table
          locale={page.locale}
          caption={t.messages}
          columns={refusedColumns(page)}
          rows={view.refused}
          emptyText={t.messagesEmpty}
        />
      </div>
    </DeskLayout>
  );
}

/** Nobody has said what stood on an account: its balance is none, and nothing of it can be watched. */
function Unwatched({ page }: { readonly page: PageFrame }) {
  const t = messages(page.locale).payment.accounts;
  return (
    <Alert locale={page.locale} tone="danger" title={t.unwatched}>
      <p>{t.unwatchedLead}</p>
      {mayEver(page.actor, "payment.manage-accounts") ? (
        <Link href={paths.cashAccounts()}>{t.title}</Link>
      ) : null}
    </Alert>
  );
}

/** What stands on each account, and of it what nobody has matched: money in and out apart. */
function Tiles({ page, accounts }: { readonly page: PageFrame; readonly accounts: readonly AccountRow[] }) {
  const t = messages(page.locale).payment.bank;
  const dong = (amount: number) => moneyText(amount, page.locale);
  const toneOf = (amount: number) => (amount === 0 ? ("neutral" as const) : ("warning" as const));
  return (
    <div class="mc-tiles">
      {accounts.map(({ bank_name, number, balance, opening_dong, open_in, open_out }) => (
        <>
          <StatTile
            label={`${opening_dong === null ? t.flow : t.balance} ${bank_name} ${number}`}
            value={dong(balance)}
            tone={opening_dong === null ? "danger" : "neutral"}
          />
          <StatTile label={t.suspenseIn} value={dong(open_in)} tone={toneOf(open_in)} />
          <StatTile label={t.suspenseOut} value={dong(open_out)} tone={toneOf(open_out)} />
        </>
      ))}
    </div>
  );
}

function Imported({ page, imported }: { readonly page: PageFrame; readonly imported: ImportedStatement }) {
  const t = messages(page.locale).payment.bank;
  const { lines, known, matched, open, contradicted } = imported;
  const counts = { lines: `${lines}`, known: `${known}`, matched: `${matched}`, open: `${open}` };
  return (
    <Alert
      locale={page.locale}
      tone={contradicted.length === 0 ? "success" : "danger"}
      title={t.imported(counts)}
      {...(contradicted.length === 0
        ? {}
        : { children: t.contradicted({ references: contradicted.join(", ") }) })}
    />
  );
}

function ImportForm({ page, view }: Props) {
  const t = messages(page.locale).payment.bank;
  return (
    <Card title={t.import}>
      <Form page={page} action={paths.cashStatements()} files>
        <Select
          locale={page.locale}
          name="accountId"
          label={t.account}
          emptyLabel={null}
          options={view.accounts.map(({ id, bank_name, number }) => ({
            value: id,
            label: `${bank_name} ${number}`,
          }))}
        />
        <FileUpload
          locale={page.locale}
          name="file"
          label={t.file}
          hint={t.fileHint}
          error={errorOf(view.errors, "file")}
          megabytesMax={5}
          accept=".csv,.txt"
        />
        <div class="mc-row">
          <Button icon="upload">{t.doImport}</Button>
        </div>
      </Form>
    </Card>
  );
}

function movementColumns(page: PageFrame): Column<MovementRow>[] {
  const t = messages(page.locale).payment.bank;
  return [
    {
      key: "at",
      header: t.bookedAt,
      cell: (row) => <span class="mc-nowrap">{bookedText(row, shortMoment)}</span>,
    },
    {
      key: "reference",
      header: t.reference,
      cell: (row) => (
        <>
          <span class="mc-code">{row.bank_ref}</span>
          <small>{row.memo}</small>
        </>
      ),
    },
    {
      key: "amount",
      header: messages(page.locale).payment.receipt.amount,
      align: "end",
      cell: (row) => <span class="mc-nowrap">{moneyText(row.amount_dong, page.locale)}</span>,
    },
    {
      key: "problem",
      header: t.problem,
      cell: (row) => (
        <>
          {row.problem === null ? "–" : t.problems[row.problem]}
          {row.asked_kind === null ? null : <small>{t.asked({ what: t.targets[row.asked_kind] })}</small>}
        </>
      ),
    },
    {
      key: "match",
      header: t.match,
      cell: (row) => <ButtonLink href={paths.cashMovement(row.id)}>{t.match}</ButtonLink>,
    },
  ];
}

function refusedColumns(page: PageFrame): Column<RefusedRow>[] {
  const { bank: t, day } = messages(page.locale).payment;
  return [
    { key: "at", header: day.at, cell: (row) => shortMoment(row.last_at) },
    { key: "reason", header: t.problem, cell: (row) => t.reasons[row.reason] },
    { key: "times", header: t.times, align: "end", cell: (row) => String(row.times) },
  ];
}
