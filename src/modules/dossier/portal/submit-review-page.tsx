import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  Checkbox,
  DefinitionList,
  errorOf,
  Form,
  Heading,
} from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import type { AnswerSection } from "../../catalogue/index.ts";
import {
  CarriedSubmission,
  SUBMIT_FORM,
  SubmitFrame,
  type SubmitPageProps,
  submitAction,
} from "./submit-frame.tsx";
import { BackButton } from "./submit-papers-page.tsx";

export type ReviewView = {
  readonly applicant: readonly (readonly [string, string | null])[];
  readonly answers: readonly AnswerSection[];
  /** The commitment was ticked in the form. */
  readonly isDeclared: boolean;
  readonly papers: readonly (readonly [string, string])[];
  /** Term, fee, office, way of delivery. */
  readonly terms: readonly (readonly [string, string])[];
};

/** Last page: everything as it will be sent, and the declaration. */
export function SubmitReviewPage({
  page,
  version,
  atHand,
  errors = [],
  view,
  once,
}: SubmitPageProps & { view: ReviewView; once: string }) {
  const t = messages(page.locale).screens.submit;
  return (
    <SubmitFrame atHand={atHand} page={page} version={version} step={2} errors={errors}>
      <p>{t.reviewLead}</p>
      <Form page={page} id={SUBMIT_FORM} action={submitAction(version.code, 2)} once={once}>
        <CarriedSubmission step={2} atHand={atHand} />
        <Card title={t.applicant}>
          <DefinitionList items={view.applicant} />
        </Card>
        {view.answers.length === 0 ? null : (
          <Card title={t.form}>
            <Answers sections={view.answers} />
          </Card>
        )}
        {view.papers.length === 0 ? null : (
          <Card title={t.papersTitle}>
            <DefinitionList items={view.papers} />
          </Card>
        )}
        <Card title={t.receive}>
          <DefinitionList items={view.terms} />
        </Card>
        {view.isDeclared ? null : (
          <Checkbox
            locale={page.locale}
            name="_confirmed"
            label={t.confirm}
            error={errorOf(errors, "_confirmed")}
          />
        )}
        <div class="mc-row">
          <Button>{t.send}</Button>
          <BackButton to={`${paths.submit(version.code)}/papers-again`} label={t.backToPapers} />
        </div>
      </Form>
    </SubmitFrame>
  );
}

/** Under the titles of the form: a plain "full name" says whose by where it stands. */
function Answers({ sections }: { sections: readonly AnswerSection[] }) {
  return (
    <div class="mc-stack">
      {sections.map(({ title, lines }) => (
        <section>
          <Heading level={3} title={title} />
          <DefinitionList items={lines} />
        </section>
      ))}
    </div>
  );
}
