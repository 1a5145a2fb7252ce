import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import { saveDraft } from "../commands.ts";
import { type AdminVersion, findVersionForAdmin } from "../queries.ts";
import { textOf, typedDraftForm } from "./draft-form.ts";
import { withRow } from "./fee-row-acts.ts";
import { feeFormOf, readFeeForm } from "./fee-rows.ts";
import { FeesPage, type FeesView } from "./fees-page.tsx";

const params = z.strictObject({ id: idField("procedure version") });
type FeesRequest = Page<z.output<typeof params>, unknown>;
const BYTES_MAX = 500_000;

/** The form of a draft's fees: looked at, a row more or less, saved. */
export function registerFeesPages(router: Router): void {
  const base = "/admin/procedures/{id}/fees";
  const act = "catalogue.manage";
  pageRoute(router, { method: "get", path: base, act, params, handler: showFees });
  pageRoute(router, { method: "post", path: base, act, params, bodyBytesMax: BYTES_MAX, handler: saveFees });
  pageRoute(router, {
    method: "post",
    path: `${base}/rows`,
    act,
    params,
    bodyBytesMax: BYTES_MAX,
    idempotency: "reads",
    handler: changeRows,
  });
}

/** The draft the page is about; what to answer where there is none that may be edited. */
async function draftOf(page: FeesRequest): Promise<AdminVersion | Response> {
  const found = await findVersionForAdmin(page.services.database, page.params.id);
  if (found === null) return page.refuse({ code: "NOT_FOUND" });
  return found.version.state === "DRAFT" ? found : page.refuse({ code: "PROCEDURE_NOT_DRAFT" });
}

function render(page: FeesRequest, view: FeesView, status: 200 | 409 | 422 = 200) {
  return page.render(<FeesPage page={page} view={view} />, status);
}

async function showFees(page: FeesRequest): Promise<Response> {
  const found = await draftOf(page);
  if (found instanceof Response) return found;
  const { version, content } = found;
  const typed = feeFormOf(content);
  return render(page, { version, revision: version.revision, typed, errors: [], conflict: false });
}

async function changeRows(page: FeesRequest): Promise<Response> {
  const found = await draftOf(page);
  if (found instanceof Response) return found;
  const form = typedDraftForm(page.form);
  const cases = found.content.cases.map(({ code }) => code);
  const typed = withRow(form, textOf(form, "row"), cases);
  const revision = Number(textOf(form, "revision")) || 0;
  return render(page, { version: found.version, revision, typed, errors: [], conflict: false });
}

async function saveFees(page: FeesRequest): Promise<Response> {
  const found = await draftOf(page);
  if (found instanceof Response) return found;
  const typed = typedDraftForm(page.form);
  const revision = Number(textOf(typed, "revision")) || 0;
  const view = { version: found.version, revision, typed, errors: [], conflict: false };
  const read = readFeeForm(typed, found.content, page.locale);
  if ("errors" in read) return render(page, { ...view, errors: read.errors }, 422);
  const { id } = found.version;
  const done = await saveDraft(page.services, page.actor, { id, revision, content: read.content });
  if (done.ok) return page.redirect(cataloguePaths.adminVersion(id));
  if (done.refusal.code !== "VERSION_CONFLICT") return page.refuse(done.refusal);
  return render(page, { ...view, revision: found.version.revision, conflict: true }, 409);
}
