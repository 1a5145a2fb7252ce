import { type Page, pageRoute, type Router, z } from "../../../../web/route.ts";
import { authorize } from "../../../access/index.ts";
import { listDraftCodes } from "../form-draft-store.ts";
import { formOn, formsOn, listForms } from "../form-store.ts";
import { FormListPage } from "./form-list-page.tsx";
import { FormPage } from "./form-page.tsx";

const params = z.strictObject({ code: z.string().max(30) });
const query = z.object({ version: z.coerce.number().int().min(1).nullable().catch(null).default(null) });
type CodePage = Page<z.output<typeof params>, z.output<typeof query>>;

/** Where forms are read. */
export function registerFormPages(router: Router): void {
  const base = "/admin/forms";
  pageRoute(router, { method: "get", path: base, act: "report.read", handler: showList });
  pageRoute(router, {
    method: "get",
    path: `${base}/{code}`,
    act: "report.read",
    params,
    query,
    handler: showForm,
  });
}

async function showList(page: Page<unknown, unknown>): Promise<Response> {
  const all = await listForms(page.services.database, null);
  const forms = formsOn(all, page.services.clock.today());
  const drafts = mayManageForms(page) ? await listDraftCodes(page.services.database) : [];
  return page.render(<FormListPage page={page} forms={forms} drafts={drafts} />);
}

async function showForm(page: CodePage): Promise<Response> {
  const versions = await listForms(page.services.database, page.params.code);
  const inForce = formOn(versions, page.services.clock.today());
  const { version } = page.query;
  const form = version === null ? inForce : (versions.find((each) => each.version === version) ?? null);
  if (form === null) return page.refuse({ code: "NOT_FOUND" });
  const mayManage = mayManageForms(page);
  return page.render(
    <FormPage page={page} form={form} inForce={inForce} versions={versions} mayManage={mayManage} />,
  );
}

function mayManageForms({ actor }: Page<unknown, unknown>): boolean {
  return authorize(actor, "report.manage-forms", { kind: "none" }).allowed;
}
