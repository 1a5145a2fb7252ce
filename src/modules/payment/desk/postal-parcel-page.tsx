import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  Card,
  CheckboxGroup,
  DefinitionList,
  ErrorSummary,
  errorOf,
  FilterForm,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  moneyText,
  RadioGroup,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import { type Charge, payable } from "../charge.ts";
import type { PostalCash } from "../postal-cash-store.ts";
import { leftDong } from "../postal-cod.ts";
import type { ClearingRow } from "../queries/postal-cash.ts";
import type { TriedDecision } from "./decision-forms.tsx";
import { Clearings } from "./postal-clearings.tsx";
import { CashTabs } from "./tabs.tsx";

type PostalParcelView = {
  readonly cash: PostalCash;
  readonly dossierCode: string;
  readonly clearings: readonly ClearingRow[];
  /** Owed for the dossier of the parcel, or for another whose code was typed. */
  readonly charges: readonly Charge[];
  readonly sought: string;
  readonly typed: Readonly<Record<"as" | "amountDong" | "ground" | "reason", string>> & {
    readonly charges: readonly string[];
  };
  readonly errors: readonly FormError[];
  /** An answer or a paying out that was not taken. */
  readonly decision: TriedDecision | null;
};
type Props = { readonly page: PageFrame & FormPage; readonly view: PostalParcelView };

/** The money of one parcel that fits no charge: spent by hand, or given back or kept as a second person agrees. */
export function PostalParcelPage({ page, view }: Props) {
  const { postal: t, queue } = messages(page.locale).payment;
  const { cash, clearings } = view;
  const title = t.parcelTitle({ parcel: cash.parcel_code });
  const dong = (amount: number) => moneyText(amount, page.locale);
  const isAsked = clearings.some(({ is_open }) => is_open);
  const isOpen = leftDong(cash) > 0 && !isAsked && mayEver(page.actor, "payment.reconcile");
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <Heading level={1} title={title} />
        <CashTabs page={page} here="postal" />
        <ErrorSummary locale={page.locale} errors={view.errors} />
        {leftDong(cash) === 0 ? <Alert locale={page.locale} tone="info" title={t.nothingLeft} /> : null}
        <Card>
          <DefinitionList
            items={[
              [queue.dossier, <Link href={paths.cashDossier(cash.dossier_id)}>{view.dossierCode}</Link>],
              [t.at, fullMoment(cash.recorded_at)],
              [t.collected, dong(cash.collected_dong)],
              [t.settled, dong(cash.settled_dong)],
              [t.cleared, cash.cleared_dong === 0 ? null : dong(cash.cleared_dong)],
              [t.left, <strong>{dong(leftDong(cash))}</strong>],
            ]}
          />
        </Card>
        <Clearings page={page} clearings={clearings} tried={view.decision} />
        {isOpen ? <AssignForm page={page} view={view} /> : null}
        {isOpen ? <AskForm page={page} view={view} /> : null}
      </div>
    </DeskLayout>
  );
}

function AssignForm({ page, view }: Props) {
  const t = messages(page.locale).payment.postal;
  const { cash, charges } = view;
  return (
    <Card title={t.assign}>
      <p class="mc-muted">{t.assignHint({ amount: moneyText(leftDong(cash), page.locale) })}</p>
      {charges.length === 0 ? <p>{t.noCharges}</p> : <ChargesForm page={page} view={view} />}
      <FilterForm action={paths.cashPostalParcel(cash.parcel_code)}>
        <TextInput
          locale={page.locale}
          name="dossier"
          label={t.other}
          value={view.sought}
          maxLength={60}
          optional
          saysOptional={false}
        />
        <Button variant="secondary" icon="search">
          {t.find}
        </Button>
      </FilterForm>
    </Card>
  );
}

function ChargesForm({ page, view }: Props) {
  const { postal: t, take } = messages(page.locale).payment;
  const { cash, charges, typed, errors } = view;
  return (
    <Form page={page} action={paths.cashPostalAssign(cash.parcel_code)}>
      <input type="hidden" name="dossier" value={view.sought} />
      <CheckboxGroup
        locale={page.locale}
        name="charge"
        label={take.charges}
        values={typed.charges}
        error={errorOf(errors, "charge")}
        options={charges.map((charge) => ({
          value: charge.id,
          label: [
            charge.dossier_code,
            page.locale === "en" ? charge.name_en : charge.name,
            moneyText(payable(charge) ?? 0, page.locale),
          ].join(" · "),
        }))}
      />
      <TextInput
        locale={page.locale}
        name="reason"
        label={t.why}
        value={typed.reason}
        maxLength={300}
        error={errorOf(errors, "reason")}
      />
      <div class="mc-row">
        <Button>{t.doAssign}</Button>
      </div>
    </Form>
  );
}

function AskForm({ page, view }: Props) {
  const t = messages(page.locale).payment.postal;
  const { cash, typed, errors } = view;
  return (
    <Card title={t.ask}>
      <p class="mc-muted">{t.two}</p>
      <Form page={page} action={paths.cashPostalAsk(cash.parcel_code)}>
        <RadioGroup
          locale={page.locale}
          name="as"
          label={t.as}
          value={typed.as}
          error={errorOf(errors, "as")}
          options={(["RETURN", "KEEP"] as const).map((value) => ({ value, label: t.kinds[value] }))}
        />
        <TextInput
          locale={page.locale}
          name="amountDong"
          label={t.amount}
          inputMode="numeric"
          size={14}
          value={typed.amountDong === "" ? String(leftDong(cash)) : typed.amountDong}
          error={errorOf(errors, "amountDong")}
        />
        <TextInput
          locale={page.locale}
          name="ground"
          label={t.why}
          value={typed.ground}
          maxLength={300}
          error={errorOf(errors, "ground")}
        />
        <div class="mc-row">
          <Button variant="secondary">{t.send}</Button>
        </div>
      </Form>
    </Card>
  );
}
