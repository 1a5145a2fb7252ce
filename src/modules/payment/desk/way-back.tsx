import { messages } from "../../../i18n/index.ts";
import { type Column, Heading, moneyText, shortMoment, Table, Tag } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { mayEver } from "../../access/index.ts";
import type { OnItsWayBack } from "../queries/on-its-way-back.ts";
import { receiverOf, receiverText } from "./receiver-fields.tsx";

/** What is to be sent back: to whom, and whether it may be sent yet. */
export function WayBack({
  page,
  rows,
}: {
  readonly page: PageFrame;
  readonly rows: readonly OnItsWayBack[];
}) {
  const t = messages(page.locale).payment.bank;
  return (
    <>
      <Heading level={2} title={t.onItsWayBack} size="xs" />
      <p class="mc-muted">{t.onItsWayBackLead}</p>
      <Table
        locale={page.locale}
        caption={t.onItsWayBack}
        columns={columnsOf(page)}
        rows={rows}
        emptyText=""
      />
    </>
  );
}

function columnsOf(page: PageFrame): Column<OnItsWayBack>[] {
  const { bank: t, day, queue, receiver } = messages(page.locale).payment;
  return [
    { key: "at", header: day.at, cell: ({ at }) => <span class="mc-nowrap">{shortMoment(at)}</span> },
    {
      key: "of",
      header: queue.what,
      cell: (row) => (
        <>
          {nameOf(page, row)}
          <small>{row.reason}</small>
        </>
      ),
    },
    {
      key: "receiver",
      header: receiver.title,
      cell: (row) => {
        const to = receiverOf(row);
        return to === null ? "–" : receiverText(to, mayEver(page.actor, "payment.take"));
      },
    },
    {
      key: "standing",
      header: t.onItsWayBackStanding,
      cell: ({ is_agreed, may_leave }) => (
        <Tag tone={may_leave ? "success" : "warning"}>
          {may_leave ? t.mayLeave : is_agreed ? t.receiverToBeAgreed : t.toBeAgreed}
        </Tag>
      ),
    },
    {
      key: "amount",
      header: t.onItsWayBackAmount,
      align: "end",
      cell: ({ amount_dong }) => <span class="mc-nowrap">{moneyText(amount_dong, page.locale)}</span>,
    },
  ];
}

/** What money that is to go back is called: its dossier, or the number it came in with. */
export function nameOf(
  { locale }: Pick<PageFrame, "locale">,
  { dossier_code, parcel_code, bank_ref }: OnItsWayBack,
): string {
  const { bank: t } = messages(locale).payment;
  if (parcel_code !== null) return `${t.postalCash} ${parcel_code}`;
  return dossier_code ?? bank_ref ?? t.onItsWayBack;
}
