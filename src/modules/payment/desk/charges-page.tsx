import { messages } from "../../../i18n/index.ts";
import {
  Button,
  ButtonLink,
  type Column,
  ErrorSummary,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  Heading,
  Link,
  moneyText,
  Select,
  shortMoment,
  Table,
  Tag,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import { type Charge, payable } from "../charge.ts";
import { isPaid, keptDong } from "../money-back.ts";
import type { AskedOf, Refunded } from "../queries/decisions.ts";
import { AskedNotice } from "./asked-notice.tsx";
import { CashTabs } from "./tabs.tsx";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly dossierId: string;
  readonly charges: readonly Charge[];
  readonly asked: readonly AskedOf[];
  readonly refunded: readonly Refunded[];
  readonly errors: readonly FormError[];
};

/** Everything one dossier owes, owed or was let off, and the ways to ask for less or for something back. */
export function ChargesPage({ page, dossierId, charges, asked, refunded, errors }: Props) {
  const t = messages(page.locale).payment;
  const code = charges[0]?.dossier_code ?? "";
  const due = charges.filter(({ state, amount_dong }) => state === "DUE" && amount_dong !== null);
  const paid = charges.filter((charge) => isPaid(charge) && keptDong(charge) > 0);
  return (
    <DeskLayout page={page} title={t.dossier.title({ code })}>
      <div class="mc-stack">
        <Heading level={1} title={t.dossier.title({ code })} />
        <CashTabs page={page} here={null} />
        <ErrorSummary locale={page.locale} errors={errors} />
        <AskedNotice page={page} asked={asked} />
        <Table
          locale={page.locale}
          caption={t.dossier.title({ code })}
          columns={columnsOf(page, refunded)}
          rows={charges}
          emptyText={t.dossier.none}
        />
        <div class="mc-row">
          {due.length > 0 && mayEver(page.actor, "payment.take") ? (
            <ButtonLink href={`${paths.cashTake()}?dossier=${dossierId}`} variant="primary" icon="money">
              {t.queue.take}
            </ButtonLink>
          ) : null}
          <Link href={paths.deskDossier(dossierId)}>{t.dossier.toDossier}</Link>
        </div>
        {mayEver(page.actor, "payment.take") ? (
          <AmountForm
            page={page}
            dossierId={dossierId}
            charges={charges.filter(({ state, source }) => state === "DUE" && source === "FEE")}
          />
        ) : null}
        {mayEver(page.actor, "payment.ask-decision") ? (
          <>
            <AskForm page={page} dossierId={dossierId} kind="EXEMPTION" charges={due} />
            <AskForm page={page} dossierId={dossierId} kind="REFUND" charges={paid} />
          </>
        ) : null}
      </div>
    </DeskLayout>
  );
}

type StandingProps = {
  readonly page: PageFrame;
  readonly charge: Charge;
  readonly refunded: readonly Refunded[];
};

/** How a charge stands, and each time something of it was given back. */
function Standing({ page, charge, refunded }: StandingProps) {
  const t = messages(page.locale).payment;
  const { state, refund_due_dong: due } = charge;
  return (
    <>
      <Tag tone={state === "DUE" ? "warning" : "neutral"}>{t.states[state]}</Tag>
      {due > 0 ? <small>{t.dossier.dueBack({ amount: moneyText(due, page.locale) })}</small> : null}
      {refunded
        .filter(({ charge_id }) => charge_id === charge.id)
        .map(({ amount_dong: dong, paid_at: at, is_ordered: ordered }) => {
          const facts = { amount: moneyText(dong, page.locale), at: shortMoment(at) };
          return <small>{ordered ? t.dossier.ordered(facts) : t.dossier.back(facts)}</small>;
        })}
    </>
  );
}

