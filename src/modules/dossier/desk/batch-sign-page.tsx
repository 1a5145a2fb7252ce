import { messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import { Alert, Breadcrumb, Button, Heading, Select, shortMoment } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { type AuthorityWord, authorityByPost, authorityRefusal } from "../../document/index.ts";
import type { WorkItem } from "../queries/list-item.ts";
import { authorityByPostLabel } from "./act-specs.ts";
import { BatchCard, ChooseAll } from "./batch-card.tsx";
import type { Today } from "./due-cell.tsx";

type Props = {
  readonly page: PageFrame;
  readonly rows: readonly WorkItem[];
  /** Dossiers whose paper somebody drafted; that of the others is set from what the dossier tells. */
  readonly drafted: ReadonlySet<string>;
  /** Those whose draft is older than what is declared. */
  readonly outdated: ReadonlySet<string>;
  /** When the leader opened a paper as it stands now; null where they did not. */
  readonly openedAt: (row: WorkItem) => Instant | null;
  readonly today: Today;
  readonly navigation: DeskCounts;
  /** Whether every paper is ticked already. */
  readonly allChosen: boolean;
  /** The post by which the leader signs. */
  readonly title: string | null;
  readonly error: string | undefined;
};

/** Papers that wait for the leader's signature: look at each, tick, go on to the last step. */
export function BatchSignPage(props: Props) {
  const { page, rows, navigation, error } = props;
  const { locale } = page;
  const t = messages(locale).desk;
  return (
    <DeskLayout page={page} title={t.batch.title} counts={navigation}>
      <div class="mc-stack mc-measure">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.lists.signingTitle, href: paths.signing() }]}
          here={t.batch.title}
        />
        <Heading level={1} title={t.batch.title} />
        {error === undefined ? null : <Alert locale={locale} tone="danger" title={error} assertive />}
        {rows.length === 0 ? <p class="ds-card mc-muted">{t.lists.signingEmpty}</p> : <Papers {...props} />}
      </div>
    </DeskLayout>
  );
}

function Papers({ page, rows, drafted, outdated, openedAt, today, allChosen, title }: Props) {
  const { locale } = page;
  const t = messages(locale).desk.batch;
  const warningOf = (id: string) => {
    if (outdated.has(id)) return t.outdated;
    return drafted.has(id) ? null : t.notDrafted;
  };
  const seenWords = (row: WorkItem) => {
    const at = openedAt(row);
    return at === null ? t.notOpened : t.openedAt({ when: shortMoment(at) });
  };
  return (
    <form method="get" action={paths.confirmBatch()} class="mc-form">
      <p>{t.lead}</p>
      <ChooseAll work="SIGN" locale={locale} allChosen={allChosen} count={rows.length} />
      {rows.map((row) => (
        <BatchCard
          work="SIGN"
          today={today}
          row={row}
          checked={allChosen}
          what={seenWords(row)}
          warning={warningOf(row.id)}
        />
      ))}
      <AuthoritySelect page={page} title={title} />
      <div class="mc-row">
        <Button>{t.next}</Button>
      </div>
    </form>
  );
}

/** The words that go with the leader's post; left open it is the one by the post, which is not offered twice. */
function AuthoritySelect({ page, title }: Pick<Props, "page" | "title">) {
  const { locale } = page;
  const { acts, desk } = messages(locale);
  const byPost = authorityByPost(title);
  const fits = (word: AuthorityWord) => word !== byPost && authorityRefusal({ title, word }) === null;
  const words: readonly AuthorityWord[] = ["TM", "KT", "TL", "TUQ", "Q"];
  return (
    <Select
      locale={locale}
      name="word"
      label={desk.batch.word}
      options={words.filter(fits).map((value) => ({ value, label: acts.authorityWord[value] }))}
      emptyLabel={authorityByPostLabel(byPost, locale)}
      optional
    />
  );
}
