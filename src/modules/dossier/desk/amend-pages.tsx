import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import {
  confirmedAnswers,
  type FormAnswers,
  type FormSchema,
  type ProcedureVersion,
  textIn,
  validateForm,
} from "../../catalogue/index.ts";
import { ACT_POLICY } from "../acts.ts";
import { confirmedOf } from "../amendment.ts";
import { amendApplication, formOf } from "../commands/amend-application.ts";
import type { DossierChanged } from "../commands/changed-meanwhile.ts";
import { type Office, versionOf } from "../commands/office.ts";
import type { DossierId } from "../dossier.ts";
import { slipEvent } from "../issued-papers.ts";
import { findDossierPage } from "../queries/dossier-page.ts";
import { type DossierView, readDossier } from "../queries/read-dossier.ts";
import { paperNames } from "../screens/paper-names.ts";
import { refusalErrors } from "../screens/refusal-words.ts";
import { versionSeen } from "../screens/what-was-seen.ts";
import { typedText } from "./act-input.ts";
import { actedBefore } from "./acted-before.ts";
import { type AmendTyped, answersSent, boxesMerged, boxesOf, boxesSent, readParties } from "./amend-input.ts";
import { AmendPage } from "./amend-page.tsx";
import { amendmentWords } from "./amendment-words.ts";
import { changedWords } from "./changed-words.ts";
import type { Desk } from "./desk-frame.ts";
import { atDesk } from "./desk-pages.tsx";

const params = z.strictObject({ id: idField("dossier") });
const ACT = ACT_POLICY.amendApplication;
type AmendPageRequest = Page<{ id: DossierId }, unknown>;

/** Putting right what was declared: the boxes of the intake once more, and why. */
export function registerAmendPages(router: Router, office: Office): void {
  const path = "/desk/dossiers/{id}/amend";
  pageRoute(router, {
    method: "get",
    path,
    act: ACT,
    params,
    handler: (page) => atDesk(office, page, (_, desk) => opened(page, { office, desk })),
  });
  pageRoute(router, {
    method: "post",
    path,
    act: ACT,
    params,
    idempotency: "command",
    replay: async (kept, page) => {
      const acted = actedBefore(kept);
      return acted === null ? null : amendedPath(office, page.params.id, acted.version);
    },
    handler: (page) => atDesk(office, page, (_, desk) => sent(page, { office, desk })),
  });
}

type At = { readonly office: Office; readonly desk: Desk };

async function opened(page: AmendPageRequest, at: At): Promise<Response> {
  const read = await readDossier(at.office, page.actor, page.params.id);
  if (!read.ok || !read.value.acts.includes("amendApplication")) return page.refuse({ code: "NOT_FOUND" });
  const about = await aboutOf(at, read.value);
  return show(page, about, { typed: boxesOf(read.value, about.schema), errors: [], errorTitle: null });
}

type About = At & {
  readonly read: DossierView;
  readonly version: ProcedureVersion | null;
  /** The form that was filled in; null where the declaration is on paper. */
  readonly schema: FormSchema | null;
};

async function aboutOf(at: At, read: DossierView): Promise<About> {
  const version = await versionOf(at.office, read.dossier);
  return { ...at, read, version, schema: Object.keys(read.form).length === 0 ? null : formOf(version) };
}

type Shown = {
  readonly typed: AmendTyped;
  readonly errors: readonly FormError[];
  readonly errorTitle: string | null;
  readonly status?: 409 | 422;
  /** What stands in the boxes was typed on this version; left out where it is the present one. */
  readonly seen?: number | null;
};

async function show(page: AmendPageRequest, about: About, shown: Shown): Promise<Response> {
  const { read, version, schema, desk } = about;
  const view = {
    ...shown,
    dossier: { ...read.dossier, version: shown.seen ?? read.dossier.version },
    code: read.dossier.code ?? "",
    title: version === null ? "" : textIn(version.name, page.locale),
    schema,
    reason: typedText(page.form, "_reason"),
    relationship: read.applicant.relationship,
    identity: confirmedOf(read.applicant),
    navigation: desk.navigation,
  };
  const status = shown.errors.length === 0 ? 200 : (shown.status ?? 422);
  return page.render(<AmendPage page={page} view={view} />, status);
}

