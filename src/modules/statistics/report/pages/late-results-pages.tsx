import { type Instant, parseInstant } from "../../../../kernel/local-date.ts";
import { accept } from "../../../../kernel/result.ts";
import {
  apiRoute,
  idField,
  localDateField,
  type Page,
  pageRoute,
  type Router,
  z,
} from "../../../../web/route.ts";
import { unitDirectory } from "../../../organisation/index.ts";
import { type LateQuestion, listLateResults } from "../late-results.ts";
import { reportPaths } from "../report-paths.ts";
import { LateResultsPage } from "./late-results-page.tsx";

const PAGE_SIZE = 50;
const query = z.strictObject({
  unit: idField("unit"),
  from: localDateField(),
  to: localDateField(),
  /** One row of the report of the unit. */
  row: idField("unit").optional(),
  /** Codes of causes, joined by commas. */
  cause: z.string().max(400).optional(),
  asOf: z.string().max(40).optional(),
  after: z.string().max(120).default(""),
});
type Asked = z.output<typeof query>;

/** The dossiers behind the numbers of late results, on screen and by API. */
export function registerLateResults(router: Router): void {
  pageRoute(router, { method: "get", path: "/lead/late-results", act: "report.read", query, handler: show });
  apiRoute(router, {
    method: "get",
    path: "/api/v1/statistics/late-results",
    act: "report.read",
    tag: "report",
    summary: "Late results of a unit and period with the cause told, oldest first; `NONE` where none was",
    query,
    answer: {
      schema: z.object({
        items: z.array(
          z.object({
            dossierId: z.string(),
            code: z.string(),
            procedureCode: z.string(),
            procedureName: z.string(),
            unitId: z.string(),
            channel: z.string(),
            status: z.string(),
            at: z.string(),
            dueAt: z.string().nullable(),
            /** −1 where the result was opened again. */
            amount: z.number(),
            cause: z.string(),
          }),
        ),
        after: z.string().nullable(),
      }),
    },
    refusals: ["NOT_FOUND"],
    handler: async ({ services, actor, query: asked }) => {
      const listed = await listLateResults(services, actor, questionOf(asked));
      return listed.ok ? accept({ ...listed.value, items: [...listed.value.items] }) : listed;
    },
  });
}

function questionOf({ unit, row, from, to, cause, asOf, after }: Asked): LateQuestion {
  const known: Instant | null = asOf === undefined ? null : parseInstant(asOf);
  const causes = cause === undefined || cause === "" ? null : cause.split(",");
  return { unitId: unit, row: row ?? null, from, to, causes, asOf: known, after, size: PAGE_SIZE };
}

async function show(page: Page<unknown, Asked>): Promise<Response> {
  const { services, actor, locale, query: asked } = page;
  const question = questionOf(asked);
  const listed = await listLateResults(services, actor, question);
  if (!listed.ok) return page.refuse(listed.refusal);
  const directory = await unitDirectory(services.database);
  const unit = directory.find(question.row ?? question.unitId);
  const { items, after } = listed.value;
  const { unit: unitId, row, cause, asOf } = asked;
  const again = { unit: unitId, from: asked.from, to: asked.to, ...(row === undefined ? {} : { row }) };
  const more = { ...(cause === undefined ? {} : { cause }), ...(asOf === undefined ? {} : { asOf }) };
  const view = {
    unitName: (locale === "en" ? unit?.nameEn : null) ?? unit?.name ?? "",
    from: asked.from,
    to: asked.to,
    causes: question.causes,
    items,
    nextHref: after === null ? null : reportPaths.lateResults({ ...again, ...more, after }),
  };
  return page.render(<LateResultsPage page={page} directory={directory} view={view} />);
}
