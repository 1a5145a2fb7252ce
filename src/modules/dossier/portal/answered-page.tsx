import { messages } from "../../../i18n/index.ts";
import { ButtonLink, Card, type FormPage, Heading, Icon } from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { LeaveMachine } from "./submit-frame.tsx";

/** The papers that were missing have been sent: the code, and what happens next. Shows nothing else of the dossier. */
export function AnsweredPage({ page, code }: { page: PageFrame & FormPage; code: string }) {
  const t = messages(page.locale).screens.guestAnswer;
  return (
    <PortalLayout page={page} title={t.sent} width="reading">
      <div class="mc-stack">
        <div class="mc-row mc-success">
          <Icon name="success" />
          <Heading level={1} title={t.sent} />
        </div>
        <Card edge="success">
          <p class="mc-code" data-size="lg">
            {code}
          </p>
          <p>{t.sentNext}</p>
        </Card>
        <div>
          <ButtonLink href={`${paths.track()}?code=${encodeURIComponent(code)}`} variant="primary">
            {messages(page.locale).screens.submitted.track}
          </ButtonLink>
        </div>
        <LeaveMachine page={page} isDone />
      </div>
    </PortalLayout>
  );
}
