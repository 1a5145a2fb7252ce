import { type Locale, messages } from "../../../i18n/index.ts";
import { type Refusal, type Result, refuse } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import { errorText } from "../../../web/error-catalogue.ts";
import { type FormInput, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { authorize, type UnitId } from "../../access/index.ts";
import { findUnit, lineageOf, unitDirectory } from "../../organisation/index.ts";
import { scopeParams } from "../api-schemas.ts";
import { enterYear, importDays, recordDay, recordHours, removeDay } from "../commands.ts";
import type { OpenDeadlines } from "../moves.ts";
import { applyMoves, listScopes, previewDay, previewMoves, readScope } from "../queries.ts";
import { CalendarListPage } from "./calendar-list-page.tsx";
import { CalendarPage } from "./calendar-page.tsx";
import { calendarPaths } from "./calendar-paths.ts";
import { MovesPage, PreviewPage } from "./moves-page.tsx";
import { type Read, readDay, readHours, readYear, typed, typedRevision } from "./typed-calendar.ts";

type ScopePage = Page<{ readonly scope: UnitId | null }, unknown>;
const path = "/admin/calendars/{scope}";
const manage = { act: "calendar.manage", params: scopeParams } as const;
const IMPORT_BYTES_MAX = 1_200_000;

/** Pages where calendars are read, revised with a preview, and open dossiers moved. */
export function registerCalendarPages(router: Router, openDeadlines: OpenDeadlines): void {
  registerReading(router);
  registerDays(router);
  registerRevising(router);
  registerPreviews(router, openDeadlines);
}

function registerReading(router: Router): void {
  const search = z.object({ q: z.string().max(100).default("") });
  pageRoute(router, {
    method: "get",
    path: "/admin/calendars",
    act: "calendar.read",
    query: search,
    handler: showList,
  });
  const query = z.object({
    year: z.coerce.number().int().min(2000).max(2100).optional(),
    recorded: z.string().optional(),
  });
  pageRoute(router, {
    method: "get",
    path,
    act: "calendar.read",
    params: scopeParams,
    query,
    handler: (page) =>
      showScope(page, { year: page.query.year, recorded: page.query.recorded !== undefined }),
  });
}

async function showList(page: Page<unknown, { readonly q: string }>): Promise<Response> {
  const { services, locale } = page;
  const [scopes, directory] = [await listScopes(services.database), await unitDirectory(services.database)];
  const q = page.query.q.trim();
  const [only, ...others] = q === "" ? [] : directory.search(q, { on: services.clock.today(), limit: 2 });
  if (only !== undefined && others.length === 0) return page.redirect(calendarPaths.one(only.id));
  const rows = scopes.map((scope) => ({
    ...scope,
    name: scope.unitId === null ? null : (directory.find(scope.unitId)?.name ?? scope.unitId),
  }));
  const error = q === "" ? undefined : messages(locale).calendar.admin.notFound;
  return page.render(
    <CalendarListPage page={page} rows={rows} searched={q} error={error} />,
    error === undefined ? 200 : 422,
  );
}

type Shown = {
  readonly year?: number | undefined;
  readonly recorded?: boolean;
  readonly errors?: readonly FormError[];
  readonly form?: FormInput;
};

async function showScope(page: ScopePage, { year, ...shown }: Shown): Promise<Response> {
  const { services, actor } = page;
  const unitId = page.params.scope;
  const title = await titleOf(page);
  if (title === null) return page.refuse({ code: "NOT_FOUND" });
  const on = services.clock.today();
  const lineage = unitId === null ? null : await lineageOf(services.database, unitId, on);
  const subject = lineage === null ? ({ kind: "none" } as const) : ({ kind: "unit", lineage } as const);
  const mayManage = authorize(actor, "calendar.manage", subject).allowed;
  const asked = year ?? Number(on.slice(0, 4));
  const scope = await readScope(services, { unitId, year: asked });
  const view = (
    <CalendarPage page={page} title={title} scope={scope} year={asked} mayManage={mayManage} {...shown} />
  );
  return page.render(view, (shown.errors ?? []).length > 0 ? 422 : 200);
}

async function titleOf(page: ScopePage): Promise<string | null> {
  if (page.params.scope === null) return messages(page.locale).calendar.admin.authority;
  return (await findUnit(page.services.database, page.params.scope))?.name ?? null;
}

/** The unit whose calendar is changed, at the revision its page showed. */
function unitOf({ params, form }: ScopePage) {
  return { unitId: params.scope, revision: typedRevision(form) };
}

function registerDays(router: Router): void {
  pageRoute(router, {
    ...manage,
    method: "post",
    path: `${path}/days`,
    handler: (page) =>
      take(page, readDay(page.form, page.locale), (day) =>
        recordDay(page.services, page.actor, { ...unitOf(page), day }),
      ),
  });
  pageRoute(router, {
    ...manage,
    method: "post",
    path: `${path}/days/{dayId}/removal`,
    params: scopeParams.extend({ dayId: z.uuid() }),
    handler: (page) => {
      const removal = { dayId: page.params.dayId, legalBasis: typed(page.form, "legalBasis") || "–" };
      return take(page, { ok: true, value: removal }, (value) =>
        removeDay(page.services, page.actor, { ...unitOf(page), ...value }),
      );
    },
  });
}

function registerRevising(router: Router): void {
  pageRoute(router, {
    ...manage,
    method: "post",
    path: `${path}/hours`,
    handler: (page) =>
      take(page, readHours(page.form, page.locale), (hours) =>
        recordHours(page.services, page.actor, { ...unitOf(page), hours }),
      ),
  });
  pageRoute(router, {
    ...manage,
    method: "post",
    path: `${path}/years`,
    handler: (page) =>
      take(page, readYear(page.form, page.locale), (year) =>
        enterYear(page.services, page.actor, { ...unitOf(page), ...year }),
      ),
  });
  pageRoute(router, {
    ...manage,
    method: "post",
    path: `${path}/imports`,
    bodyBytesMax: IMPORT_BYTES_MAX,
    handler: async (page) =>
      take(page, await readImport(page), (file) =>
        importDays(page.services, page.actor, { ...unitOf(page), ...file }),
      ),
  });
}

async function readImport(
  page: ScopePage,
): Promise<Read<{ content: string; legalBasis: string; skipBad: boolean }>> {
  const t = messages(page.locale).calendar.admin;
  const { file, skipBad } = page.form;
  const content = file instanceof File ? await file.text() : "";
  const legalBasis = typed(page.form, "importLegalBasis");
  const errors: FormError[] = [
    ...(content === "" ? [{ path: "file", message: t.textMissing({ field: t.file }) }] : []),
    ...(legalBasis === ""
      ? [{ path: "importLegalBasis", message: t.textMissing({ field: t.legalBasis }) }]
      : []),
  ];
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, value: { content, legalBasis, skipBad: skipBad !== undefined } };
}