function columnsOf(page: PageFrame, refunded: readonly Refunded[]): Column<Charge>[] {
  const t = messages(page.locale).payment;
  const dong = (amount: number) => <span class="mc-nowrap">{moneyText(amount, page.locale)}</span>;
  return [
    {
      key: "what",
      header: t.queue.what,
      cell: (charge) => (
        <>
          {page.locale === "en" ? charge.name_en : charge.name}
          <small>
            {[t.kinds[charge.kind], charge.legal_ground ?? "", charge.amount_ground ?? ""]
              .filter((part) => part !== "")
              .join(" · ")}
          </small>
        </>
      ),
    },
    {
      key: "state",
      header: t.dossier.state,
      cell: (charge) => <Standing page={page} charge={charge} refunded={refunded} />,
    },
    {
      key: "full",
      header: t.dossier.full,
      align: "end",
      cell: ({ amount_dong }) => (amount_dong === null ? t.queue.unknown : dong(amount_dong)),
    },
    {
      key: "exempt",
      header: t.dossier.exempt,
      align: "end",
      cell: (charge) => (
        <>
          {dong(charge.exempt_dong)}
          <small>{charge.exemption_ground}</small>
        </>
      ),
    },
    {
      key: "rest",
      header: t.dossier.rest,
      align: "end",
      cell: (charge) => dong(charge.state === "DUE" ? (payable(charge) ?? 0) : 0),
    },
  ];
}

/** Open where an amount is missing: nothing can be paid before. */
function AmountForm({ page, dossierId, charges }: Omit<Props, "errors" | "asked" | "refunded">) {
  const t = messages(page.locale).payment.dossier;
  const first = charges.find(({ amount_dong }) => amount_dong === null) ?? charges[0];
  if (first === undefined) return null;
  return (
    <FoldedAct title={t.setAmount} open={first.amount_dong === null}>
      <Form page={page} action={paths.cashAmount(dossierId)}>
        <Select
          locale={page.locale}
          id="charge-amount"
          name="chargeId"
          label={t.which}
          emptyLabel={null}
          value={first.id}
          options={charges.map(({ id, name, name_en }) => ({
            value: id,
            label: page.locale === "en" ? name_en : name,
          }))}
        />
        <TextInput
          locale={page.locale}
          id="amount-set"
          name="amountDong"
          label={t.amount}
          inputMode="numeric"
        />
        <TextInput locale={page.locale} id="ground-set" name="ground" label={t.why} maxLength={300} />
        <div class="mc-row">
          <Button variant="secondary">{t.setAmount}</Button>
        </div>
      </Form>
    </FoldedAct>
  );
}

type AskProps = Omit<Props, "errors" | "asked" | "refunded"> & { readonly kind: "EXEMPTION" | "REFUND" };

function AskForm({ page, dossierId, kind, charges }: AskProps) {
  const t = messages(page.locale).payment.dossier;
  const [first] = charges;
  if (first === undefined) return null;
  const most = kind === "REFUND" ? keptDong : (charge: Charge) => payable(charge) ?? 0;
  const name = (charge: Charge) => (page.locale === "en" ? charge.name_en : charge.name);
  return (
    <FoldedAct title={kind === "EXEMPTION" ? t.askExemption : t.askRefund}>
      <Form page={page} action={paths.cashDossier(dossierId)}>
        <input type="hidden" name="kind" value={kind} />
        <Select
          locale={page.locale}
          id={`charge-${kind}`}
          name="chargeId"
          label={t.which}
          emptyLabel={null}
          value={first.id}
          options={charges.map((charge) => ({
            value: charge.id,
            label: `${name(charge)}: ${moneyText(most(charge), page.locale)}`,
          }))}
        />
        <TextInput
          locale={page.locale}
          id={`amount-${kind}`}
          name="amountDong"
          label={t.amount}
          inputMode="numeric"
          value={String(most(first))}
        />
        <Textarea
          locale={page.locale}
          id={`ground-${kind}`}
          name="ground"
          label={t.why}
          rows={2}
          maxLength={500}
        />
        <div class="mc-row">
          <Button variant="secondary">{t.send}</Button>
        </div>
      </Form>
    </FoldedAct>
  );
}
