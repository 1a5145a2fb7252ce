import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  CheckboxGroup,
  DefinitionList,
  ErrorSummary,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Heading,
  moneyText,
  RadioGroup,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { type Charge, payable } from "../charge.ts";
import type { MovementRow } from "../queries/bank-view.ts";
import { CashTabs } from "./tabs.tsx";

export type MatchView = {
  readonly movement: MovementRow;
  /** What it may have been sent for: what its reference names, or what is owed of the same amount. */
  readonly charges: readonly Charge[];
  readonly typed: { readonly as: string; readonly reason: string; readonly charges: readonly string[] };
  readonly errors: readonly FormError[];
};

const INTO = ["CHARGES", "POS", "PORTAL", "CASH", "POST", "RETURN"] as const;
const OUT = ["REFUND", "TREASURY"] as const;

/** One movement that fits nothing by itself: a person says what it was, and why. */
export function MatchPage({ page, view }: { readonly page: PageFrame & FormPage; readonly view: MatchView }) {
  const { bank: t, receipt } = messages(page.locale).payment;
  const { movement, errors } = view;
  const dong = (amount: number) => moneyText(amount, page.locale);
  return (
    <DeskLayout page={page} title={t.matchTitle}>
      <div class="mc-stack">
        <Heading level={1} title={t.matchTitle} />
        <CashTabs page={page} here="bank" />
        <ErrorSummary locale={page.locale} errors={errors} />
        <Card>
          <DefinitionList
            items={[
              [t.reference, movement.bank_ref],
              [t.bookedAt, fullMoment(movement.booked_at)],
              [receipt.amount, dong(movement.amount_dong)],
              [t.memo, movement.memo],
              [t.problem, movement.problem === null ? null : t.problems[movement.problem]],
            ]}
          />
        </Card>
        {movement.is_asked ? (
          <Alert locale={page.locale} tone="info" title={t.asked}>
            <p>{t.askedLead}</p>
          </Alert>
        ) : (
          <MatchForm page={page} view={view} />
        )}
      </div>
    </DeskLayout>
  );
}

function MatchForm({ page, view }: { readonly page: PageFrame & FormPage; readonly view: MatchView }) {
  const { bank: t } = messages(page.locale).payment;
  const { movement, charges, typed } = view;
  const targets = movement.amount_dong > 0 ? INTO : OUT;
  const dong = (amount: number) => moneyText(amount, page.locale);
  return (
    <Card>
      <Form page={page} action={paths.cashMovement(movement.id)}>
        <RadioGroup
          locale={page.locale}
          name="as"
          label={t.as}
          value={typed.as}
          options={targets.map((value) => ({
            value,
            label: t.targets[value],
            ...(value === "TREASURY" ? { hint: t.treasuryHint } : {}),
          }))}
        />
        {charges.length === 0 ? null : (
          <CheckboxGroup
            locale={page.locale}
            name="charge"
            label={messages(page.locale).payment.take.charges}
            optional
            values={typed.charges}
            options={charges.map((charge) => ({
              value: charge.id,
              label: [
                charge.dossier_code,
                page.locale === "en" ? charge.name_en : charge.name,
                dong(payable(charge) ?? 0),
              ].join(" · "),
            }))}
          />
        )}
        <TextInput locale={page.locale} name="reason" label={t.why} value={typed.reason} maxLength={300} />
        <div class="mc-row">
          <Button>{t.doMatch}</Button>
          <ButtonLink href={paths.cashBank()} variant="tertiary">
            {t.title}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
