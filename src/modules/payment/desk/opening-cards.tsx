import { messages } from "../../../i18n/index.ts";
import {
  Card,
  DefinitionList,
  dayText,
  type FormPage,
  fullMoment,
  moneyText,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { OpeningRow } from "../queries/openings.ts";
import { Answering } from "./answering.tsx";
import { AnswerForm, type TriedDecision } from "./decision-forms.tsx";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly rows: readonly OpeningRow[];
  readonly tried: TriedDecision | null;
};

/** What stood on an account when its books began, as one person says it: a second one answers. */
export function OpeningCards({ page, rows, tried }: Props) {
  const { accounts: t, bank, decisions, dossier, day } = messages(page.locale).payment;
  const dong = (amount: number) => moneyText(amount, page.locale);
  return (
    <>
      {rows.map((row) => (
        <Card title={`${t.opening}: ${dong(row.amount_dong)}`} level={3}>
          <DefinitionList
            items={[
              [bank.account, `${row.bank_name} ${row.number}`],
              [t.fromOn, dayText(row.from_on)],
              [t.openingNow, row.now_dong === null ? t.openingUnknown : dong(row.now_dong)],
              [dossier.why, row.ground],
              [decisions.askedBy, row.asked_by],
              [day.at, fullMoment(row.asked_at)],
            ]}
          />
          <Answering page={page} isOwn={row.is_own}>
            <AnswerForm page={page} action={paths.cashOpeningAnswer(row.id)} id={row.id} tried={tried} />
          </Answering>
        </Card>
      ))}
    </>
  );
}
