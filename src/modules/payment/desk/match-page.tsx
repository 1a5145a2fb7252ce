import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  CheckboxGroup,
  DefinitionList,
  ErrorSummary,
  errorOf,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  moneyText,
  type Option,
  RadioGroup,
  shortMoment,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import { type Charge, payable } from "../charge.ts";
import { DECIDED_KINDS } from "../movement-decision-store.ts";
import type { MovementRow } from "../queries/bank-view.ts";
import type { SettledMissing } from "../queries/missing-on-statement.ts";
import type { OnItsWayBack } from "../queries/on-its-way-back.ts";
import { bookedText } from "./booked-text.ts";
import { ReceiverFields, receiverOf, receiverText, type TypedReceiver } from "./receiver-fields.tsx";
import { CashTabs } from "./tabs.tsx";
import { nameOf } from "./way-back.tsx";

export type MatchTyped = Readonly<Record<"as" | "reason", string>> & {
  readonly returns: readonly string[];
  readonly charges: readonly string[];
  readonly receiver: TypedReceiver;
};
export type MatchView = {
  readonly movement: MovementRow;
  /** What it may have been sent for: what its reference names, or what is owed of the same amount. */
  readonly charges: readonly Charge[];
  /** Who owns the dossiers of these. */
  readonly owners: ReadonlyMap<string, string>;
  /** Of the code that it was sent with. */
  readonly dossiers: readonly string[];
  /** What may leave, the likeliest first, and what nobody has agreed to yet. */
  readonly returns: readonly OnItsWayBack[];
  readonly unagreed: readonly OnItsWayBack[];
  /** Money of this amount that the bank announced and still owes, or somebody bears. */
  readonly late: readonly SettledMissing[];
  readonly typed: MatchTyped;
  readonly errors: readonly FormError[];
};

const INTO = ["CHARGES", "POS", "PORTAL", "CASH", "POST", "RETURN", "INTEREST"] as const;
const OUT = ["REFUND", "FEE", "TREASURY"] as const;

/** One movement that fits nothing by itself: a person says what it was, and why. */
export function MatchPage({ page, view }: Props) {
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
              [t.bookedAt, bookedText(movement, fullMoment)],
              [receipt.amount, dong(movement.amount_dong)],
              [t.memo, movement.memo],
              [t.ofDossiers, view.dossiers.length === 0 ? null : view.dossiers.join(", ")],
              [t.problem, movement.problem === null ? null : t.problems[movement.problem]],
            ]}
          />
        </Card>
        {movement.asked_kind === null ? (
          <MatchForm page={page} view={view} />
        ) : (
          <Alert locale={page.locale} tone="info" title={t.asked({ what: t.targets[movement.asked_kind] })}>
            <p>{t.askedLead}</p>
            <Link href={paths.cashDecisions()}>{messages(page.locale).payment.decisions.title}</Link>
          </Alert>
        )}
      </div>
    </DeskLayout>
  );
}

type Props = { readonly page: PageFrame & FormPage; readonly view: MatchView };

function MatchForm({ page, view }: Props) {
  const { bank: t, receiver } = messages(page.locale).payment;
  const { movement, typed, errors } = view;
  const isIn = movement.amount_dong > 0;
  return (
    <Card>
      <Form page={page} action={paths.cashMovement(movement.id)}>
        <RadioGroup
          locale={page.locale}
          name="as"
          label={t.as}
          value={typed.as}
          error={errorOf(errors, "as")}
          options={[...lateOptions(page, view), ...targetOptions(page, isIn ? INTO : OUT)]}
        />
        {isIn ? <Charges page={page} view={view} /> : <Returns page={page} view={view} />}
        {isIn ? (
          <FoldedAct title={receiver.whenReturned} open={hasReceiver(view)}>
            <p class="mc-muted">{receiver.returnedLead}</p>
            <ReceiverFields locale={page.locale} value={typed.receiver} errors={errors} optional />
          </FoldedAct>
        ) : null}
        <TextInput
          locale={page.locale}
          name="reason"
          label={t.why}
          value={typed.reason}
          error={errorOf(errors, "reason")}
          maxLength={300}
        />
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

function targetOptions(page: PageFrame, targets: typeof INTO | typeof OUT): readonly Option[] {
  const t = messages(page.locale).payment.bank;
  return targets.map((value) => ({
    value,
    label: t.targets[value],
    ...(value === "CHARGES"
      ? { hint: t.chargesHint }
      : DECIDED_KINDS.some((kind) => kind === value)
        ? { hint: t.decidedHint }
        : {}),
  }));
}

/** How a choice begins that names what the money was announced as. */
export const LATE = "LATE-";

function lateOptions(page: PageFrame, { late }: MatchView): readonly Option[] {
  const t = messages(page.locale).payment.bank;
  return late.map(({ id, bank_ref: reference, booked_at: at, document }) => ({
    value: `${LATE}${id}`,
    label: t.lateFor({ reference, at: shortMoment(at) }),
    ...(document === null ? {} : { hint: document }),
  }));
}

function hasReceiver({ typed: { receiver } }: MatchView): boolean {
  return [receiver.bank, receiver.number, receiver.name].some((each) => each !== "");
}

function Charges({ page, view: { charges, owners, typed, errors } }: Props) {
  const { take, bank: t } = messages(page.locale).payment;
  if (charges.length === 0) return <p class="mc-muted">{t.chargesNone}</p>;
  return (
    <CheckboxGroup
      locale={page.locale}
      name="charge"
      label={take.charges}
      error={errorOf(errors, "charge")}
      optional
      values={typed.charges}
      options={charges.map((charge) => ({
        value: charge.id,
        label: [
          charge.dossier_code,
          owners.get(charge.dossier_id) ?? "",
          page.locale === "en" ? charge.name_en : charge.name,
          moneyText(payable(charge) ?? 0, page.locale),
        ]
          .filter((part) => part !== "")
          .join(" · "),
      }))}
    />
  );
}

/** Which of the money to go back this was: only what others agreed to can be chosen. */
function Returns({ page, view: { returns, unagreed, typed, errors } }: Props) {
  const { bank: t } = messages(page.locale).payment;
  const isShownWhole = mayEver(page.actor, "payment.take");
  const lineOf = (row: OnItsWayBack) => `${nameOf(page, row)} · ${moneyText(row.amount_dong, page.locale)}`;
  return (
    <>
      {returns.length === 0 ? (
        <p class="mc-muted" id="return">
          {t.returnsNone}
        </p>
      ) : (
        <CheckboxGroup
          locale={page.locale}
          name="return"
          label={t.returns}
          hint={t.returnsSum}
          values={typed.returns}
          error={errorOf(errors, "return")}
          optional
          options={returns.map((row) => {
            const to = receiverOf(row);
            const hint = [to === null ? "" : receiverText(to, isShownWhole), row.reason ?? ""];
            return {
              value: row.id,
              label: lineOf(row),
              hint: hint.filter((part) => part !== "").join(". "),
            };
          })}
        />
      )}
      {unagreed.length === 0 ? null : (
        <Alert locale={page.locale} tone="warning" title={t.returnsUnagreed}>
          <ul class="mc-list">
            {unagreed.map((row) => (
              <li>{lineOf(row)}</li>
            ))}
          </ul>
          <Link href={paths.cashDecisions()}>{messages(page.locale).payment.decisions.title}</Link>
        </Alert>
      )}
    </>
  );
}
