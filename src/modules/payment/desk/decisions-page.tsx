import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Card,
  DefinitionList,
  ErrorSummary,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  moneyText,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import type { Difference } from "../difference-store.ts";
import type { DecisionRow } from "../queries/decisions.ts";
import type { MovementDecisionRow } from "../queries/movement-decisions.ts";
import type { OpeningRow } from "../queries/openings.ts";
import type { ReceiverRow } from "../queries/receivers.ts";
import { Answering } from "./answering.tsx";
import { AnswerForm, PayBackForm, type TriedDecision } from "./decision-forms.tsx";
import { DifferenceCards } from "./difference-cards.tsx";
import { MovementDecisionCards } from "./movement-decision-cards.tsx";
import { OpeningCards } from "./opening-cards.tsx";
import { ReceiverCards } from "./receiver-cards.tsx";
import { CashTabs } from "./tabs.tsx";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly rows: readonly DecisionRow[];
  readonly movements: readonly MovementDecisionRow[];
  readonly openings: readonly OpeningRow[];
  readonly differences: readonly Difference[];
  readonly receivers: readonly ReceiverRow[];
  readonly postal: number;
  readonly tried: TriedDecision | null;
};

/** Exemptions, refunds and movements of the bank: what waits for a decision, and what was approved and waits to be paid out. */
export function DecisionsPage({ page, tried, rows, movements, postal, ...asked }: Props) {
  const { decisions: t, postal: beside } = messages(page.locale).payment;
  const { openings, receivers, differences } = asked;
  const open = rows.filter(({ answer }) => answer === null);
  const toPay = rows.filter(({ answer }) => answer === "APPROVED");
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <CashTabs page={page} here="decisions" />
        <ErrorSummary locale={page.locale} errors={tried?.errors ?? []} />
        {postal === 0 ? null : (
          <Alert locale={page.locale} tone="warning" title={beside.onDecisions({ count: postal })}>
            <Link href={paths.cashPostal()}>{beside.title}</Link>
          </Alert>
        )}
        <Heading level={2} title={t.open} size="xs" />
        <p class="mc-muted">{t.one}</p>
        {[open, movements, openings, receivers, differences].every((rows) => rows.length === 0) ? (
          <p class="ds-card mc-muted">{t.openEmpty}</p>
        ) : null}
        <ReceiverCards page={page} rows={receivers} tried={tried} />
        <DifferenceCards page={page} rows={differences} tried={tried} />
        <OpeningCards page={page} rows={openings} tried={tried} />
        <MovementDecisionCards page={page} rows={movements} tried={tried} />
        {open.map((row) => (
          <Card title={`${t.kind[row.kind]}: ${moneyText(row.amount_dong, page.locale)}`} level={3}>
            <About page={page} row={row} />
            <Answering page={page} isOwn={row.is_own}>
              <AnswerForm page={page} action={paths.cashDecisionAnswer(row.id)} id={row.id} tried={tried} />
            </Answering>
          </Card>
        ))}
        <Heading level={2} title={t.pay} size="xs" />
        {toPay.length === 0 ? <p class="ds-card mc-muted">{t.payEmpty}</p> : null}
        {toPay.map((row) => (
          <Card title={`${t.kind[row.kind]}: ${moneyText(row.amount_dong, page.locale)}`} level={3}>
            <About page={page} row={row} />
            {mayEver(page.actor, "payment.take") ? (
              <PayBackForm page={page} action={paths.cashDecisionPay(row.id)} id={row.id} tried={tried} />
            ) : null}
          </Card>
        ))}
      </div>
    </DeskLayout>
  );
}

type RowProps = { readonly page: Props["page"]; readonly row: DecisionRow };

function About({ page, row }: RowProps) {
  const { decisions: t, queue, dossier, day } = messages(page.locale).payment;
  return (
    <DefinitionList
      items={[
        [queue.dossier, <Link href={paths.cashDossier(row.dossier_id)}>{row.dossier_code}</Link>],
        [queue.what, page.locale === "en" ? row.name_en : row.name],
        [dossier.why, row.ground === "WITHDRAWAL" ? t.withdrawal : row.ground],
        [t.askedBy, row.asked_by],
        [day.at, fullMoment(row.asked_at)],
        [t.answeredBy, row.answered_by],
      ]}
    />
  );
}
