import { messages } from "../../../i18n/index.ts";
import { Alert, ButtonLink, Heading } from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";

/** A link that was cut or mistyped on its way from a message: how to get it whole, and what goes without it. */
export function LostLinkPage({ page }: { page: PageFrame }) {
  const { locale } = page;
  const t = messages(locale).notification.result;
  return (
    <PortalLayout page={page} title={t.lost} width="reading">
      <div class="mc-stack">
        <Heading level={1} title={t.lost} />
        <Alert locale={locale} tone="warning" title={t.lostWhy}>
          <p>{t.lostHow}</p>
        </Alert>
        <div>
          <ButtonLink href={paths.track()} variant="secondary" icon="search">
            {t.lostTrack}
          </ButtonLink>
        </div>
      </div>
    </PortalLayout>
  );
}
