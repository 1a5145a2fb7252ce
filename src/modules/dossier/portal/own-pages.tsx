import { type Locale, messages } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { fieldErrors } from "../../../web/field-errors.ts";
import { paths } from "../../../web/paths.ts";
import {
  type FormInput,
  fileRoute,
  idField,
  type Page,
  pageRoute,
  type Router,
  z,
} from "../../../web/route.ts";
import { type ProcedureVersion, textIn } from "../../catalogue/index.ts";
import { ACT_POLICY } from "../acts.ts";
import { arrivedFiles } from "../ahead/gather-files.ts";
import { ACT_BODIES } from "../api/act-bodies.ts";
import { askedCommand } from "../api/asked-command.ts";
import { eventNumber } from "../api/fields.ts";
import { type Office, versionOf } from "../commands/office.ts";
import { placeGivenByItself } from "../commands/release-results.ts";
import { runAct } from "../commands/run-act.ts";
import { timelineView } from "../desk/timeline-view.ts";
import type { ComponentHeld, DossierId } from "../dossier.ts";
import { showParts } from "../dossier-part.ts";
import { endingIn } from "../ending.ts";
import { listOwnDossiers } from "../queries/find-dossiers.ts";
import { publicView } from "../queries/public-view.ts";
import { type DossierView, readDossier } from "../queries/read-dossier.ts";
import { readFile } from "../queries/read-file.ts";
import { isPresented } from "../screens/case-papers.ts";
import { clockView } from "../screens/clock-view.ts";
import { paperFile } from "../screens/paper-file.ts";
import { type PaperNames, paperNames } from "../screens/paper-names.ts";
import { refusalWords } from "../screens/refusal-words.ts";
import { slipFile } from "../screens/slip-file.ts";
import { stationSteps } from "../screens/stations.ts";
import { versionSeen } from "../screens/what-was-seen.ts";
import { type WithheldFiles, withheldOf, withheldWords } from "../screens/withheld.ts";
import { OwnListPage } from "./own-list-page.tsx";
import { type OwnAct, OwnDossierPage, type OwnView } from "./own-page.tsx";
import { papersSent } from "./papers-sent.ts";

const UPLOAD_BYTES_MAX = 60_000_000;
const OWN_MAX = 100;
const OWN_ACTS: readonly OwnAct[] = [
  "answerIntakeSupplement",
  "answerSupplement",
  "requestWithdrawal",
  "cancelWithdrawal",
  "cancel",
  "confirmDraftByApplicant",
];
const params = z.strictObject({ id: idField("dossier") });
type OwnPage = Page<{ id: DossierId }, unknown>;

/** The signed-in citizen's own dossiers, and what they may do to them. */
export function registerOwnPages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/my/dossiers",
    act: "dossier.list-own",
    handler: (page) => showList(office, page),
  });
  pageRoute(router, {
    method: "get",
    path: "/my/dossiers/{id}",
    act: "dossier.read-own",
    params,
    handler: (page) => showOne(office, page, null),
  });
  registerOwnFiles(router, office);
  for (const act of OWN_ACTS) {
    pageRoute(router, {
      method: "post",
      path: `/my/dossiers/{id}/${act}`,
      act: ACT_POLICY[act],
      params,
      idempotency: "command",
      replay: (_, page) => paths.myDossier(page.params.id),
      bodyBytesMax: UPLOAD_BYTES_MAX,
      again: (page) => showOne(office, page, null),
      handler: (page) => doAct(office, page, act),
    });
  }
}

