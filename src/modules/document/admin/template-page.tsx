import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  Checkbox,
  DateInput,
  type DateParts,
  DefinitionList,
  ErrorSummary,
  errorOf,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  Heading,
  Select,
  Table,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { lineDifference } from "../line-difference.ts";
import type { TemplateName, TemplateVersion } from "../template.ts";
import { lacksByLaw } from "../template-lacks.ts";
import { templateVariables } from "../template-variables.ts";
import { Lacks, Restoring } from "./template-lacks.tsx";
import { paperTitle } from "./template-list-page.tsx";
import { Versions } from "./template-versions.tsx";
import { meaningOf } from "./variable-meaning.ts";

export type TemplateView = {
  readonly name: TemplateName;
  readonly versions: readonly TemplateVersion[];
  readonly draft: TemplateVersion | null;
  readonly shipped: string;
  readonly source: string;
  readonly locale: "vi" | "en" | "both";
  readonly basis: string;
  readonly validFrom: DateParts;
  readonly errors: readonly FormError[];
  /** The line the typesetter stopped at, as it was typed. */
  readonly wrongLine: { readonly line: number; readonly text: string } | null;
  readonly saved: boolean;
  readonly editedAt: string | null;
};
type Props = { readonly page: PageFrame & FormPage; readonly view: TemplateView };

/** One template: what it says, a sample of it, what was changed, and from which day on. */
export function TemplatePage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).papers.templates;
  const title = paperTitle(view.name, locale);
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <ErrorSummary locale={locale} errors={view.errors} />
        <Breadcrumb locale={locale} trail={[{ label: t.title, href: paths.adminPapers() }]} here={title} />
        <Heading level={1} title={title} />
        <p class="mc-muted">{`${view.name.set} · ${t.sandbox}`}</p>
        {view.saved ? <Alert locale={locale} tone="success" title={t.saved} /> : null}
        {view.draft !== null && view.draft.source === null ? (
          <Alert locale={locale} tone="info" title={t.restore.draft} />
        ) : null}
        <Lacks page={page} name={view.name} draft={view.draft} />
        <Editing page={page} view={view} />
        <Variables page={page} name={view.name} />
        {view.draft === null ? null : <Publishing page={page} view={view} />}
        <Changes page={page} view={view} />
        <Restoring page={page} name={view.name} versions={view.versions} />
        <Versions page={page} name={view.name} versions={view.versions} />
      </div>
    </DeskLayout>
  );
}

function Editing({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).papers.templates;
  const { set, key } = view.name;
  return (
    <Card title={t.source}>
      <Form page={page} action={paths.adminPaper(set, key)}>
        <input type="hidden" name="act" value="save" />
        <Textarea
          locale={locale}
          name="source"
          id="source"
          label={t.source}
          value={view.source}
          maxLength={40_000}
          isCode
          isNumbered
          error={errorOf(view.errors, "source")}
        />
        <WrongLine page={page} view={view} />
        <Select
          locale={locale}
          name="locale"
          id="locale"
          label={t.locale}
          value={view.locale}
          emptyLabel={null}
          options={(["both", "vi", "en"] as const).map((value) => ({ value, label: t.locales[value] }))}
        />
        <div class="mc-row">
          <Button>{t.save}</Button>
        </div>
      </Form>
      <Previews page={page} view={view} />
    </Card>
  );
}

/** The line to look for: a long text shows no numbers of its lines. */
function WrongLine({ page, view: { wrongLine } }: Props) {
  if (wrongLine === null) return null;
  return (
    <p class="mc-break">
      {`${messages(page.locale).papers.templates.wrongLine} `}
      <code class="mc-code">{`${wrongLine.line} ${wrongLine.text}`}</code>
    </p>
  );
}

