import { messages } from "../../../i18n/index.ts";
import {
  Card,
  DefinitionList,
  type FormPage,
  fullMoment,
  Link,
  moneyText,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import type { MovementDecisionRow } from "../queries/movement-decisions.ts";
import { Answering } from "./answering.tsx";
import { bookedText } from "./booked-text.ts";
import { AnswerForm, type TriedDecision } from "./decision-forms.tsx";
import { receiverOf, receiverText } from "./receiver-fields.tsx";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly rows: readonly MovementDecisionRow[];
  readonly tried: TriedDecision | null;
};

/** A movement of a bank account, as one person says what it was: a second one answers. */
export function MovementDecisionCards({ page, rows, tried }: Props) {
  const { bank: t, decisions, dossier, day, receiver } = messages(page.locale).payment;
  return (
    <>
      {rows.map((row) => (
        <Card title={`${t.targets[row.kind]}: ${moneyText(row.amount_dong, page.locale)}`} level={3}>
          <DefinitionList
            items={[
              [t.account, `${row.bank_name} ${row.number}`],
              [t.reference, row.bank_ref],
              [t.bookedAt, bookedText(row, fullMoment)],
              [t.memo, row.memo],
              [t.lateReference, row.late_for],
              [receiver.title, receiverLine(page, row)],
              [
                t.ofCharges,
                row.dossiers.length === 0
                  ? null
                  : row.dossiers.map(({ id, code }) => (
                      <p>
                        <Link href={paths.cashDossier(id)}>{code}</Link>
                      </p>
                    )),
              ],
              [t.document, row.document],
              [dossier.why, row.ground],
              [decisions.askedBy, row.asked_by],
              [day.at, fullMoment(row.asked_at)],
            ]}
          />
          <Answering page={page} isOwn={row.is_own}>
            <AnswerForm page={page} action={paths.cashHandingAnswer(row.id)} id={row.id} tried={tried} />
          </Answering>
        </Card>
      ))}
    </>
  );
}

function receiverLine(page: PageFrame, row: MovementDecisionRow): string | null {
  const to = receiverOf(row);
  return to === null
    ? null
    : receiverText(to, mayEver(page.actor, "payment.take") || mayEver(page.actor, "payment.decide"));
}
