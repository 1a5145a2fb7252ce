import { messages } from "../../../i18n/index.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { type FormInput, idField, pageRoute, type Router, z } from "../../../web/route.ts";
import { textIn } from "../../catalogue/index.ts";
import { offeredPages } from "../ahead/pages.ts";
import { type Office, versionOf } from "../commands/office.ts";
import { type AskedCommand, runAct } from "../commands/run-act.ts";
import { copiesToSign } from "../digitised-copies.ts";
import type { ComponentHeld } from "../dossier.ts";
import { type DossierView, readDossier } from "../queries/read-dossier.ts";
import { filesOf } from "../queries/read-file.ts";
import { keepScan, readScan } from "../scan-files.ts";
import { paperNames } from "../screens/paper-names.ts";
import { refusalErrors } from "../screens/refusal-words.ts";
import { versionSeen } from "../screens/what-was-seen.ts";
import { withheldOf } from "../screens/withheld.ts";
import { signaturesOf } from "../signed-uploads.ts";
import { fileOfStored } from "../stored-papers.ts";
import { typedText } from "./act-input.ts";
import { changedWords } from "./changed-words.ts";
import { registerCopiesPages } from "./copies-pages.tsx";
import type { Desk } from "./desk-frame.ts";
import { atDesk } from "./desk-pages.tsx";
import {
  isTouched,
  outcomeOf,
  papersIn,
  partOf,
  type Scan,
  scanErrors,
  scanOf,
  suggestedIn,
} from "./digitise-input.ts";
import { DigitisePage } from "./digitise-page.tsx";
import { type DigitiseRequest, NOTHING, proposedPapers, rowsOf, type Shown } from "./digitise-rows.ts";

const params = z.strictObject({ id: idField("dossier") });
const ofPaper = params.extend({ component: z.string().min(1).max(80) });
const ACT = "dossier.check-components";
const BODY_BYTES_MAX = 60_000_000;

/** Digitising at the counter: one address for the page and all papers filled in on it, one for what is done to one paper. */
export function registerDigitisePages(router: Router, office: Office): void {
  registerCopiesPages(router, office);
  pageRoute(router, {
    method: "get",
    path: "/desk/dossiers/{id}/digitise",
    act: ACT,
    params,
    handler: (page) => atDesk(office, page, (_, desk) => show(page, { office, desk }, NOTHING)),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/dossiers/{id}/digitise",
    act: ACT,
    params,
    idempotency: "command",
    replay: (_, page) => paths.digitise(page.params.id),
    bodyBytesMax: BODY_BYTES_MAX,
    handler: (page) => atDesk(office, page, (_, desk) => act(page, { office, desk }, null)),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/dossiers/{id}/digitise/{component}",
    act: ACT,
    params: ofPaper,
    idempotency: "command",
    replay: (_, page) => paths.digitise(page.params.id),
    bodyBytesMax: BODY_BYTES_MAX,
    handler: (page) => atDesk(office, page, (_, desk) => act(page, { office, desk }, page.params.component)),
  });
}

type At = { readonly office: Office; readonly desk: Desk };
async function show(page: DigitiseRequest, { office, desk }: At, shown: Shown): Promise<Response> {
  const read = await readDossier(office, page.actor, page.params.id);
  if (!read.ok || !read.value.acts.includes("checkComponents")) return page.refuse({ code: "NOT_FOUND" });
  const { dossier } = read.value;
  const version = await versionOf(office, dossier);
  if (version === null) return page.refuse({ code: "NOT_FOUND" });
  const view = {
    dossier,
    code: dossier.code ?? "",
    title: textIn(version.name, page.locale),
    rows: await rowsOf(page, { office, read: read.value, shown }),
    withheld: await withheldOf(office.services.database, dossier),
    signatures: await signaturesOf(office.services.database, filesOf(dossier)),
    errors: shown.errors,
    isSaved: shown.saved.length > 0,
    isUnread: shown.isUnread,
    navigation: desk.navigation,
    copiesWaiting: await copiesWaitingFor(page, office),
  };
  return page.render(<DigitisePage page={page} view={view} />, shown.errors.length === 0 ? 200 : 422);
}

/** More than this many is said as this many. */
const WAITING_MAX = 50;

async function copiesWaitingFor({ actor }: DigitiseRequest, { services }: Office): Promise<number> {
  if (actor.kind !== "officer") return 0;
  const { personId } = actor;
  return (await copiesToSign(services.database, { personId, limit: WAITING_MAX })).length;
}

/** Saves what is filled in, takes a paper from the store, or reads it: which, the pressed button says. */
async function act(page: DigitiseRequest, at: At, component: string | null): Promise<Response> {
  const read = await readDossier(at.office, page.actor, page.params.id);
  if (!read.ok || !read.value.acts.includes("checkComponents")) return page.refuse({ code: "NOT_FOUND" });
  const doing = { ...at, read: read.value };
  if (component === null) return saveFilledIn(page, doing);
  const about = { ...doing, component };
  const part = partOf(page.form, component);
  if (typedText(page.form, "_reuse") !== "") return reuse(page, about);
  switch (typedText(page.form, "_do")) {
    case "read":
      return readAloud(page, about);
    case "take":
      return show(page, at, { ...typedBefore(page), component, taken: suggestedIn(part) });
    default:
      return save(page, doing, [component]);
  }
}

/** The page again as it was filled in. */
const typedBefore = ({ form }: DigitiseRequest): Shown => ({ ...NOTHING, form });

