import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import {
  Alert,
  Card,
  fullMoment,
  Heading,
  Link,
  Pagination,
  Table,
  Tag,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import type { PersonId } from "../../access/index.ts";
import type { LookShown } from "../access-log.ts";
import { type StoredPaper, standingOf } from "../paper.ts";
import { storedFacts } from "../stored-facts.ts";

type MyPapersView = {
  readonly papers: readonly StoredPaper[];
  readonly looks: readonly LookShown[];
  readonly names: ReadonlyMap<PersonId, string>;
  readonly on: LocalDate;
  /** Whether VNeID confirmed who this is: without it nobody's papers can be told. */
  readonly isConfirmed: boolean;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  /** How many of the latest looks are shown, where there may be more. */
  readonly looksMax: number | null;
};

type Props = { readonly page: PageFrame; readonly view: MyPapersView };

/** What the authority keeps of my papers, and everybody who looked. */
export function MyPapersPage({ page, view }: Props) {
  const t = messages(page.locale).paperStore;
  return (
    <PortalLayout page={page} title={t.mine}>
      <div class="mc-stack">
        <Heading level={1} title={t.mine} />
        <p class="mc-measure">{t.mineLead}</p>
        {view.isConfirmed ? null : <Alert locale={page.locale} tone="info" title={t.notConfirmed} />}
        {view.papers.length === 0 && view.isConfirmed ? <p>{t.empty}</p> : null}
        {view.papers.map((paper) => (
          <PaperCard page={page} paper={paper} on={view.on} />
        ))}
        <Pagination locale={page.locale} previousHref={view.previousHref} nextHref={view.nextHref} />
        <Looks page={page} view={view} />
      </div>
    </PortalLayout>
  );
}

function PaperCard({ page, paper, on }: { page: PageFrame; paper: StoredPaper; on: LocalDate }) {
  const t = messages(page.locale).paperStore;
  const standing = standingOf(paper, on);
  return (
    <Card title={paper.name}>
      <p>
        <Tag tone={standing === "inForce" ? "success" : "neutral"}>{t[standing]}</Tag>
      </p>
      <p>{storedFacts(paper, page.locale)}</p>
      <p class="mc-small">{t.trust[paper.trustLevel]}</p>
      <p>
        <Link href={`/my/papers/${paper.id}/file`}>{t.open({ name: paper.fileName })}</Link>
      </p>
    </Card>
  );
}

function Looks({ page, view }: Props) {
  const t = messages(page.locale).paperStore;
  if (view.looks.length === 0) return null;
  const who = ({ personId }: LookShown) =>
    personId === null ? t.myself : (view.names.get(personId) ?? t.officer);
  return (
    <section class="mc-stack" data-gap="sm">
      <Heading level={2} title={t.looks} />
      {view.looksMax === null ? null : <p class="mc-muted">{t.looksAtMost({ count: view.looksMax })}</p>}
      <Table
        locale={page.locale}
        caption={t.looks}
        rows={view.looks}
        columns={[
          { key: "at", header: t.when, cell: ({ at }) => fullMoment(at) },
          { key: "who", header: t.who, cell: who },
          { key: "kind", header: t.did, cell: ({ kind }) => t.kind[kind] },
          { key: "paper", header: t.paper, cell: ({ paperName }) => paperName ?? t.nothingFound },
          { key: "purpose", header: t.purpose, cell: ({ purpose }) => (purpose === "OWN" ? t.own : purpose) },
        ]}
      />
    </section>
  );
}
