import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  dayText,
  ErrorSummary,
  Form,
  type FormError,
  type FormPage,
  Heading,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { confirmedIdentity } from "../../access/index.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import type { FormDraft } from "../form-draft.ts";
import { CONDITIONAL_FIELDS } from "../forms/conditional.tsx";
import { confirmedAnswers } from "../forms/confirmed.ts";
import type { FoundForm } from "../forms/find-form.ts";
import { FormFields } from "../forms/form-fields.tsx";
import type { TypedAnswers } from "../forms/typed-answers.ts";
import { textIn } from "../local-text.ts";
import type { ProcedureVersion } from "../procedure.ts";

export type FormPageView = {
  readonly version: ProcedureVersion;
  readonly form: FoundForm;
  readonly typed: TypedAnswers;
  readonly errors: readonly FormError[];
  /** Null before the first save. */
  readonly draft: FormDraft | null;
  /** What to say above the form: nothing, "saved", "complete", or "saved elsewhere meanwhile". */
  readonly told: "nothing" | "saved" | "complete" | "changed";
};

/** A declaration filled in at leisure: saved half done, taken up again, checked, printed, and then submitted. */
export function FormPageScreen({ page, view }: { page: PageFrame & FormPage; view: FormPageView }) {
  const { locale } = page;
  const t = messages(locale).catalogue;
  const name = textIn(view.version.name, locale);
  const title = t.draft.title(textIn(view.form.definition.name, locale));
  return (
    <PortalLayout page={page} title={title} width="reading" islands={[CONDITIONAL_FIELDS]}>
      <div class="mc-stack" data-gap="lg">
        <ErrorSummary locale={locale} errors={view.errors} title={t.form.errorTitle(view.errors.length)} />
        <Breadcrumb
          locale={locale}
          trail={[
            { label: t.list.title, href: paths.procedures() },
            { label: name, href: paths.procedure(view.version.code) },
          ]}
          here={textIn(view.form.definition.name, locale)}
        />
        <Heading level={1} title={title} />
        <Told page={page} view={view} />
        <p class="mc-muted">{t.form.requiredNote}</p>
        <Form page={page} action={formAction(view)}>
          {view.draft === null ? null : (
            <input type="hidden" name="_revision" value={String(view.draft.revision)} />
          )}
          <Card>
            <div class="mc-stack" data-gap="lg">
              <FormFields
                locale={locale}
                schema={view.form.schema}
                typed={view.typed}
                errors={view.errors}
                confirmed={confirmedAnswers(view.form.schema, confirmedIdentity(page.actor))}
              />
            </div>
          </Card>
          <div class="mc-row">
            <Button name="_next" value="check">
              {t.form.check}
            </Button>
            <Button name="_next" value="save" variant="secondary" formNoValidate>
              {t.form.saveDraft}
            </Button>
          </div>
        </Form>
        <Removal page={page} draft={view.draft} />
      </div>
    </PortalLayout>
  );
}

/** On a machine that others use too, what was typed goes at one press. */
function Removal({ page, draft }: { page: PageFrame & FormPage; draft: FormDraft | null }) {
  const t = messages(page.locale).catalogue.draft;
  if (draft === null) return null;
  const isOwn = page.actor.kind === "citizen";
  return (
    <Form page={page} action={cataloguePaths.formDraftRemoval(draft.id)}>
      <Button variant="tertiary" icon="trash">
        {isOwn ? t.removeOwn : t.remove}
      </Button>
    </Form>
  );
}

function formAction({ draft, version }: FormPageView): string {
  return draft === null ? cataloguePaths.form(version.code) : cataloguePaths.formDraft(draft.id);
}

function Told({ page, view }: { page: PageFrame; view: FormPageView }) {
  const { locale } = page;
  const t = messages(locale).catalogue;
  const { draft } = view;
  if (draft === null || view.told === "nothing") return null;
  const print = (
    <ButtonLink variant="tertiary" icon="print" href={cataloguePaths.formDraftPrint(draft.id)}>
      {t.form.print}
    </ButtonLink>
  );
  if (view.told === "changed")
    return <Alert locale={locale} tone="warning" assertive title={t.draft.changed} />;
  if (view.told === "complete") {
    return (
      <Alert locale={locale} tone="success" title={t.draft.completeTitle}>
        <p>{t.form.draftReady}</p>
        <div class="mc-row">
          <ButtonLink variant="primary" icon="upload" href={submitHref(view)}>
            {t.form.submitWithDraft}
          </ButtonLink>
          {print}
        </div>
      </Alert>
    );
  }
  return (
    <Alert locale={locale} tone="success" title={t.form.draftSavedTitle}>
      <p>{t.form.draftSaved(dayText(localDateOf(draft.expiresAt)))}</p>
      <p>{page.actor.kind === "citizen" ? t.draft.keepOwn : t.draft.keep}</p>
      <div class="mc-row">{print}</div>
    </Alert>
  );
}

function submitHref({ version, draft }: FormPageView): string {
  if (draft === null) return paths.submit(version.code);
  return cataloguePaths.submitDraft(version.code, draft.id);
}
