import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { pageRoute, type Router, z } from "../../../web/route.ts";
import { confirmedIdentity } from "../../access/index.ts";
import {
  askedAnswers,
  draftKeyFor,
  findFormDraft,
  findPublishedVersion,
  formSchemaOf,
  prefilled,
  typedAnswers,
  unclaimedPath,
} from "../../catalogue/index.ts";
import type { Office } from "../commands/office.ts";
import { ownersAsked } from "../reused-papers.ts";
import { askedInForm, readApplicant } from "../screens/applicant-form.tsx";
import { storedFor } from "../stored-papers.ts";
import {
  type AtHand,
  beginningOf,
  errorsIn,
  findAtHand,
  keyOfSending,
  ofProcedure,
  type SubmitPage,
  submitQuery,
} from "./at-hand.ts";
import type { SubmitStep } from "./kept-submission.ts";
import { type Submission, startSubmission } from "./submission.ts";
import { keepForLanguage, runStep, STEP_ACTS } from "./submit-acts.ts";
import { SubmitFormPage } from "./submit-form-page.tsx";
import { SubmitPapersPage } from "./submit-papers-page.tsx";
import { SubmitReviewPage } from "./submit-review-page.tsx";
import { type Asked, reviewView, situationOf } from "./submit-situation.ts";

const UPLOAD_BYTES_MAX = 60_000_000;

/**
 * Submitting online, page by page. Each page posts to the next one, which keeps what came and leads to an address that
 * shows it: a mistake, a look back, a reload or a lost connection costs nothing.
 */
export function registerSubmitPages(router: Router, office: Office): void {
  const base = "/procedures/{code}/submit";
  const of = { act: "dossier.submit", params: ofProcedure, query: submitQuery } as const;
  const shows = (path: string, step: SubmitStep) =>
    pageRoute(router, {
      ...of,
      method: "get",
      path,
      handler: async (page) =>
        page.query.kept === undefined
          ? page.redirect(beginningOf(page))
          : asked(office, page, (about) => look(page, about, { step, id: page.query.kept ?? "" })),
    });
  shows(base, "form");
  shows(`${base}/papers`, "papers");
  shows(`${base}/review`, "review");
  for (const [path, act] of Object.entries(STEP_ACTS))
    pageRoute(router, {
      ...of,
      method: "post",
      path: `${base}/${path}`,
      idempotency: path === "send" ? "command" : "none",
      replay: submittedPath,
      bodyBytesMax: UPLOAD_BYTES_MAX,
      limit: "guest-submit",
      again: (page) => asked(office, page, (about) => runStep(page, about, keepForLanguage)),
      handler: (page) => asked(office, page, (about) => runStep(page, about, act)),
    });
}

async function asked(
  office: Office,
  page: SubmitPage,
  handler: (asked: Asked) => Promise<Response>,
): Promise<Response> {
  const on = localDateOf(office.services.clock.now());
  const version = await findPublishedVersion(office.services.database, { code: page.params.code, on });
  if (version === null) return page.refuse({ code: "NOT_FOUND" });
  if (version.onlineLevel === "INFO") return page.refuse({ code: "DOSSIER_NOT_ONLINE" });
  const schema = version.forms.map(formSchemaOf).find((found) => found !== null) ?? null;
  const identity = confirmedIdentity(page.actor);
  const { database } = office.services;
  const directory = await office.directory();
  const stored = async ({ applicant: told }: Submission) => {
    const inForm = askedInForm(schema, version.subjects);
    const { owner } = readApplicant(told, { locale: page.locale, on, inForm }).applicant;
    const owners = await ownersAsked(database, page.actor, { owner, people: [], on });
    return storedFor(database, { owners, components: version.components, on });
  };
  return handler({ office, version, schema, identity, on, directory, stored });
}

/** A step as it was left. Of what was sent only the receipt is left; where nothing is kept, one begins. */
async function look(
  page: SubmitPage,
  about: Asked,
  { step, id }: { readonly step: SubmitStep; readonly id: string },
): Promise<Response> {
  const found = await findAtHand(page, about, id);
  if (found === null) return begin(page, about, { step, id });
  if (found.kind === "sent") return page.redirect(paths.submitted(found.dossierCode));
  const { submission, typed, errors, step: at } = found.kept;
  const isAt = at === step;
  return show(page, about, {
    step,
    atHand: { id, submission, typed },
    errors: isAt ? errorsIn(page.locale, errors) : [],
  });
}

type Shown = {
  readonly step: SubmitStep;
  readonly atHand: AtHand;
  readonly errors?: readonly FormError[];
};

/** One page of the submission, with everything wrong with it. */
async function show(page: SubmitPage, about: Asked, shown: Shown): Promise<Response> {
  return page.render(await stepPage(page, about, shown), (shown.errors ?? []).length > 0 ? 422 : 200);
}

async function stepPage(page: SubmitPage, about: Asked, { step, atHand, errors = [] }: Shown) {
  const { version, schema, identity } = about;
  const { submission, typed } = atHand;
  const props = { page, version, atHand, errors };
  const { components, offices } = situationOf(about, submission);
  switch (step) {
    case "form": {
      const kept = typedAnswers(schema === null ? submission.form : askedAnswers(schema, submission.form));
      return <SubmitFormPage {...props} view={{ schema, identity, typed: typed ?? kept, offices }} />;
    }
    case "papers":
      return <SubmitPapersPage {...props} components={components} stored={await about.stored(submission)} />;
    case "review": {
      const view = await reviewView(about, submission, page.locale);
      return <SubmitReviewPage {...props} view={view} once={keyOfSending(page, atHand.id)} />;
    }
  }
}

/** A draft saved before, or what the account already knows: none of it need be typed again. */
async function begin(
  page: SubmitPage,
  about: Asked,
  { step, id }: { readonly step: SubmitStep; readonly id: string },
): Promise<Response> {
  const { actor } = page;
  const submission = startSubmission(actor);
  const lost = { path: "", message: messages(page.locale).screens.submit.stateLost };
  const errors = step === "form" ? [] : [lost];
  const { draft: draftId } = page.query;
  const wanted = draftId === undefined ? null : { id: draftId, key: draftKeyFor(page) };
  const draft = wanted === null ? null : await findFormDraft(about.office.services, actor, wanted);
  if (draft !== null) {
    const atHand = { id, submission: { ...submission, form: draft.answers }, typed: null };
    return show(page, about, { step: "form", atHand, errors });
  }
  const unclaimed = draftId === undefined ? null : await unclaimedPath(page, draftId);
  if (unclaimed !== null) return page.redirect(unclaimed);
  const typed = about.schema === null ? {} : prefilled(about.schema, actor);
  return show(page, about, { step: "form", atHand: { id, submission, typed }, errors });
}

/** Sent twice by a double click: the second one leads to the dossier of the first. */
function submittedPath(kept: unknown): string | null {
  const acted = z.object({ code: z.string() }).safeParse(kept);
  return acted.success ? paths.submitted(acted.data.code) : null;
}
