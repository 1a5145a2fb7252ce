import { messages } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { freshGuestKey } from "../../../kernel/guest-key.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { confirmedIdentity } from "../../access/index.ts";
import {
  askedAnswers,
  declaresInForm,
  draftKeyFor,
  draftKeyIn,
  findFormDraft,
  findPublishedVersion,
  formSchemaOf,
  keepDraftKey,
  prefilled,
  type TypedAnswers,
  typedAnswers,
  typedTexts,
  validateForm,
} from "../../catalogue/index.ts";
import type { Office } from "../commands/office.ts";
import { submitDossier } from "../commands/submit.ts";
import { askedInForm, readApplicant } from "../screens/applicant-form.tsx";
import { paperNames } from "../screens/paper-names.ts";
import { refusalErrors } from "../screens/refusal-words.ts";
import { wayOutErrors } from "../screens/ways-out.ts";
import { storedFor } from "../stored-papers.ts";
import { moveUploads, uploadOwner } from "../uploads.ts";
import { dropKeptSent, findKeptSubmission, keepSubmission, type SubmitStep } from "./kept-submission.ts";
import { type Submission, startSubmission } from "./submission.ts";
import { SubmitFormPage } from "./submit-form-page.tsx";
import { carried, confirmed, keptPapers, missingErrors, text, typedSubmission } from "./submit-input.ts";
import { SubmitPapersPage } from "./submit-papers-page.tsx";
import { SubmitReviewPage } from "./submit-review-page.tsx";
import { type Asked, reviewView, situationOf, submitRequest } from "./submit-situation.ts";

const UPLOAD_BYTES_MAX = 60_000_000;
const params = z.strictObject({ code: z.string().min(1).max(60) });
const draftQuery = z.object({
  draft: z.string().max(40).optional(),
  kept: z.uuid().optional().catch(undefined),
});
type SubmitPage = Page<z.output<typeof params>, z.output<typeof draftQuery>>;

/**
 * Submitting online, page by page. Each page posts to the next one; what was typed travels along, so that a mistake,
 * a look back or a lost connection costs nothing.
 */
export function registerSubmitPages(router: Router, office: Office): void {
  const base = "/procedures/{code}/submit";
  const step = (path: string, handler: (page: SubmitPage, asked: Asked) => Promise<Response>) =>
    pageRoute(router, {
      method: "post",
      path: `${base}/${path}`,
      act: "dossier.submit",
      params,
      query: draftQuery,
      idempotency: path === "send" ? "command" : "none",
      replay: submittedPath,
      bodyBytesMax: UPLOAD_BYTES_MAX,
      limit: "guest-submit",
      handler: (page) => asked(office, page, handler),
    });
  pageRoute(router, {
    method: "get",
    path: base,
    act: "dossier.submit",
    params,
    query: draftQuery,
    handler: (page) => asked(office, page, firstPage),
  });
  step("papers", takeForm);
  step("back", async (page, about) =>
    show(page, about, { step: "form", submission: await carried(page, about) }),
  );
  step("papers-again", async (page, about) =>
    show(page, about, { step: "papers", submission: await carried(page, about) }),
  );
  step("review", takePapers);
  step("sign-in", toSignIn);
  step("send", send);
}

async function asked(
  office: Office,
  page: SubmitPage,
  handler: (page: SubmitPage, asked: Asked) => Promise<Response>,
): Promise<Response> {
  const on = localDateOf(office.services.clock.now());
  const version = await findPublishedVersion(office.services.database, { code: page.params.code, on });
  if (version === null) return page.refuse({ code: "NOT_FOUND" });
  if (version.onlineLevel === "INFO") return page.refuse({ code: "DOSSIER_NOT_ONLINE" });
  const schema = version.forms.map(formSchemaOf).find((found) => found !== null) ?? null;
  const identity = confirmedIdentity(page.actor);
  const owners = identity === null ? [] : [identity.personalId];
  const { database } = office.services;
  const [stored, directory] = await Promise.all([
    storedFor(database, { owners, components: version.components, on }),
    office.directory(),
  ]);
  return handler(page, { office, version, schema, identity, on, directory, stored });
}

const SUBMIT_STEP = z.enum(["form", "papers", "review"]);

type Shown = {
  readonly step: SubmitStep;
  readonly submission: Submission;
  readonly errors?: readonly FormError[];
  /** What stands in the boxes of the e-form: what was typed, where it could not be read, otherwise the answers kept. */
  readonly typed?: TypedAnswers;
};

/** One page of the submission, with everything wrong with it. */
async function show(page: SubmitPage, about: Asked, shown: Shown): Promise<Response> {
  return page.render(await stepPage(page, about, shown), (shown.errors ?? []).length > 0 ? 422 : 200);
}

async function stepPage(page: SubmitPage, about: Asked, { step, submission, errors = [], typed }: Shown) {
  const { version, schema, identity } = about;
  const props = { page, version, submission, errors };
  const { components, offices } = situationOf(about, submission);
  switch (step) {
    case "form": {
      const view = { schema, identity, typed: typed ?? keptAnswers(about, submission), offices };
      return <SubmitFormPage {...props} view={view} />;
    }
    case "papers":
      return <SubmitPapersPage {...props} components={components} stored={about.stored} />;
    case "review":
      return <SubmitReviewPage {...props} view={await reviewView(about, submission, page.locale)} />;
  }
}

function keptAnswers({ schema }: Asked, { form }: Submission): TypedAnswers {
  return typedAnswers(schema === null ? form : askedAnswers(schema, form));
}

