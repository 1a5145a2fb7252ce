import { messages } from "../../../i18n/index.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import { type DateParts, dateTextOf, type FormError, NO_DATE } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { authorize } from "../../access/index.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import { amendProcedure, createProcedure, publishDraft, repealProcedure, saveDraft } from "../commands.ts";
import { sayMissing } from "../missing-words.ts";
import { PROCEDURE_STATES } from "../procedure.ts";
import { procedureCodeSchema } from "../procedure-code.ts";
import { listMissing } from "../processes.ts";
import { findVersionForAdmin, listForAdmin } from "../queries.ts";
import type { CatalogueRefusal } from "../refusals.ts";
import { draftFormOf, readDraftForm, textOf, typedDay, typedDraftForm } from "./draft-form.ts";
import { registerDraftPartPages } from "./draft-part-pages.tsx";
import { EditPage } from "./edit-page.tsx";
import { registerFeesPages } from "./fees-pages.tsx";
import { ProceduresPage } from "./procedures-page.tsx";
import { registerProvincialFeePages } from "./provincial-fee-pages.tsx";
import { refusalWords } from "./refusal-words.ts";
import { startFrom, withOwnCaseCodes } from "./start-from.ts";
import { VersionPage } from "./version-page.tsx";

const params = z.strictObject({ id: idField("procedure version") });
const listQuery = z.object({
  q: z.string().max(200).optional(),
  state: z.enum([...PROCEDURE_STATES, ""]).optional(),
  cursor: z.string().max(60).optional(),
});
type VersionRequest = Page<z.output<typeof params>, unknown>;
type AnyPage = Page<unknown, unknown>;

const EDIT_BYTES_MAX = 2_000_000;

/** The control officer's pages: the catalogue, one version, its draft, and the acts on it. */
export function registerCatalogueAdmin(router: Router): void {
  const base = "/admin/procedures";
  const read = "catalogue.read";
  const manage = "catalogue.manage";
  pageRoute(router, { method: "get", path: base, act: read, query: listQuery, handler: showList });
  pageRoute(router, {
    method: "get",
    path: `${base}/new`,
    act: manage,
    query: z.object({ from: z.uuid().optional() }),
    handler: showNew,
  });
  pageRoute(router, {
    method: "post",
    path: `${base}/new`,
    act: manage,
    bodyBytesMax: EDIT_BYTES_MAX,
    handler: create,
  });
  pageRoute(router, {
    method: "get",
    path: `${base}/{id}`,
    act: read,
    params,
    handler: (page) => showVersion(page, [], NO_DATE),
  });
  pageRoute(router, { method: "get", path: `${base}/{id}/edit`, act: manage, params, handler: showEdit });
  pageRoute(router, {
    method: "post",
    path: `${base}/{id}/edit`,
    act: manage,
    params,
    bodyBytesMax: EDIT_BYTES_MAX,
    handler: save,
  });
  pageRoute(router, { method: "post", path: `${base}/{id}/publish`, act: manage, params, handler: publish });
  pageRoute(router, { method: "post", path: `${base}/{id}/amend`, act: manage, params, handler: amend });
  pageRoute(router, { method: "post", path: `${base}/{id}/repeal`, act: manage, params, handler: repeal });
  registerFeesPages(router);
  registerDraftPartPages(router);
  registerProvincialFeePages(router);
}

/** Parts with a form of their own once there is a draft. */
const OWN_FORMS = ["fees", "channels", "cases", "components", "results", "legalBasis", "forms"];
const EMPTY = { version: null, typed: {}, errors: [], conflict: false };

function mayManage(page: AnyPage): boolean {
  return authorize(page.actor, "catalogue.manage", { kind: "none" }).allowed;
}

async function showList(page: Page<unknown, z.output<typeof listQuery>>): Promise<Response> {
  const { q = "", cursor = null, state = "" } = page.query;
  const narrowed = state === "" ? null : state;
  const on = page.services.clock.today();
  const found = await listForAdmin(page.services.database, { on, typed: q, state: narrowed, cursor });
  return page.render(
    <ProceduresPage page={page} view={{ ...found, typed: q, state: narrowed, mayManage: mayManage(page) }} />,
  );
}

async function showNew(page: Page<unknown, { readonly from?: string | undefined }>): Promise<Response> {
  const { from } = page.query;
  const model = from === undefined ? null : await findVersionForAdmin(page.services.database, from);
  if (from !== undefined && model === null) return page.refuse({ code: "NOT_FOUND" });
  const typed =
    model === null ? startFrom() : startFrom({ code: model.version.code, content: model.content });
  return page.render(<EditPage page={page} view={{ ...EMPTY, typed }} />);
}

async function showVersion(
  page: VersionRequest,
  errors: readonly FormError[],
  typed: DateParts,
): Promise<Response> {
  const found = await findVersionForAdmin(page.services.database, page.params.id);
  if (found === null) return page.refuse({ code: "NOT_FOUND" });
  const missing = await listMissing(page.services, found.version, found.content);
  const view = { ...found, missing, errors, typedDay: typed, mayManage: mayManage(page) };
  return page.render(<VersionPage page={page} view={view} />, errors.length > 0 ? 422 : 200);
}

