import { messages } from "../../../i18n/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import { fieldErrors } from "../../../web/field-errors.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { numbersUnderOtherNames } from "../../identity/index.ts";
import { ACT_POLICY } from "../acts.ts";
import { arrivedFiles, gatherFiles } from "../ahead/gather-files.ts";
import { ACT_BODIES, type RoutedAct } from "../api/act-bodies.ts";
import { askedCommand } from "../api/asked-command.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import type { Office } from "../commands/office.ts";
import { runAct } from "../commands/run-act.ts";
import type { DossierId } from "../dossier.ts";
import { showParts } from "../dossier-part.ts";
import { readDossier } from "../queries/read-dossier.ts";
import { refusalErrors } from "../screens/refusal-words.ts";
import { templatesSeen, versionSeen } from "../screens/what-was-seen.ts";
import { ownershipOf } from "../store.ts";
import { actBody, typedText } from "./act-input.ts";
import { NEEDS_TASK, specsFor } from "./act-specs.ts";
import { actedBefore } from "./acted-before.ts";
import { changedWords } from "./changed-words.ts";
import type { Desk } from "./desk-frame.ts";
import { atDesk } from "./desk-pages.tsx";
import { DeskDossierPage, type DossierPageView, type RefusedAct } from "./dossier-page.tsx";
import { dossierPageView } from "./dossier-view.ts";
import type { ActChoices, FieldSpec } from "./field-spec.ts";
import { peopleNames } from "./people-names.ts";
import { type TypedWords, typedIds, typedWords } from "./typed-words.ts";

const UPLOAD_BYTES_MAX = 60_000_000;
const params = z.strictObject({ id: idField("dossier") });
type DossierPageRequest = Page<{ id: DossierId }, unknown>;

/** The dossier's page, and one address for each act on it. */
export function registerDeskDossierPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/dossiers/{id}",
    act: "dossier.read",
    params,
    query: z.object({ amended: z.enum(["slip", "same"]).optional().catch(undefined) }),
    handler: (page) =>
      atDesk(office, page, (_, desk) =>
        showDossier(office, page, { desk, refused: null, amended: page.query.amended ?? null }),
      ),
  });
  for (const act of routedActs()) {
    pageRoute(router, {
      method: "post",
      path: `/desk/dossiers/{id}/${act}`,
      act: ACT_POLICY[act],
      params,
      idempotency: "command",
      replay: (kept, page) => {
        const acted = actedBefore(kept);
        return acted === null ? null : nextPage(office, page, { act, code: acted.code });
      },
      bodyBytesMax: UPLOAD_BYTES_MAX,
      handler: (page) => atDesk(office, page, (_, desk) => doAct(office, page, { act, desk })),
    });
  }
}

function routedActs(): RoutedAct[] {
  const acts: RoutedAct[] = [];
  for (const act in ACT_BODIES) if (isKey(act)) acts.push(act);
  return acts;
}

function isKey(name: string): name is RoutedAct {
  return Object.hasOwn(ACT_BODIES, name);
}

type Showing = {
  readonly desk: Desk;
  readonly refused: RefusedAct | null;
  /** What was declared was just put right, and whether that makes a new slip. */
  readonly amended?: "slip" | "same" | null;
};

async function showDossier(
  office: Office,
  page: DossierPageRequest,
  { desk, refused, amended = null }: Showing,
): Promise<Response> {
  const view = await viewOf(office, page, desk);
  if (view === null) return page.refuse({ code: "NOT_FOUND" });
  return page.render(
    <DeskDossierPage page={page} view={view} refused={refused} amended={amended} />,
    refused === null ? 200 : 409,
  );
}

async function viewOf(office: Office, page: DossierPageRequest, desk: Desk): Promise<DossierPageView | null> {
  const read = await readDossier(office, page.actor, page.params.id);
  if (!read.ok) return null;
  const { locale } = page;
  const { database } = office.services;
  const asked = { dossierId: page.params.id, locale, reader: "OFFICER" } as const;
  const [view, parts, otherNames] = await Promise.all([
    dossierPageView({ office, read: read.value, officer: desk.officer, locale, navigation: desk.navigation }),
    read.value.sharedPartOnly ? [] : showParts(office.parts, asked),
    read.value.sharedPartOnly
      ? []
      : numbersUnderOtherNames(database, ownershipOf(read.value.applicant).people),
  ]);
  return { ...view, parts, otherNames };
}

type Doing = { readonly act: RoutedAct; readonly desk: Desk };

