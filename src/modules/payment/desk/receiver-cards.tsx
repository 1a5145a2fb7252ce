import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Button,
  Card,
  DefinitionList,
  FoldedAct,
  Form,
  type FormPage,
  Link,
  moneyText,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import { isAnotherThanPayer, type ReceiverRow } from "../queries/receivers.ts";
import { Answering } from "./answering.tsx";
import { AnswerForm, type TriedDecision } from "./decision-forms.tsx";
import { ReceiverFields, receiverOf, receiverText } from "./receiver-fields.tsx";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly rows: readonly ReceiverRow[];
  readonly tried: TriedDecision | null;
};

/** Whose account money goes back to, whole to who agrees; a receiver other than the payer is marked. */
export function ReceiverCards({ page, rows, tried }: Props) {
  const { receiver: t, decisions, bank } = messages(page.locale).payment;
  const maySee = mayEver(page.actor, "payment.take") || mayEver(page.actor, "payment.decide");
  return (
    <>
      {rows.map((row) => {
        const to = receiverOf(row);
        return (
          <Card title={`${t.title}: ${moneyText(row.amount_dong, page.locale)}`} level={3}>
            {isAnotherThanPayer(row) ? <Alert locale={page.locale} tone="warning" title={t.another} /> : null}
            <DefinitionList
              items={[
                [bank.missingDossier, dossierOf(row)],
                [t.payer, row.payer],
                [t.title, to === null ? t.none : receiverText(to, maySee)],
                [decisions.askedBy, row.said_by],
              ]}
            />
            {to === null ? null : (
              <Answering page={page} isOwn={row.is_own}>
                <AnswerForm
                  page={page}
                  action={paths.cashReceiverAnswer(row.id)}
                  id={row.id}
                  seen={to}
                  tried={tried}
                />
              </Answering>
            )}
            {mayEver(page.actor, "payment.take") ? <Change page={page} row={row} tried={tried} /> : null}
          </Card>
        );
      })}
    </>
  );
}

function dossierOf({ dossier_id: id, dossier_code: code, parcel_code: parcel }: ReceiverRow) {
  return id === null || code === null ? parcel : <Link href={paths.cashDossier(id)}>{code}</Link>;
}

function Change({ page, row, tried }: Pick<Props, "page" | "tried"> & { readonly row: ReceiverRow }) {
  const t = messages(page.locale).payment.receiver;
  const mine = tried?.id === row.id ? tried : null;
  const typed = mine?.receiver ?? { bank: "", number: "", name: "" };
  return (
    <FoldedAct title={t.change} open={mine !== null || row.receiver_number === null}>
      <Form page={page} action={paths.cashReceiver(row.id)}>
        <ReceiverFields locale={page.locale} value={typed} errors={mine?.errors ?? []} id={`-${row.id}`} />
        <div class="mc-row">
          <Button variant="secondary">{t.doChange}</Button>
        </div>
      </Form>
    </FoldedAct>
  );
}
