import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  FormSection,
  Heading,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { ConfirmedIdentity } from "../../access/index.ts";
import { CONDITIONAL_FIELDS, confirmedAnswers, FormFields, type FormSchema } from "../../catalogue/index.ts";
import type { Dossier } from "../dossier.ts";
import type { Relationship } from "../party.ts";
import { ApplicantFields, askedInForm, asksApplicant } from "../screens/applicant-form.tsx";
import type { AmendTyped } from "./amend-input.ts";

type AmendView = {
  readonly dossier: Pick<Dossier, "id" | "version" | "draft">;
  readonly code: string;
  readonly title: string;
  /** Null where the declaration is on paper. */
  readonly schema: FormSchema | null;
  readonly typed: AmendTyped;
  readonly reason: string;
  readonly relationship: Relationship;
  /** Who VNeID confirmed of whoever sent it in. */
  readonly identity: ConfirmedIdentity | null;
  readonly errors: readonly FormError[];
  /** Above the mistakes: what the office calls them. */
  readonly errorTitle: string | null;
  readonly navigation: DeskCounts;
};

type Part = { readonly page: PageFrame & FormPage; readonly view: AmendView };

/** The boxes of the intake, as they were filled in then, with why they are put right. */
export function AmendPage({ page, view }: Part) {
  const { locale } = page;
  const t = messages(locale).amend;
  return (
    <DeskLayout
      page={page}
      title={`${t.title} · ${view.code}`}
      counts={view.navigation}
      islands={[CONDITIONAL_FIELDS]}
    >
      <div class="mc-stack mc-measure">
        <Breadcrumb
          locale={locale}
          trail={[
            { label: messages(locale).desk.work.title, href: paths.desk() },
            { label: view.code, href: paths.deskDossier(view.dossier.id) },
          ]}
          here={t.title}
        />
        <div>
          <Heading level={1} title={t.title} />
          <p class="mc-muted">{view.title}</p>
        </div>
        <ErrorSummary
          locale={locale}
          errors={view.errors}
          {...(view.errorTitle === null ? {} : { title: view.errorTitle })}
        />
        <p>{t.lead}</p>
        {view.dossier.draft === undefined ? null : <Alert locale={locale} tone="warning" title={t.drafted} />}
        <Form page={page} action={paths.amend(view.dossier.id)}>
          <input type="hidden" name="_version" value={String(view.dossier.version)} />
          <div class="mc-stack">
            <Declared page={page} view={view} />
            <People page={page} view={view} />
            <Reason page={page} view={view} />
          </div>
        </Form>
      </div>
    </DeskLayout>
  );
}

/** Why, and the button. */
function Reason({ page: { locale }, view }: Part) {
  const t = messages(locale).amend;
  return (
    <Card>
      <Textarea
        locale={locale}
        name="_reason"
        label={t.reason}
        hint={t.reasonHint}
        value={view.reason}
        rows={2}
        error={errorOf(view.errors, "_reason")}
      />
      <div class="mc-row">
        <Button>{t.save}</Button>
        <ButtonLink href={paths.deskDossier(view.dossier.id)} variant="tertiary">
          {t.back}
        </ButtonLink>
      </div>
    </Card>
  );
}

function Declared({ page, view }: Part) {
  const { schema } = view;
  if (schema === null) return <p class="mc-hint">{messages(page.locale).amend.onPaper}</p>;
  return (
    <Card>
      <div class="mc-stack" data-gap="lg">
        <FormFields
          locale={page.locale}
          schema={schema}
          typed={view.typed.answers}
          errors={view.errors}
          confirmed={confirmedAnswers(schema, view.identity)}
        />
      </div>
    </Card>
  );
}

function People({ page, view }: Part) {
  const { locale } = page;
  const t = messages(locale);
  const inForm = askedInForm(view.schema);
  const { applicant } = view.typed;
  return (
    <>
      {asksApplicant(inForm) ? (
        <Card>
          <FormSection title={t.amend.whose}>
            {view.identity === null ? null : <p class="mc-hint">{t.amend.confirmed}</p>}
            <ApplicantFields
              locale={locale}
              typed={applicant}
              errors={view.errors}
              inForm={inForm}
              identity={view.identity}
              asksOwner={false}
            />
          </FormSection>
        </Card>
      ) : null}
      <Owner page={page} view={view} />
    </>
  );
}

/** Whose it is, where somebody else handed it in. */
function Owner({ page: { locale }, view }: Part) {
  const t = messages(locale).screens.submit;
  const { owner } = view.typed;
  if (owner === null) return null;
  const relationship = t.relationships[view.relationship];
  return (
    <Card>
      <FormSection title={messages(locale).amend.ownerOf({ relationship })}>
        <div class="mc-fields">
          <TextInput
            locale={locale}
            name="_ownerName"
            label={t.ownerName}
            value={owner.fullName}
            maxLength={200}
            error={errorOf(view.errors, "_ownerName")}
          />
          <TextInput
            locale={locale}
            name="_ownerId"
            label={owner.isOrganisation ? t.ownerTaxCode : t.personalId}
            value={owner.number}
            inputMode="numeric"
            maxLength={20}
            optional
            error={errorOf(view.errors, "_ownerId")}
          />
        </div>
      </FormSection>
    </Card>
  );
}