type Doing = At & { readonly read: DossierView };
type DoingOne = Doing & { readonly component: string };

function heldOf({ read, component }: DoingOne): ComponentHeld {
  const held = read.dossier.components.find(({ componentCode }) => componentCode === component);
  return held ?? { componentCode: component, originals: 0, copies: 0, files: [], digitisation: null };
}

async function reuse(page: DigitiseRequest, doing: DoingOne): Promise<Response> {
  const t = messages(page.locale).digitise;
  const { component } = doing;
  const again = (message: string) =>
    show(page, doing, { ...typedBefore(page), errors: [{ path: `consent-${component}`, message }] });
  if (typedText(partOf(page.form, component), "consent") !== "true") return again(t.consentMissing);
  const stored = (await proposedPapers(page, { ...doing, shown: NOTHING })).get(component);
  if (stored === undefined || stored.id !== typedText(page.form, "_reuse")) return again(t.storedGone);
  const held = { ...heldOf(doing), files: [fileOfStored(stored)], digitisation: "REUSED" as const };
  return carryOut(page, doing, { act: "checkComponents", components: [held] });
}

async function readAloud(page: DigitiseRequest, doing: DoingOne): Promise<Response> {
  const { component } = doing;
  const offered = offeredPages(partOf(page.form, component).pages);
  const { actor } = page;
  const suggested = await readScan(doing.office, { actor, offered, kept: heldOf(doing).files });
  return show(page, doing, {
    ...typedBefore(page),
    component,
    suggested,
    isUnread: suggested === null,
  });
}

/** All papers into whose boxes something was put; none is an answer too. */
function saveFilledIn(page: DigitiseRequest, doing: Doing): Promise<Response> {
  const filledIn = filledInOf(page.form, doing);
  if (filledIn.length > 0) return save(page, doing, filledIn);
  const { nothingFilledIn } = messages(page.locale).digitise;
  return show(page, doing, { ...typedBefore(page), errors: [{ path: "", message: nothingFilledIn }] });
}

/** Everything that is wrong with the papers to be kept, at once; then all of them in one act, or none. */
async function save(page: DigitiseRequest, doing: Doing, codes: readonly string[]): Promise<Response> {
  const again = (errors: readonly FormError[]) => show(page, doing, { ...typedBefore(page), errors });
  const errors = codes.flatMap((component) => errorsOf(page, { ...doing, component }));
  if (errors.length > 0) return again(errors);
  const components: ComponentHeld[] = [];
  const scans: Scan[] = [];
  for (const component of codes) {
    const part = partOf(page.form, component);
    const before = heldOf({ ...doing, component });
    const name = `${doing.read.dossier.code ?? doing.read.dossier.id}.${component}`;
    const pages = { name, offered: offeredPages(part.pages), before: before.files };
    const kept = await keepScan(doing.office, page.actor, pages);
    if (!kept.ok) return again(refusalErrors(kept.refusal, page.locale));
    const digitisation = outcomeOf(part);
    components.push(withoutScan({ ...before, files: kept.value, digitisation }));
    if (digitisation === "DIGITISED") scans.push(scanOf(component, part));
  }
  const command = { act: "checkComponents" as const, components, ...(scans.length === 0 ? {} : { scans }) };
  return carryOut(page, doing, command);
}

function errorsOf(page: DigitiseRequest, doing: DoingOne): readonly FormError[] {
  const part = partOf(page.form, doing.component);
  if (outcomeOf(part) !== "DIGITISED") return [];
  const hasScan = offeredPages(part.pages).length + heldOf(doing).files.length > 0;
  return scanErrors({ form: part, locale: page.locale }, { component: doing.component, hasScan });
}

function withoutScan({ scan: _scan, ...held }: ComponentHeld): ComponentHeld {
  return held;
}

type CheckPapers = Extract<AskedCommand, { readonly act: "checkComponents" }>;

/** Carries it out; where something stands in the boxes of other papers the page goes on with it instead of anew. */
async function carryOut(page: DigitiseRequest, doing: Doing, command: CheckPapers): Promise<Response> {
  const expectedVersion = versionSeen(page.form);
  if (expectedVersion === null) return page.refuse({ code: "PRECONDITION_REQUIRED" });
  const done = await runAct(doing.office, page.actor, {
    dossierId: doing.read.dossier.id,
    command,
    expectedVersion,
    key: page.command,
  });
  if (done.ok) {
    const saved = command.components.map(({ componentCode }) => componentCode);
    const isLeft = filledInOf(page.form, doing).some((code) => !saved.includes(code));
    if (!isLeft) return page.redirect(paths.digitise(doing.read.dossier.id));
    return show(page, doing, { ...typedBefore(page), saved });
  }
  const nameOf = paperNames(await versionOf(doing.office, doing.read.dossier), page.locale);
  const errors =
    done.refusal.code === "DOSSIER_CHANGED"
      ? [{ path: "", message: await changedWords(doing.office, done.refusal, page.locale) }]
      : refusalErrors(done.refusal, page.locale, nameOf);
  return show(page, doing, { ...typedBefore(page), errors });
}

/** The papers into whose boxes something was put that is not kept yet. */
function filledInOf(form: FormInput, { read }: Doing): readonly string[] {
  const held = (code: string) =>
    read.dossier.components.find(({ componentCode }) => componentCode === code) ?? null;
  return papersIn(form).filter((code) => isTouched(partOf(form, code), held(code)));
}
