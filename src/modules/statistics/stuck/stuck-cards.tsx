import { type Locale, messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { countText, fullMoment } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { type LeadQuestion, leadAddress } from "../question/question.ts";
import { STUCK_COUNTED_MAX, STUCK_KINDS, type StuckKind } from "./stuck.ts";

/** How many of each kind; null where the page is about a day of the past, of which nobody knows it. */
export type StuckCounts = Readonly<Record<StuckKind, number>> | null;

export function stuckCountText(amount: number, locale: Locale): string {
  const t = messages(locale).oversight.stuck;
  if (amount <= STUCK_COUNTED_MAX) return countText(amount, locale);
  return t.more({ count: countText(STUCK_COUNTED_MAX, locale) });
}

type CardsProps = {
  readonly page: PageFrame;
  readonly question: LeadQuestion;
  readonly counts: StuckCounts;
  readonly computedAt: Instant;
};

/** What lies still beside what is in hand: each opens its list. */
export function StuckCards({ page, question, counts, computedAt }: CardsProps) {
  const { statistics, oversight } = messages(page.locale);
  const t = oversight.stuck;
  return (
    <>
      {STUCK_KINDS.map((kind) => {
        const name = t.kinds[kind]({ hours: String(question.hours) });
        return (
          <section
            class="mc-card-figure"
            {...(counts !== null && counts[kind] > 0 ? { "data-tone": "danger" } : {})}
          >
            <h3>{name}</h3>
            {counts === null ? (
              <p class="mc-card-value" data-none="">
                {t.nowOnly}
              </p>
            ) : (
              <p class="mc-card-value">
                <a href={leadAddress(paths.leadStuck(), question, { kind })}>
                  {stuckCountText(counts[kind], page.locale)}
                </a>
              </p>
            )}
            <details>
              <summary aria-label={statistics.card.howOf({ name })}>{statistics.card.how}</summary>
              <p>{t.definitions[kind]}</p>
              <ul class="mc-terms">
                <li>{`${statistics.card.computedAt}: ${fullMoment(computedAt)}`}</li>
              </ul>
            </details>
          </section>
        );
      })}
    </>
  );
}
