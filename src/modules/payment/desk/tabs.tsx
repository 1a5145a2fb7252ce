import { messages } from "../../../i18n/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { type Act, mayEver } from "../../access/index.ts";

type TabKey = "queue" | "day" | "decisions" | "postal" | "bank" | "accounts";
const TABS: readonly { readonly key: TabKey; readonly href: string; readonly acts: readonly Act[] }[] = [
  { key: "queue", href: paths.cash(), acts: ["payment.read"] },
  { key: "day", href: paths.cashDay(), acts: ["payment.take"] },
  { key: "decisions", href: paths.cashDecisions(), acts: ["payment.decide", "payment.take"] },
  {
    key: "postal",
    href: paths.cashPostal(),
    acts: ["payment.decide", "payment.take", "payment.reconcile"],
  },
  { key: "bank", href: paths.cashBank(), acts: ["payment.reconcile"] },
  { key: "accounts", href: paths.cashAccounts(), acts: ["payment.manage-accounts"] },
];

/** The pages about money, beside each other. */
export function CashTabs({ page, here }: { readonly page: PageFrame; readonly here: TabKey | null }) {
  const t = messages(page.locale).payment.tabs;
  const tabs = TABS.filter(({ acts }) => acts.some((act) => mayEver(page.actor, act)));
  if (tabs.length === 0) return null;
  return (
    <nav class="mc-row" aria-label={t.label}>
      {tabs.map(({ key, href }) => (
        <a
          class="ds-button"
          data-variant={key === here ? "secondary" : "tertiary"}
          data-color="accent"
          href={href}
          {...(key === here ? { "aria-current": "page" } : {})}
        >
          {t[key]}
        </a>
      ))}
    </nav>
  );
}
