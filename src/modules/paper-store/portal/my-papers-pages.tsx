import { accept } from "../../../kernel/result.ts";
import { paths } from "../../../web/paths.ts";
import { fileRoute, idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { confirmedIdentity } from "../../access/index.ts";
import { listLooks } from "../access-log.ts";
import { openOwnPaper } from "../look-up.ts";
import { listRepresented } from "../representative-store.ts";
import { listPapersOf } from "../store.ts";
import { MyPapersPage } from "./my-papers-page.tsx";
import { registerOrganisationPapers } from "./organisation-papers-pages.tsx";
import { namesOf } from "./reader-names.ts";

const PAPERS_A_PAGE = 20;
const LOOKS_MAX = 100;

/** The signed-in citizen's own papers, and who looked at them. */
export function registerMyPapers(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/my/papers",
    act: "paper-store.read-own",
    query: z.object({ page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1) }),
    handler: show,
  });
  registerOrganisationPapers(router);
  fileRoute(router, {
    path: "/my/papers/{id}/file",
    act: "paper-store.read-own",
    kind: "page",
    tag: "paper-store",
    summary: "The file of one of one's own papers",
    params: z.strictObject({ id: idField("stored-paper") }),
    mediaTypes: ["application/octet-stream"],
    handler: async ({ services, actor, params: { id } }) => {
      const opened = await openOwnPaper(services, actor, id);
      if (!opened.ok) return opened;
      const { bytes, paper } = opened.value;
      return accept({
        bytes,
        mediaType: paper.mime,
        fileName: paper.fileName,
        disposition: "attachment" as const,
      });
    },
  });
}

async function show(page: Page<unknown, { readonly page: number }>): Promise<Response> {
  const { actor, services } = page;
  if (actor.kind !== "citizen") return page.refuse({ code: "NOT_ALLOWED" });
  const owner = confirmedIdentity(actor);
  const offset = (page.query.page - 1) * PAPERS_A_PAGE;
  const on = services.clock.today();
  const [found, looks, shelves] =
    owner === null
      ? [[], [], []]
      : await Promise.all([
          listPapersOf(
            services.database,
            { number: owner.personalId, name: owner.fullName },
            { limit: PAPERS_A_PAGE + 1, offset },
          ),
          listLooks(services.database, owner, LOOKS_MAX),
          listRepresented(services.database, owner, on),
        ]);
  const names = await namesOf(page, looks);
  const papers = found.slice(0, PAPERS_A_PAGE);
  const addressOf = (number: number) => `${paths.myPapers()}?page=${number}`;
  const view = {
    ...{ papers, looks, names, shelves, on, isConfirmed: owner !== null },
    previousHref: page.query.page === 1 ? null : addressOf(page.query.page - 1),
    nextHref: found.length > PAPERS_A_PAGE ? addressOf(page.query.page + 1) : null,
    looksMax: looks.length < LOOKS_MAX ? null : LOOKS_MAX,
  };
  return page.render(<MyPapersPage page={page} view={view} />);
}
