import { messages } from "../../../i18n/index.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import {
  Alert,
  ButtonLink,
  Card,
  type ClockView,
  ErrorSummary,
  type FormError,
  type FormPage,
  Heading,
  Link,
  phoneHref,
  StepList,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame, Renderable } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { Collecting } from "../collecting.ts";
import type { FeesStanding } from "../fees-standing.ts";
import type { PublicView } from "../queries/public-view.ts";
import { DueCard } from "../screens/due-card.tsx";
import { EndingCard } from "../screens/ending-card.tsx";
import { type OfficeContact, OfficeContactList } from "../screens/office-contact.tsx";
import type { PaperNames } from "../screens/paper-names.ts";
import { PaymentNotice } from "../screens/payment-notice.tsx";
import { stationSteps } from "../screens/stations.ts";
import { StatusTag } from "../screens/status-tag.tsx";
import { type Answering, GUEST_ANSWER_FORM, GuestAnswerCard } from "./guest-answer.tsx";
import { TrackForm, type TrackFormProps } from "./track-form.tsx";

/** The question: which dossier? */
export function TrackPage({
  page,
  typed,
  errors = [],
  offices,
}: TrackFormProps & { offices: readonly OfficeContact[] }) {
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
        {errors.length === 0 ? null : <Help page={page} offices={offices} />}
      </div>
    </PortalLayout>
  );
}

export type TrackedView = {
  readonly dossier: PublicView;
  readonly clock: ClockView;
  readonly paperName: PaperNames;
  readonly office: OfficeContact | null;
  /** Cards of other modules. */
  readonly parts: readonly Renderable[];
  readonly book: FeesStanding | null;
  readonly collecting: readonly Collecting[];
  /** The second factor as it was typed: paying asks for it again. */
  readonly lastFour: string;
  /** Papers that are asked for and may be sent from here, without an account; null where none may. */
  readonly answering: Answering | null;
  /** What the applicant may do now, by the state of the dossier. */
  readonly holdsFile: boolean;
  readonly may: { readonly supplement: boolean; readonly withdraw: boolean; readonly collect: boolean };
};

type TrackedProps = {
  readonly page: PageFrame & FormPage;
  readonly view: TrackedView;
  readonly errors?: readonly FormError[];
};

/** The answer: the due date first, with its reason; five plain stations; what I can do. */
export function TrackedPage({ page, view, errors = [] }: TrackedProps) {
  const t = messages(page.locale).screens.track;
  const { dossier, clock, answering } = view;
  const tracked = { code: dossier.code, lastFour: view.lastFour };
  return (
    <PortalLayout
      page={page}
      title={dossier.procedureName}
      width="reading"
      islands={answering === null ? [] : ["upload.js"]}
      form={answering === null ? null : { id: GUEST_ANSWER_FORM, action: paths.trackSupplement() }}
    >
      <div class="mc-stack">
        <p class="mc-small">
          <Link href={paths.track()}>{`‹ ${t.again}`}</Link>
        </p>
        <div>
          <Heading level={1} title={dossier.procedureName} />
          <p class="mc-muted mc-code">{`${dossier.code} · ${dossier.maskedName}`}</p>
        </div>
        <ErrorSummary locale={page.locale} errors={errors} />
        <div>
          <StatusTag status={dossier.status} locale={page.locale} />
        </div>
        <EndingCard locale={page.locale} ending={dossier.ending} />
        <SupplementNotice page={page} view={view} />
        {answering === null ? null : (
          <GuestAnswerCard page={page} answering={answering} tracked={tracked} paperName={view.paperName} />
        )}
        <PaymentNotice
          locale={page.locale}
          payment={dossier.payment}
          office={view.office}
          book={view.book}
          status={dossier.status}
          collecting={view.collecting}
          holdsFile={view.holdsFile}
          way={{ page, action: paths.payStart(), fields: tracked }}
        />
        <DueCard locale={page.locale} clock={clock} status={dossier.status} />
        <Card title={t.steps}>
          <StepList locale={page.locale} label={t.steps} steps={stationSteps(dossier, page.locale)} />
        </Card>
        {view.parts}
        <WhatICanDo page={page} view={view} />
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
    </Alert>
  );
}

/** Whoever tracks without an account is told what to do at the counter; signing in is the shorter way, not the only one. */
function WhatICanDo({ page, view }: { page: PageFrame; view: TrackedView }) {
  const t = messages(page.locale).screens.track;
  const { may, office } = view;
  const ways = [
    ...(may.supplement ? [[t.toSupplement, t.toSupplementHow] as const] : []),
    ...(may.collect ? [[t.toCollect, t.toCollectHow] as const] : []),
    ...(may.withdraw ? [[t.toWithdraw, t.toWithdrawHow] as const] : []),
  ];
  if (office === null) return null;
  if (ways.length === 0) return <Help page={page} offices={[office]} />;
  return (
    <Card title={t.canDo}>
      {ways.map(([wish, how]) => (
        <p>
          <strong>{`${wish}: `}</strong>
          {how}
        </p>
      ))}
      <OfficeContactList locale={page.locale} office={office} />
      {may.supplement || may.withdraw ? (
        <>
          <p>{t.withVneid}</p>
          <div>
            <ButtonLink href={paths.myDossiers()} variant="secondary">
              {t.signInToAct}
            </ButtonLink>
          </div>
        </>
      ) : null}
      <Helpline page={page} />
    </Card>
  );
}

function Help({ page, offices }: { page: PageFrame; offices: readonly OfficeContact[] }) {
  return (
    <Card title={messages(page.locale).screens.track.needHelp}>
      {offices.map((office) => (
        <OfficeContactList locale={page.locale} office={office} />
      ))}
      <Helpline page={page} />
    </Card>
  );
}

function Helpline({ page }: { page: PageFrame }) {
  if (page.helpline === null) return null;
  return (
    <div>
      <ButtonLink href={phoneHref(page.helpline)} variant="tertiary" icon="phone">
        {`${messages(page.locale).screens.track.ask}: ${spokenPhone(page.helpline)}`}
      </ButtonLink>
    </div>
  );
}
