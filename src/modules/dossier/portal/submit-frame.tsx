import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import {
  Breadcrumb,
  ErrorSummary,
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
        {children}
      </div>
    </PortalLayout>
  );
}

export function CarriedSubmission({ submission }: { submission: Submission }) {
  return <input type="hidden" name="_submission" value={writeSubmission(submission)} />;
}
