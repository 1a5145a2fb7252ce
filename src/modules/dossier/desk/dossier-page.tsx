import { raw } from "hono/html";
import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  ButtonLink,
  Card,
  ClockCard,
  type ClockView,
  DefinitionList,
  FoldedAct,
  type FormError,
  type FormPage,
  Heading,
  Link,
  type Step,
  StepList,
  Timeline,
  type TimelineEntry,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame, Renderable } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { FormInput } from "../../../web/route.ts";
import type { NamedPerson } from "../../access/index.ts";
import type { ArrivedFiles } from "../ahead/gather-files.ts";
import type { Dossier } from "../dossier.ts";
import type { IssuedPaper } from "../issued-papers.ts";
import type { LinkedDossier } from "../queries/list-linked.ts";
import type { FileSignatures } from "../screens/signature-note.tsx";
import { StatusTag } from "../screens/status-tag.tsx";
import type { WithheldFiles } from "../screens/withheld.ts";
import { leavesDesk, undigitised } from "../undigitised.ts";
import { ActForm, actLabel } from "./act-form.tsx";
import { DraftCard, PapersCard, PrintsCard, ResultCard } from "./dossier-cards.tsx";
import { FactsCard } from "./facts-card.tsx";
import type { ActChoices } from "./field-spec.ts";
import { isAwaited, type OfferedAct } from "./offered-acts.ts";
import { isRefusedHere, RefusedNotice } from "./refused-notice.tsx";
import type { TypedWords } from "./typed-words.ts";

type Facts = readonly (readonly [string, string | null])[];

export type GatheredView = {
  readonly dossier: Pick<
    Dossier,
    | "id"
    | "version"
    | "status"
    | "components"
    | "result"
    | "draft"
    | "controlSheet"
    | "reopened"
    | "acceptedAt"
    | "pinned"
  >;
  readonly code: string;
  readonly title: string;
  readonly subtitle: string;
  readonly clock: ClockView;
  readonly facts: Facts;
  readonly answers: Facts;
  readonly steps: readonly Step[];
  readonly drawing: string | null;
  readonly timeline: readonly TimelineEntry[];
  readonly payment: Facts;
  readonly supplements: Facts;
  readonly consultations: Facts;
  readonly result: Facts;
  readonly lateness: Facts;
  readonly offered: readonly OfferedAct[];
  readonly choices: ActChoices;
  /** A paper that was shown and given back. */
  readonly isPresented: (componentCode: string) => boolean;
  readonly holders: string;
  /** What is proposed and not decided yet, and who decides. */
  readonly awaits: readonly string[];
  readonly navigation: DeskCounts;
  readonly sharedPartOnly: boolean;
  readonly papers: readonly IssuedPaper[];
  /** Files that may not be opened, and why: waiting for the scanner, or in quarantine. */
  readonly withheld: WithheldFiles;
  /** What the signatures of files that were handed in are worth. */
  readonly signatures: FileSignatures;
  readonly mayDigitise: boolean;
  readonly mayAmend: boolean;
  readonly mayCorrect: boolean;
  readonly mayOpenCharges: boolean;
  readonly linked: readonly LinkedDossier[];
};

/** With what stands elsewhere. */
export type DossierPageView = GatheredView & {
  /** Cards of other modules. */
  readonly parts: readonly Renderable[];
  /** Whose number a citizen has confirmed under another name. */
  readonly otherNames: readonly NamedPerson[];
};

/** An act that was just refused: which one, what was typed, why. */
export type RefusedAct = {
  readonly act: string;
  readonly taskId: string;
  readonly form: FormInput;
  readonly errors: readonly FormError[];
  readonly title: string | null;
  /** What was typed, by question, for whoever can no longer send it. */
  readonly typed: TypedWords;
  /** Pages that were sent before the form need not be sent again. */
  readonly arrived: ArrivedFiles;
};

type DossierPageProps = {
  readonly page: PageFrame & FormPage;
  readonly view: DossierPageView;
  readonly refused: RefusedAct | null;
  readonly amended: "slip" | "same" | null;
};

/** Where is it, what is the clock and why, what may I do now; then everything else there is to know. */
export function DeskDossierPage({ page, view, refused, amended }: DossierPageProps) {
  const t = messages(page.locale).desk;
  return (
    <DeskLayout
      page={page}
      title={`${view.code} · ${view.title}`}
      counts={view.navigation}
      islands={["upload.js"]}
    >
      <div class="mc-stack">
        <Breadcrumb
          locale={page.locale}
          trail={[{ label: t.work.title, href: paths.desk() }]}
          here={view.code}
        />
        <RefusedNotice page={page} refused={refused} offered={view.offered} />
        <TitleRow page={page} view={view} />
        {amended === null ? null : <AmendedNotice page={page} view={view} amended={amended} />}
        {view.dossier.reopened ? (
          <Alert locale={page.locale} tone="warning" title={t.dossier.reopened} />
        ) : null}
        {view.sharedPartOnly ? <Alert locale={page.locale} tone="info" title={t.dossier.sharedOnly} /> : null}
        <div class="mc-sidebar-page">
          <div class="mc-stack">
            <ProcessCard page={page} view={view} />
            <ResultCard page={page} view={view} />
            <PapersCard page={page} view={view} />
            <FactCards page={page} view={view} />
            <FactsCard page={page} view={view} />
            <AnswersCard page={page} view={view} />
            {view.parts}
            <Card title={t.dossier.timeline}>
              <Timeline entries={view.timeline} />
            </Card>
          </div>
          <div class="mc-stack" data-first="phone">
            <ClockCard locale={page.locale} clock={view.clock} />
            <ActsCard page={page} view={view} refused={refused} />
            <DraftCard page={page} view={view} />
            <PrintsCard page={page} view={view} />
          </div>
        </div>
      </div>
    </DeskLayout>
  );
}

