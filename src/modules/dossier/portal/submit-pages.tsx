import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { type FormInput, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import {
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
} from "../../catalogue/index.ts";
import type { Office } from "../commands/office.ts";
import { submitDossier } from "../commands/submit.ts";
import { askedInForm, readApplicant, typedApplicant } from "../screens/applicant-form.tsx";
import { paperNames } from "../screens/paper-names.ts";
import { refusalErrors, refusalWords } from "../screens/refusal-words.ts";
import { storeUpload } from "../uploads.ts";
import { EMPTY_SUBMISSION, readSubmission, type Submission } from "./submission.ts";
import { SubmitFormPage } from "./submit-form-page.tsx";
import { SubmitPapersPage } from "./submit-papers-page.tsx";
import { SubmitReviewPage } from "./submit-review-page.tsx";
import { type Asked, reviewView, situationOf, submitRequest } from "./submit-situation.ts";

const UPLOAD_BYTES_MAX = 60_000_000;
const params = z.strictObject({ code: z.string().min(1).max(60) });
const draftQuery = z.object({ draft: z.string().max(40).optional(), key: z.string().max(100).optional() });
type SubmitPage = Page<
  z.output<typeof params>,
  { readonly draft?: string | undefined; readonly key?: string | undefined }
>;

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
  step("back", (page, about) => showForm(page, about, { submission: carried(page) }));
  step("papers-again", (page, about) => showPapers(page, about, { submission: carried(page) }));
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
  return handler(page, { office, version, schema, on, directory: await office.directory() });
}

type Shown = { readonly submission: Submission; readonly errors?: readonly FormError[] };
/** What stands in the boxes: what was typed, where it could not be read, otherwise the answers kept. */
type FormShown = Shown & { readonly typed?: TypedAnswers };

function showForm(
  page: SubmitPage,
  about: Asked,
  { submission, errors = [], typed = typedAnswers(submission.form) }: FormShown,
): Promise<Response> {
  const view = { schema: about.schema, typed, offices: situationOf(about, submission).offices };
  return page.render(
    <SubmitFormPage
      page={page}
      version={about.version}
      submission={submission}
      errors={errors}
      view={view}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

function showPapers(page: SubmitPage, about: Asked, { submission, errors = [] }: Shown): Promise<Response> {
  const { components } = situationOf(about, submission);
  return page.render(
    <SubmitPapersPage
      page={page}
      version={about.version}
      submission={submission}
      errors={errors}
      components={components}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

function showReview(page: SubmitPage, about: Asked, { submission, errors = [] }: Shown): Promise<Response> {
  const view = reviewView(about, submission, page.locale);
  return page.render(
    <SubmitReviewPage
      page={page}
      version={about.version}
      submission={submission}
      errors={errors}
      view={view}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

/** First page read: applicant and e-form, each mistake beside its field. */
function takeForm(page: SubmitPage, about: Asked): Promise<Response> {
  const before = carried(page);
  const inForm = askedInForm(about.schema);
  const applicant = typedApplicant(page.form, inForm);
  const answers = about.schema === null ? {} : readFormData(about.schema, page.form);
  const submission: Submission = {
    ...before,
    applicant,
    form: answers,
    receivingUnitId: text(page.form, "_receivingUnitId"),
    channelOut: z
      .enum(["COUNTER", "ONLINE", "POSTAL"])
      .catch("COUNTER")
      .parse(text(page.form, "_channelOut")),
  };
  const reading = { locale: page.locale, on: about.on, inForm };
  const errors = [
    ...readApplicant(applicant, reading).errors,
    ...(about.schema === null ? [] : validateForm(about.schema, answers, reading)),
  ];
  if (errors.length > 0) return showForm(page, about, { submission, errors, typed: typedTexts(page.form) });
  return showPapers(page, about, { submission });
}

/** Second page read: files are kept, then what is still missing is named, all at once. */
async function takePapers(page: SubmitPage, about: Asked): Promise<Response> {
  const before = carried(page);
  const { components } = situationOf(about, before);
  const errors: FormError[] = [];
  const papers: Submission["papers"] = [];
  for (const { code } of components) {
    const held = before.papers.find((paper) => paper.componentCode === code)?.files ?? [];
    const sent = filesOf(page.form[`_paper.${code}`]);
    const kept: Submission["papers"][number]["files"] = [];
    for (const file of sent) {
      const stored = await storeUpload(about.office.services, page.actor, {
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      });
      if (stored.ok) kept.push({ ...stored.value });
      else
        errors.push({
          path: `_paper.${code}`,
          message: `${file.name}: ${refusalWords(stored.refusal, page.locale)}`,
        });
    }
    papers.push({ componentCode: code, files: kept.length > 0 ? kept : held });
  }
  const submission = { ...before, papers };
  errors.push(...missingErrors(about, submission, page));
  return errors.length > 0
    ? showPapers(page, about, { submission, errors })
    : showReview(page, about, { submission });
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
  const submission = carried(page);
  const t = messages(page.locale).screens.submit;
  if (text(page.form, "_confirmed") !== "true") {
    return showReview(page, about, {
      submission,
      errors: [{ path: "_confirmed", message: t.confirmMissing }],
    });
  }
  const request = submitRequest(about, submission, page.locale);
  if (request === null)
    return showForm(page, about, { submission, errors: [{ path: "", message: t.stateLost }] });
  const sent = await submitDossier(about.office, {
    actor: page.actor,
    request,
    key: { ...page.command, given: true },
  });
  if (!sent.ok)
    return showReview(page, about, {
      submission,
      errors: refusalErrors(sent.refusal, page.locale, paperNames(about.version, page.locale)),
    });
  return page.redirect(paths.submitted(sent.value.code));
}

/** Sent twice by a double click: the second one leads to the dossier of the first. */
function submittedPath(kept: unknown): string | null {
  const acted = z.object({ code: z.string() }).safeParse(kept);
  return acted.success ? paths.submitted(acted.data.code) : null;
}

function carried(page: SubmitPage): Submission {
  return readSubmission(page.form) ?? EMPTY_SUBMISSION;
}

/** A draft saved before, or what the account already knows: none of it need be typed again. */
async function firstPage(page: SubmitPage, about: Asked): Promise<Response> {
  const { actor } = page;
  const known =
    actor.kind === "citizen"
      ? { fullName: actor.fullName, personalId: actor.personalId ?? "", phone: actor.phone ?? "" }
      : {};
  const started = { ...EMPTY_SUBMISSION, applicant: { ...EMPTY_SUBMISSION.applicant, ...known } };
  const { draft: id, key = null } = page.query;
  const draft = id === undefined ? null : await findFormDraft(about.office.services, actor, { id, key });
  if (draft !== null) return showForm(page, about, { submission: { ...started, form: draft.answers } });
  const typed = about.schema === null ? {} : prefilled(about.schema, actor);
  return showForm(page, about, { submission: started, typed });
}

function text(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}

/** A file box left empty sends one nameless, empty file. */
function filesOf(value: FormInput[string] | undefined): readonly File[] {
  const all = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return all.filter((each): each is File => each instanceof File && each.size > 0);
}
