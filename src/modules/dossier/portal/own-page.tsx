import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  Card,
  type ClockView,
  DefinitionList,
  dayText,
  FoldedAct,
  Form,
  type FormPage,
  Heading,
  Link,
  type Step,
  StepList,
  Textarea,
  Timeline,
  type TimelineEntry,
} from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame, Renderable } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { ArrivedFiles } from "../ahead/gather-files.ts";
import type { Collecting } from "../collecting.ts";
import type { Dossier, SupplementRound } from "../dossier.ts";
import type { Ending } from "../ending.ts";
import type { FeesStanding } from "../fees-standing.ts";
import type { IssuedPaper } from "../issued-papers.ts";
import { isPast } from "../past.ts";
import type { PublicView } from "../queries/public-view.ts";
import { DueCard } from "../screens/due-card.tsx";
import { EndedResult } from "../screens/ended-result.tsx";
import { EndingCard } from "../screens/ending-card.tsx";
import type { OfficeContact } from "../screens/office-contact.tsx";
import type { PaperNames } from "../screens/paper-names.ts";
import { PaymentNotice } from "../screens/payment-notice.tsx";
import { ScanNote } from "../screens/scan-note.tsx";
import { StatusTag } from "../screens/status-tag.tsx";
import { SupplementBoxes } from "./supplement-boxes.tsx";

/** What a citizen may do to a dossier of theirs, as far as its state allows. */
export type OwnAct =
  | "answerIntakeSupplement"
  | "answerSupplement"
  | "requestWithdrawal"
  | "cancelWithdrawal"
  | "cancel"
  | "confirmDraftByApplicant";

export type OwnView = {
  readonly dossier: Pick<
    Dossier,
    "id" | "version" | "status" | "acceptedAt" | "components" | "result" | "pinned" | "channelOut"
  >;
  readonly code: string;
  readonly title: string;
  readonly clock: ClockView;
  readonly stations: readonly Step[];
  readonly payment: PublicView["payment"];
  readonly book: FeesStanding | null;
  readonly collecting: readonly Collecting[];
  readonly holdsFile: boolean;
  /** Where the counter is. */
  readonly office: OfficeContact | null;
  readonly openRound: SupplementRound | null;
  readonly paperName: PaperNames;
  readonly facts: readonly (readonly [string, string | null])[];
  readonly timeline: readonly TimelineEntry[];
  readonly acts: readonly OwnAct[];
  /** Papers sent ahead of a form that is shown again. */
  readonly arrived: ArrivedFiles;
  readonly refusal: string | null;
  readonly papers: readonly IssuedPaper[];
  readonly ending: Ending | null;
  /** Cards of other modules. */
  readonly parts: readonly Renderable[];
};

/** One of my dossiers: what is asked of me first, then when it is due, how far it is, and what I may do. */
export function OwnDossierPage({ page, view }: { page: PageFrame & FormPage; view: OwnView }) {
  const t = messages(page.locale).screens;
  return (
    <PortalLayout
      page={page}
      title={view.title}
      width="reading"
      islands={["upload.js"]}
      form={supplementForm(view)}
    >
      <div class="mc-stack">
        <Breadcrumb
          locale={page.locale}
          trail={[{ label: t.mine.title, href: paths.myDossiers() }]}
          here={view.code}
        />
        <Heading level={1} title={view.title} />
        <p class="mc-muted mc-code">{view.code}</p>
        <div>
          <StatusTag status={view.dossier.status} locale={page.locale} />
        </div>
        {view.refusal === null ? null : (
          <Alert locale={page.locale} tone="danger" title={view.refusal} assertive />
        )}
        <EndingCard locale={page.locale} ending={view.ending} />
        <OwnPayment page={page} view={view} />
        <SupplementForm page={page} view={view} />
        <DraftForm page={page} view={view} />
        <ResultCard page={page} view={view} />
        <DueCard locale={page.locale} clock={view.clock} status={view.dossier.status} />
        <Card title={t.track.steps}>
          <StepList locale={page.locale} label={t.track.steps} steps={view.stations} />
        </Card>
        <Card title={t.mine.papers}>
          <DefinitionList items={view.facts} />
          {view.dossier.acceptedAt === null || isPast(view.dossier) ? null : (
            <Link href={`${paths.myDossier(view.dossier.id)}/slip.pdf`}>{t.mine.slip}</Link>
          )}
          <IssuedPapers page={page} view={view} />
        </Card>
        {view.parts}
        <QuietActs page={page} view={view} />
        <Card title={t.mine.history}>
          <Timeline entries={view.timeline} />
        </Card>
      </div>
    </PortalLayout>
  );
}

type Part = { readonly page: PageFrame & FormPage; readonly view: OwnView };

function OwnPayment({ page, view }: Part) {
  return (
    <PaymentNotice
      locale={page.locale}
      payment={view.payment}
      office={view.office}
      book={view.book}
      status={view.dossier.status}
      collecting={view.collecting}
      holdsFile={view.holdsFile}
      way={{ page, action: paths.myDossierAct(view.dossier.id, "pay"), fields: {} }}
    />
  );
}