function TitleRow({ page, view }: Part) {
  return (
    <div class="mc-row" data-justify="between">
      <div class="mc-grow">
        <Heading level={1} title={view.title} />
        <p class="mc-muted">{view.subtitle}</p>
      </div>
      <StatusTag status={view.dossier.status} locale={page.locale} />
    </div>
  );
}

/** What was put right, and the slip that is to be exchanged for it. */
function AmendedNotice({ page, view, amended }: Part & { amended: "slip" | "same" }) {
  const t = messages(page.locale).amend;
  return (
    <Alert locale={page.locale} tone="success" title={t.done}>
      <p>{amended === "slip" ? t.doneSlip : t.doneSame}</p>
      {amended === "slip" ? (
        <ButtonLink href={paths.deskSlip(view.dossier.id)} variant="primary" icon="print">
          {t.print}
        </ButtonLink>
      ) : null}
    </Alert>
  );
}

type Part = { readonly page: PageFrame & FormPage; readonly view: DossierPageView };

function ProcessCard({ page, view }: Part) {
  const t = messages(page.locale).desk.dossier;
  if (view.steps.length === 0) return null;
  return (
    <Card title={t.process}>
      <StepList locale={page.locale} steps={view.steps} label={t.process} />
      {view.drawing === null ? null : (
        <details>
          <summary class="ds-link" data-color="accent">
            {t.drawing}
          </summary>
          <section class="mc-drawing" tabindex={0} aria-label={t.drawingAlt}>
            {raw(view.drawing)}
          </section>
        </details>
      )}
    </Card>
  );
}

function FactCards({ page, view }: Part) {
  const t = messages(page.locale).desk.dossier;
  const cards: readonly (readonly [string, Facts])[] = [
    [t.lateness, view.lateness],
    [t.payment, view.payment],
    [t.supplement, view.supplements],
    [t.consultation, view.consultations],
  ];
  return (
    <>
      {cards.map(([title, items]) =>
        items.length === 0 ? null : (
          <Card title={title}>
            <DefinitionList items={items} />
          </Card>
        ),
      )}
    </>
  );
}

function AnswersCard({ page, view }: Part) {
  if (view.answers.length === 0) return null;
  return (
    <Card title={messages(page.locale).desk.dossier.form}>
      <DefinitionList items={view.answers} />
    </Card>
  );
}

/** Said where the dossier may be handed on, while papers of it are only paper; it stops nobody. */
function UndigitisedNotice({ page, view }: Part) {
  const t = messages(page.locale).desk.dossier;
  const papers = undigitised(view.dossier.components, view.isPresented);
  if (!view.mayDigitise || papers.length === 0 || !view.offered.some(({ act }) => leavesDesk(act)))
    return null;
  return (
    <Alert locale={page.locale} tone="warning" title={t.undigitised}>
      <p>{papers.map(({ componentCode }) => view.choices.paperName(componentCode)).join("; ")}</p>
      <p>
        <Link href={paths.digitise(view.dossier.id)}>{t.undigitisedTo}</Link> {t.undigitisedLead}
      </p>
    </Alert>
  );
}

function ActsCard({ page, view, refused }: Omit<DossierPageProps, "amended">) {
  const t = messages(page.locale).desk.dossier;
  const first = view.offered.find(isAwaited);
  const others = view.offered.filter((offered) => offered !== first);
  const matches = (offered: OfferedAct) => isRefusedHere(refused, offered);
  const props = (offered: OfferedAct) => ({
    page,
    dossier: view.dossier,
    offered,
    choices: view.choices,
    refused: matches(offered) ? refused : null,
  });
  return (
    <Card title={t.acts} id="acts">
      <UndigitisedNotice page={page} view={view} />
      {first === undefined ? (
        <p>
          {view.awaits.length === 0 ? t.noActs : view.awaits.join(" ")}{" "}
          {view.holders === "" ? "" : t.waitingFor({ who: view.holders })}
        </p>
      ) : (
        <ActForm {...props(first)} primary />
      )}
      {others.length === 0 ? null : (
        <div class="mc-actions">
          {others.map((offered) => (
            <FoldedAct title={actLabel(offered, page)} open={matches(offered)}>
              <ActForm {...props(offered)} primary={false} />
            </FoldedAct>
          ))}
        </div>
      )}
    </Card>
  );
}
