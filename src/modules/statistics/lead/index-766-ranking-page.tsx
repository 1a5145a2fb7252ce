import { messages } from "../../../i18n/index.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import { type Column, countText, Heading, Link, Pagination, Table } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { textIn } from "../../catalogue/index.ts";
import type { Peers, Ranked } from "../index-766/ranking.ts";
import { IndexFilter, IndexProvenance } from "./index-766-parts.tsx";
import { type IndexAsked, indexAddress } from "./index-766-question.ts";
import { maximumText, pointsOfText, pointsText } from "./index-766-words.ts";

/** One page of one group of peers, best first. */
type RankingView = {
  readonly asked: IndexAsked;
  readonly peers: Peers;
  readonly counts: readonly (readonly [Peers, number])[];
  readonly ranked: readonly Ranked[];
  readonly number: number;
  readonly isLast: boolean;
  readonly computedAt: Instant;
};

/** The agencies by the index, communes and departments apart. */
export function IndexRankingPage({ page, view }: { page: PageFrame; view: RankingView }) {
  const t = messages(page.locale).serviceIndex;
  const { asked, peers, ranked, computedAt, number, isLast } = view;
  const to = (turn: number) => indexAddress(paths.leadIndex(), asked, { peers, page: `${turn}` });
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <IndexFilter page={page} asked={asked} path={paths.leadIndex()} today={localDateOf(computedAt)} />
        <IndexProvenance page={page} asked={asked} computedAt={computedAt} />
        <PeersLinks page={page} view={view} />
        {isRanked(view) ? <p class="mc-muted">{t.rankedAmong}</p> : null}
        <Table
          locale={page.locale}
          caption={t.peers[peers]}
          columns={rankingColumns(page, asked, isRanked(view))}
          rows={ranked}
          emptyText={t.noneHere}
        />
        <Pagination
          locale={page.locale}
          previousHref={number > 1 ? to(number - 1) : null}
          nextHref={isLast ? null : to(number + 1)}
        />
      </div>
    </DeskLayout>
  );
}

function PeersLinks({ page, view }: { page: PageFrame; view: RankingView }) {
  const t = messages(page.locale).serviceIndex;
  if (view.counts.length < 2) return null;
  return (
    <nav class="mc-row mc-presets" aria-label={t.peersLabel}>
      {view.counts.map(([peers, count]) => (
        <a
          href={indexAddress(paths.leadIndex(), view.asked, { peers })}
          {...(peers === view.peers ? { "aria-current": "true" } : {})}
        >
          {t.peersOf({ name: t.peers[peers], count: countText(count, page.locale) })}
        </a>
      ))}
    </nav>
  );
}

/** Alone among those one may see there is nobody to stand before. */
function isRanked({ peers, counts }: RankingView): boolean {
  return counts.some(([each, count]) => each === peers && count > 1);
}

function rankingColumns(page: PageFrame, asked: IndexAsked, isRanked: boolean): Column<Ranked>[] {
  const t = messages(page.locale).serviceIndex;
  const { locale } = page;
  return [
    {
      key: "rank",
      header: t.rank,
      align: "end",
      cell: ({ rank }) => (rank === null || !isRanked ? "–" : rank),
    },
    {
      key: "unit",
      header: t.unit,
      rowHeader: true,
      cell: ({ unit }) => (
        <Link href={indexAddress(paths.leadIndexOf(unit.id), asked)}>{unit.shortName}</Link>
      ),
    },
    {
      key: "percent",
      header: t.percent,
      align: "end",
      cell: ({ score }) => (score.percent === null ? t.noScore : pointsText(score.percent, locale)),
    },
    {
      key: "band",
      header: t.band,
      cell: ({ score }) => (score.band === null ? "–" : textIn(score.band, locale)),
    },
    {
      key: "points",
      header: t.points,
      align: "end",
      cell: ({ score }) => (score.percent === null ? "–" : pointsOfText(score, locale)),
    },
    {
      key: "known",
      header: t.known,
      align: "end",
      cell: ({ score }) => maximumText(score.of, locale),
    },
  ];
}
