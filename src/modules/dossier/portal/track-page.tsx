import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  ButtonLink,
  Card,
  ClockCard,
  type ClockView,
  ErrorSummary,
  type FormPage,
  Heading,
  Link,
  StepList,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { PublicView } from "../queries/public-view.ts";
import type { PaperNames } from "../screens/paper-names.ts";
import { stationSteps } from "../screens/stations.ts";
import { StatusTag } from "../screens/status-tag.tsx";
import { TrackForm, type TrackFormProps } from "./track-form.tsx";

/** The question: which dossier? */
export function TrackPage({ page, typed, errors = [] }: TrackFormProps) {
  const t = messages(page.locale).screens.track;
  return (
    <PortalLayout page={page} title={t.title} width="reading">
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <ErrorSummary locale={page.locale} errors={errors} />
        <p>{t.lead}</p>
        <Card>
          <TrackForm page={page} errors={errors} {...(typed === undefined ? {} : { typed })} />
        </Card>
      </div>
    </PortalLayout>
  );
}

export type TrackedView = {
  readonly dossier: PublicView;
  readonly clock: ClockView;
  readonly paperName: PaperNames;
};

/** The answer: the due date first, with its reason; five plain stations; what I can do. */
export function TrackedPage({ page, view }: { page: PageFrame & FormPage; view: TrackedView }) {
  const t = messages(page.locale).screens.track;
  const { dossier, clock } = view;
  return (
    <PortalLayout page={page} title={dossier.procedureName} width="reading">
      <div class="mc-stack">
        <p class="mc-small">
          <Link href={paths.track()}>{`‹ ${t.again}`}</Link>
        </p>
        <div>
          <Heading level={1} title={dossier.procedureName} />
          <p class="mc-muted mc-code">{`${dossier.code} · ${dossier.maskedName}`}</p>
        </div>
        <div>
          <StatusTag status={dossier.status} locale={page.locale} />
        </div>
        <SupplementNotice page={page} view={view} />
        <ClockCard locale={page.locale} clock={clock} title={t.due} dueFirst={clock.due !== null} />
        <Card title={t.steps}>
          <StepList locale={page.locale} label={t.steps} steps={stationSteps(dossier, page.locale)} />
        </Card>
        <div class="mc-actions">
          <ButtonLink href={paths.myDossiers()} variant="secondary">
            {t.signInToAct}
          </ButtonLink>
          {page.helpline === null ? null : (
            <ButtonLink href={`tel:${page.helpline.replace(/\s/g, "")}`} variant="tertiary" icon="phone">
              {t.ask}
            </ButtonLink>
          )}
        </div>
      </div>
    </PortalLayout>
  );
}

function SupplementNotice({ page, view }: { page: PageFrame; view: TrackedView }) {
  const { supplement } = view.dossier;
  if (supplement === null) return null;
  const t = messages(page.locale).screens.track;
  return (
    <Alert locale={page.locale} tone="warning" title={t.supplementTitle}>
      <ul class="mc-list">
        {supplement.items.map((item) => (
          <li>
            <span class="mc-strong">{view.paperName(item.componentCode)}</span>
            {`: ${item.problem}`}
          </li>
        ))}
      </ul>
      <p>{supplement.reason}</p>
      <p>{t.supplementHow}</p>
    </Alert>
  );
}
