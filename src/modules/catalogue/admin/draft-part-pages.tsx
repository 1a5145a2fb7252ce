import type { Locale } from "../../../i18n/index.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { cataloguePaths, type DraftPartName } from "../catalogue-paths.ts";
import { saveDraft } from "../commands.ts";
import type { ProcedureContent } from "../procedure.ts";
import { type AdminVersion, findVersionForAdmin } from "../queries.ts";
import { basisFormOf, readBasisForm, withBasisAct } from "./basis-rows.ts";
import { type DraftForm, textOf, typedDraftForm } from "./draft-form.ts";
import { DraftPartPage, type DraftPartView } from "./draft-part-page.tsx";
import type { ReadPart } from "./draft-rows.ts";
import { formFormOf, readFormForm, withFormAct } from "./form-rows.ts";
import { paperFormOf, readPaperForm, withPaperAct } from "./paper-rows.ts";
import { readResultForm, resultFormOf, withResultAct } from "./result-rows.ts";
import { readTermForm, termFormOf, withTermAct } from "./term-rows.ts";

const params = z.strictObject({ id: idField("procedure version") });
type PartRequest = Page<z.output<typeof params>, unknown>;
const BYTES_MAX = 1_000_000;

/** One part of a draft that has a form of its own: how it is shown, what its row buttons do, how it is read. */
type DraftPart = {
  readonly name: DraftPartName;
  readonly formOf: (content: ProcedureContent) => DraftForm;
  readonly withAct: (form: DraftForm, act: string, content: ProcedureContent) => DraftForm;
  readonly read: (form: DraftForm, content: ProcedureContent, locale: Locale) => ReadPart;
};

const PARTS: readonly DraftPart[] = [
  { name: "papers", formOf: paperFormOf, withAct: withPaperAct, read: readPaperForm },
  { name: "terms", formOf: termFormOf, withAct: withTermAct, read: readTermForm },
  { name: "results", formOf: resultFormOf, withAct: withResultAct, read: readResultForm },
  { name: "legal", formOf: basisFormOf, withAct: withBasisAct, read: readBasisForm },
  { name: "forms", formOf: formFormOf, withAct: withFormAct, read: readFormForm },
];

/** The forms of papers and of ways and terms: looked at, a row more or less, saved. */
export function registerDraftPartPages(router: Router): void {
  const act = "catalogue.manage";
  for (const part of PARTS) {
    const path = `/admin/procedures/{id}/${part.name}`;
    pageRoute(router, { method: "get", path, act, params, handler: (page) => show(page, part) });
    pageRoute(router, {
      method: "post",
      path,
      act,
      params,
      bodyBytesMax: BYTES_MAX,
      handler: (page) => save(page, part),
    });
    pageRoute(router, {
      method: "post",
      path: `${path}/rows`,
      act,
      params,
      bodyBytesMax: BYTES_MAX,
      idempotency: "reads",
      handler: (page) => changeRows(page, part),
    });
  }
}

/** The draft the page is about; what to answer where there is none that may be edited. */
async function draftOf(page: PartRequest): Promise<AdminVersion | Response> {
  const found = await findVersionForAdmin(page.services.database, page.params.id);
  if (found === null) return page.refuse({ code: "NOT_FOUND" });
  return found.version.state === "DRAFT" ? found : page.refuse({ code: "PROCEDURE_NOT_DRAFT" });
}

function render(page: PartRequest, view: DraftPartView, status: 200 | 409 | 422 = 200) {
  return page.render(<DraftPartPage page={page} view={view} />, status);
}

async function show(page: PartRequest, part: DraftPart): Promise<Response> {
  const found = await draftOf(page);
  if (found instanceof Response) return found;
  const { version, content } = found;
  const { revision } = version;
  const typed = part.formOf(content);
  return render(page, { part: part.name, version, content, revision, typed, errors: [], conflict: false });
}

function typedView(page: PartRequest, part: DraftPart, { version, content }: AdminVersion): DraftPartView {
  const typed = typedDraftForm(page.form);
  const revision = Number(textOf(typed, "revision")) || 0;
  return { part: part.name, version, content, revision, typed, errors: [], conflict: false };
}

async function changeRows(page: PartRequest, part: DraftPart): Promise<Response> {
  const found = await draftOf(page);
  if (found instanceof Response) return found;
  const view = typedView(page, part, found);
  return render(page, { ...view, typed: part.withAct(view.typed, textOf(view.typed, "row"), found.content) });
}

async function save(page: PartRequest, part: DraftPart): Promise<Response> {
  const found = await draftOf(page);
  if (found instanceof Response) return found;
  const view = typedView(page, part, found);
  const read = part.read(view.typed, found.content, page.locale);
  if ("errors" in read) return render(page, { ...view, errors: read.errors }, 422);
  const { id } = found.version;
  const saving = { id, revision: view.revision, content: read.content };
  const done = await saveDraft(page.services, page.actor, saving);
  if (done.ok) return page.redirect(cataloguePaths.adminVersion(id));
  if (done.refusal.code !== "VERSION_CONFLICT") return page.refuse(done.refusal);
  return render(page, { ...view, revision: found.version.revision, conflict: true }, 409);
}