function registerOwnFiles(router: Router, office: Office): void {
  fileRoute(router, {
    path: "/my/dossiers/{id}/slip.pdf",
    act: "dossier.read-own",
    kind: "page",
    tag: "dossier",
    summary: "The acceptance slip of an own dossier",
    params,
    mediaTypes: ["application/pdf"],
    handler: ({ actor, params: { id }, locale }) =>
      slipFile(office, actor, { id, isBilingual: locale === "en" }),
  });
  fileRoute(router, {
    path: "/my/dossiers/{id}/papers/{seq}",
    act: "dossier.read-own",
    kind: "page",
    tag: "dossier",
    summary: "A paper issued by an act on an own dossier",
    params: params.extend({ seq: eventNumber }),
    mediaTypes: ["application/pdf"],
    handler: ({ actor, params: asked, locale }) =>
      paperFile(office, actor, { ...asked, isBilingual: locale === "en" }),
  });
  fileRoute(router, {
    path: "/my/dossiers/{id}/files/{sha256}",
    act: "dossier.read-own",
    kind: "page",
    tag: "dossier",
    summary: "One file of an own dossier",
    params: z.strictObject({ id: idField("dossier"), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    mediaTypes: ["application/octet-stream"],
    handler: ({ actor, params: asked }) => readFile(office, actor, asked),
  });
}

async function showList(office: Office, page: Page<unknown, unknown>): Promise<Response> {
  const { actor } = page;
  if (actor.kind !== "citizen") return page.refuse({ code: "NOT_ALLOWED" });
  const rows = await listOwnDossiers(office.services.database, {
    ...actor,
    limit: OWN_MAX,
  });
  return page.render(<OwnListPage page={page} rows={rows} />);
}

async function showOne(office: Office, page: OwnPage, refusal: string | null): Promise<Response> {
  const read = await readDossier(office, page.actor, page.params.id);
  if (!read.ok) return page.refuse(read.refusal);
  const view = await ownView(office, page, { read: read.value, refusal });
  return page.render(<OwnDossierPage page={page} view={view} />, refusal === null ? 200 : 409);
}

async function ownView(
  office: Office,
  page: OwnPage,
  { read, refusal }: { readonly read: DossierView; readonly refusal: string | null },
): Promise<OwnView> {
  const { dossier, applicant } = read;
  const now = office.services.clock.now();
  const { competentAgencyId, receivingUnitId } = present(dossier.organisations, "organisations");
  const [calendars, version, directory] = await Promise.all([
    office.calendars.get({ unitId: competentAgencyId, on: localDateOf(now) }),
    versionOf(office, dossier),
    office.directory(),
  ]);
  const withheld = await withheldOf(office.services.database, dossier);
  const paperName = paperNames(version, page.locale);
  const ending = endingIn(read.timeline);
  const shown = publicView({ dossier, maskedName: applicant.owner.fullName, ending });
  return {
    dossier,
    code: shown.code,
    title: version === null ? shown.procedureName : textIn(version.name, page.locale),
    clock: clockView(dossier, { calendar: calendars.deadline, now, locale: page.locale }),
    stations: stationSteps(shown, page.locale),
    payment: shown.payment,
    book: await office.fees(office.services.database, dossier.id),
    collecting: await office.collecting.list(office.services.database, [dossier.id]),
    holdsFile: (await placeGivenByItself(office, dossier)) !== null,
    office: directory.find(receivingUnitId),
    openRound: dossier.supplements.findLast((round) => round.step === "SENT") ?? null,
    paperName,
    facts: dossier.components.map(
      (held) =>
        [
          paperName(held.componentCode),
          paperWords(held, { version, locale: page.locale, withheld }),
        ] as const,
    ),
    timeline: timelineView(
      read.timeline.filter((entry) => !INTERNAL.includes(entry.type)),
      { locale: page.locale, personName: () => undefined },
    ).map(({ detail: _detail, ...line }) => line),
    acts: OWN_ACTS.filter((act) => read.acts.includes(act)),
    arrived: await arrivedFiles(office.services, page),
    refusal,
    papers: read.papers,
    ending,
    parts: await showParts(office.parts, { dossierId: dossier.id, locale: page.locale, reader: "APPLICANT" }),
  };
}

/** Work inside the office is the office's business; the citizen sees what concerns them. */
const INTERNAL: readonly string[] = [
  "TaskAssigned",
  "SupplementProposed",
  "SupplementApproved",
  "SupplementDropped",
  "ExtensionProposed",
  "ComponentsChecked",
  "CustodyMoved",
  "TimerFired",
  "Rerouted",
];

type PaperAbout = {
  readonly version: ProcedureVersion | null;
  readonly locale: Locale;
  readonly withheld: WithheldFiles;
};

function paperWords(held: ComponentHeld, { version, locale, withheld }: PaperAbout): string {
  const files = held.files.map((file) => {
    const why = withheldWords(withheld, file, locale);
    return why === null ? file.name : `${file.name} (${why})`;
  });
  if (isPresented(version, held.componentCode))
    return files.length > 0 ? files.join(", ") : messages(locale).desk.dossier.presented;
  const say = messages(locale).catalogue.paper;
  const counts = [
    ...(held.originals > 0 ? [say.originals(held.originals)] : []),
    ...(held.copies > 0 ? [say.copies(held.copies)] : []),
  ];
  return [...counts, ...files].join(", ");
}

async function doAct(office: Office, page: OwnPage, act: OwnAct): Promise<Response> {
  const gathered = await papersSent(office.services, page);
  if (!gathered.ok) return showOne(office, page, gathered.message);
  const body = ACT_BODIES[act].safeParse(bodyOf(act, page.form, gathered.components));
  if (!body.success)
    return showOne(
      office,
      page,
      fieldErrors(body.error, page.locale)
        .map((error) => error.message)
        .join(" "),
    );
  const expectedVersion = versionSeen(page.form);
  if (expectedVersion === null) return page.refuse({ code: "PRECONDITION_REQUIRED" });
  const done = await runAct(office, page.actor, {
    dossierId: page.params.id,
    command: askedCommand(act, body.data),
    expectedVersion,
    key: page.command,
  });
  if (done.ok) return page.redirect(paths.myDossier(page.params.id));
  if (done.refusal.code === "NOT_FOUND") return page.refuse(done.refusal);
  const refused =
    done.refusal.code === "DOSSIER_CHANGED"
      ? messages(page.locale).desk.dossier.changedTitle
      : refusalWords(done.refusal, page.locale, await namesOf(office, page));
  return showOne(office, page, refused);
}

/** The names of the papers of this dossier's procedure. */
async function namesOf(office: Office, page: OwnPage): Promise<PaperNames> {
  const read = await readDossier(office, page.actor, page.params.id);
  return paperNames(read.ok ? await versionOf(office, read.value.dossier) : null, page.locale);
}

function bodyOf(act: OwnAct, form: FormInput, components: readonly ComponentHeld[]): object {
  switch (act) {
    case "answerIntakeSupplement":
    case "answerSupplement":
      return { components };
    case "requestWithdrawal":
    case "cancel":
      return { reason: form.reason };
    case "confirmDraftByApplicant":
      return { confirmed: form.confirmed === "true" };
    case "cancelWithdrawal":
      return {};
  }
}
