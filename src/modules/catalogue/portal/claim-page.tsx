import { messages } from "../../../i18n/index.ts";
import { Alert, Button, Form, type FormPage, fullMoment, Heading } from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { cataloguePaths } from "../catalogue-paths.ts";
import type { FormDraft } from "../form-draft.ts";
import type { FoundForm } from "../forms/find-form.ts";
import { textIn } from "../local-text.ts";
import type { ProcedureVersion } from "../procedure.ts";

type ClaimPageProps = {
  readonly page: PageFrame & FormPage;
  readonly version: ProcedureVersion;
  readonly form: FoundForm;
  readonly draft: FormDraft;
};

/** Somebody left this half filled in this browser: which form and when, and nothing of what it says. */
export function ClaimPage({ page, version, form, draft }: ClaimPageProps) {
  const { locale } = page;
  const t = messages(locale).catalogue.draft;
  const name = textIn(form.definition.name, locale);
  return (
    <PortalLayout page={page} title={t.claimTitle} width="reading">
      <div class="mc-stack" data-gap="lg">
        <Heading level={1} title={t.claimTitle} />
        <p>
          <strong>{name}</strong> · {textIn(version.name, locale)}
          <br />
          <span class="mc-muted">{t.claimSaved({ when: fullMoment(draft.updatedAt) })}</span>
        </p>
        <Alert locale={locale} tone="warning" title={t.claimAsk}>
          <p>{t.claimNote}</p>
        </Alert>
        <Form page={page} action={cataloguePaths.formDraftClaim(draft.id)}>
          <div class="mc-row">
            <Button>{t.claimMine}</Button>
          </div>
        </Form>
      </div>
    </PortalLayout>
  );
}
