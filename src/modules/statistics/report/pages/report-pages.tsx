import { messages } from "../../../../i18n/index.ts";
import type { FormError } from "../../../../web/components/index.ts";
import { errorText } from "../../../../web/error-catalogue.ts";
import {
  fileRoute,
  idField,
  type Page,
  pageRoute,
  parseForm,
  type Router,
  textField,
  z,
} from "../../../../web/route.ts";
import { authorize } from "../../../access/index.ts";
import { unitDirectory } from "../../../organisation/index.ts";
import { createReport, openReport, previewReport, stepReport } from "../commands.ts";
import {
  type CountedSheet,
  linksOf,
  SHEET_VIEWS,
  type SheetView,
  sheetAsCounted,
  sheetOfReport,
  viewsOf,
} from "../counted-sheet.ts";
import { EXPORT_FORMATS, MEDIA_TYPES } from "../export-report.ts";
import { formsOn, listForms } from "../form-store.ts";
import { firstOrder, readOrder, type TypedOrder, typedNames, typedOrder } from "../order-input.ts";
import { lateReport, listedReports, reportFile, waitingReports } from "../queries.ts";
import type { ReportRefusal } from "../refusals.ts";
import { reportPaths } from "../report-paths.ts";
import { listRevisions, type StoredReport } from "../report-store.ts";
import { lineageForReports, ownUnit, reportingUnits, unitsAllowed } from "../reporting-units.ts";
import { periodOfContent } from "../sheet.ts";
import { nextSteps, REPORT_STATES, REPORT_STEPS, type ReportStep } from "../workflow.ts";
import { CELL_QUERY, showCell } from "./cell-pages.tsx";
import { MakeReportPage, type MakeReportView } from "./make-report-page.tsx";
import { ReportListPage } from "./report-list-page.tsx";
import { ReportPage } from "./report-page.tsx";

const params = z.strictObject({ id: idField("report") });
type OnePage = Page<z.output<typeof params>, unknown>;
type AnyPage = Page<unknown, unknown>;

const listQuery = z.object({
  form: z.string().max(30).catch("").default(""),
  state: z
    .enum(["", ...REPORT_STATES])
    .catch("")
    .default(""),
  cursor: z.string().max(40).catch("").default(""),
});
const stepForm = z.object({ step: z.enum(REPORT_STEPS), reason: z.string().max(1_000).default("") });
const reasonField = textField({ max: 500 });
const anyQuery = z.looseObject({});
const PAGE_SIZE = 30;

/** The pages of reports: the list, looking and making, one report with its files and steps. */
export function registerReportPages(router: Router): void {
  const base = "/lead/reports";
  pageRoute(router, { method: "get", path: base, act: "report.read", query: listQuery, handler: showList });
  pageRoute(router, {
    method: "get",
    path: `${base}/new`,
    act: "report.read",
    query: anyQuery,
    handler: (page) => showNew(page, page.query),
  });
  pageRoute(router, { method: "post", path: base, act: "report.prepare", handler: create });
  pageRoute(router, {
    method: "get",
    path: `${base}/{id}`,
    act: "report.read",
    params,
    query: CELL_QUERY.extend({ view: z.enum(SHEET_VIEWS).catch("AS_REPORTED").default("AS_REPORTED") }),
    handler: showReport,
  });
  pageRoute(router, {
    method: "post",
    path: `${base}/{id}/steps`,
    act: "report.step",
    params,
    handler: step,
  });
  pageRoute(router, {
    method: "post",
    path: `${base}/{id}/revisions`,
    act: "report.prepare",
    params,
    handler: makeAgain,
  });
  fileRoute(router, {
    path: `${base}/{id}/files/{format}`,
    act: "report.read",
    kind: "page",
    tag: "report",
    summary: "A report as XLSX, PDF, CSV or JSON",
    params: params.extend({ format: z.enum(EXPORT_FORMATS) }),
    mediaTypes: Object.values(MEDIA_TYPES),
    handler: ({ services, actor, locale, params: asked }) =>
      reportFile(services, actor, { ...asked, locale }),
  });
}

