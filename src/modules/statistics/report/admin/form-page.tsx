import { messages } from "../../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  ButtonLink,
  Card,
  DefinitionList,
  fullMoment,
  Heading,
  Link,
  Table,
} from "../../../../web/components/index.ts";
import { DeskLayout } from "../../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../../web/page-route.ts";
import { paths } from "../../../../web/paths.ts";
import type { PublishedForm } from "../form-store.ts";
import { columnInWords, sumInWords, termInWords } from "../form-words.ts";
import { reportPaths } from "../report-paths.ts";
import { dayOf } from "./form-list-page.tsx";

type Props = {
  readonly page: PageFrame;
  readonly form: PublishedForm;
  /** The version in force today; none where the first begins later. */
  readonly inForce: PublishedForm | null;
  readonly versions: readonly PublishedForm[];
  readonly mayManage: boolean;
};

/** One version of a form, the one in force where none is named: each column and what it is made of, what must hold, and the versions. */
export function FormPage({ page, form, inForce, versions, mayManage }: Props) {
  const { locale } = page;
  const t = messages(locale).report.forms;
  const { definition } = form;
  const title = locale === "en" ? definition.title.en : definition.title.vi;
  return (
    <DeskLayout page={page} title={`${definition.code} ${title}`}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.title, href: paths.adminForms() }]}
          here={definition.code}
        />
        <Heading level={1} title={`${definition.code}: ${title}`} />
        {form.version === inForce?.version ? null : (
          <Alert locale={locale} tone="info" title={t.notInForce({ version: form.version })} />
        )}
        <Card>
          <DefinitionList
            items={[
              [
                t.version,
                `${form.version}, ${t.validFrom.toLocaleLowerCase(locale)} ${dayOf(form.validFrom)}`,
              ],
              [t.basis, definition.legalBasis],
              [t.deadlineTitle, t.deadline({ days: definition.deadline.workingDays })],
              [t.checks, checksInWords(definition.checks)],
              [t.carried, carriedInWords(form, locale)],
            ]}
          />
          {mayManage ? (
            <div class="mc-row">
              <ButtonLink href={reportPaths.editForm(definition.code)} icon="pencil">
                {t.edit}
              </ButtonLink>
            </div>
          ) : null}
        </Card>
        <Heading level={2} title={t.columns} />
        <Columns page={page} form={form} />
        <Heading level={2} title={t.versions} />
        <Versions page={page} form={form} versions={versions} />
      </div>
    </DeskLayout>
  );
}

function Versions({ page, form, versions }: Pick<Props, "page" | "form" | "versions">) {
  const { locale } = page;
  const t = messages(locale).report.forms;
  return (
    <Table
      locale={locale}
      caption={t.versions}
      rows={versions.toReversed()}
      columns={[
        {
          key: "version",
          header: t.version,
          cell: ({ version }) =>
            version === form.version ? (
              version
            ) : (
              <Link href={reportPaths.formVersion(form.definition.code, version)}>
                {t.openVersion({ version })}
              </Link>
            ),
        },
        { key: "from", header: t.validFrom, cell: ({ validFrom }) => dayOf(validFrom) },
        {
          key: "by",
          header: t.publishedBy,
          cell: ({ publishedBy, publishedAt }) =>
            publishedAt === null ? t.shipped : `${publishedBy ?? ""}, ${fullMoment(publishedAt)}`,
        },
      ]}
    />
  );
}

function Columns({ page, form }: Pick<Props, "page" | "form">) {
  const { locale } = page;
  const t = messages(locale).report.forms;
  const say = (text: { readonly vi: string; readonly en: string }) => (locale === "en" ? text.en : text.vi);
  return (
    <Table
      locale={locale}
      caption={t.columns}
      rows={form.definition.columns}
      columns={[
        { key: "number", header: t.column, cell: ({ number }) => number },
        {
          key: "name",
          header: t.columnName,
          rowHeader: true,
          cell: ({ group, name, until }) =>
            [
              ...(group === null ? [] : [say(group)]),
              say(name),
              ...(until === undefined ? [] : [t.until({ day: dayOf(until) })]),
            ].join(": "),
        },
        { key: "made", header: t.made, cell: (column) => columnInWords(column, locale) },
      ]}
    />
  );
}

function checksInWords(checks: PublishedForm["definition"]["checks"]): string | null {
  return checks.length === 0
    ? null
    : checks.map(({ column, equals }) => `(${column}) = ${sumInWords(equals)}`).join("; ");
}

function carriedInWords({ definition: { carriedOver } }: PublishedForm, locale: "vi" | "en"): string | null {
  if (carriedOver === null) return null;
  const terms = carriedOver.terms.map((term) => ` + ${termInWords(term, locale)}`);
  return `(${carriedOver.column}) = ${sumInWords(carriedOver.equals)}${terms.join("")}`;
}
