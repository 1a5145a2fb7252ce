import { type Locale, messages } from "../../../i18n/index.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import { accept, type Refusal, refuse } from "../../../kernel/result.ts";
import { type DateParts, dateTextOf, type FormError } from "../../../web/components/index.ts";
import {
  type FormInput,
  fileRoute,
  idField,
  type Page,
  pageRoute,
  type Router,
  z,
} from "../../../web/route.ts";
import { importProcess, publishProcess } from "../commands.ts";
import { problemText } from "../process-texts.ts";
import { findProcessVersion, listProcessVersions, readDrawnFile, readProcessFile } from "../queries.ts";
import type { ProcessRefusal, ProcessStoreRefusal } from "../refusals.ts";
import type { ProcessVersionId } from "../version.ts";
import { FILE_SIZE_BYTES_MAX } from "../xml-guard.ts";
import { EditorPage } from "./editor-page.tsx";
import { ProcessListPage } from "./process-list-page.tsx";
import { ProcessPage } from "./process-page.tsx";
import { processPaths } from "./process-paths.ts";

const params = z.strictObject({ id: idField("process-version") });
const BODY_BYTES_MAX = FILE_SIZE_BYTES_MAX * 3;
type OnePage = Page<{ readonly id: ProcessVersionId }, unknown>;

/** Pages where processes are read, checked, imported, edited and published. */
export function registerProcessPages(router: Router): void {
  registerListPages(router);
  registerOnePages(router);
  registerEditorPages(router);
}

function registerListPages(router: Router): void {
  const query = z.object({ cursor: z.string().max(100).optional() });
  pageRoute(router, {
    method: "get",
    path: "/admin/processes",
    act: "process.read",
    query,
    handler: (page) => renderList(page, { cursor: page.query.cursor }),
  });
  pageRoute(router, {
    method: "post",
    path: "/admin/processes",
    act: "process.manage",
    bodyBytesMax: BODY_BYTES_MAX,
    handler: async (page) => {
      const xml = await textOfFile(page.form.file);
      const done = await importProcess(page.services, page.actor, { xml });
      if (done.ok) return page.redirect(processPaths.one(done.value.id));
      return renderList(page, { mistakes: mistakesOf(done.refusal, page.locale), status: 422 });
    },
  });
}

type ListView = {
  readonly cursor?: string | undefined;
  readonly mistakes?: readonly string[];
  readonly status?: 422;
};

async function renderList(
  page: Page<unknown, unknown>,
  { cursor, mistakes = [], status }: ListView,
): Promise<Response> {
  const { database, clock } = page.services;
  const listing = await listProcessVersions(database, cursor === undefined ? {} : { cursor });
  return page.render(
    <ProcessListPage page={page} listing={listing} today={clock.today()} mistakes={mistakes} />,
    status,
  );
}

function registerOnePages(router: Router): void {
  const path = "/admin/processes/{id}";
  pageRoute(router, {
    method: "get",
    path,
    act: "process.read",
    params,
    handler: (page) => renderOne(page, {}),
  });
  pageRoute(router, {
    method: "post",
    path: `${path}/publication`,
    act: "process.manage",
    params,
    handler: publishFromForm,
  });
  fileRoute(router, {
    path: `${path}/file`,
    act: "process.read",
    tag: "process",
    kind: "page",
    summary: "The BPMN 2.0 file exactly as imported",
    params,
    mediaTypes: ["application/xml"],
    handler: async ({ services, params: { id } }) => {
      const version = await findProcessVersion(services.database, id);
      const xml = await readProcessFile(services.database, id);
      if (version === null || xml === null) return refuse({ code: "NOT_FOUND" });
      const fileName = `${version.code}-${version.version}.bpmn`;
      return accept({ bytes: new TextEncoder().encode(xml), mediaType: "application/xml", fileName });
    },
  });
}

type Typed = { readonly decisionNo: string; readonly effectiveFrom: DateParts };