/** Reads an act's form, does the act, and shows the dossier again: with the mistake and what was typed, where refused. */
async function doAct(office: Office, page: DossierPageRequest, { act, desk }: Doing): Promise<Response> {
  const view = await viewOf(office, page, desk);
  if (view === null) return page.refuse({ code: "NOT_FOUND" });
  const taskId = typedText(page.form, "_taskId");
  const refused = async (errors: RefusedAct["errors"], title: string | null = null) => {
    const arrived = await arrivedFiles(office.services, page);
    const typed = await typedBefore(office, page);
    return showDossier(office, page, {
      desk,
      refused: { act, taskId, form: page.form, errors, title, typed, arrived },
    });
  };
  const offered = view.offered.find((each) => each.act === act && (each.task?.taskId ?? "") === taskId);
  const specs = specsFor(offered ?? { act, task: null }, view.choices);
  const files = await gatherFiles(office.services, page);
  if (!files.ok)
    return refused([{ path: "", message: files.message }], messages(page.locale).acts.button[act]);
  const isGone = offered === undefined && taskId !== "";
  const fixedTask = isGone && NEEDS_TASK.includes(act) ? { taskId } : {};
  const body = ACT_BODIES[act].safeParse({
    ...fixedTask,
    ...actBody(act, specs, { form: page.form, files: files.value }),
  });
  if (!body.success) return refused(saidPlainly(fieldErrors(body.error, page.locale), specs, page));
  const expectedVersion = versionSeen(page.form);
  const templates = templatesSeen(page.form);
  if (expectedVersion === null || (act === "signResult" && templates === null))
    return page.refuse({ code: "PRECONDITION_REQUIRED" });
  const done = await runAct(office, page.actor, {
    dossierId: page.params.id,
    command: askedCommand(act, body.data),
    expectedVersion,
    templatesSeen: templates,
    key: page.command,
  });
  if (done.ok) return page.redirect(await nextPage(office, page, { act, code: done.value.code }));
  if (done.refusal.code === "NOT_FOUND") return page.refuse(done.refusal);
  const title =
    done.refusal.code === "DOSSIER_CHANGED"
      ? messages(page.locale).desk.dossier.changedTitle
      : messages(page.locale).acts.button[act];
  return refused(await wordsOf(office, page, { refusal: done.refusal, choices: view.choices }), title);
}

/** What was typed, with the people and units it names. */
async function typedBefore(office: Office, page: DossierPageRequest): Promise<TypedWords> {
  const people = typedIds(page.form).flatMap((id) => parseId<"person">(id) ?? []);
  const [personName, directory] = await Promise.all([
    peopleNames(office.services.database, people),
    office.directory(),
  ]);
  const unitName = (id: string) => {
    const unitId = parseId<"unit">(id);
    return unitId === null ? undefined : directory.find(unitId)?.name;
  };
  return typedWords(page.form, { locale: page.locale, personName, unitName });
}

/**
 * After accepting, the slip is what the person at the counter waits for; otherwise the dossier. Who passed the work on
 * may no longer read it: then back to the desk, which says what was done.
 */
async function nextPage(
  office: Office,
  page: DossierPageRequest,
  done: { readonly act: RoutedAct; readonly code: string },
): Promise<string> {
  const { id } = page.params;
  const read = await readDossier(office, page.actor, id);
  if (!read.ok) return `${paths.desk()}?done=${encodeURIComponent(done.code)}`;
  return done.act === "accept" ? paths.received(id) : paths.deskDossier(id);
}

/** An answer left empty is named as such; only what was really typed is judged by its shape. */
function saidPlainly(
  errors: RefusedAct["errors"],
  specs: readonly FieldSpec[],
  page: DossierPageRequest,
): RefusedAct["errors"] {
  const t = messages(page.locale);
  const say = t.catalogue.form.errors;
  return errors.map((error) => {
    const spec = specs.find(
      (each) =>
        each.kind !== "fixed" &&
        (each.name === error.path || (each.name === "resultOutcome" && error.path === "outcome")),
    );
    if (spec === undefined || spec.kind === "fixed" || typedText(page.form, spec.name).trim() !== "")
      return error;
    const label = t.acts.field[spec.name];
    const message = spec.kind === "select" || spec.kind === "radio" ? say.choose(label) : say.required(label);
    const hasNoBox = ["many", "items", "papers", "files", "draft", "said"].includes(spec.kind);
    return hasNoBox ? error : { ...error, message };
  });
}

/** A colleague was faster: who, when and what, by name. Anything else has its sentence in the catalogue. */
async function wordsOf(
  office: Office,
  page: DossierPageRequest,
  { refusal, choices }: { readonly refusal: CommandRefusal; readonly choices: ActChoices },
): Promise<RefusedAct["errors"]> {
  if (refusal.code !== "DOSSIER_CHANGED") return refusalErrors(refusal, page.locale, choices.paperName);
  return [{ path: "", message: await changedWords(office, refusal, page.locale) }];
}
