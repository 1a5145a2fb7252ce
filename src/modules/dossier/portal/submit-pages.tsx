import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import { accept } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { type FormInput, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { confirmedIdentity } from "../../access/index.ts";
import {
  askedAnswers,
  confirmedAnswers,
  declaresInForm,
  draftKeyFor,
  findFormDraft,
  findPublishedVersion,
  formSchemaOf,
  prefilled,
  readFormData,
  type TypedAnswers,
  textIn,
  typedAnswers,
  typedTexts,
  validateForm,
  withSamePerson,
} from "../../catalogue/index.ts";
import { keepOffered, offeredPages, paperOf } from "../ahead/pages.ts";
import type { Office } from "../commands/office.ts";
import { submitDossier } from "../commands/submit.ts";
import { askedInForm, readApplicant, typedApplicant } from "../screens/applicant-form.tsx";
import { paperNames } from "../screens/paper-names.ts";
import { refusalErrors, refusalWords } from "../screens/refusal-words.ts";
import { fileOfStored, storedFor } from "../stored-papers.ts";
import { uploadOwner } from "../uploads.ts";
import { readSubmission, type Submission, startSubmission } from "./submission.ts";
import { SubmitFormPage } from "./submit-form-page.tsx";
import { SubmitPapersPage } from "./submit-papers-page.tsx";
import { SubmitReviewPage } from "./submit-review-page.tsx";
import { type Asked, isHandedIn, reviewView, situationOf, submitRequest } from "./submit-situation.ts";

const UPLOAD_BYTES_MAX = 60_000_000;
const params = z.strictObject({ code: z.string().min(1).max(60) });
const draftQuery = z.object({ draft: z.string().max(40).optional() });
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
  step("back", (page, about) => show(page, about, { step: "form", submission: carried(page, about) }));
  step("papers-again", (page, about) =>
    show(page, about, { step: "papers", submission: carried(page, about) }),
  );
  step("review", takePapers);
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

type Shown = {
  readonly step: "form" | "papers" | "review";
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
function takeForm(page: SubmitPage, about: Asked): Promise<Response> {
  const inForm = askedInForm(about.schema);
  const submission = confirmed(about, {
    ...carried(page, about),
    applicant: typedApplicant(page.form, inForm),
    form: about.schema === null ? {} : readFormData(about.schema, page.form),
    receivingUnitId: text(page.form, "_receivingUnitId"),
    channelOut: z
      .enum(["COUNTER", "ONLINE", "POSTAL"])
      .catch("COUNTER")
      .parse(text(page.form, "_channelOut")),
  });
  const reading = { locale: page.locale, on: about.on, inForm };
  const errors = [
    ...readApplicant(submission.applicant, reading).errors,
    ...(about.schema === null ? [] : validateForm(about.schema, submission.form, reading)),
  ];
  return errors.length > 0
    ? show(page, about, { step: "form", submission, errors, typed: typedTexts(page.form) })
    : show(page, about, { step: "papers", submission });
}

/** Second page read: files are kept, then what is still missing is named, all at once. */
async function takePapers(page: SubmitPage, about: Asked): Promise<Response> {
  const before = carried(page, about);
  const { components } = situationOf(about, before);
  const owner = uploadOwner(page.actor, before.guestKey);
  const errors: FormError[] = [];
  const papers: Submission["papers"] = [];
  for (const { code } of components.filter(isHandedIn)) {
    const stored = about.stored.get(code);
    if (stored !== undefined && text(page.form, `_reuse.${code}`) === stored.id) {
      papers.push({ componentCode: code, files: [{ ...fileOfStored(stored) }], reused: stored.id });
      continue;
    }
    const known = before.papers.find((paper) => paper.componentCode === code);
    const held = known === undefined || known.reused !== null ? [] : known.files;
    const offered = offeredPages(page.form[`_paper.${code}`]);
    const { services } = about.office;
    const { pages, refused } = await keepOffered(services, owner, offered);
    const whole =
      refused.length > 0
        ? accept(pages.map(({ file }) => file))
        : await paperOf(services, owner, { pages, locale: page.locale });
    const wrong = [...refused, ...(whole.ok ? [] : [{ name: "", refusal: whole.refusal }])];
    for (const { name, refusal } of wrong)
      errors.push({
        path: `_paper.${code}`,
        message: namedRefusal(name, refusalWords(refusal, page.locale)),
      });
    const kept = whole.ok ? [...whole.value] : [];
    papers.push({ componentCode: code, files: kept.length > 0 ? kept : [...held], reused: null });
  }
  const submission = { ...before, papers };
  errors.push(...missingErrors(about, submission, page));
  return show(page, about, { step: errors.length > 0 ? "papers" : "review", submission, errors });
}

function missingErrors(about: Asked, submission: Submission, page: SubmitPage): FormError[] {
  const t = messages(page.locale).screens.submit;
  return situationOf(about, submission).missing.map((missing) => {
    const [first] = missing.kind === "component" ? [missing.component] : missing.components;
    const names = (missing.kind === "component" ? [missing.component] : missing.components).map((each) =>
      textIn(each.name, page.locale),
    );
    return { path: `_paper.${first?.code ?? ""}`, message: t.paperMissing({ name: names.join(" / ") }) };
  });
}

async function send(page: SubmitPage, about: Asked): Promise<Response> {
  const submission = carried(page, about);
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
  return page.redirect(paths.submitted(sent.value.code));
}

/** Sent twice by a double click: the second one leads to the dossier of the first. */
function submittedPath(kept: unknown): string | null {
  const acted = z.object({ code: z.string() }).safeParse(kept);
  return acted.success ? paths.submitted(acted.data.code) : null;
}

/** What came along in the page; what VNeID confirmed does not depend on what came along. */
function carried(page: SubmitPage, about: Asked): Submission {
  return confirmed(about, readSubmission(page.form) ?? startSubmission(page.actor));
}

function confirmed({ identity, schema }: Asked, submission: Submission): Submission {
  const form = { ...submission.form, ...confirmedAnswers(schema, identity) };
  return {
    ...submission,
    applicant: { ...submission.applicant, ...identity },
    form: schema === null ? form : withSamePerson(schema, form),
  };
}

/** A draft saved before, or what the account already knows: none of it need be typed again. */
async function firstPage(page: SubmitPage, about: Asked): Promise<Response> {
  const { actor } = page;
  const submission = startSubmission(actor);
  const { draft: id } = page.query;
  const asked = id === undefined ? null : { id, key: await draftKeyFor(page, id) };
  const draft = asked === null ? null : await findFormDraft(about.office.services, actor, asked);
  if (draft !== null)
    return show(page, about, { step: "form", submission: { ...submission, form: draft.answers } });
  const typed = about.schema === null ? {} : prefilled(about.schema, actor);
  return show(page, about, { step: "form", submission, typed });
}

function text(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}

function namedRefusal(name: string, words: string): string {
  return name === "" ? words : `${name}: ${words}`;
}