async function publishFromForm(page: OnePage): Promise<Response> {
  const t = messages(page.locale).process.admin;
  const typed = typedOf(page.form);
  const effectiveFrom = parseLocalDate(dateTextOf(typed.effectiveFrom));
  const errors: FormError[] = [
    ...(typed.decisionNo === "" ? [{ path: "decisionNo", message: t.decisionMissing }] : []),
    ...(effectiveFrom === null ? [{ path: "effectiveFrom", message: t.dayMissing }] : []),
  ];
  if (effectiveFrom === null || errors.length > 0) return renderOne(page, { errors, typed });
  const { decisionNo } = typed;
  const versionId = page.params.id;
  const done = await publishProcess(page.services, page.actor, {
    versionId,
    effectiveFrom,
    effectiveTo: null,
    decisionNo,
  });
  if (done.ok) return page.redirect(processPaths.one(versionId));
  const mistakes = mistakesOf(done.refusal, page.locale);
  if (mistakes.length === 0) return page.refuse(done.refusal);
  return renderOne(page, { errors: mistakes.map((message) => ({ path: "effectiveFrom", message })), typed });
}

function typedOf(form: FormInput): Typed {
  const text = (name: string) => {
    const value = form[name];
    return typeof value === "string" ? value.trim().slice(0, 100) : "";
  };
  const [day, month, year] = ["day", "month", "year"].map((part) => text(`effectiveFrom.${part}`));
  return {
    decisionNo: text("decisionNo"),
    effectiveFrom: { day: day ?? "", month: month ?? "", year: year ?? "" },
  };
}

type OneView = { readonly errors?: readonly FormError[]; readonly typed?: Typed };

async function renderOne(page: OnePage, { errors = [], typed }: OneView): Promise<Response> {
  const { database, clock } = page.services;
  const process = await findProcessVersion(database, page.params.id);
  if (process === null) return page.refuse({ code: "NOT_FOUND" });
  const { items } = await listProcessVersions(database, { code: process.code });
  const view = { page, process, versions: items, today: clock.today(), errors };
  return page.render(
    <ProcessPage {...view} {...(typed === undefined ? {} : { typed })} />,
    errors.length > 0 ? 422 : 200,
  );
}

function registerEditorPages(router: Router): void {
  const path = "/admin/processes/{id}/editor";
  pageRoute(router, {
    method: "get",
    path,
    act: "process.manage",
    params,
    handler: async (page) => {
      const process = await findProcessVersion(page.services.database, page.params.id);
      if (process === null) return page.refuse({ code: "NOT_FOUND" });
      const xml = await readDrawnFile(page.services.database, process);
      return page.render(<EditorPage page={page} process={process} xml={xml} />);
    },
  });
  pageRoute(router, {
    method: "post",
    path,
    act: "process.manage",
    params,
    bodyBytesMax: BODY_BYTES_MAX,
    handler: async (page) => {
      const process = await findProcessVersion(page.services.database, page.params.id);
      if (process === null) return page.refuse({ code: "NOT_FOUND" });
      const xml = typeof page.form.xml === "string" ? page.form.xml : "";
      const done = await importProcess(page.services, page.actor, { xml });
      if (done.ok) return page.redirect(processPaths.one(done.value.id));
      const mistakes = mistakesOf(done.refusal, page.locale);
      return page.render(<EditorPage page={page} process={process} xml={xml} mistakes={mistakes} />, 422);
    },
  });
}

async function textOfFile(value: FormInput[string] | undefined): Promise<string> {
  if (value instanceof File) return value.size > FILE_SIZE_BYTES_MAX * 2 ? "" : value.text();
  return typeof value === "string" ? value : "";
}

/** What the office says no by, as sentences; every problem of an invalid file is one of its own. */
function mistakesOf(refusal: Refusal, locale: Locale): readonly string[] {
  if (isInvalid(refusal)) return refusal.problems.map((problem) => problemText(problem, locale));
  const text = Object.entries<unknown>(messages(locale).process.errors).find(
    ([code]) => code === refusal.code,
  )?.[1];
  if (typeof text === "string") return [text];
  return typeof text === "function" ? [String(text(refusal))] : [];
}

type Invalid = Extract<ProcessRefusal | ProcessStoreRefusal, { code: "PROCESS_INVALID" }>;

function isInvalid(refusal: Refusal): refusal is Invalid {
  return refusal.code === "PROCESS_INVALID";
}
