import type { Page, Router } from "../../../web/route.ts";
import { pageRoute, z } from "../../../web/route.ts";
import { PROCEDURE_CODE } from "../procedure-code.ts";
import { isKnownField, isKnownLifeEvent } from "../reference.ts";
import { findProcedures, listPublished } from "../search.ts";
import { findPublishedVersion } from "../store.ts";
import { registerFormPages } from "./form-pages.tsx";
import { ProcedureListPage } from "./procedure-list-page.tsx";
import { ProcedurePage } from "./procedure-page.tsx";

const listQuery = z.object({
  q: z.string().max(200).optional(),
  fieldCode: z.string().max(40).optional(),
  lifeEvent: z.string().max(40).optional(),
  cursor: z.string().max(600).optional(),
});

/** The citizen's pages of the catalogue: find a procedure, read it, fill in its form. */
export function registerCataloguePages(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: "/procedures",
    act: "portal.read",
    query: listQuery,
    handler: showList,
  });
  pageRoute(router, {
    method: "get",
    path: "/procedures/{code}",
    act: "portal.read",
    params: z.strictObject({ code: z.string().regex(PROCEDURE_CODE) }),
    handler: async (page) => {
      const { database, clock } = page.services;
      const version = await findPublishedVersion(database, { code: page.params.code, on: clock.today() });
      if (version === null) return page.refuse({ code: "NOT_FOUND" });
      return page.render(<ProcedurePage page={page} version={version} />);
    },
  });
  registerFormPages(router);
}

async function showList(page: Page<unknown, z.output<typeof listQuery>>): Promise<Response> {
  const { database, clock } = page.services;
  const typed = (page.query.q ?? "").trim();
  const fieldCode = known(page.query.fieldCode, isKnownField);
  const lifeEvent = known(page.query.lifeEvent, isKnownLifeEvent);
  const on = clock.today();
  const found =
    typed === ""
      ? await listPublished(database, { on, fieldCode, lifeEvent, cursor: page.query.cursor ?? null })
      : { ...(await findProcedures(database, typed, { on, fieldCode, lifeEvent })), nextCursor: null };
  const view = { isExact: true, typed, fieldCode, lifeEvent, ...found };
  return page.render(<ProcedureListPage page={page} view={view} />);
}

/** A filter nobody knows narrows nothing: old links must still show a list. */
function known(value: string | undefined, isKnown: (code: string) => boolean): string | null {
  return value !== undefined && isKnown(value) ? value : null;
}
