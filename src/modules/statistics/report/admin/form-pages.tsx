import { messages } from "../../../../i18n/index.ts";
import { parseJson } from "../../../../kernel/json.ts";
import { parseLocalDate } from "../../../../kernel/local-date.ts";
import { dateTextOf, type FormError, NO_DATE } from "../../../../web/components/index.ts";
import { errorText } from "../../../../web/error-catalogue.ts";
import { fieldErrors } from "../../../../web/field-errors.ts";
import { type Page, pageRoute, type Router, z } from "../../../../web/route.ts";
import { authorize } from "../../../access/index.ts";
import { publishForm, tryFormDraft } from "../form-commands.ts";
import { formDefinitionSchema } from "../form-definition.ts";
import { formOn, listForms } from "../form-store.ts";
import type { ReportRefusal } from "../refusals.ts";
import { reportPaths } from "../report-paths.ts";
import { ownUnit } from "../reporting-units.ts";
import { EditFormPage, type EditFormView } from "./edit-form-page.tsx";
import { FormListPage } from "./form-list-page.tsx";
import { FormPage } from "./form-page.tsx";

const params = z.strictObject({ code: z.string().max(30) });
type CodePage = Page<z.output<typeof params>, unknown>;
const DEFINITION_MAX = 200_000;
const typedSchema = z.object({
  act: z.enum(["preview", "publish"]).catch("preview"),
  definition: z.string().max(DEFINITION_MAX).catch(""),
  "validFrom.day": z.string().max(2).catch(""),
  "validFrom.month": z.string().max(2).catch(""),
  "validFrom.year": z.string().max(4).catch(""),
});

/** Where forms are read, changed and published. */
export function registerFormPages(router: Router): void {
  const base = "/admin/forms";
  pageRoute(router, { method: "get", path: base, act: "report.read", handler: showList });
  pageRoute(router, { method: "get", path: `${base}/{code}`, act: "report.read", params, handler: showForm });
  const edit = { path: `${base}/{code}/edit`, act: "report.manage-forms", params } as const;
  pageRoute(router, { ...edit, method: "get", handler: showEdit });
  pageRoute(router, { ...edit, method: "post", bodyBytesMax: 2 * DEFINITION_MAX, handler: save });
}

async function showList(page: Page<unknown, unknown>): Promise<Response> {
  const all = await listForms(page.services.database, null);
  const today = page.services.clock.today();
  const codes = [...new Set(all.map(({ definition }) => definition.code))];
  const forms = codes.flatMap(
    (code) =>
      formOn(
        all.filter((each) => each.definition.code === code),
        today,
      ) ?? [],
  );
  return page.render(<FormListPage page={page} forms={forms} />);
}

async function showForm(page: CodePage): Promise<Response> {
  const versions = await listForms(page.services.database, page.params.code);
  const form = formOn(versions, page.services.clock.today());
  if (form === null) return page.refuse({ code: "NOT_FOUND" });
  const mayManage = authorize(page.actor, "report.manage-forms", { kind: "none" }).allowed;
  return page.render(<FormPage page={page} form={form} versions={versions} mayManage={mayManage} />);
}

/** Editing begins with the newest version, in force or still to come. */
async function showEdit(page: CodePage): Promise<Response> {
  const newest = (await listForms(page.services.database, page.params.code)).at(-1);
  if (newest === undefined) return page.refuse({ code: "NOT_FOUND" });
  const definition = JSON.stringify(newest.definition, null, 2);
  const view = { code: page.params.code, definition, validFrom: NO_DATE, errors: [], tried: null };
  return page.render(<EditFormPage page={page} view={view} />);
}

async function save(page: CodePage): Promise<Response> {
  const { services, actor, locale } = page;
  const typed = typedSchema.parse(page.form);
  const validFrom = {
    day: typed["validFrom.day"],
    month: typed["validFrom.month"],
    year: typed["validFrom.year"],
  };
  const view: EditFormView = {
    code: page.params.code,
    definition: typed.definition,
    validFrom,
    errors: [],
    tried: null,
  };
  const read = readTyped(page, typed.definition);
  if ("errors" in read)
    return page.render(<EditFormPage page={page} view={{ ...view, errors: read.errors }} />, 422);
  const draft = { definition: read.definition, unitId: await ownUnit(services, actor) };
  if (typed.act === "publish") {
    const day = parseLocalDate(dateTextOf(validFrom));
    if (day === null) {
      const errors = [{ path: "validFrom", message: messages(locale).report.forms.day }];
      return page.render(<EditFormPage page={page} view={{ ...view, errors }} />, 422);
    }
    const done = await publishForm(services, actor, { ...draft, validFrom: day });
    if (done.ok) return page.redirect(reportPaths.form(done.value.code));
    return page.render(
      <EditFormPage page={page} view={{ ...view, errors: [toldOf(page, done.refusal)] }} />,
      422,
    );
  }
  const tried = await tryFormDraft(services, actor, draft);
  if (!tried.ok)
    return page.render(
      <EditFormPage page={page} view={{ ...view, errors: [toldOf(page, tried.refusal)] }} />,
      422,
    );
  return page.render(<EditFormPage page={page} view={{ ...view, tried: tried.value }} />);
}

function toldOf(page: CodePage, refusal: ReportRefusal): FormError {
  const path = refusal.code === "REPORT_FORM_DAY" ? "validFrom" : "definition";
  return { path, message: errorText(page.locale, refusal.code, refusal) ?? refusal.code };
}

/** The definition as a value; the errors say where it is not one, each in the reader's language. */
function readTyped(page: CodePage, text: string): { definition: unknown } | { errors: readonly FormError[] } {
  const definition = jsonOf(text);
  if (definition === null)
    return { errors: [{ path: "definition", message: messages(page.locale).report.forms.notJson }] };
  const read = formDefinitionSchema.safeParse(definition);
  if (read.success) return { definition };
  const errors = fieldErrors(read.error, page.locale);
  return {
    errors: errors.map(({ path, message }) => ({ path: "definition", message: `${path}: ${message}` })),
  };
}

function jsonOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return parseJson(z.record(z.string(), z.unknown()), text);
  } catch {
    // Not a JSON object: an ordinary answer to what somebody typed.
    return null;
  }
}
