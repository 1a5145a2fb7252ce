import { localDateOf } from "../../../kernel/local-date.ts";
import { accept } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import { apiRoute, localDateField, type Router, z } from "../../../web/route.ts";
import type { Actor } from "../../access/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { MEASURES } from "../measure.ts";
import { asTheyWere, layFigures } from "../question/laying.ts";
import { readableAgencies, withPredecessors } from "../question/scope.ts";
import { readTotals } from "../totals.ts";

const amounts = z.record(z.enum(MEASURES), z.number());
const query = z.strictObject({
  from: localDateField(),
  to: localDateField(),
  view: z.enum(["as-was", "restated"]).default("as-was"),
});
type Call = { readonly services: Services; readonly actor: Actor; readonly query: z.output<typeof query> };

/** The measures themselves, for other programs: what every metric, form and index is reckoned from. */
export function registerTotalsApi(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/statistics/totals",
    act: "statistics.read",
    tag: "statistics",
    summary: "Count a period by agency, as the agencies were or as they are now",
    description:
      "`as-was` counts each dossier where it was; `restated` lays merged and divided agencies to those of today. " +
      "`estimated` marks rows that hold a share of a divided agency; `countedAs` are the agencies of the time. " +
      "`opening` and `closing` are stocks at the two ends, `flows` what happened between; `overdue` is part of those in hand.",
    query,
    answer: {
      schema: z.object({
        view: z.enum(["as-was", "restated"]),
        computedAt: z.string(),
        items: z.array(
          z.object({
            unitId: z.string(),
            unitName: z.string().nullable(),
            estimated: z.boolean(),
            countedAs: z.array(z.string()),
            opening: amounts,
            flows: amounts,
            closing: amounts,
          }),
        ),
      }),
    },
    handler: listTotals,
  });
}

async function listTotals({ services, actor, query: { from, to, view } }: Call) {
  const { database, clock } = services;
  const now = clock.now();
  const on = localDateOf(now);
  const directory = await unitDirectory(database);
  const today = readableAgencies(actor, { directory, on }).map(({ id }) => id);
  const { units, lay } =
    view === "restated"
      ? layFigures("RESTATED", today, { directory, on })
      : asTheyWere(withPredecessors(today, { directory, on }));
  const rows = lay(await readTotals(database, { units, from, to, by: ["unit"], now }));
  const names = new Map<string, string>(directory.all().map((unit) => [unit.id, unit.name]));
  const items = rows.flatMap(({ unitId, estimated, countedAs, opening, flows, closing }) =>
    unitId === null
      ? []
      : [
          {
            unitId,
            unitName: names.get(unitId) ?? null,
            estimated,
            countedAs: [...countedAs],
            opening,
            flows,
            closing,
          },
        ],
  );
  return accept({ view, computedAt: now, items });
}
