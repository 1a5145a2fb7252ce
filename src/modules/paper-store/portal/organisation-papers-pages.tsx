import { messages } from "../../../i18n/index.ts";
import { accept } from "../../../kernel/result.ts";
import { Breadcrumb, dayText, Heading } from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import { paths } from "../../../web/paths.ts";
import { fileRoute, idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { listLooks } from "../access-log.ts";
import { openOrganisationPaper, SHOWN_MAX, shelfOf } from "../look-up.ts";
import type { RepresentativeId } from "../representative.ts";
import { listPapersOf } from "../store.ts";
import { Looks, PaperCard } from "./my-papers-page.tsx";
import { namesOf } from "./reader-names.ts";

const LOOKS_MAX = 100;
const params = z.strictObject({ id: idField("representative") });

/** The papers of an organisation, for whoever is confirmed as its representative today, and who looked at them. */
export function registerOrganisationPapers(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/my/organisations/{id}",
    act: "paper-store.read-own",
    params,
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

async function show(page: Page<{ readonly id: RepresentativeId }, unknown>): Promise<Response> {
  const { actor, services, locale } = page;
  const shelf = await shelfOf(services, actor, page.params.id);
  if (shelf === null) return page.refuse({ code: "NOT_FOUND" });
  const { representation, owner } = shelf;
  const number = { number: owner.personalId, name: owner.fullName };
  const [found, looks] = await Promise.all([
    listPapersOf(services.database, number, { limit: SHOWN_MAX }),
    listLooks(services.database, owner, LOOKS_MAX),
  ]);
  const papers = found.filter(({ ownerKind }) => ownerKind === "ORGANISATION");
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
        {papers.length === 0 ? <p>{t.shelfEmpty}</p> : null}
        {papers.map((paper) => (
          <PaperCard
            page={page}
            paper={paper}
            on={services.clock.today()}
            href={`${paths.myOrganisation(id)}/papers/${paper.id}/file`}
          />
        ))}
        <Looks
          page={page}
          view={{ looks, names: await namesOf(page, looks), looksMax }}
          words={{ title: t.shelfLooks, self: t.representative, own: t.opened }}
        />
      </div>
    </PortalLayout>,
  );
}
