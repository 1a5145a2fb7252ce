import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { Alert, Card, Heading, Link, Pagination, Tag } from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { PersonId } from "../../access/index.ts";
import type { LookShown } from "../access-log.ts";
import { type StoredPaper, standingOf } from "../paper.ts";
import type { Representative } from "../representative.ts";
import { storedFacts } from "../stored-facts.ts";
import { Looks } from "./looks.tsx";

type MyPapersView = {
  readonly papers: readonly StoredPaper[];
  readonly looks: readonly LookShown[];
  readonly names: ReadonlyMap<PersonId, string>;
  readonly shelves: readonly Representative[];
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
          <PaperCard page={page} paper={paper} on={view.on} href={`/my/papers/${paper.id}/file`} />
        ))}
        <Shelves page={page} shelves={view.shelves} />
        <Pagination locale={page.locale} previousHref={view.previousHref} nextHref={view.nextHref} />
        <Looks page={page} view={view} words={{ title: t.looks, self: t.myself, own: t.own }} />
      </div>
    </PortalLayout>
  );
}

/** Organisations the reader represents today, each with a shelf of its own. */
function Shelves({ page, shelves }: { page: PageFrame; shelves: readonly Representative[] }) {
  if (shelves.length === 0) return null;
  return (
    <Card title={messages(page.locale).representatives.shelves}>
      <ul class="mc-list">
        {shelves.map(({ id, organisationName, taxCode }) => (
          <li>
            <Link href={paths.myOrganisation(id)}>{`${organisationName} · ${taxCode}`}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type PaperCardProps = { page: PageFrame; paper: StoredPaper; on: LocalDate; href: string };

export function PaperCard({ page, paper, on, href }: PaperCardProps) {
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
        <Link href={href}>{t.open({ name: paper.fileName })}</Link>
      </p>
    </Card>
  );
}
