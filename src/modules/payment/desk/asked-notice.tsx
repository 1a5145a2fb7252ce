import { messages } from "../../../i18n/index.ts";
import { Alert, Link, moneyText } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { mayEver } from "../../access/index.ts";
import type { AskedOf } from "../queries/decisions.ts";

/** What somebody has asked off these charges and nobody has decided: whoever takes the money knows beforehand. */
export function AskedNotice({
  page,
  asked,
}: {
  readonly page: PageFrame;
  readonly asked: readonly AskedOf[];
}) {
  const t = messages(page.locale).payment;
  if (asked.length === 0) return null;
  return (
    <Alert locale={page.locale} tone="warning" title={t.decisions.open}>
      <ul class="mc-list">
        {asked.map(({ kind, amountDong, ground }) => (
          <li>
            {t.dossier.asked[kind]({ amount: moneyText(amountDong, page.locale) })}
            {`. ${ground}`}
          </li>
        ))}
      </ul>
      {asked.some(({ kind }) => kind === "EXEMPTION") ? <p>{t.dossier.askedLead}</p> : null}
      {mayEver(page.actor, "payment.read") ? (
        <p>
          <Link href={paths.cashDecisions()}>{t.decisions.title}</Link>
        </p>
      ) : null}
    </Alert>
  );
}