/** First page read: applicant and e-form, each mistake beside its field. */
async function takeForm(page: SubmitPage, about: Asked): Promise<Response> {
  const inForm = askedInForm(about.schema);
  const submission = await typedSubmission(page, about);
  const reading = { locale: page.locale, on: about.on, inForm };
  const read = readApplicant(submission.applicant, reading);
  const errors = [
    ...read.errors,
    ...(about.schema === null ? [] : validateForm(about.schema, submission.form, reading)),
    ...wayOutErrors(submission.channelOut, read.applicant, page.locale),
  ];
  return errors.length > 0
    ? show(page, about, { step: "form", submission, errors, typed: typedTexts(page.form) })
    : show(page, about, { step: "papers", submission });
}

/** Second page read; a paper that is still missing is named, all at once. */
async function takePapers(page: SubmitPage, about: Asked): Promise<Response> {
  const { submission, errors } = await keptPapers(page, about);
  const wrong = [...errors, ...missingErrors(about, submission, page)];
  return show(page, about, { step: wrong.length > 0 ? "papers" : "review", submission, errors: wrong });
}

/** To the sign-in and back to this step: what was filled in so far is kept for this browser meanwhile. */
async function toSignIn(page: SubmitPage, about: Asked): Promise<Response> {
  const { database, clock } = page.services;
  const step = SUBMIT_STEP.catch("form").parse(page.form._step);
  const submission =
    step === "form"
      ? await typedSubmission(page, about)
      : step === "papers"
        ? (await keptPapers(page, about)).submission
        : await carried(page, about);
  const typed = step === "form" ? typedTexts(page.form) : null;
  if (page.actor.kind !== "guest")
    return show(page, about, { step, submission, ...(typed === null ? {} : { typed }) });
  const browserKey = present(keepDraftKey(page), "key of a guest's browser");
  const { code } = page.params;
  const kept = { code, step, submission, typed, browserKey, at: clock.now() };
  const id = await keepSubmission(database, kept);
  const back = `${paths.submit(code)}?kept=${id}`;
  return page.redirect(`${paths.signIn()}?return=${encodeURIComponent(back)}`);
}

async function send(page: SubmitPage, about: Asked): Promise<Response> {
  const submission = await carried(page, about);
  const t = messages(page.locale).screens.submit;
  const again = (step: Shown["step"], errors: readonly FormError[]) =>
    show(page, about, { step, submission, errors });
  if (!declaresInForm(about.schema) && text(page.form, "_confirmed") !== "true")
    return again("review", [{ path: "_confirmed", message: t.confirmMissing }]);
  const request = submitRequest(about, submission, page.locale);
  if (request === null) return again("form", [{ path: "", message: t.stateLost }]);
  const sent = await submitDossier(about.office, {
    actor: page.actor,
    request,
    key: { ...page.command, given: true },
    locale: page.locale,
    guestKey: submission.guestKey,
  });
  const nameOf = paperNames(about.version, page.locale);
  if (!sent.ok) return again("review", refusalErrors(sent.refusal, page.locale, nameOf));
  const { guestKey } = submission;
  await dropKeptSent(page.services.database, {
    code: page.params.code,
    accountId: accountOf(page),
    guestKey,
  });
  return page.redirect(paths.submitted(sent.value.code));
}

function accountOf({ actor }: SubmitPage) {
  return "accountId" in actor ? actor.accountId : null;
}

/** Sent twice by a double click: the second one leads to the dossier of the first. */
function submittedPath(kept: unknown): string | null {
  const acted = z.object({ code: z.string() }).safeParse(kept);
  return acted.success ? paths.submitted(acted.data.code) : null;
}

/** A draft saved before, or what the account already knows: none of it need be typed again. */
async function firstPage(page: SubmitPage, about: Asked): Promise<Response> {
  const { actor } = page;
  const kept = page.query.kept === undefined ? null : await takeUp(page, about, page.query.kept);
  if (kept !== null) return show(page, about, kept);
  const submission = startSubmission(actor);
  const { draft: id } = page.query;
  const asked = id === undefined ? null : { id, key: await draftKeyFor(page, id) };
  const draft = asked === null ? null : await findFormDraft(about.office.services, actor, asked);
  if (draft !== null)
    return show(page, about, { step: "form", submission: { ...submission, form: draft.answers } });
  const typed = about.schema === null ? {} : prefilled(about.schema, actor);
  return show(page, about, { step: "form", submission, typed });
}

/**
 * What was kept while somebody signed in; null where it is not theirs, or over. Its files become the account's; a guest
 * has them under the key they were sent with, however often the page is asked for.
 */
async function takeUp(page: SubmitPage, about: Asked, id: string): Promise<Shown | null> {
  const { database, clock } = page.services;
  const accountId = accountOf(page);
  const asked = { id, code: page.params.code, accountId, browserKey: draftKeyIn(page), at: clock.now() };
  const found = await findKeptSubmission(database, asked);
  if (found === null) return null;
  const { step, typed, uploadKeySha256 } = found;
  const owner = uploadOwner(page.actor, null);
  if (uploadKeySha256 !== null && owner !== null) await moveUploads(database, uploadKeySha256, owner);
  const guestKey = owner === null ? (found.submission.guestKey ?? freshGuestKey()) : null;
  const submission = confirmed(about, { ...found.submission, guestKey });
  return { step, submission, ...(typed === null ? {} : { typed }) };
}
