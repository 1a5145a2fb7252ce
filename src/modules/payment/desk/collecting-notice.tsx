import { messages } from "../../../i18n/index.ts";
import { Alert, Link, moneyText } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { Collecting } from "../../dossier/index.ts";

type Props = { readonly page: PageFrame; readonly collecting: readonly Collecting[] };

/** The post is to collect the same money: which parcel does, and how that is taken off it. */
export function CollectingNotice({ page, collecting }: Props) {
  const t = messages(page.locale).payment.collecting;
  if (collecting.length === 0) return null;
  return (
    <Alert locale={page.locale} tone="warning" title={t.title}>
      <ul class="mc-list">
        {collecting.map(({ parcelCode, amountDong, href }) => (
          <li>
            <Link href={href}>{t.parcel({ parcel: parcelCode })}</Link>
            {`: ${moneyText(amountDong, page.locale)}`}
          </li>
        ))}
      </ul>
      <p>{t.lead}</p>
    </Alert>
  );
}