async function showList(page: Page<unknown, z.output<typeof listQuery>>): Promise<Response> {
  const { services, actor, query } = page;
  const { form, state, cursor } = query;
  const units = await unitsAllowed(services, actor, "report.read");
  const filter = { units, form: form || null, state: state || null, cursor: cursor || null, size: PAGE_SIZE };
  const { items, nextCursor } = await listedReports(services, filter);
  const codes = [
    ...new Set((await listForms(services.database, null)).map(({ definition }) => definition.code)),
  ];
  const waiting = await waitingReports(services, actor);
  return page.render(
    <ReportListPage
      page={page}
      rows={items}
      waiting={waiting}
      nextCursor={nextCursor}
      form={form}
      state={state}
      codes={codes}
    />,
  );
}

async function viewOf(page: AnyPage, typed: TypedOrder): Promise<MakeReportView> {
  const { services, actor } = page;
  const units = await reportingUnits(services, actor, "report.read");
  const all = await listForms(services.database, null);
  const forms = formsOn(all, services.clock.today());
  return {
    typed,
    errors: [],
    units,
    forms,
    preview: null,
    isOver: false,
    mayPrepare: false,
    linkOf: () => null,
  };
}

async function showNew(page: AnyPage, query: Readonly<Record<string, unknown>>): Promise<Response> {
  const { services, actor, locale } = page;
  const asked = z.record(z.string(), z.string()).catch({}).parse(query);
  const isFirst = asked["form"] === undefined;
  const typed = typedOrder(asked);
  const view = await viewOf(page, typed);
  if (isFirst) {
    const today = services.clock.today();
    return page.render(
      <MakeReportPage
        page={page}
        view={{ ...view, typed: firstOrder(await ownUnit(services, actor), today) }}
      />,
    );
  }
  const read = readOrder(typed, locale);
  if ("errors" in read)
    return page.render(<MakeReportPage page={page} view={{ ...view, errors: read.errors }} />, 422);
  const { order } = read;
  const made = await previewReport(services, actor, order);
  if (!made.ok) return sayNo(page, view, made.refusal);
  const sheet = await sheetAsCounted(services, {
    unitId: order.unitId,
    content: made.value,
    asOf: null,
    place: { path: reportPaths.create(), query: typedNames(typed) },
  });
  const opened = CELL_QUERY.parse(asked);
  if (sheet !== null && opened.cell !== "") return showCell({ ...page, query: opened }, sheet);
  const today = services.clock.today();
  const directory = await unitDirectory(services.database);
  const lineage = lineageForReports("report.prepare", order.unitId, { directory, on: today });
  const mayPrepare = authorize(actor, "report.prepare", { kind: "unit", lineage }).allowed;
  const linkOf = sheet === null ? () => null : linksOf(sheet);
  return page.render(
    <MakeReportPage
      page={page}
      view={{ ...view, preview: made.value, isOver: order.period.to < today, mayPrepare, linkOf }}
    />,
  );
}

/** A refusal about what was typed is told beside it; one about rights is a page of its own. */
function sayNo(page: AnyPage, view: MakeReportView, refusal: ReportRefusal): Promise<Response> {
  if (!refusal.code.startsWith("REPORT_")) return page.refuse(refusal);
  const errors = [toldOf(page, refusal, refusal.code === "REPORT_FORM_UNKNOWN" ? "form" : "kind")];
  return page.render(<MakeReportPage page={page} view={{ ...view, errors }} />, 422);
}

function toldOf(page: AnyPage, refusal: ReportRefusal, path: string): FormError {
  return { path, message: errorText(page.locale, refusal.code, refusal) ?? refusal.code };
}

async function create(page: AnyPage): Promise<Response> {
  const typed = typedOrder(page.form);
  const read = readOrder(typed, page.locale);
  const view = await viewOf(page, typed);
  if ("errors" in read)
    return page.render(<MakeReportPage page={page} view={{ ...view, errors: read.errors }} />, 422);
  const made = await createReport(page.services, page.actor, read.order);
  return made.ok ? page.redirect(reportPaths.one(made.value.id)) : sayNo(page, view, made.refusal);
}

