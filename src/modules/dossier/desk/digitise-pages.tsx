import { messages } from "../../../i18n/index.ts";
import { localDateOf, parseLocalDate } from "../../../kernel/local-date.ts";
import { dateTextOf, type FormError, fullMoment } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { textIn } from "../../catalogue/index.ts";
import { logLook } from "../../paper-store/index.ts";
import { offeredPages, stillArrived } from "../ahead/pages.ts";
import { type Office, versionOf } from "../commands/office.ts";
import { type AskedCommand, runAct } from "../commands/run-act.ts";
import type { ComponentHeld, DossierId } from "../dossier.ts";
import { type DossierView, readDossier } from "../queries/read-dossier.ts";
import { filesOf } from "../queries/read-file.ts";
import { keepScan, readScan } from "../scan-files.ts";
import { paperNames } from "../screens/paper-names.ts";
import { refusalErrors } from "../screens/refusal-words.ts";
import { versionSeen } from "../screens/what-was-seen.ts";
import { withheldOf } from "../screens/withheld.ts";
import { signaturesOf } from "../signed-uploads.ts";
import { ownershipOf } from "../store.ts";
import { fileOfStored, storedFor } from "../stored-papers.ts";
import type { SuggestedFacts } from "../suggest-facts.ts";
import { uploadOwner } from "../uploads.ts";
import { typedText } from "./act-input.ts";
import { changedWords } from "./changed-words.ts";
import type { Desk } from "./desk-frame.ts";
import { atDesk } from "./desk-pages.tsx";
import { keptIn, scanErrors, suggestedIn, typedIn } from "./digitise-input.ts";
import { type DigitisedRow, DigitisePage } from "./digitise-page.tsx";
import { peopleNames } from "./people-names.ts";

const params = z.strictObject({ id: idField("dossier") });
const ofPaper = params.extend({ component: z.string().min(1).max(80) });
const ACT = "dossier.check-components";
const BODY_BYTES_MAX = 60_000_000;
type DigitiseRequest = Page<{ id: DossierId; component?: string }, unknown>;

/** Digitising at the counter: one address for the page, one for what is done to one paper. */
export function registerDigitisePages(router: Router, office: Office): void {
  pageRoute(router, {
    method: "get",
    path: "/desk/dossiers/{id}/digitise",
    act: ACT,
    params,
    handler: (page) => atDesk(office, page, (_, desk) => show(page, { office, desk }, NOTHING)),
  });
  pageRoute(router, {
    method: "post",
    path: "/desk/dossiers/{id}/digitise/{component}",
    act: ACT,
    params: ofPaper,
    idempotency: "command",
    bodyBytesMax: BODY_BYTES_MAX,
    handler: (page) => atDesk(office, page, (_, desk) => act(page, { office, desk }, page.params.component)),
  });
}

type At = { readonly office: Office; readonly desk: Desk };
type Shown = {
  readonly errors: readonly FormError[];
  /** The paper whose boxes were just typed into, and what was read on it. */
  readonly component: string | null;
  readonly suggested: SuggestedFacts | null;
  readonly isUnread: boolean;
  readonly taken: SuggestedFacts | null;
};
const NOTHING: Shown = { errors: [], component: null, suggested: null, isUnread: false, taken: null };

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
    tried: shown.component,
    isUnread: shown.isUnread,
    navigation: desk.navigation,
  };
  return page.render(<DigitisePage page={page} view={view} />, shown.errors.length === 0 ? 200 : 422);
}

type About = { readonly office: Office; readonly read: DossierView; readonly shown: Shown };

/** The papers handed in and those this case may have, with what is kept, proposed and typed. What is proposed is written down as a look. */
async function rowsOf(page: DigitiseRequest, { office, read, shown }: About): Promise<DigitisedRow[]> {
  const { database } = office.services;
  const { dossier } = read;
  const version = await versionOf(office, dossier);
  const codes = new Set(dossier.pinned?.componentCodes ?? []);
  const heldAs = (code: string) =>
    dossier.components.find(({ componentCode }) => componentCode === code) ?? null;
  // What is only shown goes home again; a form filled in here has no paper unless one was handed in.
  const components = (version?.components ?? []).filter(
    ({ code, kind }) =>
      kind !== "PRESENT" && (isHandedIn(heldAs(code)) || (codes.has(code) && kind === "SUBMIT")),
  );
  const stored = await proposedPapers(page, { office, read, shown });
  const scans = dossier.components.flatMap(({ scan }) => scan?.comparedBy ?? []);
  const nameOf = await peopleNames(database, scans);
  const owner = uploadOwner(page.actor, null);
  const arrived = await stillArrived(office.services, owner, offeredPages(page.form.pages));
  const t = messages(page.locale).digitise;
  return components.map(({ code, name }): DigitisedRow => {
    const held = heldAs(code);
    const scan = held?.scan;
    const isHere = shown.component === code;
    const by = scan?.comparedBy == null ? "" : (nameOf(scan.comparedBy) ?? "");
    return {
      code,
      name: textIn(name, page.locale),
      held,
      isHandedIn: isHandedIn(held),
      stored: stored.get(code) ?? null,
      typed: isHere ? typedIn(page.form, shown.taken) : keptIn(held),
      suggested: isHere ? shown.suggested : null,
      arrived: isHere ? arrived : [],
      comparedWords:
        scan?.comparedAt == null ? null : t.comparedBy({ by, when: fullMoment(scan.comparedAt) }),
    };
  });
}

/** Whether a paper lies on the table, came as a file, or was decided on without either. */
function isHandedIn(held: ComponentHeld | null): boolean {
  if (held === null) return false;
  return held.originals + held.copies + held.files.length > 0 || held.digitisation !== null;
}

