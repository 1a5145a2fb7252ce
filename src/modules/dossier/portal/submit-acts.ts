import { type Locale, messages } from "../../../i18n/index.ts";
import type { FormError } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { z } from "../../../web/route.ts";
import { declaresInForm, typedTexts, validateForm } from "../../catalogue/index.ts";
import { submitDossier } from "../commands/submit.ts";
import { askedInForm, readApplicant } from "../screens/applicant-form.tsx";
import { paperNames } from "../screens/paper-names.ts";
import { refusalErrors } from "../screens/refusal-words.ts";
import { wayOutErrors } from "../screens/ways-out.ts";
import {
  type AtHand,
  gather,
  inEachLanguage,
  keepAsSent,
  keepForSignIn,
  keepStep,
  type SubmitPage,
} from "./at-hand.ts";
import { readSubmission, type Submission } from "./submission.ts";
import { carried, keptPapers, paperErrors, text, typedSubmission } from "./submit-input.ts";
import { type Asked, submitRequest } from "./submit-situation.ts";

type StepAct = (page: SubmitPage, about: Asked, atHand: AtHand) => Promise<string>;

/**
 * What the buttons of the pages do, by the last part of their address. Each keeps what it was given and answers where to
 * go on: the page that is shown is always one that was asked for, never the answer to what was sent.
 */
export const STEP_ACTS = {
  papers: takeForm,
  back: backToForm,
  "papers-again": async (page, _, atHand) => keepStep(page, { ...atHand, step: "papers" }),
  review: takePapers,
  "sign-in": toSignIn,
  send,
} as const satisfies Record<string, StepAct>;

/** Runs the act on what is at hand; of what was sent already only the receipt is left. */
export async function runStep(page: SubmitPage, about: Asked, act: StepAct): Promise<Response> {
  const gathered = await gather(page, about);
  if (gathered.kind === "sent") return page.redirect(paths.submitted(gathered.dossierCode));
  return page.redirect(await act(page, about, gathered));
}

/** First page read: applicant and e-form, each mistake beside its field. */
async function takeForm(page: SubmitPage, about: Asked, { id, submission: before }: AtHand): Promise<string> {
  const submission = typedSubmission(page, about, before);
  const errors = inEachLanguage((locale) => formErrors(about, submission, locale));
  const typed = typedBoxes(page);
  return keepStep(page, { id, submission, typed, step: errors.length > 0 ? "form" : "papers", errors });
}

function formErrors(about: Asked, submission: Submission, locale: Locale): FormError[] {
  const reading = { locale, on: about.on, inForm: askedInForm(about.schema, about.version.subjects) };
  const read = readApplicant(submission.applicant, reading);
  return [
    ...read.errors,
    ...(about.schema === null ? [] : validateForm(about.schema, submission.form, reading)),
    ...wayOutErrors(submission.channelOut, read.applicant, locale),
  ];
}

/** The boxes of the e-form as they were filled in; our own fields begin with a stroke and are no part of it. */
function typedBoxes(page: SubmitPage) {
  return Object.fromEntries(Object.entries(typedTexts(page.form)).filter(([name]) => !name.startsWith("_")));
}

/** Second page read; a paper that is still missing is named, all at once. */
async function takePapers(page: SubmitPage, about: Asked, atHand: AtHand) {
  const kept = await keptPapers(page, about, atHand.submission);
  const { submission } = kept;
  const errors = inEachLanguage((locale) => paperErrors(about, kept, locale));
  return keepStep(page, { ...atHand, submission, step: errors.length > 0 ? "papers" : "review", errors });
}

/** Files that were chosen before somebody goes back need not be sent again. */
async function backToForm(page: SubmitPage, about: Asked, atHand: AtHand) {
  const { submission } = await keptPapers(page, about, atHand.submission);
  return keepStep(page, { ...atHand, submission, step: "form" });
}

const SUBMIT_STEP = z.enum(["form", "papers", "review"]).catch("form");

/** To the sign-in and back to this step. */
async function toSignIn(page: SubmitPage, about: Asked, atHand: AtHand): Promise<string> {
  return keepForSignIn(page, await asFilledIn(page, about, atHand));
}

/** The same step, to be read in the other language. */
export async function keepForLanguage(page: SubmitPage, about: Asked, atHand: AtHand): Promise<string> {
  return keepStep(page, await asFilledIn(page, about, atHand));
}

/** The step the page is at, with what stands in its boxes; nothing is asked of it yet. */
async function asFilledIn(page: SubmitPage, about: Asked, atHand: AtHand) {
  const { submission: before } = atHand;
  const step = SUBMIT_STEP.parse(page.form["_step"]);
  const submission =
    step === "form"
      ? typedSubmission(page, about, before)
      : step === "papers"
        ? (await keptPapers(page, about, before)).submission
        : before;
  const typed = step === "form" ? typedBoxes(page) : atHand.typed;
  return { ...atHand, submission, step, typed };
}

/** Sends what the last page showed, which is what was declared, and not what another window made of it since. */
async function send(page: SubmitPage, about: Asked, atHand: AtHand): Promise<string> {
  const submission = readSubmission(page.form) === null ? atHand.submission : await carried(page, about);
  const again = (step: "form" | "review", tell: (locale: Locale) => readonly FormError[]) =>
    keepStep(page, { ...atHand, submission, step, errors: inEachLanguage(tell) });
  const t = (locale: Locale) => messages(locale).screens.submit;
  if (!declaresInForm(about.schema) && text(page.form, "_confirmed") !== "true")
    return again("review", (locale) => [{ path: "_confirmed", message: t(locale).confirmMissing }]);
  const request = submitRequest(about, submission, page.locale);
  if (request === null) return again("form", (locale) => [{ path: "", message: t(locale).stateLost }]);
  const sent = await submitDossier(about.office, {
    actor: page.actor,
    request,
    key: { ...page.command, given: true },
    locale: page.locale,
    guestKey: submission.guestKey,
  });
  if (!sent.ok) {
    const { refusal } = sent;
    return again("review", (locale) => refusalErrors(refusal, locale, paperNames(about.version, locale)));
  }
  await keepAsSent(page, atHand.id, sent.value.code);
  return paths.submitted(sent.value.code);
}