/** Parse, act, then the page again: with what is missing, with the refusal, or with the calendar as it now is. */
async function take<T>(
  page: ScopePage,
  read: Read<T>,
  act: (value: T) => Promise<Result<unknown>>,
): Promise<Response> {
  if (!read.ok) return showScope(page, { errors: read.errors, form: page.form });
  const done = await act(read.value);
  if (done.ok) return page.redirect(`${calendarPaths.one(page.params.scope)}?recorded=1`);
  if (["NOT_SIGNED_IN", "NOT_ALLOWED", "NOT_FOUND"].includes(done.refusal.code))
    return page.refuse(done.refusal);
  return showScope(page, { errors: mistakesOf(done.refusal, page.locale), form: page.form });
}

const badRows = z.object({
  bad: z.array(z.object({ line: z.number(), field: z.string(), value: z.string() })),
});

/** The field a refusal leads to; the others are of the whole form. */
const FIELD_AT_FAULT: ReadonlyMap<string, string> = new Map([
  ["CALENDAR_DAY_UNCHANGED", "on"],
  ["CALENDAR_FILE_MALFORMED", "file"],
  ["CALENDAR_ROWS_BAD", "file"],
]);

function mistakesOf(refusal: Refusal, locale: Locale): FormError[] {
  const path = FIELD_AT_FAULT.get(refusal.code) ?? "";
  const first = { path, message: errorText(locale, refusal.code, refusal) ?? refusal.code };
  const rows = badRows.safeParse(refusal);
  const say = messages(locale).calendar.admin.badRow;
  return [
    first,
    ...(rows.success ? rows.data.bad.slice(0, 50).map((row) => ({ path: "file", message: say(row) })) : []),
  ];
}

function registerPreviews(router: Router, openDeadlines: OpenDeadlines): void {
  pageRoute(router, {
    ...manage,
    method: "post",
    path: `${path}/days/preview`,
    idempotency: "reads",
    handler: (page) => showPreview(page, openDeadlines),
  });
  pageRoute(router, {
    ...manage,
    method: "get",
    path: `${path}/moves`,
    query: z.object({ moved: z.coerce.number().int().min(0).optional() }),
    handler: (page) => showMoves(page, openDeadlines, { moved: page.query.moved ?? null }),
  });
  pageRoute(router, {
    ...manage,
    act: "dossier.move-due",
    method: "post",
    path: `${path}/moves`,
    handler: async (page) => {
      const basis = typed(page.form, "basis");
      const t = messages(page.locale).calendar.admin;
      const missing = { path: "basis", message: t.textMissing({ field: t.basis }) };
      if (basis === "") return showMoves(page, openDeadlines, { errors: [missing] });
      const order = { unitId: page.params.scope, signature: typed(page.form, "signature"), basis };
      const done = await applyMoves({ services: page.services, actor: page.actor, openDeadlines }, order);
      if (done.ok)
        return page.redirect(`${calendarPaths.moves(page.params.scope)}?moved=${done.value.moved}`);
      return showMoves(page, openDeadlines, { errors: mistakesOf(done.refusal, page.locale) });
    },
  });
}

async function showPreview(page: ScopePage, openDeadlines: OpenDeadlines): Promise<Response> {
  const read = readDay(page.form, page.locale);
  if (!read.ok) return showScope(page, { errors: read.errors, form: page.form });
  const unitId = page.params.scope;
  const { services, actor } = page;
  const preview = await previewDay({ services, actor, openDeadlines }, { unitId, day: read.value });
  const title = await titleOf(page);
  if (!preview.ok) return page.refuse(preview.refusal);
  if (title === null) return page.refuse({ code: "NOT_FOUND" });
  const { form } = page;
  return page.render(
    <PreviewPage
      page={page}
      title={title}
      unitId={unitId}
      day={read.value}
      preview={preview.value}
      form={form}
    />,
  );
}

type MovesShown = { readonly moved?: number | null; readonly errors?: readonly FormError[] };

async function showMoves(
  page: ScopePage,
  openDeadlines: OpenDeadlines,
  shown: MovesShown,
): Promise<Response> {
  const { services, actor } = page;
  const unitId = page.params.scope;
  const [title, preview] = [
    await titleOf(page),
    await previewMoves({ services, actor, openDeadlines }, unitId),
  ];
  if (!preview.ok) return page.refuse(preview.refusal);
  if (title === null) return page.refuse(refuse({ code: "NOT_FOUND" }).refusal);
  const view = <MovesPage page={page} title={title} unitId={unitId} preview={preview.value} {...shown} />;
  return page.render(view, (shown.errors ?? []).length > 0 ? 422 : 200);
}
