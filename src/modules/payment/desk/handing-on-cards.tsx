import { messages } from "../../../i18n/index.ts";
import { Card, DefinitionList, type FormPage, fullMoment, moneyText } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import type { HandingOnRow } from "../queries/handings-on.ts";
import { AnswerForm } from "./decision-forms.tsx";

type Props = { readonly page: PageFrame & FormPage; readonly rows: readonly HandingOnRow[] };

/** Money that left an account for the treasury, as one person says: a second one answers. */
export function HandingOnCards({ page, rows }: Props) {
  const { bank: t, decisions, dossier, day } = messages(page.locale).payment;
  return (
    <>
      {rows.map((row) => (
        <Card title={`${t.targets.TREASURY}: ${moneyText(row.amount_dong, page.locale)}`} level={3}>
          <DefinitionList
            items={[
              [t.account, `${row.bank_name} ${row.number}`],
              [t.reference, row.bank_ref],
              [t.bookedAt, fullMoment(row.booked_at)],
              [t.memo, row.memo],
              [dossier.why, row.ground],
              [decisions.askedBy, row.asked_by],
              [day.at, fullMoment(row.asked_at)],
            ]}
          />
          {mayEver(page.actor, "payment.decide") ? (
            <AnswerForm page={page} action={paths.cashHandingAnswer(row.id)} id={row.id} />
          ) : null}
        </Card>
      ))}
    </>
  );
}