type ReportRequest = Page<
  z.output<typeof params>,
  z.output<typeof CELL_QUERY> & { readonly view: SheetView }
>;

/** A report in one of its views, or the dossiers behind one number of it. */
async function showReport(page: ReportRequest): Promise<Response> {
  const { services, actor, query } = page;
  const found = await openReport(services, actor, { id: page.params.id, act: "report.read" });
  if (!found.ok) return page.refuse(found.refusal);
  const sheet = await sheetOfReport(services, found.value, query.view);
  if (!sheet.ok) return page.refuse(sheet.refusal);
  return query.cell === "" ? renderOne(page, found.value, sheet.value) : showCell(page, sheet.value);
}

async function showOne(page: OnePage, errors: readonly FormError[]): Promise<Response> {
  const { services, actor } = page;
  const found = await openReport(services, actor, { id: page.params.id, act: "report.read" });
  return found.ok ? renderOne(page, found.value, errors) : page.refuse(found.refusal);
}

/** As one of its views, or as it was made with what was wrong about a step. */
async function renderOne(
  page: OnePage,
  stored: StoredReport,
  shown: CountedSheet | readonly FormError[],
): Promise<Response> {
  const { services } = page;
  const [sheet, errors] = "content" in shown ? [shown, []] : [null, shown];
  const report = await lateReport(services, stored);
  const { steps, mayMakeAgain } = await allowed(page, stored);
  const revisions = await listRevisions(services.database, report.content);
  const views = await viewsOf(services, stored);
  const view = { report, sheet, views, revisions, steps, mayMakeAgain, errors };
  return page.render(<ReportPage page={page} view={view} />, errors.length > 0 ? 422 : 200);
}

/** What this officer may do to the report as it stands. */
async function allowed({ services, actor }: AnyPage, report: StoredReport) {
  const at = { directory: await unitDirectory(services.database), on: services.clock.today() };
  const may = (act: "report.prepare" | "report.sign-off") =>
    authorize(actor, act, { kind: "unit", lineage: lineageForReports(act, report.unitId, at) }).allowed;
  const isNewest = report.newest === report.revision;
  const { state, checked } = report.standing;
  const isOwnCheck = "accountId" in actor && checked?.by === actor.accountId;
  const steps = nextSteps(state).filter((each: ReportStep) => {
    if (!isNewest && each !== "send") return false;
    return each === "sign-off" ? may("report.sign-off") && !isOwnCheck : may("report.prepare");
  });
  return { steps, mayMakeAgain: isNewest && may("report.prepare") };
}

async function step(page: OnePage): Promise<Response> {
  const typed = parseForm(stepForm, page.form, page.locale);
  if (!typed.ok) return showOne(page, typed.errors);
  const reason = reasonField.safeParse(typed.value.reason);
  if (typed.value.step === "send-back" && !reason.success)
    return showOne(page, [{ path: "reason", message: messages(page.locale).report.screens.reasonMissing }]);
  const asked = { id: page.params.id, step: typed.value.step, reason: reason.success ? reason.data : null };
  const done = await stepReport(page.services, page.actor, asked);
  if (done.ok) return page.redirect(reportPaths.one(page.params.id));
  return done.refusal.code.startsWith("REPORT_")
    ? showOne(page, [toldOf(page, done.refusal, "")])
    : page.refuse(done.refusal);
}

/** The same report once more, from today's figures. */
async function makeAgain(page: OnePage): Promise<Response> {
  const { services, actor } = page;
  const found = await openReport(services, actor, { id: page.params.id, act: "report.prepare" });
  if (!found.ok) return page.refuse(found.refusal);
  const { content, unitId, formCode } = found.value;
  const order = {
    form: formCode,
    unitId,
    period: periodOfContent(content),
    variant: content.variant ?? ("ON_TIME" as const),
  };
  const made = await createReport(services, actor, order);
  if (made.ok) return page.redirect(reportPaths.one(made.value.id));
  return made.refusal.code.startsWith("REPORT_")
    ? showOne(page, [toldOf(page, made.refusal, "")])
    : page.refuse(made.refusal);
}