async function sent(page: AmendPageRequest, at: At): Promise<Response> {
  const read = await readDossier(at.office, page.actor, page.params.id);
  if (!read.ok || read.value.sharedPartOnly) return page.refuse({ code: "NOT_FOUND" });
  const about = await aboutOf(at, read.value);
  const { schema } = about;
  const identity = confirmedOf(read.value.applicant);
  // What VNeID confirmed stands in no box; it is laid over whatever was sent.
  const form = { ...page.form, ...confirmedAnswers(schema, identity) };
  const boxes = boxesSent(form, read.value, schema);
  const typed = { ...boxes, applicant: { ...boxes.applicant, ...(identity ?? {}) } };
  const answers = schema === null ? {} : answersSent(schema, read.value.form, form);
  const on = localDateOf(read.value.dossier.submittedAt ?? at.office.services.clock.now());
  const { errors, ...parties } = readParties(typed, read.value, { locale: page.locale, on, schema });
  const mistakes = [
    ...(schema === null ? [] : validateForm(schema, answers, { locale: page.locale, on })),
    ...errors,
    ...reasonErrors(page),
  ];
  const seen = versionSeen(page.form);
  if (mistakes.length > 0) return show(page, about, { typed, errors: mistakes, errorTitle: null, seen });
  return carryOut(page, about, { typed, answers, parties });
}

function reasonErrors(page: AmendPageRequest): readonly FormError[] {
  if (typedText(page.form, "_reason").trim() !== "") return [];
  const t = messages(page.locale);
  return [{ path: "_reason", message: t.catalogue.form.errors.required(t.amend.reason) }];
}

type Amending = {
  readonly typed: AmendTyped;
  readonly answers: FormAnswers;
  readonly parties: Omit<ReturnType<typeof readParties>, "errors">;
};

async function carryOut(page: AmendPageRequest, about: About, amending: Amending): Promise<Response> {
  const { office, version } = about;
  const { id } = page.params;
  const seen = versionSeen(page.form);
  if (seen === null) return page.refuse({ code: "PRECONDITION_REQUIRED" });
  const done = await amendApplication(office, page.actor, {
    dossierId: id,
    reason: typedText(page.form, "_reason").trim().slice(0, 4_000),
    ...amending.parties,
    form: amending.answers,
    expectedVersion: seen,
    key: page.command,
    locale: page.locale,
  });
  if (done.ok) return page.redirect(await amendedPath(office, id, done.value.version));
  const { refusal } = done;
  if (refusal.code === "NOT_FOUND" || refusal.code === "NOT_ALLOWED") return page.refuse(refusal);
  const { typed } = amending;
  if (refusal.code === "DOSSIER_CHANGED") return showChanged(page, about, { typed, refusal, seen });
  const errors = refusalErrors(refusal, page.locale, paperNames(version, page.locale));
  return show(page, about, { typed, errors, errorTitle: null, seen });
}

type Changed = { readonly typed: AmendTyped; readonly refusal: DossierChanged; readonly seen: number };

/** On the dossier as a colleague left it, with what they put right: what was changed here is sent again on that. */
async function showChanged(
  page: AmendPageRequest,
  about: About,
  { typed, refusal, seen }: Changed,
): Promise<Response> {
  const { office } = about;
  const now = await readDossier(office, page.actor, page.params.id);
  if (!now.ok) return page.refuse(now.refusal);
  const here = await aboutOf(about, now.value);
  const { applications } = now.value;
  const amended = amendmentWords(applications, here.schema, page.locale);
  const since = [...amended].flatMap(([seq, words]) => (seq > seen ? words : []));
  const saw = applications.findLast((each) => each.seq <= seen) ?? now.value;
  const said = [await changedWords(office, refusal, page.locale), ...since];
  return show(page, here, {
    typed: boxesMerged(typed, { seen: saw, now: now.value }, here.schema),
    errors: said.map((message) => ({ path: "", message })),
    errorTitle: messages(page.locale).desk.dossier.changedTitle,
    status: 409,
  });
}

/** The dossier, and whether the slip that was handed over says something else since this version. */
async function amendedPath({ services }: Office, id: DossierId, version: number): Promise<string> {
  const now = await findDossierPage(services.database, id);
  const amended = now !== null && slipEvent(now.timeline)?.seq === version ? "slip" : "same";
  return `${paths.deskDossier(id)}?amended=${amended}`;
}
