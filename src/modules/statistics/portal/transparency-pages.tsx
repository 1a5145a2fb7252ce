import { addDays, addMonthsClamped, localDateOf } from "../../../kernel/local-date.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { isAgency, isValidOn, type Unit, unitDirectory } from "../../organisation/index.ts";
import { agencyMeant } from "../question/agency-field.tsx";
import { layFigures } from "../question/laying.ts";
import { agencyUnknown } from "../question/refusals.ts";
import { readTotals } from "../totals.ts";
import { monthOf, monthsToShow, publicFigures } from "./transparency.ts";
import { TransparencyPage } from "./transparency-page.tsx";

const query = z.object({
  unit: z.string().max(60).catch("").default(""),
  month: z.string().max(7).catch("").default(""),
});

/** What everybody may see of an agency's work, month by month. */
export function registerTransparencyPages(router: Router): void {
  pageRoute(router, { method: "get", path: "/transparency", act: "portal.read", query, handler: show });
}

async function show(page: Page<unknown, z.output<typeof query>>): Promise<Response> {
  const { database, clock } = page.services;
  const now = clock.now();
  const today = localDateOf(now);
  const directory = await unitDirectory(database);
  const agencies = directory.all().filter((unit) => isValidOn(unit, today) && isAgency(unit));
  const agency = agencyOf(agencies, page.query.unit);
  if (agency === null && page.query.unit !== "") return page.refuse(agencyUnknown(page.query.unit));
  const month = monthOf(page.query.month, today);
  const asked = agency === null ? [] : [agency.id];
  const { units, lay, isEstimated } = layFigures("RESTATED", asked, { directory, on: today });
  const rows = await readTotals(database, {
    units,
    from: month,
    to: addDays(addMonthsClamped(month, 1), -1),
    by: ["unit", "field", "channel"],
    now,
  });
  const view = { agencies, agency, month, months: monthsToShow(today), isEstimated, computedAt: now };
  return page.render(<TransparencyPage page={page} view={view} figures={publicFigures(lay(rows))} />);
}

/** The one asked for; nobody asked, the first commune, which is who people deal with. */
function agencyOf(agencies: readonly Unit[], asked: string): Unit | null {
  if (asked !== "") return agencyMeant(agencies, asked);
  const commune = agencies.find(({ level, kind }) => level === "COMMUNE" && kind === "PEOPLES_COMMITTEE");
  return commune ?? agencies[0] ?? null;
}
