import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import {
  Button,
  Card,
  dayText,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  Link,
  moneyText,
  RadioGroup,
  Select,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import type { UnmatchedCash } from "../../payment/index.ts";
import type { Parcel } from "../parcel.ts";
import { postPaths } from "../post-paths.ts";
import type { ListedRemittance } from "../queries/list-remittances.ts";
import { parcelColumns } from "./parcel-columns.tsx";
import type { ParcelDesk } from "./parcel-desk.ts";
import { PostPage } from "./post-frame.tsx";

type CashView = {
  readonly desk: ParcelDesk;
  readonly rows: readonly Parcel[];
  readonly unmatched: readonly UnmatchedCash[];
  readonly past: readonly ListedRemittance[];
  readonly errors: readonly FormError[];
  readonly today: LocalDate;
  readonly typed: Readonly<Record<"reference" | "amount" | "on" | "carrier" | "method", string>>;
  readonly chosen: readonly string[];
};

type Part = { readonly page: PageFrame & FormPage; readonly view: CashView };

const CASH_FORM = "remittance";

/** What the post collected and has not handed in; ticked and settled to the đồng. */
export function CashPage({ page, view }: Part) {
  const { locale } = page;
  const t = messages(locale).post;
  const { desk, rows, errors, past } = view;
  const owedDong = rows.reduce((sum, { collected_dong: dong }) => sum + dong, 0);
  return (
    <PostPage
      page={page}
      tab="COLLECTED"
      counts={desk.counts}
      errors={errors}
      {...(rows.length === 0 ? {} : { form: { id: CASH_FORM, action: postPaths.cash() } })}
    >
      <p class="mc-muted">{t.cash.lead}</p>
      {owedDong === 0 ? null : (
        <p class="mc-strong">{t.cash.owed({ amount: moneyText(owedDong, locale) })}</p>
      )}
      <Form page={page} id={CASH_FORM} action={postPaths.cash()} class="mc-stack">
        <Collected page={page} view={view} />
        {rows.length === 0 ? null : <Settling page={page} view={view} />}
      </Form>
      <Unmatched page={page} view={view} />
      <Card title={t.cash.past}>
        <Table
          locale={locale}
          caption={t.cash.past}
          rows={past}
          emptyText={t.cash.none}
          columns={[
            { key: "reference", header: t.cash.reference, cell: ({ reference }) => reference },
            { key: "carrier", header: t.carrier, cell: (row) => desk.unitName(row.carrier_unit_id) },
            { key: "on", header: t.cash.on, cell: (row) => dayText(row.remitted_on) },
            { key: "method", header: t.cash.method, cell: (row) => t.cash.methods[row.method] },
            { key: "parcels", header: t.sheets.parcels, align: "end", cell: (row) => String(row.parcels) },
            {
              key: "amount",
              header: t.cash.amount,
              align: "end",
              cell: (row) => moneyText(row.amount_dong, locale),
            },
          ]}
        />
      </Card>
    </PostPage>
  );
}

/** How far whoever sees to it has come, and the way there. */
function Standing({ page, row }: { readonly page: PageFrame; readonly row: UnmatchedCash }) {
  const t = messages(page.locale).payment.postal;
  return <Link href={paths.cashPostalParcel(row.parcel_code)}>{t.standings[row.standing]}</Link>;
}

/** What fits no charge is not lost: by its parcel, until somebody has seen to it. */
function Unmatched({ page, view: { unmatched } }: Part) {
  const { locale } = page;
  const t = messages(locale).post;
  const { standing } = messages(locale).payment.postal;
  if (unmatched.length === 0) return null;
  return (
    <Card title={t.cash.unmatched} edge="danger">
      <p class="mc-muted">{t.cash.unmatchedLead}</p>
      <Table
        locale={locale}
        caption={t.cash.unmatched}
        rows={unmatched}
        emptyText={t.cash.empty}
        columns={[
          {
            key: "parcel",
            header: t.parcel,
            rowHeader: true,
            cell: (row) => <Link href={postPaths.parcel(row.parcel_code)}>{row.parcel_code}</Link>,
          },
          { key: "dossier", header: t.dossier, cell: (row) => row.dossier_code ?? "" },
          {
            key: "collected",
            header: t.cash.collected,
            align: "end",
            cell: (row) => moneyText(row.collected_dong, locale),
          },
          {
            key: "settled",
            header: t.cash.settled,
            align: "end",
            cell: (row) => moneyText(row.settled_dong, locale),
          },
          {
            key: "left",
            header: t.cash.left,
            align: "end",
            cell: (row) => moneyText(row.collected_dong - row.settled_dong - row.cleared_dong, locale),
          },
          { key: "handle", header: standing, cell: (row) => <Standing page={page} row={row} /> },
        ]}
      />
    </Card>
  );
}

function Collected({ page, view: { desk, rows, chosen } }: Part) {
  const { locale } = page;
  const t = messages(locale).post;
  const shown = parcelColumns(locale).filter(({ key }) => key !== "cod" && key !== "state");
  return (
    <Table
      locale={locale}
      caption={t.tabs.COLLECTED}
      rows={rows}
      emptyText={t.cash.empty}
      columns={[
        {
          key: "choice",
          header: t.sheet.there,
          cell: ({ code }) => (
            <input
              class="ds-input"
              type="checkbox"
              name="codes[]"
              value={code}
              aria-label={t.toPost.choose({ code })}
              {...(chosen.includes(code) ? { checked: true } : {})}
            />
          ),
        },
        ...shown.map((column) => (column.key === "code" ? { ...column, rowHeader: true } : column)),
        { key: "carrier", header: t.carrier, cell: (row) => desk.unitName(row.carrier_unit_id) },
        {
          key: "collected",
          header: t.cash.collected,
          align: "end",
          cell: (row) => moneyText(row.collected_dong, locale),
        },
      ]}
    />
  );
}

/** Cash is taken by whoever keeps a drawer; anybody else records transfers. */
function HandedInBy({ page, typed }: Pick<Part, "page"> & Pick<CashView, "typed">) {
  const t = messages(page.locale).post.cash;
  if (!mayEver(page.actor, "payment.take")) return null;
  return (
    <RadioGroup
      locale={page.locale}
      name="method"
      label={t.method}
      value={typed.method === "" ? "BANK" : typed.method}
      options={(["BANK", "CASH"] as const).map((value) => ({ value, label: t.methods[value] }))}
    />
  );
}

function Settling({ page, view: { desk, errors, typed, today } }: Part) {
  const { locale } = page;
  const t = messages(locale).post;
  return (
    <Card title={t.cash.record}>
      <Select
        locale={locale}
        name="carrier"
        label={t.carrier}
        value={typed.carrier === "" ? desk.carriers[0]?.id : typed.carrier}
        emptyLabel={null}
        options={desk.carriers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <HandedInBy page={page} typed={typed} />
      <TextInput
        locale={locale}
        name="reference"
        label={t.cash.reference}
        value={typed.reference}
        maxLength={60}
        error={errorOf(errors, "reference")}
      />
      <TextInput
        locale={locale}
        name="amount"
        label={t.cash.amount}
        value={typed.amount}
        inputMode="numeric"
        size={14}
        error={errorOf(errors, "amount")}
      />
      <TextInput
        locale={locale}
        name="on"
        type="date"
        label={t.cash.on}
        value={typed.on === "" ? today : typed.on}
        error={errorOf(errors, "on")}
      />
      <div class="mc-row">
        <Button>{t.cash.record}</Button>
      </div>
    </Card>
  );
}
