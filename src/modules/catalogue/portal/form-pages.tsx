import { guestKeyHash } from "../../../kernel/guest-key.ts";
import type { FormError } from "../../../web/components/index.ts";
import { forgetGuest } from "../../../web/forget-guest.ts";
import { paths } from "../../../web/paths.ts";
import { idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { confirmedIdentity } from "../../access/index.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import type { FormAnswers } from "../form-data.ts";
import { readFormData } from "../form-data.ts";
import type { FormDraft } from "../form-draft.ts";
import { findFormDraft, forgetFormDraft, saveFormDraft, startFormDraft } from "../form-draft-commands.ts";
import { deleteDraftsUnder } from "../form-draft-store.ts";
import { validateForm } from "../form-validation.ts";
import { confirmedAnswers } from "../forms/confirmed.ts";
import { type FoundForm, findForm, firstForm } from "../forms/find-form.ts";
import { prefilled } from "../forms/prefill.ts";
import { askedAnswers, withSamePerson } from "../forms/same-person.ts";
import { type TypedAnswers, typedAnswers, typedTexts } from "../forms/typed-answers.ts";
import type { ProcedureVersion } from "../procedure.ts";
import { PROCEDURE_CODE } from "../procedure-code.ts";
import { findProcedureVersion, findPublishedVersion } from "../store.ts";
import { ClaimPage } from "./claim-page.tsx";
import {
  claimHere,
  draftKeyFor,
  draftKeyIn,
  findUnclaimed,
  forgetDraftKey,
  keepDraftKey,
} from "./draft-cookie.ts";
import { FormPageScreen, type FormPageView } from "./form-page.tsx";
import { FormPrintPage } from "./form-print-page.tsx";

const ofProcedure = z.strictObject({ code: z.string().regex(PROCEDURE_CODE) });
const ofDraft = z.strictObject({ id: idField("form-draft") });
const draftQuery = z.object({ told: z.enum(["saved", "complete", "wrong"]).optional() });
type DraftPage = Page<z.output<typeof ofDraft>, z.output<typeof draftQuery>>;

/** What other modules hold of a guest who leaves the machine, by the key of the browser and by what the page sends. */
export type EraseElsewhere = (
  left: Pick<Page<unknown, unknown>, "services" | "form"> & { readonly browserKey: string | null },
) => Promise<void>;

/** Filling in a declaration before submitting: begin, save half done, take up again, check, print. */
export function registerFormPages(router: Router, eraseElsewhere: EraseElsewhere): void {
  registerEmptyForm(router);
  registerDraft(router);
  pageRoute(router, {
    method: "post",
    path: paths.done(),
    act: "dossier.submit",
    idempotency: "none",
    handler: (page) => leaveMachine(page, eraseElsewhere),
  });
}

function registerEmptyForm(router: Router): void {
  const act = "dossier.submit";
  const form = "/procedures/{code}/form";
  pageRoute(router, {
    method: "get",
    path: form,
    act,
    params: ofProcedure,
    handler: (page) => withForm(page, showEmpty),
  });
  pageRoute(router, {
    method: "post",
    path: form,
    act,
    params: ofProcedure,
    limit: "guest-submit",
    handler: (page) => withForm(page, begin),
  });
  pageRoute(router, {
    method: "get",
    path: `${form}/print`,
    act: "portal.read",
    params: ofProcedure,
    handler: (page) =>
      withForm(page, (_, asked) =>
        page.render(
          <FormPrintPage
            page={page}
            view={{ ...asked, answers: {}, backHref: paths.procedure(asked.version.code) }}
          />,
        ),
      ),
  });
}

function registerDraft(router: Router): void {
  const ofOne = { act: "dossier.submit", params: ofDraft, query: draftQuery } as const;
  pageRoute(router, {
    ...ofOne,
    method: "get",
    path: "/forms/{id}",
    handler: (page) => withDraft(page, showDraft),
  });
  pageRoute(router, {
    ...ofOne,
    method: "post",
    path: "/forms/{id}",
    limit: "guest-submit",
    handler: (page) => withSentDraft(page, saveAgain),
  });
  pageRoute(router, {
    ...ofOne,
    method: "post",
    path: "/forms/{id}/removal",
    handler: (page) => withSentDraft(page, forget),
  });
  pageRoute(router, {
    ...ofOne,
    method: "post",
    path: "/forms/{id}/claim",
    handler: (page) =>
      withSentDraft(page, async (_, { draft }) => page.redirect(cataloguePaths.formDraft(draft.id))),
  });
  pageRoute(router, {
    ...ofOne,
    method: "get",
    path: "/forms/{id}/print",
    handler: (page) => withDraft(page, printDraft),
  });
}

type Asked = { readonly version: ProcedureVersion; readonly form: FoundForm };
type AskedDraft = Asked & { readonly draft: FormDraft; readonly key: string | null };

async function withForm<P extends Page<z.output<typeof ofProcedure>, unknown>>(
  page: P,
  next: (page: P, asked: Asked) => Promise<Response>,
): Promise<Response> {
  const { database, clock } = page.services;
  const version = await findPublishedVersion(database, { code: page.params.code, on: clock.today() });
  const form = version === null ? null : firstForm(version);
  if (version === null || form === null) return page.refuse({ code: "NOT_FOUND" });
  return next(page, { version, form });
}

async function withDraft(
  page: DraftPage,
  next: (page: DraftPage, asked: AskedDraft) => Promise<Response>,
): Promise<Response> {
  const key = draftKeyFor(page);
  const draft = await findFormDraft(page.services, page.actor, { id: page.params.id, key });
  const asked = draft === null ? null : await askedOf(page, draft);
  if (asked === null) return offerUnclaimed(page);
  return next(page, { ...asked, key });
}

/** Whoever sends the page, or says that the draft is theirs, has it; looking at an address gives nothing. */
async function withSentDraft(
  page: DraftPage,
  next: (page: DraftPage, asked: AskedDraft) => Promise<Response>,
): Promise<Response> {
  await claimHere(page, page.params.id);
  return withDraft(page, next);
}

async function offerUnclaimed(page: DraftPage): Promise<Response> {
  const draft = await findUnclaimed(page, page.params.id);
  const asked = draft === null ? null : await askedOf(page, draft);
  if (asked === null) return page.refuse({ code: "NOT_FOUND" });
  return page.render(<ClaimPage page={page} {...asked} />);
}

async function askedOf(page: DraftPage, draft: FormDraft): Promise<Omit<AskedDraft, "key"> | null> {
  const version = await findProcedureVersion(page.services.database, draft.versionId);
  const form = version === null ? null : findForm(version, draft.formCode);
  return version === null || form === null ? null : { version, form, draft };
}

type AnyPage = Page<unknown, unknown>;

function show(page: AnyPage, view: FormPageView): Promise<Response> {
  const status = view.told === "changed" ? 409 : view.errors.length > 0 ? 422 : 200;
  return page.render(<FormPageScreen page={page} view={view} />, status);
}

function showEmpty(page: AnyPage, asked: Asked): Promise<Response> {
  keepDraftKey(page);
  const typed: TypedAnswers = prefilled(asked.form.schema, page.actor);
  return show(page, { ...asked, typed, errors: [], draft: null, told: "nothing" });
}

/** Asked what is wrong, the page tells it of the draft as it is saved: looking back at it or reloading it sends nothing. */
function showDraft(page: DraftPage, { draft, key: _key, ...asked }: AskedDraft): Promise<Response> {
  const { told = "nothing" } = page.query;
  const { schema } = asked.form;
  return show(page, {
    ...asked,
    typed: typedAnswers(askedAnswers(schema, draft.answers)),
    errors: told === "wrong" ? mistakes(page, asked, draft.answers) : [],
    draft,
    told: told === "wrong" ? "nothing" : told,
  });
}

function printDraft(page: DraftPage, { draft, version, form }: AskedDraft): Promise<Response> {
  const view = { version, form, answers: draft.answers, backHref: cataloguePaths.formDraft(draft.id) };
  return page.render(<FormPrintPage page={page} view={view} />);
}

function read(page: AnyPage, { form }: Asked): FormAnswers {
  return withSamePerson(form.schema, {
    ...readFormData(form.schema, page.form),
    ...confirmedAnswers(form.schema, confirmedIdentity(page.actor)),
  });
}

function mistakes(page: AnyPage, { form }: Asked, answers: FormAnswers): readonly FormError[] {
  return validateForm(form.schema, answers, { locale: page.locale, on: page.services.clock.today() });
}

/** A half-filled form is saved as it is; only "check" tells what is missing. */
function savedPath(page: AnyPage, asked: Asked, draft: Pick<FormDraft, "id" | "answers">): string {
  const wantsCheck = page.form._next === "check";
  const told = !wantsCheck ? "saved" : mistakes(page, asked, draft.answers).length > 0 ? "wrong" : "complete";
  return `${cataloguePaths.formDraft(draft.id)}?told=${told}`;
}

async function begin(page: AnyPage, asked: Asked): Promise<Response> {
  const key = keepDraftKey(page);
  const answers = read(page, asked);
  const input = { versionId: asked.version.id, formCode: asked.form.definition.code, answers, key };
  const kept = await startFormDraft(page.services, page.actor, input);
  return kept.ok ? page.redirect(savedPath(page, asked, kept.value.draft)) : page.refuse(kept.refusal);
}

async function saveAgain(page: DraftPage, { draft, key, ...asked }: AskedDraft): Promise<Response> {
  const answers = read(page, asked);
  const revision = Number(page.form._revision);
  const saved = await saveFormDraft(page.services, page.actor, {
    id: draft.id,
    key,
    revision: Number.isSafeInteger(revision) ? revision : 0,
    answers,
  });
  keepDraftKey(page);
  if (saved.ok) return page.redirect(savedPath(page, asked, saved.value));
  if (saved.refusal.code !== "VERSION_CONFLICT") return page.refuse(saved.refusal);
  const typed = typedTexts(page.form);
  return show(page, { ...asked, typed, errors: [], draft, told: "changed" });
}

/** Leaves nothing of the draft: not in this browser, and not with the office. */
async function forget(page: DraftPage, { draft, key, version }: AskedDraft): Promise<Response> {
  await forgetFormDraft(page.services, page.actor, { id: draft.id, key });
  forgetDraftKey(page);
  return page.redirect(paths.procedure(version.code));
}

/**
 * On a machine others use too: what this browser had half filled is erased, and no page of its history is taken any
 * more, since the forms of a guest are answered only under the cookie they were made under. The browser is asked to drop
 * what it keeps of this site.
 */
async function leaveMachine(page: AnyPage, eraseElsewhere: EraseElsewhere): Promise<Response> {
  const key = draftKeyIn(page);
  const { services, form } = page;
  if (key !== null) await deleteDraftsUnder(services.database, guestKeyHash(key));
  await eraseElsewhere({ services, form, browserKey: key });
  forgetDraftKey(page);
  await forgetGuest(page.context);
  page.context.header("Clear-Site-Data", '"cache", "storage"');
  return page.redirect(paths.home());
}
