import { accept } from "../../../kernel/result.ts";
import {
  apiRoute,
  fileRoute,
  idField,
  localDateField,
  type Router,
  textField,
  z,
} from "../../../web/route.ts";
import { createReport, openReport, previewReport, type ReportOrder, stepReport } from "./commands.ts";
import { EXPORT_FORMATS, MEDIA_TYPES } from "./export-report.ts";
import { VARIANTS } from "./form-definition.ts";
import { PERIOD_BASES, PERIOD_KINDS, periodOf, periodsInYear, rangeOf } from "./period.ts";
import { type LateReport, lateReport, listedReports, reportFile } from "./queries.ts";
import { reportContentSchema } from "./report-content.ts";
import { unitsAllowed } from "./reporting-units.ts";
import { REPORT_STATES, REPORT_STEPS } from "./workflow.ts";

const tag = "report";
const base = "/api/v1/statistics/reports";
const params = z.strictObject({ id: idField("report") });
const PAGE_SIZE_MAX = 100;

const namedPeriod = z
  .strictObject({
    kind: z.enum(PERIOD_KINDS),
    basis: z.enum(PERIOD_BASES),
    year: z.number().int().min(2000).max(2100),
    index: z.number().int().min(1).max(12),
  })
  .refine(({ kind, index }) => index <= periodsInYear(kind), {
    path: ["index"],
    params: { rule: "too_big" },
  });
const range = z
  .strictObject({ kind: z.literal("RANGE"), from: localDateField(), to: localDateField() })
  .refine(({ from, to }) => from <= to, { path: ["to"], params: { rule: "too_small" } });

const orderBody = z.strictObject({
  form: z.string().min(2).max(30),
  unitId: idField("unit"),
  period: z.union([namedPeriod, range]),
  /** How a dossier waiting for papers counts. */
  variant: z.enum(VARIANTS).default("ON_TIME"),
});

const done = z.object({ by: z.string(), byName: z.string(), at: z.string() }).nullable();
const reportSchema = z.object({
  id: z.string(),
  formCode: z.string(),
  formVersion: z.number(),
  unitId: z.string(),
  revision: z.number(),
  newest: z.number(),
  asOf: z.string(),
  sha256: z.string(),
  isIntact: z.boolean(),
  state: z.enum(REPORT_STATES),
  deadlineOn: z.string(),
  daysLate: z.number(),
  made: done,
  checked: done,
  signed: done,
  sent: done,
  sentBackReason: z.string().nullable(),
  content: reportContentSchema,
});

function shown({ standing, ...report }: LateReport) {
  return { ...report, ...standing };
}

function orderOf({ period, ...rest }: z.output<typeof orderBody>): ReportOrder {
  return { ...rest, period: period.kind === "RANGE" ? rangeOf(period.from, period.to) : periodOf(period) };
}

/** Reports by API: everything the pages can do. */
export function registerReportApi(router: Router): void {
  registerReading(router);
  registerMaking(router);
}

function registerReading(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: base,
    act: "report.read",
    tag,
    summary: "Reports of the units you may read, newest first",
    query: z.strictObject({
      form: z.string().max(30).optional(),
      state: z.enum(REPORT_STATES).optional(),
      cursor: idField("report").optional(),
      size: z.coerce.number().int().min(1).max(PAGE_SIZE_MAX).default(30),
    }),
    answer: { schema: z.object({ items: z.array(reportSchema), nextCursor: z.string().nullable() }) },
    handler: async ({ services, actor, query }) => {
      const { form = null, state = null, cursor = null, size } = query;
      const units = await unitsAllowed(services, actor, "report.read");
      const { items, nextCursor } = await listedReports(services, { units, form, state, cursor, size });
      return accept({ items: items.map(shown), nextCursor });
    },
  });
  apiRoute(router, {
    method: "get",
    path: `${base}/{id}`,
    act: "report.read",
    tag,
    summary: "One report: the frozen content, its hash, how far it is",
    params,
    answer: { schema: reportSchema },
    refusals: ["NOT_FOUND"],
    handler: async ({ services, actor, params: { id } }) => {
      const found = await openReport(services, actor, { id, act: "report.read" });
      return found.ok ? accept(shown(await lateReport(services, found.value))) : found;
    },
  });
  fileRoute(router, {
    path: `${base}/{id}/files/{format}`,
    act: "report.read",
    kind: "api",
    tag,
    summary: "A report as XLSX, PDF, CSV or JSON",
    params: params.extend({ format: z.enum(EXPORT_FORMATS) }),
    mediaTypes: Object.values(MEDIA_TYPES),
    refusals: ["NOT_FOUND"],
    handler: ({ services, actor, locale, params: asked }) =>
      reportFile(services, actor, { ...asked, locale }),
  });
}

function registerMaking(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: `${base}/preview`,
    act: "report.step",
    tag,
    summary: "A report as it would be now, not kept",
    body: orderBody,
    idempotency: "reads",
    answer: { schema: reportContentSchema },
    refusals: ["NOT_FOUND", "REPORT_FORM_UNKNOWN", "REPORT_PERIOD_KIND"],
    handler: ({ services, actor, body }) => previewReport(services, actor, orderOf(body)),
  });
  apiRoute(router, {
    method: "post",
    path: base,
    act: "report.prepare",
    tag,
    summary: "Make a report of a period that is over, and freeze it",
    body: orderBody,
    answer: { status: 201, schema: z.object({ id: z.string() }) },
    location: ({ id }) => `${base}/${id}`,
    refusals: [
      "NOT_FOUND",
      "REPORT_FORM_UNKNOWN",
      "REPORT_PERIOD_KIND",
      "REPORT_PERIOD_OPEN",
      "REPORT_UNCHANGED",
    ],
    handler: ({ services, actor, body }) => createReport(services, actor, orderOf(body)),
  });
  apiRoute(router, {
    method: "post",
    path: `${base}/{id}/steps`,
    act: "report.step",
    tag,
    summary: "Check, send back, sign off, or record as sent",
    params,
    body: z.strictObject({ step: z.enum(REPORT_STEPS), reason: textField({ max: 500 }).optional() }),
    answer: { schema: z.object({ id: z.string(), state: z.string() }) },
    refusals: ["NOT_FOUND", "REPORT_STATE", "REPORT_SAME_PERSON", "REPORT_SUPERSEDED"],
    handler: ({ services, actor, params: { id }, body: { step, reason = null } }) =>
      stepReport(services, actor, { id, step, reason }),
  });
}
