import { paths } from "../../../web/paths.ts";
import { pageRoute, type Router, z } from "../../../web/route.ts";
import { openSearch, searchField } from "../../../web/search/sealed-search.ts";
import type { Office } from "../commands/office.ts";
import { readReturning } from "../queries/find-returning.ts";
import { atDesk } from "./desk-pages.tsx";
import { ReturningPage } from "./returning-page.tsx";

const PAGE_SIZE = 50;
const word = (max: number) => z.string().max(max).catch("").default("");

/** What the address narrows the list by; an old or mistyped link shows everything. */
const query = z.object({
  q: searchField(),
  way: z.enum(["", "COUNTER", "ONLINE", "POSTAL"]).catch("").default(""),
  late: z.enum(["", "LATE"]).catch("").default(""),
  cursor: word(400),
});

/** The desk that returns results: its list, and the dossier of the slip that is scanned. */
export function registerReturningPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/returning",
    act: "dossier.list",
    query,
    handler: (page) =>
      atDesk(office, page, async (_, { navigation, today }) => {
        const { cursor, ...asked } = page.query;
        const searched = openSearch(page, asked.q);
        const { text, carried } = searched;
        const found = await readReturning(office, page.actor, {
          filter: {
            text: text === "" ? null : text,
            way: asked.way === "" ? null : asked.way,
            lateOnly: asked.late !== "",
          },
          size: PAGE_SIZE,
          cursor: cursor === "" ? null : cursor,
        });
        if (!found.ok) return page.refuse(found.refusal);
        const { items, nextCursor, isCode } = found.value;
        const [only] = items;
        // A slip that was scanned is the one in somebody's hand: nothing is left to choose.
        if (isCode && only !== undefined) return page.redirect(`${paths.deskDossier(only.id)}#acts`);
        const view = { items, nextCursor, query: { ...asked, q: carried }, searched, navigation, today };
        return page.render(<ReturningPage page={page} view={view} />);
      }),
  });
}
