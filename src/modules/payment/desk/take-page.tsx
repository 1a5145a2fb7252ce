import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  type Column,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  Heading,
  Link,
  moneyText,
  RadioGroup,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { Collecting } from "../../dossier/index.ts";
import { type Charge, payable } from "../charge.ts";
import type { AskedOf } from "../queries/decisions.ts";
import type { OpenCode } from "../request-store.ts";
import { AskedNotice } from "./asked-notice.tsx";
import { CollectingNotice } from "./collecting-notice.tsx";
import { CashTabs } from "./tabs.tsx";

export type TakeView = {
  readonly charges: readonly Charge[];
  readonly typed: Readonly<Record<"method" | "payerName" | "txnRef" | "tendered", string>>;
  readonly errors: readonly FormError[];
  readonly takesTransfers: boolean;
  /** What nobody has decided yet about these charges. */
  readonly asked: readonly AskedOf[];
  /** The day of this drawer is closed: only a code for a transfer can still be given out. */
  readonly isDayClosed: boolean;
  /** Parcels that are to collect the same money: it is not taken here as well. */
  readonly collecting: readonly Collecting[];
  /** Codes for the same money that the payer may be paying by. */
  readonly codes: readonly OpenCode[];
};

const TAKE_FORM = "take";

/** Taking money: what for, how much, how; Enter takes it. */
export function TakePage({ page, view }: { readonly page: PageFrame & FormPage; readonly view: TakeView }) {
  const t = messages(page.locale).payment;
  const { charges, errors } = view;
  const total = charges.reduce((sum, charge) => sum + (payable(charge) ?? 0), 0);
  const isTaken = total > 0 && view.collecting.length === 0;
  return (
    <DeskLayout
      page={page}
      title={t.take.title}
      form={isTaken ? { id: TAKE_FORM, action: paths.cashTake() } : null}
    >
      <div class="mc-stack">
        <Heading level={1} title={t.take.title} />
        <CashTabs page={page} here={null} />
        <ErrorSummary locale={page.locale} errors={errors} />
        <AskedNotice page={page} asked={view.asked} />
        <CollectingNotice page={page} collecting={view.collecting} />
        <CodesNotice page={page} codes={view.codes} />
        {view.isDayClosed ? (
          <Alert locale={page.locale} tone="warning" title={t.take.closed}>
            <p>{view.takesTransfers ? t.take.closedTransfers : t.take.closedTomorrow}</p>
          </Alert>
        ) : null}
        <Table
          locale={page.locale}
          caption={t.take.charges}
          columns={columnsOf(page)}
          rows={charges}
          emptyText={t.take.none}
        />
        {isTaken ? <TakeForm page={page} view={view} total={total} /> : null}
      </div>
    </DeskLayout>
  );
}

/** Whoever takes money for which a code is open asks first: what is taken here ends the code. */
function CodesNotice({ page, codes }: { readonly page: PageFrame; readonly codes: readonly OpenCode[] }) {
  const t = messages(page.locale).payment.take;
  if (codes.length === 0) return null;
  return (
    <Alert locale={page.locale} tone="warning" title={t.codes}>
      <p>{t.codesLead}</p>
      <ul class="mc-list">
        {codes.map(({ token, amountDong, isClaimed }) => (
          <li>
            <Link href={paths.pay(token)}>{t.code({ amount: moneyText(amountDong, page.locale) })}</Link>
            {isClaimed ? `. ${messages(page.locale).payment.queue.claimed}` : ""}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function columnsOf(page: PageFrame): Column<Charge>[] {
  const t = messages(page.locale).payment;
  return [
    {
      key: "dossier",
      header: t.queue.dossier,
      cell: (charge) => <span class="mc-nowrap">{charge.dossier_code}</span>,
    },
    {
      key: "what",
      header: t.queue.what,
      cell: (charge) => (
        <>
          {page.locale === "en" ? charge.name_en : charge.name}
          <small>{t.kinds[charge.kind]}</small>
        </>
      ),
    },
    {
      key: "amount",
      header: t.queue.amount,
      align: "end",
      cell: (charge) => {
        const dong = payable(charge);
        return (
          <span class="mc-nowrap">{dong === null ? t.queue.unknown : moneyText(dong, page.locale)}</span>
        );
      },
    },
  ];
}

type FormProps = { readonly page: PageFrame & FormPage; readonly view: TakeView };

function TakeForm({ page, view, total }: FormProps & { readonly total: number }) {
  const t = messages(page.locale).payment;
  const { charges } = view;
  const amount = moneyText(total, page.locale);
  return (
    <Card title={t.take.total({ amount })}>
      <Form page={page} id={TAKE_FORM} action={paths.cashTake()}>
        {charges.map(({ id }) => (
          <input type="hidden" name="charge" value={id} />
        ))}
        <input type="hidden" name="amountDong" value={String(total)} />
        {view.isDayClosed ? null : <TakeFields page={page} view={view} />}
        <div class="mc-row">
          {view.isDayClosed ? null : <Button icon="money">{t.take.submit({ amount })}</Button>}
          {view.takesTransfers ? (
            <Button variant="secondary" formAction={paths.cashTransfer()} formNoValidate>
              {t.take.qr}
            </Button>
          ) : null}
          <ButtonLink href={paths.cash()} variant="tertiary">
            {messages(page.locale).payment.tabs.queue}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}

function TakeFields({ page, view }: FormProps) {
  const t = messages(page.locale).payment;
  const { typed, errors } = view;
  return (
    <>
      <RadioGroup
        locale={page.locale}
        name="method"
        label={t.take.method}
        direction="row"
        value={typed.method}
        error={errorOf(errors, "method")}
        options={(["CASH", "POS", "PORTAL"] as const).map((value) => ({
          value,
          label: t.methods[value],
        }))}
      />
      <Fields page={page} view={view} />
    </>
  );
}

function Fields({ page, view }: FormProps) {
  const t = messages(page.locale).payment;
  const { typed, errors } = view;
  const field = { locale: page.locale };
  return (
    <div class="mc-fields">
      <TextInput {...field} name="payerName" label={t.take.payer} value={typed.payerName} maxLength={100} />
      <TextInput
        {...field}
        name="tendered"
        label={t.take.tendered}
        hint={t.take.tenderedHint}
        value={typed.tendered}
        inputMode="numeric"
        optional
        error={errorOf(errors, "tendered")}
      />
      <TextInput
        {...field}
        name="txnRef"
        label={t.take.txnRef}
        hint={t.take.txnRefHint}
        value={typed.txnRef}
        maxLength={60}
        optional
        error={errorOf(errors, "txnRef")}
      />
    </div>
  );
}