/** The form the page is mostly about, while papers are asked for. */
function supplementForm({ acts, openRound, dossier }: OwnView) {
  const act = acts.find((each) => each === "answerIntakeSupplement" || each === "answerSupplement");
  if (act === undefined || openRound === null) return null;
  return { id: "supplement", action: paths.myDossierAct(dossier.id, act) };
}

/** What is asked for, why, until when, and the boxes for it. */
function SupplementForm({ page, view }: Part) {
  const t = messages(page.locale).screens.mine;
  const form = supplementForm(view);
  if (form === null || view.openRound === null) return null;
  const { items, reason, respondBy } = view.openRound;
  return (
    <Card title={t.supplement} edge="warning">
      <p>{t.supplementLead}</p>
      <p>{reason}</p>
      {respondBy === null ? null : <p class="mc-strong">{t.supplementBy({ day: dayText(respondBy) })}</p>}
      <Form page={page} {...form} files>
        <Version view={view} />
        <SupplementBoxes
          locale={page.locale}
          items={items}
          paperName={view.paperName}
          guestKey={null}
          arrived={view.arrived}
        />
        <div>
          <Button>{t.supplementSend}</Button>
        </div>
      </Form>
    </Card>
  );
}

/** The result once it was handed over: its number, and the signed file itself. */
function ResultCard({ page, view }: Part) {
  const t = messages(page.locale);
  const { status, result, id } = view.dossier;
  if (status !== "RETURNED" || result === null) return null;
  return (
    <Card title={t.screens.mine.result} edge={result.ended === undefined ? "success" : "danger"}>
      <EndedResult locale={page.locale} result={result} />
      <p>{`${t.desk.dossier.resultOutcome[result.outcome]} · ${result.number ?? ""}`}</p>
      <p>{result.summary}</p>
      {result.files.map((file) => (
        <div>
          <Link href={`${paths.myDossier(id)}/files/${file.sha256}`}>{file.name}</Link>
          <ScanNote page={page} result={result} file={file} />
        </div>
      ))}
    </Card>
  );
}

/** What the office wrote to me about this dossier, newest first. */
function IssuedPapers({ page, view }: Part) {
  const t = messages(page.locale).document.paperName;
  return (
    <>
      {view.papers.toReversed().map(({ seq, key, at }) => (
        <p>
          <Link
            href={paths.myPaper(view.dossier.id, seq)}
          >{`${t[key]} · ${dayText(localDateOf(at))} (PDF)`}</Link>
        </p>
      ))}
    </>
  );
}

/** A draft waits for the applicant's word before it is signed. */
function DraftForm({ page, view }: Part) {
  const t = messages(page.locale).screens.mine;
  if (!view.acts.includes("confirmDraftByApplicant")) return null;
  return (
    <Card title={t.confirmDraft} edge="warning">
      <p>{t.confirmDraftLead}</p>
      <Form page={page} action={paths.myDossierAct(view.dossier.id, "confirmDraftByApplicant")}>
        <Version view={view} />
        <div class="mc-row">
          <Button name="confirmed" value="true">
            {t.confirmYes}
          </Button>
          <Button name="confirmed" value="false" variant="secondary">
            {t.confirmNo}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

/** Acts nobody should press by accident: folded, last. */
function QuietActs({ page, view }: Part) {
  const t = messages(page.locale).screens.mine;
  const form = (
    act: OwnAct,
    words: { readonly lead: string | null; readonly send: string; readonly asksReason: boolean },
  ) => (
    <Form page={page} action={paths.myDossierAct(view.dossier.id, act)}>
      <Version view={view} />
      {words.lead === null ? null : <p>{words.lead}</p>}
      {words.asksReason ? (
        <Textarea locale={page.locale} name="reason" id={`${act}-reason`} label={t.withdrawReason} rows={2} />
      ) : null}
      <div>
        <Button variant="secondary">{words.send}</Button>
      </div>
    </Form>
  );
  return (
    <div class="mc-actions">
      {view.acts.includes("cancelWithdrawal")
        ? form("cancelWithdrawal", { lead: null, send: t.withdrawCancel, asksReason: false })
        : null}
      {view.acts.includes("requestWithdrawal") ? (
        <FoldedAct title={t.withdraw} quiet>
          {form("requestWithdrawal", { lead: t.withdrawLead, send: t.withdrawSend, asksReason: true })}
        </FoldedAct>
      ) : null}
      {view.acts.includes("cancel") ? (
        <FoldedAct title={t.cancel} quiet>
          {form("cancel", { lead: null, send: t.cancelSend, asksReason: true })}
        </FoldedAct>
      ) : null}
    </div>
  );
}

function Version({ view }: { view: OwnView }) {
  return <input type="hidden" name="_version" value={String(view.dossier.version)} />;
}
