import { messages } from "../../../i18n/index.ts";
import { accept } from "../../../kernel/result.ts";
import { Breadcrumb, dayText, Heading, Pagination } from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { fileRoute, idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { listLooks } from "../access-log.ts";
import { openOrganisationPaper, openShelf } from "../look-up.ts";
import type { Representative, RepresentativeId } from "../representative.ts";
import { Looks } from "./looks.tsx";
import { PaperCard } from "./my-papers-page.tsx";
import { namesOf } from "./reader-names.ts";

/** Rows, one for each paper seen; looks at a whole shelf are shown in one line. */
const LOOKS_MAX = 300;
const PAPERS_A_PAGE = 20;
const shelfQuery = z.object({ page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1) });
const params = z.strictObject({ id: idField("representative") });

/** The papers of an organisation, for whoever is confirmed as its representative today, and who looked at them. */
export function registerOrganisationPapers(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/my/organisations/{id}",
    act: "paper-store.read-own",
    params,
    query: shelfQuery,
    handler: show,
  });
  fileRoute(router, {
    path: "/my/organisations/{id}/papers/{paper}/file",
    act: "paper-store.read-own",
    kind: "page",
    tag: "paper-store",
    summary: "The file of a paper of an organisation one represents",
    params: params.extend({ paper: idField("stored-paper") }),
    mediaTypes: ["application/octet-stream"],
    handler: async ({ services, actor, params: { id, paper: paperId } }) => {
      const opened = await openOrganisationPaper(services, actor, { id, paperId });
      if (!opened.ok) return opened;
      const { bytes, paper } = opened.value;
      const { mime: mediaType, fileName } = paper;
      return accept({ bytes, mediaType, fileName, disposition: "attachment" as const });
    },
  });
}

type ShelfPage = Page<{ readonly id: RepresentativeId }, { readonly page: number }>;

async function show(page: ShelfPage): Promise<Response> {
  const { actor, services, locale } = page;
  const asked = { id: page.params.id, limit: PAPERS_A_PAGE, offset: (page.query.page - 1) * PAPERS_A_PAGE };
  const opened = await openShelf(services, actor, asked);
  if (opened === null) return page.refuse({ code: "NOT_FOUND" });
  const { papers, representatives } = opened;
  const { representation, owner } = opened.shelf;
  const looks = await listLooks(services.database, owner, LOOKS_MAX);
  const looksMax = looks.length < LOOKS_MAX ? null : LOOKS_MAX;
  const t = messages(locale).representatives;
  const { id, organisationName, taxCode, validTo } = representation;
  const mine = { label: messages(locale).paperStore.mine, href: paths.myPapers() };
  return page.render(
    <PortalLayout page={page} title={organisationName}>
      <div class="mc-stack">
        <Breadcrumb locale={locale} trail={[mine]} here={organisationName} />
        <Heading level={1} title={organisationName} />
        <p class="mc-measure">
          {t.shelfLead({ name: organisationName, code: taxCode, to: dayText(validTo) })}
        </p>
        {papers.length === 0 && page.query.page === 1 ? <p>{t.shelfEmpty}</p> : null}
        {papers.map((paper) => (
          <PaperCard
            page={page}
            paper={paper}
            on={services.clock.today()}
            href={`${paths.myOrganisation(id)}/papers/${paper.id}/file`}
          />
        ))}
        <Pages page={page} hasMore={opened.hasMore} />
        <Representatives page={page} representatives={representatives} />
        <Looks
          page={page}
          view={{ looks, names: await namesOf(page, looks), looksMax, representatives }}
          words={{ title: t.shelfLooks, self: t.representative, own: t.opened }}
        />
      </div>
    </PortalLayout>,
  );
}

function Pages({ page, hasMore }: { readonly page: ShelfPage; readonly hasMore: boolean }) {
  const { page: number } = page.query;
  const addressOf = (other: number) => `${paths.myOrganisation(page.params.id)}?page=${other}`;
  return (
    <Pagination
      locale={page.locale}
      previousHref={number === 1 ? null : addressOf(number - 1)}
      nextHref={hasMore ? addressOf(number + 1) : null}
    />
  );
}

type RepresentativesProps = { readonly page: PageFrame; readonly representatives: readonly Representative[] };

/** Everybody confirmed for the organisation: each sees whom else the office let in, and until when. */
function Representatives({ page, representatives }: RepresentativesProps) {
  const t = messages(page.locale).representatives;
  return (
    <section class="mc-stack" data-gap="sm">
      <Heading level={2} title={t.title} />
      <p class="mc-measure">{t.othersLead}</p>
      <ul class="mc-list">
        {representatives.map(({ fullName, basis, validFrom, validTo, isAgreed, endReason }) => (
          <li>
            {`${fullName} · ${t.bases[basis]} · ${t.days({ from: dayText(validFrom), to: dayText(validTo) })}`}
            {isAgreed || endReason !== null ? null : ` · ${t.notYet}`}
            {endReason === null ? null : ` · ${t.ended({ reason: endReason })}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
