import { messages } from "../../../i18n/index.ts";
import {
  Card,
  type Column,
  DefinitionList,
  type FormPage,
  fullMoment,
  Link,
  moneyText,
  shortMoment,
  Table,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import type { ClearingRow } from "../queries/postal-cash.ts";
import { receiptNumber } from "../receipt.ts";
import { Answering } from "./answering.tsx";
import { AnswerForm, PayBackForm, type TriedDecision } from "./decision-forms.tsx";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly clearings: readonly ClearingRow[];
  readonly tried: TriedDecision | null;
};

/** What waits for a decision or to be paid out, then all that was done with the money of a parcel, by whom and why. */
export function Clearings({ page, clearings, tried }: Props) {
  const t = messages(page.locale).payment.postal;
  const asked = clearings.filter(({ is_open }) => is_open);
  const toPay = clearings.filter(
    (row) => row.kind === "RETURN" && row.answer === "APPROVED" && row.paid_at === null,
  );
  return (
    <>
      {asked.map((row) => (
        <Card title={`${t.waiting}: ${titleOf(page, row)}`} edge="warning">
          <About page={page} row={row} />
          <p class="mc-muted">{t.two}</p>
          <Answering
            page={page}
            isOwn={page.actor.kind === "officer" && row.asked_by === page.actor.personId}
          >
            <AnswerForm page={page} action={paths.cashPostalAnswer(row.id)} id={row.id} tried={tried} />
          </Answering>
        </Card>
      ))}
      {toPay.map((row) => (
        <Card title={`${t.toPay}: ${titleOf(page, row)}`} edge="warning">
          <About page={page} row={row} />
          {mayEver(page.actor, "payment.take") ? (
            <PayBackForm page={page} action={paths.cashPostalPay(row.id)} id={row.id} tried={tried} />
          ) : null}
        </Card>
      ))}
      {clearings.length === asked.length ? null : (
        <Table
          locale={page.locale}
          caption={t.history}
          columns={columnsOf(page)}
          rows={clearings.filter((row) => !asked.includes(row))}
          emptyText=""
        />
      )}
    </>
  );
}

type RowProps = { readonly page: PageFrame & FormPage; readonly row: ClearingRow };

function titleOf({ locale }: PageFrame, { kind, amount_dong }: ClearingRow): string {
  return `${messages(locale).payment.postal.kinds[kind]}, ${moneyText(amount_dong, locale)}`;
}

function About({ page, row }: RowProps) {
  const { postal: t, decisions, day } = messages(page.locale).payment;
  return (
    <DefinitionList
      items={[
        [messages(page.locale).payment.bank.ofCharges, row.spent_on],
        [t.why, row.ground],
        [decisions.askedBy, row.asked_name],
        [day.at, fullMoment(row.asked_at)],
      ]}
    />
  );
}

function columnsOf(page: PageFrame): Column<ClearingRow>[] {
  const { postal: t, day, receipt } = messages(page.locale).payment;
  return [
    { key: "at", header: day.at, cell: (row) => <span class="mc-nowrap">{shortMoment(row.asked_at)}</span> },
    {
      key: "done",
      header: t.done,
      cell: (row) => (
        <>
          {t.kinds[row.kind]}
          <small>{row.ground}</small>
          {row.receipt_id === null || row.series === null || row.number === null ? null : (
            <Link href={paths.cashReceipt(row.receipt_id)}>{receiptNumber(row.series, row.number)}</Link>
          )}
        </>
      ),
    },
    {
      key: "amount",
      header: receipt.amount,
      align: "end",
      cell: (row) => <span class="mc-nowrap">{moneyText(row.amount_dong, page.locale)}</span>,
    },
    { key: "by", header: t.by, cell: (row) => row.asked_name ?? "–" },
    { key: "decided", header: t.decided, cell: (row) => <Decided page={page} row={row} /> },
    { key: "paid", header: t.paid, cell: (row) => <Paid page={page} row={row} /> },
  ];
}

type CellProps = { readonly page: PageFrame; readonly row: ClearingRow };

function Decided({ page, row }: CellProps) {
  if (row.answer === null) return <>–</>;
  return (
    <>
      {messages(page.locale).payment.postal.answers[row.answer]}
      <small>{whoAndWhen(row.answered_name, row.answered_at)}</small>
      <small>{row.answer_reason}</small>
    </>
  );
}

function Paid({ page, row }: CellProps) {
  const t = messages(page.locale).payment.decisions;
  if (row.paid_at === null) return <>–</>;
  return (
    <>
      {row.paid_method === "BANK" ? t.payBank : t.payCash}
      <small>{whoAndWhen(row.paid_name, row.paid_at)}</small>
    </>
  );
}

function whoAndWhen(name: string | null, at: ClearingRow["paid_at"]): string {
  return [name, at === null ? null : shortMoment(at)].filter((part) => part !== null).join(" · ");
}
