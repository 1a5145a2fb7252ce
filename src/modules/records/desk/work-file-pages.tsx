import type { Refusal, Result } from "../../../kernel/result.ts";
import type { Option } from "../../../web/components/index.ts";
import { idField, type Page, pageRoute, parseForm, type Router, z } from "../../../web/route.ts";
import { mayEver } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import {
  closeWorkFile,
  handOverWorkFile,
  openWorkFile,
  putInWorkFile,
  readWorkFile,
} from "../commands/work-files.ts";
import { groundOf } from "../rights.ts";
import { scopeOf } from "../scope.ts";
import type { WorkFileId } from "../work-file.ts";
import { listWorkFiles } from "../work-file-store.ts";
import { addInput, handOverInput, workFileInput } from "../work-files-api.ts";
import { unitText } from "./document-words.ts";
import { draftingUnits } from "./drafting-units.ts";
import { recordsPaths } from "./records-paths.ts";
import { type AnyPage, bodyOf, isTold, type Tried, toldOf } from "./typed-form.ts";
import { NEW_FORM, NewWorkFilePage, WorkFileListPage, WorkFilePage } from "./work-file-page.tsx";

const params = z.strictObject({ id: idField("work file") });
const query = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined) });
type FilePage = Page<{ readonly id: WorkFileId }, unknown>;
const ACTS = ["add", "close", "hand-over"] as const;
type Act = (typeof ACTS)[number];

/** Work files: the year's list, a new one, one with its documents and acts. */
export function registerWorkFilePages(router: Router, office: Office): void {
  const list = { path: recordsPaths.workFiles(), act: "records.list", query } as const;
  pageRoute(router, { ...list, method: "get", handler: showList });
  const fresh = { path: recordsPaths.newWorkFile(), act: "records.draft" } as const;
  pageRoute(router, { ...fresh, method: "get", handler: (page) => showNew(page, null) });
  pageRoute(router, { ...fresh, method: "post", handler: takeNew });
  const one = `${recordsPaths.workFiles()}/{id}`;
  pageRoute(router, {
    method: "get",
    path: one,
    act: "records.list",
    params,
    handler: (page) => showOne(page, null),
  });
  for (const act of ACTS)
    pageRoute(router, {
      method: "post",
      path: `${one}/${act}`,
      act: "records.draft",
      params,
      handler: (page) => take(office, page, act),
    });
}

async function showList(page: Page<unknown, z.output<typeof query>>): Promise<Response> {
  const { services, actor } = page;
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const year = page.query.year ?? Number(services.clock.today().slice(0, 4));
  const [rows, directory] = await Promise.all([
    listWorkFiles(services.database, await scopeOf(services, actor), year),
    unitDirectory(services.database),
  ]);
  const mayOpen = mayEver(actor, "records.draft");
  const view = (
    <WorkFileListPage page={page} year={year} rows={rows} directory={directory} mayOpen={mayOpen} />
  );
  return page.render(view);
}

async function showNew(page: AnyPage, tried: Tried | null): Promise<Response> {
  const { services, actor, locale } = page;
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const ground = await groundOf(services);
  const places = draftingUnits(actor, ground).map(
    (id): Option => ({ value: id, label: unitText(ground.directory, id, locale) }),
  );
  return page.render(
    <NewWorkFilePage page={page} places={places} tried={tried} />,
    tried === null ? 200 : 422,
  );
}

async function takeNew(page: AnyPage): Promise<Response> {
  const { services, actor, form, locale } = page;
  const typed = parseForm(workFileInput, bodyOf(form), locale);
  if (!typed.ok) return showNew(page, { name: NEW_FORM, form, errors: typed.errors });
  const opened = await openWorkFile(services, actor, typed.value);
  if (opened.ok) return page.redirect(recordsPaths.workFile(opened.value.id));
  const { refusal } = opened;
  if (!isTold(refusal)) return page.refuse(refusal);
  return showNew(page, { name: NEW_FORM, form, errors: [toldOf(page, refusal)] });
}

async function showOne(page: FilePage, tried: Tried | null): Promise<Response> {
  const { services, actor } = page;
  const read = await readWorkFile(services, actor, page.params.id);
  if (!read.ok) return page.refuse(read.refusal);
  const directory = await unitDirectory(services.database);
  const view = <WorkFilePage page={page} view={read.value} directory={directory} tried={tried} />;
  return page.render(view, tried === null ? 200 : 422);
}

async function take(office: Office, page: FilePage, act: Act): Promise<Response> {
  const { form, params: asked } = page;
  const done = await acted(office, page, act);
  if (Array.isArray(done)) return showOne(page, { name: act, form, errors: done });
  if (!("ok" in done) || done.ok) return page.redirect(recordsPaths.workFile(asked.id));
  if (!isTold(done.refusal)) return page.refuse(done.refusal);
  return showOne(page, { name: act, form, errors: [toldOf(page, done.refusal)] });
}

/** What the act came to, or the mistakes of its form. */
async function acted(
  office: Office,
  page: FilePage,
  act: Act,
): Promise<Result<unknown, Refusal> | Tried["errors"]> {
  const { services, actor, form, locale } = page;
  const { id } = page.params;
  if (act === "close") return closeWorkFile(services, actor, id);
  if (act === "add") {
    const typed = parseForm(addInput, bodyOf(form), locale);
    if (!typed.ok) return typed.errors;
    return putInWorkFile({ ...office, services }, actor, { id, ...typed.value });
  }
  const typed = parseForm(handOverInput, bodyOf(form), locale);
  return typed.ok ? handOverWorkFile(services, actor, { id, ...typed.value }) : typed.errors;
}
