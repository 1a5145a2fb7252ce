import { accept } from "../../../../kernel/result.ts";
import type { FormError } from "../../../../web/components/index.ts";
import { type Page, pageRoute, type Router, z } from "../../../../web/route.ts";
import { changeDraft, editedForm } from "../form-draft-commands.ts";
import { reportPaths } from "../report-paths.ts";
import { EditColumnPage } from "./edit-column-page.tsx";
import { withColumn } from "./form-edit.ts";
import { refusalError } from "./refusal-error.ts";
import { readColumn, type TypedColumn, typedColumn, typedFrom } from "./typed-column.ts";

const params = z.strictObject({ code: z.string().max(30), number: z.coerce.number().int().min(1).max(40) });
type ColumnPage = Page<z.output<typeof params>, unknown>;
const sentSchema = z.object({
  act: z.enum(["save", "more"]).catch("save"),
  _changes: z.coerce.number().int().min(0).catch(-1),
});

/** One column of a form that is being edited. */
export function registerColumnPages(router: Router): void {
  const edit = {
    path: "/admin/forms/{code}/columns/{number}",
    act: "report.manage-forms",
    params,
  } as const;
  pageRoute(router, { ...edit, method: "get", handler: (page) => show(page, null) });
  pageRoute(router, { ...edit, method: "post", handler: save });
}

async function show(
  page: ColumnPage,
  refused: { readonly typed: TypedColumn; readonly errors: readonly FormError[] } | null,
): Promise<Response> {
  const { code, number } = page.params;
  const edited = await editedForm(page.services.database, code);
  const column = edited?.definition.columns.find((each) => each.number === number);
  if (edited === null || column === undefined) return page.refuse({ code: "NOT_FOUND" });
  const { changes, definition } = edited;
  const typed = refused?.typed ?? typedFrom(column);
  const errors = refused?.errors ?? [];
  const view = { code, number, changes, typed, hasVariants: definition.hasVariants, errors };
  return page.render(<EditColumnPage page={page} view={view} />, refused === null ? 200 : 422);
}

async function save(page: ColumnPage): Promise<Response> {
  const { code, number } = page.params;
  const { act, _changes: changes } = sentSchema.parse(page.form);
  const typed = typedColumn(page.form);
  const read = readColumn(number, typed, page.locale);
  if ("errors" in read) return show(page, { typed, errors: read.errors });
  const { column } = read;
  const changed = await changeDraft(page.services, page.actor, {
    code,
    changes,
    change: (form) => accept(withColumn(form, column)),
  });
  if (changed.ok)
    return page.redirect(
      act === "more"
        ? `${reportPaths.editColumn(code, number)}#terms`
        : `${reportPaths.editForm(code)}#columns`,
    );
  if (!changed.refusal.code.startsWith("REPORT_")) return page.refuse(changed.refusal);
  return show(page, { typed, errors: [refusalError(page.locale, changed.refusal)] });
}
