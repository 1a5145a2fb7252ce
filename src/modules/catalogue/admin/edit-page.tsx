import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  Checkbox,
  CheckboxGroup,
  DateInput,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  Heading,
  Link,
  Select,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { cataloguePaths, DRAFT_PARTS } from "../catalogue-paths.ts";
import { textIn } from "../local-text.ts";
import { LEVELS, SUBJECTS } from "../procedure-parser.ts";
import { FIELDS, LIFE_EVENTS } from "../reference.ts";
import { type DraftForm, listOf, textOf, typedDay } from "./draft-form.ts";

type EditView = {
  /** Null while the procedure is not in the catalogue yet. */
  readonly version: { readonly id: string; readonly code: string; readonly revision: number } | null;
  readonly typed: DraftForm;
  readonly errors: readonly FormError[];
  readonly conflict: boolean;
};

type Props = { readonly page: PageFrame & FormPage; readonly view: EditView };

/** The draft as boxes: the main parts one by one, the rest as checked JSON. */
export function EditPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).catalogue.admin;
  const { version } = view;
  const title = version === null ? t.create : `${t.edit}: ${version.code}`;
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <ErrorSummary locale={locale} errors={view.errors} />
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.title, href: paths.adminProcedures() }]}
          here={title}
        />
        <Heading level={1} title={title} />
        {view.conflict && version !== null ? (
          <Alert locale={locale} tone="warning" assertive title={t.conflict}>
            <ButtonLink href={cataloguePaths.adminVersion(version.id)}>{t.openNew}</ButtonLink>
          </Alert>
        ) : null}
        <Form
          page={page}
          action={version === null ? cataloguePaths.adminNew() : cataloguePaths.adminEdit(version.id)}
        >
          <Identity page={page} view={view} />
          <MainBoxes page={page} view={view} />
          <ListBoxes page={page} view={view} />
          <RestBox page={page} view={view} />
          <div class="mc-row">
            <Button>{t.save}</Button>
          </div>
        </Form>
      </div>
    </DeskLayout>
  );
}

/** The fees have a form of their own once there is a draft; whatever else has none is one box of JSON. */
function RestBox({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).catalogue.admin;
  const { version } = view;
  return (
    <>
      {version === null ? null : (
        <p>
          {DRAFT_PARTS.map((part) => (
            <>
              <Link href={cataloguePaths.adminPart(version.id, part)}>
                {messages(locale).draftParts.edit[part]}
              </Link>
              {" · "}
            </>
          ))}
          <Link href={cataloguePaths.adminFees(version.id)}>{messages(locale).fees.edit}</Link>
        </p>
      )}
      <Card>
        <Textarea
          locale={locale}
          name="rest"
          label={version === null ? t.restOfNew : t.rest}
          hint={t.restHint}
          optional
          rows={24}
          maxLength={400_000}
          value={textOf(view.typed, "rest")}
          error={errorOf(view.errors, "rest")}
        />
      </Card>
    </>
  );
}

/** A new procedure is given its code; of a known one the revision edited is carried along. */
function Identity({ page, view: { version, typed, errors } }: Props) {
  const t = messages(page.locale).catalogue.admin;
  if (version !== null) return <input type="hidden" name="revision" value={String(version.revision)} />;
  return (
    <>
      <p>
        {t.startedFromTemplate} <Link href={paths.adminProcedures()}>{t.startFromAnother}</Link>
      </p>
      <input type="hidden" name="startedFrom" value={textOf(typed, "startedFrom")} />
      <TextInput
        locale={page.locale}
        name="code"
        label={t.code}
        hint={t.codeHint}
        value={textOf(typed, "code")}
        error={errorOf(errors, "code")}
        size={30}
      />
    </>
  );
}

