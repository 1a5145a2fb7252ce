import { messages } from "../../../i18n/index.ts";
import { ButtonLink, Card, type FormPage, Heading, Icon } from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { LeaveMachine } from "./submit-frame.tsx";

/** The receipt of a submission: the code, large; then what happens next. Shows nothing else of the dossier. */
export function SubmittedPage({ page, code }: { page: PageFrame & FormPage; code: string }) {
  const t = messages(page.locale).screens.submitted;
  const isSigned = page.actor.kind === "citizen";
  return (
    <PortalLayout page={page} title={t.title} width="reading">
      <div class="mc-stack">
        <div class="mc-row mc-success">
          <Icon name="success" />
          <Heading level={1} title={t.title} />
        </div>
        <Card edge="success">
          <p>{t.code}</p>
          <p class="mc-code" data-size="lg">
            {code}
          </p>
          <p class="mc-muted">{isSigned ? t.keepSigned : t.keep}</p>
        </Card>
        <Card title={t.next}>
          <ol class="mc-list">
            {[...t.nextSteps, isSigned ? t.followSigned : t.followWithCode].map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </Card>
        <div class="mc-row">
          {isSigned ? (
            <ButtonLink href={paths.myDossiers()} variant="primary">
              {t.mine}
            </ButtonLink>
          ) : (
            <ButtonLink href={`${paths.track()}?code=${encodeURIComponent(code)}`} variant="primary">
              {t.track}
            </ButtonLink>
          )}
          <ButtonLink href={paths.home()} variant="tertiary">
            {t.home}
          </ButtonLink>
        </div>
        <LeaveMachine page={page} isDone />
      </div>
    </PortalLayout>
  );
}