async function proposedPapers(page: DigitiseRequest, { office, read }: About) {
  const { database, clock } = office.services;
  const at = clock.now();
  const { people: owners } = ownershipOf(read.applicant);
  const version = await versionOf(office, read.dossier);
  const components = version?.components ?? [];
  const stored = await storedFor(database, { owners, components, on: localDateOf(at) });
  const purpose = read.dossier.code ?? "";
  const isFirstLook = page.context.req.method === "GET";
  const numbers = new Set(owners.map(({ personalId }) => personalId));
  for (const ownerNumber of isFirstLook ? numbers : []) {
    const papers = [...stored.values()].filter((paper) => paper.ownerNumber === ownerNumber);
    const look = { kind: "PROPOSED" as const, ownerNumber, papers, purpose, dossierId: read.dossier.id, at };
    if (papers.length > 0) await logLook(database, page.actor, look);
  }
  return stored;
}

/** Saves one paper, takes it from the store, or reads it: which, the pressed button says. */
async function act(page: DigitiseRequest, at: At, component: string): Promise<Response> {
  const read = await readDossier(at.office, page.actor, page.params.id);
  if (!read.ok || !read.value.acts.includes("checkComponents")) return page.refuse({ code: "NOT_FOUND" });
  const here = { ...NOTHING, component };
  const about = { ...at, read: read.value, component };
  if (typedText(page.form, "_reuse") !== "") return reuse(page, about);
  switch (typedText(page.form, "_do")) {
    case "read":
      return readAloud(page, about);
    case "take":
      return show(page, at, { ...here, taken: suggestedIn(page.form) });
    default:
      return save(page, about);
  }
}

type Doing = At & { readonly read: DossierView; readonly component: string };

function heldOf({ read, component }: Doing): ComponentHeld {
  const held = read.dossier.components.find(({ componentCode }) => componentCode === component);
  return held ?? { componentCode: component, originals: 0, copies: 0, files: [], digitisation: null };
}

async function reuse(page: DigitiseRequest, doing: Doing): Promise<Response> {
  const t = messages(page.locale).digitise;
  const again = (message: string) =>
    show(page, doing, { ...NOTHING, component: doing.component, errors: [{ path: "", message }] });
  if (typedText(page.form, "consent") !== "true") return again(t.consentMissing);
  const stored = (await proposedPapers(page, { ...doing, shown: NOTHING })).get(doing.component);
  if (stored === undefined || stored.id !== typedText(page.form, "_reuse")) return again(t.storedGone);
  const held = { ...heldOf(doing), files: [fileOfStored(stored)], digitisation: "REUSED" as const };
  return carryOut(page, doing, { act: "checkComponents", components: [held] });
}

async function readAloud(page: DigitiseRequest, doing: Doing): Promise<Response> {
  const offered = offeredPages(page.form.pages);
  const { actor } = page;
  const suggested = await readScan(doing.office, { actor, offered, kept: heldOf(doing).files });
  return show(page, doing, {
    ...NOTHING,
    component: doing.component,
    suggested,
    isUnread: suggested === null,
  });
}

async function save(page: DigitiseRequest, doing: Doing): Promise<Response> {
  const outcome = z
    .enum(["DIGITISED", "NOT_REQUIRED"])
    .catch("DIGITISED")
    .parse(typedText(page.form, "outcome"));
  const offered = offeredPages(page.form.pages);
  const before = heldOf(doing);
  const again = (errors: readonly FormError[]) =>
    show(page, doing, { ...NOTHING, component: doing.component, errors });
  const errors = scanErrors(page, {
    component: doing.component,
    hasScan: offered.length + before.files.length > 0,
  });
  if (outcome === "DIGITISED" && errors.length > 0) return again(errors);
  const name = `${doing.read.dossier.code ?? doing.read.dossier.id}.${doing.component}`;
  const kept = await keepScan(doing.office, page.actor, { name, offered, before: before.files });
  if (!kept.ok) return again(refusalErrors(kept.refusal, page.locale));
  const typed = typedIn(page.form, null);
  const orNull = (text: string) => (text.trim() === "" ? null : text.trim().slice(0, 300));
  const scan = {
    componentCode: doing.component,
    number: orNull(typed.number),
    issuer: orNull(typed.issuer),
    issuedOn: parseLocalDate(dateTextOf(typed.issuedOn)),
    isCompared: typed.isCompared,
  };
  const held = { ...before, files: kept.value, digitisation: outcome };
  return carryOut(page, doing, {
    act: "checkComponents",
    components: [withoutScan(held)],
    ...(outcome === "DIGITISED" ? { scans: [scan] } : {}),
  });
}

function withoutScan({ scan: _scan, ...held }: ComponentHeld): ComponentHeld {
  return held;
}

async function carryOut(page: DigitiseRequest, doing: Doing, command: AskedCommand): Promise<Response> {
  const expectedVersion = versionSeen(page.form);
  if (expectedVersion === null) return page.refuse({ code: "PRECONDITION_REQUIRED" });
  const done = await runAct(doing.office, page.actor, {
    dossierId: doing.read.dossier.id,
    command,
    expectedVersion,
    key: page.command,
  });
  if (done.ok) return page.redirect(paths.digitise(doing.read.dossier.id));
  const nameOf = paperNames(await versionOf(doing.office, doing.read.dossier), page.locale);
  const errors =
    done.refusal.code === "DOSSIER_CHANGED"
      ? [{ path: "", message: await changedWords(doing.office, done.refusal, page.locale) }]
      : refusalErrors(done.refusal, page.locale, nameOf);
  return show(page, doing, { ...NOTHING, component: doing.component, errors });
}
