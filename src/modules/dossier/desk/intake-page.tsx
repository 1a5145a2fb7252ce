import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  errorOf,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  FormSection,
  Heading,
  RadioGroup,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import type { FormInput } from "../../../web/route.ts";
import {
  CONDITIONAL_FIELDS,
  type Component,
  FormFields,
  type FormSchema,
  type ProcedureVersion,
  type TypedAnswers,
  textIn,
} from "../../catalogue/index.ts";
import {
  ApplicantFields,
  askedInForm,
  asksApplicant,
  type TypedApplicant,
} from "../screens/applicant-form.tsx";
import type { CasePapers } from "../screens/case-papers.ts";
import { waysOut } from "../screens/ways-out.ts";
import { typedText } from "./act-input.ts";
import { CounterSelect, type Counters } from "./counter-choice.tsx";
import { PaperRow } from "./paper-rows.tsx";

/** Where the pages of an intake lead, and the code of the parcel that is being opened, if it is one. */
export type IntakeFrame = {
  readonly pick: string;
  readonly action: (code: string) => string;
  readonly reckoning: (code: string) => string;
  readonly parcel: string | null;
  /** Said above: who sent the parcel, and what the post found in it. */
  readonly above?: Child;
  /** The heading and the button, where they are not those of the counter or of a parcel. */
  readonly words?: { readonly title: string; readonly send: string };
  /** The papers lie at the counter: they may be scanned straight after. */
  readonly isScannedNext?: true;
  /** Asked besides, before the button. */
  readonly asked?: (errors: readonly FormError[]) => Child;
};

export function intakeTitle({ locale }: PageFrame, { frame }: { readonly frame: IntakeFrame }): string {
  const t = messages(locale).desk.intake;
  if (frame.words !== undefined) return frame.words.title;
  return frame.parcel === null ? t.title : t.ofParcel({ code: frame.parcel });
}

export type IntakeView = {
  readonly counters: Counters;
  readonly version: ProcedureVersion;
  readonly schema: FormSchema | null;
  readonly applicant: TypedApplicant;
  readonly typed: TypedAnswers;
  readonly papers: CasePapers;
  /** What stands in the boxes of the papers, by name. */
  readonly counts: FormInput;
  readonly channelOut: string;
  readonly term: string;
  readonly fee: string;
  readonly errors: readonly FormError[];
  readonly navigation: DeskCounts;
  readonly frame: IntakeFrame;
};

const INTAKE_FORM = "intake";

/** Then one page: who, what they brought, and the button. What the law already says is filled in. */
export function IntakePage({ page, view }: { page: PageFrame & FormPage; view: IntakeView }) {
  const t = messages(page.locale);
  const name = textIn(view.version.name, page.locale);
  return (
    <DeskLayout
      page={page}
      title={`${intakeTitle(page, view)}: ${name}`}
      counts={view.navigation}
      islands={[CONDITIONAL_FIELDS]}
      form={{ id: INTAKE_FORM, action: view.frame.action(view.version.code) }}
    >
      <div class="mc-stack">
        <Breadcrumb
          locale={page.locale}
          trail={[{ label: intakeTitle(page, view), href: view.frame.pick }]}
          here={view.version.code}
        />
        <div class="mc-row" data-justify="between">
          <Heading level={1} title={name} />
          <ButtonLink href={view.frame.pick} variant="tertiary">
            {view.frame.words === undefined ? t.desk.intake.other : t.amend.back}
          </ButtonLink>
        </div>
        <ErrorSummary locale={page.locale} errors={view.errors} />
        {view.frame.above ?? null}
        <Form page={page} id={INTAKE_FORM} action={view.frame.action(view.version.code)}>
          <div class="mc-sidebar-page">
            <div class="mc-stack">
              <Declaration page={page} view={view} />
            </div>
            <div class="mc-stack">
              <PapersChecklist page={page} view={view} />
              <Handover page={page} view={view} />
            </div>
          </div>
        </Form>
      </div>
    </DeskLayout>
  );
}

