import { parseId } from "../../../kernel/ids.ts";
import type { Page, Router } from "../../../web/route.ts";
import { pageRoute, z } from "../../../web/route.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { provincesOn } from "../fee-deciders.ts";
import { priced } from "../price.ts";
import { PROCEDURE_CODE } from "../procedure-code.ts";
import { isKnownField, isKnownLifeEvent } from "../reference.ts";
import { findProcedures, listPublished } from "../search.ts";
import { findPublishedVersion } from "../store.ts";
import { type EraseElsewhere, registerFormPages } from "./form-pages.tsx";
import { ProcedureListPage } from "./procedure-list-page.tsx";
import { ProcedurePage } from "./procedure-page.tsx";

const listQuery = z.object({
  q: z.string().max(200).optional(),
  fieldCode: z.string().max(40).optional(),
  lifeEvent: z.string().max(40).optional(),
  cursor: z.string().max(600).optional(),
});

const ofCode = z.strictObject({ code: z.string().regex(PROCEDURE_CODE) });
const placeQuery = z.object({ unit: z.string().max(60).optional() });

/** The citizen's pages of the catalogue: find a procedure, read it, fill in its form. */
export function registerCataloguePages(router: Router, eraseElsewhere: EraseElsewhere): void {
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
    params: ofCode,
    query: placeQuery,
    handler: showProcedure,
  });
  registerFormPages(router, eraseElsewhere);
}

type ProcedureRequest = Page<z.output<typeof ofCode>, z.output<typeof placeQuery>>;

/** With the fees of the place that is chosen; where there is one province only, everybody is in it. */
async function showProcedure(page: ProcedureRequest): Promise<Response> {
  const { database, clock } = page.services;
  const on = clock.today();
  const version = await findPublishedVersion(database, { code: page.params.code, on });
  if (version === null) return page.refuse({ code: "NOT_FOUND" });
  const directory = await unitDirectory(database);
  const provinces = provincesOn(directory, on);
  const asked = parseId<"unit">(page.query.unit ?? "");
  const only = provinces.length === 1 ? (provinces[0] ?? null) : null;
  const chosen = (asked === null ? null : directory.find(asked)) ?? only;
  const charged = await priced(database, version, { unitId: chosen?.id ?? null, on });
  return page.render(<ProcedurePage page={page} version={charged} place={{ chosen, provinces }} />);
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
