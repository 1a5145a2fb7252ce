import { present } from "../../../kernel/assert.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import { apiRoute, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { readFigures } from "../figures.ts";
import { listOverdue } from "../list-work.ts";
import { agenciesFor, groundOf } from "../rights.ts";
import { FiguresPage } from "./figures-page.tsx";
import { recordsPaths } from "./records-paths.ts";

const query = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined) });
type FiguresRequest = Page<unknown, z.output<typeof query>>;

const share = z.object({ part: z.number(), whole: z.number() });
const figuresSchema = z.object({
  incoming: z.number(),
  outgoing: z.number(),
  electronic: share,
  repliedOnTime: share,
  registeredOnTime: share,
  units: z.array(z.object({ unitId: z.string(), inTime: z.number(), overdue: z.number() })).readonly(),
  holders: z.array(z.object({ name: z.string(), parts: z.number(), averageDays: z.number() })).readonly(),
});

/** The figures of the officer's own agency, as a page and over the API. */
export function registerFiguresPages(router: Router): void {
  const act = "records.figures";
  pageRoute(router, { method: "get", path: recordsPaths.figures(), act, query, handler: show });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/records/figures",
    act,
    tag: "records",
    summary: "Figures of the registers of my agency over a year; each share with what it is made from",
    query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
    answer: { schema: figuresSchema },
    handler: async ({ services, actor, query: { year } }) => {
      const agencyId = await ownAgency({ services, actor });
      if (agencyId === null) return refuse({ code: "NOT_FOUND" });
      return accept(
        await readFigures(services.database, { agencyId, ...yearOf(year), today: services.clock.today() }),
      );
    },
  });
}

async function ownAgency({ services, actor }: Pick<FiguresRequest, "services" | "actor">) {
  if (actor.kind !== "officer") return null;
  const [agencyId = null] = agenciesFor(actor, "records.figures", await groundOf(services));
  return agencyId;
}

function yearOf(year: number) {
  const dayOf = (text: string) => present(parseLocalDate(text), text);
  return { from: dayOf(`${year}-01-01`), to: dayOf(`${year}-12-31`) };
}

async function show(page: FiguresRequest): Promise<Response> {
  const { services } = page;
  const { database, clock } = services;
  const today = clock.today();
  const agencyId = await ownAgency(page);
  if (agencyId === null) return page.refuse({ code: "NOT_FOUND" });
  const year = page.query.year ?? Number(today.slice(0, 4));
  const [figures, overdue, directory] = await Promise.all([
    readFigures(database, { agencyId, ...yearOf(year), today }),
    listOverdue(database, { agencyId, today }),
    unitDirectory(database),
  ]);
  return page.render(<FiguresPage page={page} view={{ figures, year, overdue, directory, today }} />);
}
