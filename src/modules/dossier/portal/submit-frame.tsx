import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import {
  Breadcrumb,
  Button,
  ErrorSummary,
  Form,
  type FormError,
  type FormPage,
  Heading,
  WizardSteps,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { CONDITIONAL_FIELDS, type ProcedureVersion, textIn } from "../../catalogue/index.ts";
import { type Submission, writeSubmission } from "./submission.ts";

/** What every page of the submission shows: which procedure, how far, and what was typed so far. */
export type SubmitPageProps = {
  readonly page: PageFrame & FormPage;
  readonly version: ProcedureVersion;
  readonly submission: Submission;
  readonly errors?: readonly FormError[];
};

export function SubmitFrame({
  page,
  version,
  step,
  errors = [],
  children,
}: Omit<SubmitPageProps, "submission"> & { step: 0 | 1 | 2; children: Child }) {
  const t = messages(page.locale).screens;
  const name = textIn(version.name, page.locale);
  return (
    <PortalLayout
      page={page}
      title={`${t.submit.title}: ${name}`}
      width="reading"
      signIn={{ form: SUBMIT_FORM, action: signInAction(version.code), name: "_step", value: STEPS[step] }}
      islands={["upload.js", CONDITIONAL_FIELDS]}
    >
      <div class="mc-stack">
        <Breadcrumb
          locale={page.locale}
          trail={[
            { label: t.home.title, href: paths.home() },
            { label: name, href: paths.procedure(version.code) },
          ]}
          here={t.submit.title}
        />
        <Heading level={1} title={name} />
        <WizardSteps label={t.submit.stepsLabel} steps={t.submit.steps} current={step} />
        <ErrorSummary locale={page.locale} errors={errors} />
        {step === 0 ? <SignInOffer page={page} code={version.code} /> : null}
        {children}
        <LeaveMachine page={page} />
      </div>
    </PortalLayout>
  );
}

/** The form of every step, by which a button outside of it sends what was filled in along. */
export const SUBMIT_FORM = "submission";
const STEPS = ["form", "papers", "review"] as const;

function signInAction(code: string): string {
  return `${paths.submit(code)}/sign-in`;
}

/** Whoever has an account may sign in now and goes on here: nothing that was filled in is lost. */
function SignInOffer({ page, code }: Pick<SubmitPageProps, "page"> & { code: string }) {
  if (page.actor.kind !== "guest") return null;
  const t = messages(page.locale).screens.submit;
  return (
    <div class="mc-row">
      <p>{t.signInLead}</p>
      <Button
        form={SUBMIT_FORM}
        formAction={signInAction(code)}
        name="_step"
        value="form"
        variant="secondary"
      >
        {t.signIn}
      </Button>
    </div>
  );
}

/** For guests, who have nothing to sign out of: gives up, or is done, and leaves nothing on a machine others use too. */
export function LeaveMachine({ page, isDone = false }: { page: PageFrame & FormPage; isDone?: boolean }) {
  if (page.actor.kind !== "guest") return null;
  const t = messages(page.locale).screens.submit;
  return (
    <Form page={page} action={paths.done()}>
      <p>{t.leaveHint}</p>
      <Button variant={isDone ? "secondary" : "tertiary"} icon="trash">
        {isDone ? t.done : t.giveUp}
      </Button>
    </Form>
  );
}

export function CarriedSubmission({ submission }: { submission: Submission }) {
  return <input type="hidden" name="_submission" value={writeSubmission(submission)} />;
}