/** What is declared, and by whom. */
function Declaration({ page, view }: { page: PageFrame; view: IntakeView }) {
  const t = messages(page.locale);
  return (
    <>
      {view.schema === null ? null : (
        <Card>
          <div class="mc-stack" data-gap="lg">
            <FormFields locale={page.locale} schema={view.schema} typed={view.typed} errors={view.errors} />
          </div>
        </Card>
      )}
      {asksApplicant(askedInForm(view.schema, view.version.subjects)) ? (
        <Card>
          <FormSection title={t.desk.intake.applicant}>
            <ApplicantFields
              locale={page.locale}
              typed={view.applicant}
              errors={view.errors}
              inForm={askedInForm(view.schema, view.version.subjects)}
            />
          </FormSection>
        </Card>
      ) : null}
    </>
  );
}

/** How the result will be handed over, what is promised and owed, and the button. */
function Handover({ page, view }: { page: PageFrame; view: IntakeView }) {
  const t = messages(page.locale);
  return (
    <Card>
      {view.frame.parcel === null ? (
        <CounterSelect page={page} counters={view.counters} errors={view.errors} />
      ) : null}
      <RadioGroup
        locale={page.locale}
        name="_channelOut"
        label={t.desk.dossier.channelOut}
        value={view.channelOut}
        options={waysOut(page.locale)}
        error={errorOf(view.errors, "_channelOut")}
      />
      <div id="reckoned" aria-live="polite" data-reckoned={view.frame.reckoning(view.version.code)}>
        <p class="mc-small">{`${t.desk.dossier.term}: ${view.term}`}</p>
        <p class="mc-small">{`${t.desk.intake.feeTitle}: ${view.fee}`}</p>
      </div>
      <div data-without-script>
        <Button variant="tertiary" formAction={view.frame.reckoning(view.version.code)} formNoValidate>
          {t.desk.intake.reckon}
        </Button>
      </div>
      <p class="mc-hint">{view.frame.parcel === null ? t.desk.intake.note : t.desk.intake.parcelNote}</p>
      {view.frame.asked?.(view.errors) ?? null}
      <div class="mc-row">
        <Button icon="stamp">{sendWords(page, view.frame)}</Button>
        {view.frame.isScannedNext === true ? (
          <Button variant="secondary" name="_then" value="digitise">
            {t.desk.intake.receiveAndScan}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}

function sendWords({ locale }: PageFrame, { parcel, words }: IntakeFrame): string {
  const t = messages(locale).desk.intake;
  return words?.send ?? (parcel === null ? t.receive : t.openParcel);
}

/**
 * The papers of the case, kept ones filled in as the procedure asks, shown ones still to be ticked; papers that only
 * another case needs are folded below at nothing.
 */
function PapersChecklist({ page, view }: { page: PageFrame; view: IntakeView }) {
  const { locale } = page;
  const t = messages(locale).desk;
  const { applying, others } = view.papers;
  const row = (component: Component) => (
    <PaperRow
      locale={locale}
      names="_papers"
      component={component}
      form={view.counts}
      arrived={null}
      errors={view.errors}
    />
  );
  if (applying.length + others.length === 0)
    return <Alert locale={locale} tone="info" title={messages(locale).screens.submit.noPapers} />;
  const isOtherCounted = others.some(({ code }) =>
    ["originals", "copies"].some((count) => Number(typedText(view.counts, `_papers.${code}.${count}`)) > 0),
  );
  return (
    <Card title={t.intake.papers}>
      <p class="mc-hint">{t.intake.papersHint}</p>
      {applying.map(row)}
      {others.length === 0 ? null : (
        <FoldedAct title={t.intake.otherPapers} open={isOtherCounted} quiet>
          {others.map(row)}
        </FoldedAct>
      )}
    </Card>
  );
}