/** A sample by the draft, and one by what ships, to look at side by side. */
function Previews({ page, view }: Props) {
  const t = messages(page.locale).papers.templates;
  const { set, key } = view.name;
  const preview = (version: number) => `${paths.adminPaper(set, key)}/preview.pdf?version=${version}`;
  return (
    <div class="mc-actions">
      {view.draft === null ? null : (
        <div>
          <ButtonLink href={preview(view.draft.versionNo)} variant="tertiary" icon="print">
            {t.preview}
          </ButtonLink>
          <ButtonLink href={`${preview(view.draft.versionNo)}&bilingual=1`} variant="tertiary">
            {`${t.preview}, ${t.bilingual}`}
          </ButtonLink>
        </div>
      )}
      <div>
        <ButtonLink href={preview(0)} variant="tertiary" icon="print">
          {t.previewShipped}
        </ButtonLink>
        <ButtonLink href={`${preview(0)}&bilingual=1`} variant="tertiary">
          {`${t.previewShipped}, ${t.bilingual}`}
        </ButtonLink>
      </div>
    </div>
  );
}

/** Everything the template may use, as it is written there, with what it means and what stands in it on the sample. */
function Variables({ page: { locale }, name }: { readonly page: PageFrame; readonly name: TemplateName }) {
  const t = messages(locale).templateVariables;
  const { filled, printed } = templateVariables(name);
  return (
    <Card title={t.title}>
      <p class="mc-hint">{t.lead}</p>
      <Table
        locale={locale}
        caption={t.title}
        rows={filled}
        columns={[
          { key: "written", header: t.written, cell: ({ path }) => <code>{path}</code> },
          { key: "meaning", header: t.meaning, cell: (variable) => meaningOf(variable, locale) },
          { key: "sample", header: t.sample, cell: ({ sample }) => sample },
        ]}
      />
      <FoldedAct title={t.printed} quiet>
        <DefinitionList items={printed.map(({ path, sample }) => [path, sample] as const)} />
      </FoldedAct>
    </Card>
  );
}

function Publishing({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).papers.templates;
  const action = paths.adminPaper(view.name.set, view.name.key);
  return (
    <Card title={t.publish}>
      <Form page={page} action={action}>
        <input type="hidden" name="act" value="publish" />
        <DateInput
          locale={locale}
          name="validFrom"
          id="validFrom"
          label={t.validFrom}
          value={view.validFrom}
          error={errorOf(view.errors, "validFrom")}
        />
        <TextInput
          locale={locale}
          name="basis"
          id="basis"
          label={t.basis}
          value={view.basis}
          maxLength={500}
          error={errorOf(view.errors, "basis")}
        />
        {leavesOut(view) ? (
          <Checkbox
            locale={locale}
            name="leavesOut"
            id="leavesOut"
            label={t.lacks.confirm}
            error={errorOf(view.errors, "leavesOut")}
          />
        ) : null}
        <div class="mc-row">
          <Button variant="secondary">{t.publish}</Button>
        </div>
      </Form>
      <Dropping page={page} view={view} />
    </Card>
  );
}

function Dropping({ page, view }: Props) {
  const t = messages(page.locale).papers.templates;
  return (
    <FoldedAct title={t.drop} quiet>
      <Form page={page} action={paths.adminPaper(view.name.set, view.name.key)}>
        <input type="hidden" name="act" value="drop" />
        <div class="mc-row">
          <Button variant="secondary" color="danger">
            {t.drop}
          </Button>
        </div>
      </Form>
    </FoldedAct>
  );
}

/** Whether somebody has to say that something is left out on purpose: never of what the law wants. */
function leavesOut({ name, draft, errors }: TemplateView): boolean {
  const lacks = lacksByLaw(name, draft?.missing ?? []);
  const isAsked = errors.some(({ path }) => path === "leavesOut");
  return isAsked || (lacks.length > 0 && lacks.every(({ law }) => law === null));
}

function Changes({ page, view }: Props) {
  const t = messages(page.locale).papers.templates;
  const changed = lineDifference(view.shipped, view.source).filter(({ sign }) => sign !== " ");
  return (
    <Card title={t.difference}>
      {changed.length === 0 ? (
        <p>{t.same}</p>
      ) : (
        <pre class="mc-break" tabindex={0}>
          {changed.map(({ sign, text }) => `${sign} ${text}`).join("\n")}
        </pre>
      )}
    </Card>
  );
}
