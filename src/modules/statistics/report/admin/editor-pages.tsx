import { messages } from "../../../../i18n/index.ts";
import { parseJson } from "../../../../kernel/json.ts";
import { parseLocalDate } from "../../../../kernel/local-date.ts";
import { accept, type Result } from "../../../../kernel/result.ts";
import { type DateParts, dateTextOf, type FormError, NO_DATE } from "../../../../web/components/index.ts";
import { fieldErrors } from "../../../../web/field-errors.ts";
import { type Page, pageRoute, type Router, z } from "../../../../web/route.ts";
import { tryFormDraft } from "../form-commands.ts";
import { type FormDefinition, formDefinitionSchema } from "../form-definition.ts";
import { changeDraft, dropDraft, editedForm, publishDraft } from "../form-draft-commands.ts";
import { listForms } from "../form-store.ts";
import type { ReportRefusal } from "../refusals.ts";
import { reportPaths } from "../report-paths.ts";
import { ownUnit } from "../reporting-units.ts";
import { EditFormPage, type EditFormView } from "./edit-form-page.tsx";
import { addColumn, moveColumn, removeColumn } from "./form-edit.ts";
import { outdatedEnglish } from "./outdated-english.ts";
import { refusalError } from "./refusal-error.ts";
import { frameFrom, readFrame, typedFrame, withFrame } from "./typed-frame.ts";

const params = z.strictObject({ code: z.string().max(30) });
/** `json`: with the definition as text. Left out by default, for it is longer than all the rest. */
const query = z.object({ json: z.string().max(10).catch("").default("") });
type CodePage = Page<z.output<typeof params>, unknown>;
const DEFINITION_MAX = 200_000;
const sentSchema = z.object({
  act: z.string().max(20).catch("preview"),
  _changes: z.coerce.number().int().min(0).catch(-1),
  definition: z.string().max(DEFINITION_MAX).catch(""),
  "validFrom.day": z.string().max(2).catch(""),
  "validFrom.month": z.string().max(2).catch(""),
  "validFrom.year": z.string().max(4).catch(""),
});
type Sent = z.output<typeof sentSchema>;

/** Where the next version of a form is edited, tried and published. */
export function registerEditorPages(router: Router): void {
  const edit = { path: "/admin/forms/{code}/edit", act: "report.manage-forms", params } as const;
  pageRoute(router, { ...edit, method: "get", query, handler: (page) => show(page, open(page.query)) });
  pageRoute(router, { ...edit, method: "post", bodyBytesMax: 2 * DEFINITION_MAX, handler: save });
}

const open = ({ json }: z.output<typeof query>): Partial<EditFormView> =>
  json === "" ? {} : { sent: "import" };

async function show(page: CodePage, more: Partial<EditFormView>, status: 200 | 422 = 200): Promise<Response> {
  const { database } = page.services;
  const { code } = page.params;
  const edited = await editedForm(database, code);
  if (edited === null) return page.refuse({ code: "NOT_FOUND" });
  const versions = await listForms(database, code);
  const newestVersion = versions.at(-1)?.version ?? 0;
  const before = versions.find(({ version }) => version === edited.basedOn);
  const view: EditFormView = {
    code,
    edited,
    newestVersion,
    outdated: before === undefined ? [] : outdatedEnglish(before.definition, edited.definition),
    frame: frameFrom(edited.definition),
    definition: more.sent === "import" ? JSON.stringify(edited.definition, null, 2) : "",
    validFrom: NO_DATE,
    errors: [],
    sent: "",
    tried: null,
    today: page.services.clock.today(),
    ...more,
  };
  return page.render(<EditFormPage page={page} view={view} />, status);
}

async function save(page: CodePage): Promise<Response> {
  const sent = sentSchema.parse(page.form);
  switch (sent.act) {
    case "frame":
      return saveFrame(page, sent);
    case "import":
      return bringIn(page, sent);
    case "preview":
      return tryOut(page, sent);
    case "publish":
      return publish(page, sent);
    case "drop": {
      const dropped = await dropDraft(page.services, page.actor, page.params.code);
      return dropped.ok ? page.redirect(reportPaths.form(page.params.code)) : page.refuse(dropped.refusal);
    }
    default:
      return changeColumns(page, sent);
  }
}

