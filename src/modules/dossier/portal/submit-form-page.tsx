import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  errorOf,
  Form,
  FormSection,
  RadioGroup,
  Select,
} from "../../../web/components/index.ts";
import type { ConfirmedIdentity } from "../../access/index.ts";
import type { FormSchema } from "../../catalogue/index.ts";
import { confirmedAnswers, FormFields, type TypedAnswers } from "../../catalogue/index.ts";
import { ApplicantFields, askedInForm, asksApplicant } from "../screens/applicant-form.tsx";
import { waysOut } from "../screens/ways-out.ts";
import type { Submission } from "./submission.ts";
import {
  CarriedSubmission,
  SUBMIT_FORM,
  SubmitFrame,
  type SubmitPageProps,
  submitAction,
} from "./submit-frame.tsx";

type OfficeChoice = { readonly id: string; readonly name: string };

type SubmitFormView = {
  readonly schema: FormSchema | null;
  readonly identity: ConfirmedIdentity | null;
  /** What stands in the boxes of the e-form, as typed. */
  readonly typed: TypedAnswers;
  readonly offices: readonly OfficeChoice[];
};

/** First page: who, for whom, the declaration, and where the result shall go. */
export function SubmitFormPage({
  page,
  version,
  atHand,
  errors = [],
  view,
}: SubmitPageProps & { view: SubmitFormView }) {
  const t = messages(page.locale).screens;
  const { submission } = atHand;
  return (
    <SubmitFrame atHand={atHand} page={page} version={version} step={0} errors={errors}>
      <Form page={page} id={SUBMIT_FORM} action={submitAction(version.code, 0)}>
        <CarriedSubmission step={0} atHand={atHand} />
        <Declaration page={page} errors={errors} view={view} />
        {asksApplicant(askedInForm(view.schema, version.subjects)) ? (
          <Card>
            <FormSection title={t.submit.applicant}>
              <ApplicantFields
                locale={page.locale}
                typed={submission.applicant}
                errors={errors}
                inForm={askedInForm(view.schema, version.subjects)}
                identity={view.identity}
              />
            </FormSection>
          </Card>
        ) : null}
        <Card>
          <FormSection title={t.submit.receive}>
            <OfficeField page={page} submission={submission} offices={view.offices} />
            <RadioGroup
              locale={page.locale}
              name="_channelOut"
              label={t.submit.channelOut}
              value={submission.channelOut}
              options={waysOut(page.locale)}
              error={errorOf(errors, "_channelOut")}
            />
          </FormSection>
        </Card>
        <div class="mc-row">
          <Button>{t.submit.toPapers}</Button>
        </div>
      </Form>
    </SubmitFrame>
  );
}

function Declaration({
  page,
  errors = [],
  view,
}: Pick<SubmitPageProps, "page" | "errors"> & { view: SubmitFormView }) {
  if (view.schema === null) return null;
  return (
    <Card>
      <div class="mc-stack" data-gap="lg">
        <FormFields
          locale={page.locale}
          schema={view.schema}
          typed={view.typed}
          errors={errors}
          confirmed={confirmedAnswers(view.schema, view.identity)}
        />
      </div>
    </Card>
  );
}

/** Where there is only one office there is nothing to choose. */
function OfficeField({
  page,
  submission,
  offices,
}: Pick<SubmitPageProps, "page"> & { submission: Submission; offices: readonly OfficeChoice[] }) {
  const [only] = offices;
  if (only !== undefined && offices.length === 1) {
    return (
      <p>
        <input type="hidden" name="_receivingUnitId" value={only.id} />
        {only.name}
      </p>
    );
  }
  return (
    <Select
      locale={page.locale}
      name="_receivingUnitId"
      label={messages(page.locale).screens.submit.receivingUnit}
      value={submission.receivingUnitId}
      options={offices.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
