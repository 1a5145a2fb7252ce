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
import { type AtHand, KEPT_ID } from "./at-hand.ts";
import { LEFT_KEY } from "./leave-machine.ts";
import { writeSubmission } from "./submission.ts";

/** What every page of the submission shows: which procedure, how far, and what was typed so far. */
export type SubmitPageProps = {
  readonly page: PageFrame & FormPage;
  readonly version: ProcedureVersion;
  readonly atHand: AtHand;
  readonly errors?: readonly FormError[];
};

export function SubmitFrame({
  page,
  version,
  step,
  atHand: { submission },
  errors = [],
  children,
}: SubmitPageProps & { step: StepNumber; children: Child }) {
  const t = messages(page.locale).screens;
  const name = textIn(version.name, page.locale);
  return (
    <PortalLayout
      page={page}
      title={`${t.submit.title}: ${name}`}
      width="reading"
      signInAt={SIGN_IN_HERE}
      islands={["upload.js", CONDITIONAL_FIELDS]}
      form={{ id: SUBMIT_FORM, action: submitAction(version.code, step) }}
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
        {children}
        <SignInOffer page={page} code={version.code} />
        <LeaveMachine page={page} guestKey={submission.guestKey} />
      </div>
    </PortalLayout>
  );
}

/** The form of every step, by which a button outside of it sends what was filled in along. */
export const SUBMIT_FORM = "submission";
const STEPS = ["form", "papers", "review"] as const;
const SENT_TO = ["papers", "review", "send"] as const;
type StepNumber = 0 | 1 | 2;

/** Where the form of a step is sent: to the act that reads it. */
export function submitAction(code: string, step: StepNumber): string {
  return `${paths.submit(code)}/${SENT_TO[step]}`;
}

const SIGN_IN_HERE = "sign-in-here";

type OfferProps = Pick<SubmitPageProps, "page"> & { code: string };

/**
 * Whoever has an account may sign in now and goes on here: nothing that was filled in is lost. It stands after the form:
 * before it, it would be what the Enter key presses.
 */
function SignInOffer({ page, code }: OfferProps) {
  if (page.actor.kind !== "guest") return null;
  const t = messages(page.locale).screens.submit;
  return (
    <div class="mc-stack" data-gap="sm" id={SIGN_IN_HERE} tabindex={-1}>
      <p>{t.signInLead}</p>
      <div>
        <Button form={SUBMIT_FORM} formAction={`${paths.submit(code)}/sign-in`} variant="secondary">
          {t.signIn}
        </Button>
      </div>
    </div>
  );
}

type LeaveProps = Pick<SubmitPageProps, "page"> & {
  /** Under which the files of this submission lie, which are erased as well. */
  readonly guestKey?: string | null;
  readonly isDone?: boolean;
};

/** For guests, who have nothing to sign out of: gives up, or is done, and leaves nothing on a machine others use too. */
export function LeaveMachine({ page, guestKey = null, isDone = false }: LeaveProps) {
  if (page.actor.kind !== "guest") return null;
  const t = messages(page.locale).screens.submit;
  return (
    <Form page={page} action={paths.done()}>
      {guestKey === null ? null : <input type="hidden" name={LEFT_KEY} value={guestKey} />}
      <p>{t.leaveHint}</p>
      <Button variant={isDone ? "secondary" : "tertiary"} icon="trash">
        {isDone ? t.done : t.giveUp}
      </Button>
    </Form>
  );
}

type CarriedProps = { readonly atHand: AtHand; readonly step: StepNumber };

/** Under which id the submission is kept, and all of it, for a page that lies open longer than anything is kept. */
export function CarriedSubmission({ atHand: { id, submission }, step }: CarriedProps) {
  return (
    <>
      <input type="hidden" name="_step" value={STEPS[step]} />
      <input type="hidden" name={KEPT_ID} value={id} />
      <input type="hidden" name="_submission" value={writeSubmission(submission)} />
    </>
  );
}
