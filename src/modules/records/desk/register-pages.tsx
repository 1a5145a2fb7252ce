import { textField } from "../../../web/fields.ts";
import { fileRoute, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { type Act, mayEver } from "../../access/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { REGISTER_FORMATS, REGISTER_MEDIA, registerFile } from "../export-register.ts";
import { listDocuments, NARROWINGS } from "../list-documents.ts";
import type { Direction } from "../official-document.ts";
import { scopeOf } from "../scope.ts";
import { recordsPaths } from "./records-paths.ts";
import { RegisterPage } from "./register-page.tsx";

const query = z.object({
  q: textField({ max: 100, min: 0 }).catch("").default(""),
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  only: z.enum(NARROWINGS).nullable().catch(null).default(null),
  cursor: z.string().max(80).nullable().catch(null).default(null),
});
type RegisterRequest = Page<unknown, z.output<typeof query>>;

const PAGE_SIZE = 50;

/** The two registers as lists. */
export function registerRegisterPages(router: Router): void {
  const adding = { INCOMING: "records.register", OUTGOING: "records.draft" } as const;
  for (const direction of ["INCOMING", "OUTGOING"] as const) {
    pageRoute(router, {
      method: "get",
      path: recordsPaths.register(direction),
      act: "records.list",
      query,
      handler: (page) => show(page, direction, adding[direction]),
    });
    for (const kind of ["page", "api"] as const) {
      fileRoute(router, {
        path: `${kind === "api" ? "/api/v1" : ""}/records/registers/${direction.toLowerCase()}/{format}`,
        act: "records.list",
        kind,
        tag: "records",
        summary: `The register of ${direction.toLowerCase()} documents of a year`,
        params: z.strictObject({ format: z.enum(REGISTER_FORMATS) }),
        query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
        mediaTypes: Object.values(REGISTER_MEDIA),
        handler: ({ services, actor, locale, params, query: { year } }) =>
          registerFile(services, actor, { direction, year, locale, ...params }),
      });
    }
  }
}

async function show(page: RegisterRequest, direction: Direction, adding: Act): Promise<Response> {
  const { services, actor } = page;
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const { database, clock } = services;
  const today = clock.today();
  const { q: text, only, cursor, year = Number(today.slice(0, 4)) } = page.query;
  const [scope, directory] = await Promise.all([scopeOf(services, actor), unitDirectory(database)]);
  const asked = { scope, direction, year, text, only, today, cursor, size: PAGE_SIZE };
  const { items: rows, nextCursor } = await listDocuments(database, asked);
  const again = new URLSearchParams({
    q: text,
    year: String(year),
    only: only ?? "",
    cursor: nextCursor ?? "",
  });
  const nextHref = nextCursor === null ? null : `${recordsPaths.register(direction)}?${again}`;
  const isWhole = scope.agencies === null || scope.agencies.length > 0;
  const mayAdd = mayEver(actor, adding);
  const maySeeFigures = mayEver(actor, "records.figures");
  const view = {
    direction,
    year,
    text,
    only,
    rows,
    nextHref,
    directory,
    today,
    mayAdd,
    isWhole,
    maySeeFigures,
  };
  return page.render(<RegisterPage page={page} view={view} />);
}
