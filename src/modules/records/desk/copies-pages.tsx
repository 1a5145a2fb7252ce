import { messages } from "../../../i18n/index.ts";
import { Heading } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { listCopies } from "../copy-store.ts";
import { scopeOf } from "../scope.ts";
import { CopyTable } from "./copies.tsx";
import { recordsPaths } from "./records-paths.ts";

const query = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined) });

/** The register of copies of a year. */
export function registerCopiesPages(router: Router): void {
  pageRoute(router, {
    method: "get",
    path: recordsPaths.copies(),
    act: "records.list",
    query,
    handler: showRegister,
  });
}

async function showRegister(page: Page<unknown, z.output<typeof query>>): Promise<Response> {
  const { services, actor, locale } = page;
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const year = page.query.year ?? Number(services.clock.today().slice(0, 4));
  const { agencies } = await scopeOf(services, actor);
  const rows = await listCopies(services.database, { agencies, year });
  const t = messages(locale).records.copies;
  return page.render(
    <DeskLayout page={page} title={t.register}>
      <div class="mc-stack">
        <Heading level={1} title={`${t.register}, ${year}`} />
        <p class="mc-muted">{t.lead}</p>
        <CopyTable page={page} rows={rows} />
      </div>
    </DeskLayout>,
  );
}
