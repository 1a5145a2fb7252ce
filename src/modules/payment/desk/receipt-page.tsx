import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  DefinitionList,
  FoldedAct,
  Form,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  moneyText,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import { amountInWords } from "../amount-in-words.ts";
import type { Refunded } from "../queries/decisions.ts";
import type { ReceiptView } from "../queries/receipt-view.ts";
import { receiptNumber } from "../receipt.ts";
import { CashTabs } from "./tabs.tsx";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly receipt: ReceiptView;
  /** What was given back of what it paid. */
  readonly refunded: readonly Refunded[];
};

/** A receipt after it was issued: print it, go on to the next payer, or write it again where it is wrong. */
export function ReceiptPage({ page, receipt, refunded }: Props) {
  const t = messages(page.locale).payment;
  const name = receiptNumber(receipt.series, receipt.number);
  const dong = (amount: number) => moneyText(amount, page.locale);
  return (
    <DeskLayout page={page} title={t.receipt.title({ name })}>
      <div class="mc-stack">
        <Heading level={1} title={t.receipt.title({ name })} />
        <CashTabs page={page} here={null} />
        <Change page={page} receipt={receipt} />
        <Cancelled page={page} receipt={receipt} />
        {refunded.map(({ amount_dong: back, paid_at: at, is_ordered: ordered }) => {
          const told = ordered ? t.dossier.ordered : t.dossier.back;
          const title = told({ amount: dong(back), at: fullMoment(at) });
          return <Alert locale={page.locale} tone="info" title={title} />;
        })}
        <Card>
          <DefinitionList
            items={[
              [t.receipt.payer, receipt.payer_name ?? receipt.applicant],
              [t.receipt.amount, dong(receipt.amount_dong)],
              [t.receipt.inWords, amountInWords(receipt.amount_dong)],
              [t.receipt.method, t.methods[receipt.method]],
              [t.receipt.txnRef, receipt.txn_ref],
              [t.receipt.collector, receipt.collector ?? t.receipt.system],
              [t.receipt.issuedAt, fullMoment(receipt.issued_at)],
              [t.receipt.replaces, receipt.replaces],
            ]}
          />
        </Card>
        <Lines page={page} receipt={receipt} />
        <div class="mc-row">
          <ButtonLink href={paths.cashReceiptPaper(receipt.id)} variant="primary" icon="print">
            {t.receipt.print}
          </ButtonLink>
          <ButtonLink href={paths.cash()}>{t.receipt.next}</ButtonLink>
        </div>
        {receipt.cancelled_at === null && mayEver(page.actor, "payment.take") ? (
          <ReplaceForm page={page} receipt={receipt} />
        ) : null}
      </div>
    </DeskLayout>
  );
}

/** What the cashier gave back of the cash that was handed over. */
function Change({ page, receipt }: ShownProps) {
  const back = receipt.change_dong ?? 0;
  if (back === 0) return null;
  const amount = moneyText(back, page.locale);
  return (
    <Alert
      locale={page.locale}
      tone="success"
      title={messages(page.locale).payment.take.change({ amount })}
    />
  );
}

function ReplaceForm({ page, receipt }: ShownProps) {
  const t = messages(page.locale).payment.receipt;
  return (
    <FoldedAct title={t.replace}>
      <p class="mc-muted">{t.replaceLead}</p>
      <Form page={page} action={paths.cashReceiptReplace(receipt.id)}>
        <TextInput
          locale={page.locale}
          name="payerName"
          label={t.newPayer}
          value={receipt.payer_name ?? receipt.applicant ?? ""}
          maxLength={100}
        />
        <TextInput locale={page.locale} name="reason" label={t.reason} maxLength={200} />
        <div class="mc-row">
          <Button variant="secondary">{t.doReplace}</Button>
        </div>
      </Form>
    </FoldedAct>
  );
}

type ShownProps = Pick<Props, "page" | "receipt">;

function Lines({ page, receipt }: ShownProps) {
  const t = messages(page.locale).payment;
  const dong = (amount: number) => moneyText(amount, page.locale);
  return (
    <Table
      locale={page.locale}
      caption={t.take.charges}
      columns={[
        {
          key: "dossier",
          header: t.queue.dossier,
          cell: (line) => <Link href={paths.cashDossier(line.dossier_id)}>{line.dossier_code}</Link>,
        },
        {
          key: "what",
          header: t.queue.what,
          cell: (line) => (page.locale === "en" ? line.name_en : line.name),
        },
        { key: "amount", header: t.receipt.amount, align: "end", cell: (line) => dong(line.amount_dong) },
      ]}
      rows={receipt.lines}
    />
  );
}

function Cancelled({ page, receipt }: ShownProps) {
  if (receipt.cancel_reason === null) return null;
  const t = messages(page.locale).payment;
  return (
    <Alert locale={page.locale} tone="warning" title={t.receipt.cancelled({ reason: receipt.cancel_reason })}>
      {receipt.replaced_by === null ? null : (
        <Link href={paths.cashReceipt(receipt.replaced_by)}>{t.receipt.replacedBy}</Link>
      )}
    </Alert>
  );
}
