import { type Locale, messages } from "../../../i18n/index.ts";
import {
  Alert,
  ButtonLink,
  Card,
  DefinitionList,
  dayText,
  type FormPage,
  fullMoment,
  moneyText,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { Difference } from "../difference-store.ts";
import { Answering } from "./answering.tsx";
import { AnswerForm, type TriedDecision } from "./decision-forms.tsx";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly rows: readonly Difference[];
  readonly tried: TriedDecision | null;
};
type One = { readonly page: PageFrame; readonly difference: Difference };

/** Drawers with more or less than the books say, as their cashiers say it: somebody else answers. */
export function DifferenceCards({ page, rows, tried }: Props) {
  const { locale } = page;
  return (
    <>
      {rows.map((row) => (
        <Card title={titleOf(locale, row)} level={3}>
          <DefinitionList items={[...declaredFacts(locale, row)]} />
          <RecordLink page={page} id={row.id} />
          <Answering page={page} isOwn={row.isOwn === true}>
            <AnswerForm page={page} action={paths.cashDifferenceAnswer(row.id)} id={row.id} tried={tried} />
          </Answering>
        </Card>
      ))}
    </>
  );
}

/** On the cashier's own day, while somebody else has not answered. */
export function WaitingDifference({ page, difference }: One) {
  const { locale } = page;
  const t = messages(locale).payment.difference;
  return (
    <Card title={t.waits} edge="warning">
      <p>{t.waitsLead}</p>
      <DefinitionList items={[...declaredFacts(locale, difference)]} />
      <RecordLink page={page} id={difference.id} />
    </Card>
  );
}

/** Why the drawer is to be counted again. */
export function DeclinedDifference({
  page,
  difference,
}: Omit<One, "difference"> & { readonly difference: Difference | null }) {
  if (difference?.answer !== "DECLINED" || difference.answeredAt === null) return null;
  const t = messages(page.locale).payment.difference;
  const { answeredBy: who, answeredAt: at, answerReason: reason } = difference;
  return (
    <Alert locale={page.locale} tone="warning" title={t.declined}>
      <p>{t.declinedBy({ who: who ?? "—", when: fullMoment(at), reason: reason ?? "" })}</p>
    </Alert>
  );
}

export function RecordLink({ page, id }: { readonly page: PageFrame; readonly id: string }) {
  return (
    <div class="mc-row">
      <ButtonLink href={paths.cashDifferenceRecord(id)} icon="print" variant="secondary">
        {messages(page.locale).payment.difference.record}
      </ButtonLink>
    </div>
  );
}

/** Who confirmed it, beside what was counted. */
export function agreedFacts(locale: Locale, said: Difference): (readonly [string, string | null])[] {
  const t = messages(locale).payment.difference;
  return [
    [t.cashier, said.cashier],
    [t.agreedBy, said.answeredBy],
    [t.agreedAt, said.answeredAt === null ? null : fullMoment(said.answeredAt)],
    [t.opinion, said.answerReason === "" ? null : said.answerReason],
  ];
}

function titleOf(locale: Locale, { countedDong, expectedDong }: Difference): string {
  const t = messages(locale).payment.difference;
  const dong = countedDong - expectedDong;
  return `${t.title}: ${(dong > 0 ? t.over : t.short).toLowerCase()} ${moneyText(Math.abs(dong), locale)}`;
}

function declaredFacts(locale: Locale, row: Difference): (readonly [string, string | null])[] {
  const { day, difference: t } = messages(locale).payment;
  return [
    [t.cashier, row.cashier],
    [day.on, dayText(row.day)],
    [day.expected, moneyText(row.expectedDong, locale)],
    [day.counted, moneyText(row.countedDong, locale)],
    [day.difference, moneyText(row.countedDong - row.expectedDong, locale)],
    [day.note, row.note],
    [t.declaredAt, fullMoment(row.declaredAt)],
  ];
}