function MainBoxes({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).catalogue.admin;
  const english = `(${t.nameEn})`;
  const line = (name: string, label: string, optional = true) => (
    <TextInput
      locale={locale}
      name={name}
      label={label}
      optional={optional}
      value={textOf(view.typed, name)}
      error={errorOf(view.errors, name)}
    />
  );
  const area = (name: string, label: string, hint?: string) => (
    <Textarea
      locale={locale}
      name={name}
      label={label}
      hint={hint}
      optional
      rows={6}
      maxLength={20_000}
      value={textOf(view.typed, name)}
      error={errorOf(view.errors, name)}
    />
  );
  return (
    <Card title={t.content}>
      <div class="mc-fields">
        {line("nameVi", t.name, false)}
        {line("nameEn", t.nameEn)}
        {line("summaryVi", t.summary)}
        {line("summaryEn", t.summaryEn)}
        {line("competentAgencyVi", t.competentAgency)}
        {line("competentAgencyEn", `${t.competentAgency} ${english}`)}
        {line("executingAgencyVi", t.executingAgency)}
        {line("executingAgencyEn", `${t.executingAgency} ${english}`)}
        {line("promulgationNumber", t.promulgationNumber)}
        {line("promulgationIssuer", t.promulgationIssuer)}
        <PromulgationDay page={page} view={view} />
      </div>
      <div class="mc-fields">
        {area("stepsVi", t.steps, t.stepsHint)}
        {area("stepsEn", `${t.steps} ${english}`, t.stepsHint)}
        {area("keywords", t.keywords, t.keywordsHint)}
      </div>
    </Card>
  );
}

function PromulgationDay({ page, view }: Props) {
  return (
    <DateInput
      locale={page.locale}
      name="promulgationOn"
      label={messages(page.locale).catalogue.admin.promulgationOn}
      optional
      value={typedDay(view.typed, "promulgationOn")}
      error={errorOf(view.errors, "promulgationOn")}
    />
  );
}

const ONLINE_LEVELS = ["FULL", "PARTIAL", "INFO"] as const;

function ListBoxes({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).catalogue;
  const { typed, errors } = view;
  const box = (name: string, label: string) => ({
    locale,
    name,
    label,
    optional: true,
    error: errorOf(errors, name),
  });
  const tick = (name: string, label: string) => (
    <Checkbox locale={locale} name={name} label={label} optional checked={textOf(typed, name) === "true"} />
  );
  return (
    <Card>
      <div class="mc-fields">
        <Select
          {...box("fieldCode", t.admin.field)}
          value={textOf(typed, "fieldCode")}
          options={FIELDS.map((field) => ({ value: field.code, label: textIn(field.name, locale) }))}
        />
        <Select
          locale={locale}
          name="onlineLevel"
          label={t.admin.onlineLevel}
          emptyLabel={null}
          value={textOf(typed, "onlineLevel") || "INFO"}
          options={ONLINE_LEVELS.map((value) => ({ value, label: t.levels[value] }))}
        />
        <TickedLists page={page} view={view} />
      </div>
      {tick("nonTerritorial", t.admin.nonTerritorial)}
      {tick("feesStated", t.admin.feesStated)}
    </Card>
  );
}

/** Whom the procedure is for, who handles it, and at which moments of life it is looked for. */
function TickedLists({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).catalogue;
  const ticks = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <CheckboxGroup
      locale={locale}
      name={name}
      label={label}
      optional
      options={options.map(([value, text]) => ({ value, label: text }))}
      values={listOf(view.typed, name)}
      error={errorOf(view.errors, name)}
    />
  );
  return (
    <>
      {ticks(
        "subjects",
        t.admin.subjects,
        SUBJECTS.map((value) => [value, t.subjects[value]]),
      )}
      {ticks(
        "levels",
        t.admin.levels,
        LEVELS.map((value) => [value, t.governmentLevels[value]]),
      )}
      {ticks(
        "lifeEvents",
        t.admin.lifeEvents,
        LIFE_EVENTS.map((event) => [event.code, textIn(event.name, locale)]),
      )}
    </>
  );
}
