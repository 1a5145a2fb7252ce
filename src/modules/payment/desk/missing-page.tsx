import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  DefinitionList,
  ErrorSummary,
  errorOf,
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
import type { MissingCause } from "../movement-decision-store.ts";
import type { MissingOnStatement } from "../queries/missing-on-statement.ts";
import { CashTabs } from "./tabs.tsx";

export type MissingTyped = Readonly<Record<"cause" | "document" | "ground", string>>;
export type MissingView = {
  readonly missing: MissingOnStatement;
  /** What may be said of it now. */
  readonly causes: readonly MissingCause[];
  readonly typed: MissingTyped;
  readonly errors: readonly FormError[];
};
type Props = { readonly page: PageFrame & FormPage; readonly view: MissingView };

/** Money that is on no statement: one person says what became of it and by which paper, another decides. */
export function MissingPage({ page, view }: Props) {
  const { bank: t, receipt } = messages(page.locale).payment;
  const { missing, errors } = view;
  return (
    <DeskLayout page={page} title={t.settle}>
      <div class="mc-stack">
        <Heading level={1} title={t.settle} />
        <CashTabs page={page} here="bank" />
        <ErrorSummary locale={page.locale} errors={errors} />
        <Card>
          <DefinitionList
            items={[
              [t.reference, missing.bank_ref],
              [t.bookedAt, fullMoment(missing.booked_at)],
              [receipt.amount, moneyText(missing.amount_dong, page.locale)],
              [
                t.missingDossier,
                missing.dossiers.length === 0
                  ? t.missingNobody
                  : missing.dossiers.map(({ id, code }) => (
                      <p>
                        <Link href={paths.cashDossier(id)}>{code}</Link>
                      </p>
                    )),
              ],
            ]}
          />
        </Card>
        {missing.asked_kind === null ? (
          <SettleForm page={page} view={view} />
        ) : (
          <Alert locale={page.locale} tone="info" title={t.asked({ what: t.targets[missing.asked_kind] })}>
            <p>{t.settleAskedLead}</p>
            <Link href={paths.cashDecisions()}>{messages(page.locale).payment.decisions.title}</Link>
          </Alert>
        )}
      </div>
    </DeskLayout>
  );
}

function SettleForm({ page, view: { missing, causes, typed, errors } }: Props) {
  const t = messages(page.locale).payment.bank;
  const field = (name: "document" | "ground") => ({
    locale: page.locale,
    name,
    value: typed[name],
    error: errorOf(errors, name),
    maxLength: 300,
  });
  return (
    <Card>
      <Form page={page} action={paths.cashMissing(missing.id)}>
        <RadioGroup
          locale={page.locale}
          name="cause"
          label={t.cause}
          value={typed.cause}
          error={errorOf(errors, "cause")}
          options={causes.map((value) => ({ value, label: t.targets[value], hint: t.causeHints[value] }))}
        />
        <TextInput {...field("document")} label={t.document} hint={t.documentHint} />
        <TextInput {...field("ground")} label={t.why} hint={t.groundHint} />
        <p class="mc-muted">{t.decidedHint}</p>
        <div class="mc-row">
          <Button>{t.doSettle}</Button>
          <ButtonLink href={paths.cashBank()} variant="tertiary">
            {t.title}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