async function showEdit(page: VersionRequest): Promise<Response> {
  const found = await findVersionForAdmin(page.services.database, page.params.id);
  if (found === null) return page.refuse({ code: "NOT_FOUND" });
  if (found.version.state !== "DRAFT") return page.refuse({ code: "PROCEDURE_NOT_DRAFT" });
  const { id, code, revision } = found.version;
  const view = {
    version: { id, code, revision },
    typed: draftFormOf(found.content, OWN_FORMS),
    errors: [],
    conflict: false,
  };
  return page.render(<EditPage page={page} view={view} />);
}

async function create(page: AnyPage): Promise<Response> {
  const typed = typedDraftForm(page.form);
  const say = messages(page.locale).catalogue.admin;
  const code = procedureCodeSchema.safeParse(textOf(typed, "code").trim());
  const read = readDraftForm(typed, page.locale);
  const errors = [
    ...(code.success ? [] : [{ path: "code", message: say.codeHint }]),
    ...("errors" in read ? read.errors : []),
  ];
  if (!code.success || "errors" in read)
    return page.render(<EditPage page={page} view={{ ...EMPTY, typed, errors }} />, 422);
  const codes = { startedFrom: textOf(typed, "startedFrom"), own: code.data };
  const content = withOwnCaseCodes(read.content, codes);
  const done = await createProcedure(page.services, page.actor, { code: code.data, content });
  if (done.ok) return page.redirect(cataloguePaths.adminVersion(done.value.id));
  const told = [{ path: "code", message: refusalWords(done.refusal, page.locale) }];
  return page.render(<EditPage page={page} view={{ ...EMPTY, typed, errors: told }} />, 422);
}

async function save(page: VersionRequest): Promise<Response> {
  const found = await findVersionForAdmin(page.services.database, page.params.id);
  if (found === null) return page.refuse({ code: "NOT_FOUND" });
  const { id, code } = found.version;
  const typed = typedDraftForm(page.form);
  const revision = Number(textOf(typed, "revision")) || 0;
  // What has a form of its own stays as it is stored.
  const { fees, channels, cases, components } = found.content;
  const read = readDraftForm(typed, page.locale, { fees, channels, cases, components });
  const again = { version: { id, code, revision }, typed, errors: [], conflict: false };
  if ("errors" in read)
    return page.render(<EditPage page={page} view={{ ...again, errors: read.errors }} />, 422);
  const done = await saveDraft(page.services, page.actor, { id, revision, content: read.content });
  if (done.ok) return page.redirect(cataloguePaths.adminVersion(id));
  if (done.refusal.code !== "VERSION_CONFLICT") return page.refuse(done.refusal);
  const current = { id, code, revision: found.version.revision };
  return page.render(<EditPage page={page} view={{ ...again, version: current, conflict: true }} />, 409);
}

async function publish(page: VersionRequest): Promise<Response> {
  const typed = typedDay(typedDraftForm(page.form), "validFrom");
  const validFrom = parseLocalDate(dateTextOf(typed));
  const say = messages(page.locale).catalogue;
  if (validFrom === null)
    return showVersion(
      page,
      [{ path: "validFrom", message: say.form.formats.date(say.admin.validFrom) }],
      typed,
    );
  const revision = Number(textOf(typedDraftForm(page.form), "revision")) || 0;
  const done = await publishDraft(page.services, page.actor, { id: page.params.id, revision, validFrom });
  if (done.ok) return page.redirect(cataloguePaths.adminVersion(page.params.id));
  return showVersion(page, toldOf(done.refusal, page, "validFrom"), typed);
}

/** A refusal to publish names every missing part; any other is one sentence. */
function toldOf(refusal: CatalogueRefusal, page: AnyPage, path: string): FormError[] {
  const lead = { path, message: refusalWords(refusal, page.locale) };
  if (refusal.code !== "PROCEDURE_INCOMPLETE") return [lead];
  return [lead, ...refusal.missing.map((part) => ({ path: "", message: sayMissing(part, page.locale) }))];
}

async function amend(page: VersionRequest): Promise<Response> {
  const found = await findVersionForAdmin(page.services.database, page.params.id);
  if (found === null) return page.refuse({ code: "NOT_FOUND" });
  const done = await amendProcedure(page.services, page.actor, { code: found.version.code });
  return done.ok
    ? page.redirect(cataloguePaths.adminEdit(done.value.id))
    : showVersion(page, toldOf(done.refusal, page, ""), NO_DATE);
}

async function repeal(page: VersionRequest): Promise<Response> {
  const found = await findVersionForAdmin(page.services.database, page.params.id);
  if (found === null) return page.refuse({ code: "NOT_FOUND" });
  const typed = typedDay(typedDraftForm(page.form), "repealedFrom");
  const repealedFrom = parseLocalDate(dateTextOf(typed));
  const say = messages(page.locale).catalogue;
  if (repealedFrom === null) {
    return showVersion(
      page,
      [{ path: "repealedFrom", message: say.form.formats.date(say.admin.repealedFrom) }],
      typed,
    );
  }
  const done = await repealProcedure(page.services, page.actor, { code: found.version.code, repealedFrom });
  if (done.ok) return page.redirect(paths.adminProcedures());
  return showVersion(page, toldOf(done.refusal, page, "repealedFrom"), typed);
}
