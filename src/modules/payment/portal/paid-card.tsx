import { messages } from "../../../i18n/index.ts";
import type { Services } from "../../../platform/services.ts";
import { Card, fullMoment, Link, moneyText } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import type { DossierPart } from "../../dossier/index.ts";
import { listChargesOf } from "../charge-store.ts";
import { listRefunded } from "../queries/decisions.ts";
import { listPaidOf } from "../queries/paid-of-dossier.ts";
import { receiptNumber } from "../receipt.ts";

/**
 * What was paid for a dossier, when, how and with which receipt: told to whose dossier it is, and to who tracks it. The
 * receipt itself only to the former where it names other dossiers paid with it, or the payer in full.
 */
export function paidCard({ database }: Pick<Services, "database">): DossierPart {
  return async ({ dossierId, locale, reader }) => {
    if (reader === "OFFICER") return null;
    const paid = await listPaidOf(database, dossierId);
    if (paid.length === 0) return null;
    const t = messages(locale).payment;
    const charges = await listChargesOf(database, [dossierId]);
    const due = charges.reduce((sum, charge) => sum + charge.refund_due_dong, 0);
    const refunded = await listRefunded(
      database,
      charges.map(({ id }) => id),
    );
    return (
      <Card title={t.paidCard.title}>
        <ul class="mc-list">
          {paid.map(({ method, amount_dong: dong, paid_at: at, series, number, token, is_alone: alone }) => (
            <li>
              {`${moneyText(dong, locale)} · ${t.methods[method]} · ${fullMoment(at)}`}
              {series === null || number === null ? null : (
                <>
                  <br />
                  {token === null || (reader === "PUBLIC" && !alone) ? (
                    `${t.pay.receipt} ${receiptNumber(series, number)}`
                  ) : (
                    <Link href={paths.payReceipt(token)}>
                      {`${t.pay.receipt} ${receiptNumber(series, number)} (PDF)`}
                    </Link>
                  )}
                </>
              )}
            </li>
          ))}
        </ul>
        {due === 0 ? null : <p>{t.dossier.dueBack({ amount: moneyText(due, locale) })}</p>}
        {refunded.map(({ amount_dong: dong, paid_at: at, is_ordered: ordered }) => {
          const facts = { amount: moneyText(dong, locale), at: fullMoment(at) };
          return <p>{ordered ? t.dossier.ordered(facts) : t.dossier.back(facts)}</p>;
        })}
      </Card>
    );
  };
}
