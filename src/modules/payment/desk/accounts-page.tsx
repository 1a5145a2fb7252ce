import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  Card,
  dayText,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  Heading,
  Link,
  moneyText,
  type Option,
  Select,
  Table,
  Tag,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { AccountRow } from "../queries/bank-view.ts";
import { CashTabs } from "./tabs.tsx";

type AccountField = "unitId" | "bankName" | "bankBin" | "number" | "holder";
type AccountsView = {
  readonly accounts: readonly AccountRow[];
  readonly units: readonly Option[];
  readonly typed: Readonly<Record<AccountField, string>>;
  readonly errors: readonly FormError[];
};

/** To which accounts transfers go: one in use a unit, those of before kept with their history. */
export function AccountsPage({
  page,
  view,
}: {
  readonly page: PageFrame & FormPage;
  readonly view: AccountsView;
}) {
  const t = messages(page.locale).payment.accounts;
  const { typed, errors } = view;
  const field = (name: AccountField) => ({
    locale: page.locale,
    name,
    label: t[name === "unitId" ? "unit" : name],
    value: typed[name],
    error: errorOf(errors, name),
  });
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <CashTabs page={page} here="accounts" />
        <p class="mc-muted">{t.lead}</p>
        <ErrorSummary locale={page.locale} errors={errors} />
        {view.accounts.some(({ opening_dong }) => opening_dong === null) ? (
          <Alert locale={page.locale} tone="danger" title={t.unwatched}>
            <p>{t.unwatchedLead}</p>
          </Alert>
        ) : null}
        <AccountTable page={page} view={view} />
        <Card title={t.open}>
          <Form page={page} action={paths.cashAccounts()}>
            <div class="mc-fields">
              <Select {...field("unitId")} options={view.units} />
              <TextInput {...field("bankName")} maxLength={80} />
              <TextInput {...field("bankBin")} inputMode="numeric" maxLength={6} />
              <TextInput {...field("number")} maxLength={19} />
              <TextInput {...field("holder")} maxLength={100} />
            </div>
            <div class="mc-row">
              <Button>{t.open}</Button>
            </div>
          </Form>
        </Card>
      </div>
    </DeskLayout>
  );
}

function AccountTable({ page, view }: { readonly page: PageFrame; readonly view: AccountsView }) {
  const t = messages(page.locale).payment.accounts;
  const nameOf = (id: string) => view.units.find(({ value }) => value === id)?.label ?? "";
  return (
    <Table
      locale={page.locale}
      caption={t.title}
      columns={[
        { key: "number", header: t.number, cell: (row) => `${row.bank_name} ${row.number}` },
        { key: "holder", header: t.holder, cell: (row) => row.holder },
        { key: "unit", header: t.unit, cell: (row) => nameOf(row.unit_id) },
        {
          key: "opening",
          header: t.openingDong,
          align: "end",
          cell: ({ id, opening_dong: dong, opening_on: on }) => (
            <>
              {dong === null || on === null ? (
                <Tag tone="danger">{t.openingUnknown}</Tag>
              ) : (
                <span class="mc-nowrap">{moneyText(dong, page.locale)}</span>
              )}
              <small>
                {on === null ? "" : `${t.fromOn} ${dayText(on)}. `}
                <Link href={paths.cashAccount(id)}>{dong === null ? t.say : t.history}</Link>
              </small>
            </>
          ),
        },
        {
          key: "standing",
          header: t.standing,
          cell: (row) => (row.closed_at === null ? t.inUse : t.closed),
        },
      ]}
      rows={view.accounts}
      emptyText={t.empty}
    />
  );
}