/** `add`, or `up`, `down`, `remove` with the number of the column. */
async function changeColumns(page: CodePage, sent: Sent): Promise<Response> {
  const [what = "", number = ""] = sent.act.split(":");
  const column = Number(number);
  const change = (form: FormDefinition): Result<FormDefinition, ReportRefusal> => {
    if (what === "add") return accept(addColumn(form, messages(page.locale).report.editor.newColumn));
    if (what === "remove") return removeColumn(form, column);
    return accept(moveColumn(form, column, what === "up" ? -1 : 1));
  };
  return done(page, sent, { change, part: "columns" });
}

async function saveFrame(page: CodePage, sent: Sent): Promise<Response> {
  const frame = typedFrame(page.form);
  const read = readFrame(frame, page.locale);
  if ("errors" in read) return show(page, { frame, errors: read.errors, sent: "frame" }, 422);
  const change = (form: FormDefinition) => accept(withFrame(form, read.frame));
  return done(page, sent, { change, part: "frame", kept: { frame } });
}

async function bringIn(page: CodePage, sent: Sent): Promise<Response> {
  const read = readJson(page, sent.definition);
  const kept = { definition: sent.definition, sent: "import" };
  if ("errors" in read) return show(page, { ...kept, errors: read.errors }, 422);
  return done(page, sent, { change: () => accept(read.definition), part: "import", kept });
}

type Doing = {
  readonly change: (form: FormDefinition) => Result<FormDefinition, ReportRefusal>;
  readonly part: string;
  readonly kept?: Partial<EditFormView>;
};

/** Changes the draft and shows it, or says beside the part that was sent why not. */
async function done(page: CodePage, sent: Sent, { change, part, kept = {} }: Doing): Promise<Response> {
  const { code } = page.params;
  const changed = await changeDraft(page.services, page.actor, { code, changes: sent._changes, change });
  if (changed.ok) return page.redirect(`${reportPaths.editForm(changed.value.code)}#${part}`);
  if (!changed.refusal.code.startsWith("REPORT_")) return page.refuse(changed.refusal);
  return show(page, { ...kept, sent: part, errors: [refusalError(page.locale, changed.refusal)] }, 422);
}

async function tryOut(page: CodePage, sent: Sent): Promise<Response> {
  const { services, actor } = page;
  const validFrom = dayOf(sent);
  const edited = await editedForm(services.database, page.params.code);
  if (edited === null) return page.refuse({ code: "NOT_FOUND" });
  const draft = { definition: edited.definition, unitId: await ownUnit(services, actor) };
  const tried = await tryFormDraft(services, actor, draft);
  return tried.ok
    ? show(page, { validFrom, tried: tried.value })
    : show(page, { validFrom, errors: [refusalError(page.locale, tried.refusal)] }, 422);
}

async function publish(page: CodePage, sent: Sent): Promise<Response> {
  const { services, actor, locale } = page;
  const validFrom = dayOf(sent);
  const day = parseLocalDate(dateTextOf(validFrom));
  if (day === null) {
    const errors = [{ path: "validFrom", message: messages(locale).report.forms.day }];
    return show(page, { validFrom, errors }, 422);
  }
  const published = await publishDraft(services, actor, {
    code: page.params.code,
    changes: sent._changes,
    unitId: await ownUnit(services, actor),
    validFrom: day,
  });
  if (published.ok) return page.redirect(reportPaths.form(published.value.code));
  if (!published.refusal.code.startsWith("REPORT_")) return page.refuse(published.refusal);
  return show(page, { validFrom, errors: [refusalError(locale, published.refusal)] }, 422);
}

function dayOf(sent: Sent): DateParts {
  const { "validFrom.day": day, "validFrom.month": month, "validFrom.year": year } = sent;
  return { ...NO_DATE, day, month, year };
}

/** The definition as a value; the errors say where it is not one, each in the reader's language. */
function readJson(
  page: CodePage,
  text: string,
): { definition: FormDefinition } | { errors: readonly FormError[] } {
  const typed = jsonOf(text);
  if (typed === null)
    return { errors: [{ path: "definition", message: messages(page.locale).report.forms.notJson }] };
  const read = formDefinitionSchema.safeParse(typed);
  if (read.success) return { definition: read.data };
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
