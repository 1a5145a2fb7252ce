import { type Locale, messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  Card,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  fullMoment,
  Heading,
  Link,
  Table,
  Tag,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { FORMS, type Form as FormOfText, KINDS, type Kind } from "../kinds.ts";
import { smsLength } from "../sms-length.ts";
import { hasSubject, type TemplateText } from "../template.ts";
import { neededVariables } from "../templates.ts";
import { variablesOf } from "../variables.ts";

/**
 * One text in a list: which version of each language is in force, whether English followed the Vietnamese, and what a text
 * of the authority's own leaves out that people must be told since.
 */
export type TextLine = {
  readonly kind: Kind;
  readonly form: FormOfText;
  readonly version: number;
  readonly isOutdated: boolean;
  readonly lacks: readonly string[];
};

type Trail = { readonly label: string; readonly href: string };

/**
 * Every text the office sends, by kind: its own, or as it came with the program. What a link leads to is said by the
 * headers of its row and column; said in each of 200 links it made two thirds of the page.
 */
export function TextsPage({ page, lines }: { page: PageFrame; lines: readonly TextLine[] }) {
  const { locale } = page;
  const t = messages(locale).notification;
  const kinds = [...new Set(lines.map(({ kind }) => kind))];
  return (
    <DeskLayout page={page} title={t.text.title}>
      <div class="mc-stack">
        <Breadcrumb locale={locale} trail={[outbox(locale)]} here={t.text.title} />
        <Heading level={1} title={t.text.title} />
        <p class="mc-muted">{t.text.lead}</p>
        <Table
          locale={locale}
          caption={t.text.title}
          rows={kinds}
          columns={[
            { key: "kind", header: t.admin.kind, cell: (kind) => t.kinds[kind] },
            { key: "weight", header: t.text.weight, cell: (kind) => t.weights[KINDS[kind].weight] },
            ...FORMS.map((form) => ({
              key: form,
              header: t.forms[form],
              cell: (kind: Kind) => (
                <TextCell
                  locale={locale}
                  line={lines.find((line) => line.kind === kind && line.form === form)}
                />
              ),
            })),
          ]}
        />
      </div>
    </DeskLayout>
  );
}

function TextCell({ locale, line }: { locale: Locale; line: TextLine | undefined }) {
  const t = messages(locale).notification;
  if (line === undefined) return "–";
  const { kind, form, version, isOutdated, lacks } = line;
  const link = (
    <Link href={paths.adminText(kind, form)}>{version === 0 ? t.text.edit : t.text.version(version)}</Link>
  );
  if (!isOutdated && lacks.length === 0) return link;
  return (
    <span class="mc-stack" data-gap="tight">
      {link}
      {isOutdated ? <Tag tone="warning">{t.text.outdated}</Tag> : null}
      {lacks.length === 0 ? null : <Tag tone="warning">{t.text.lacks(lacks.join(", "))}</Tag>}
    </span>
  );
}

function outbox(locale: Locale): Trail {
  return { label: messages(locale).notification.admin.title, href: paths.adminMessages() };
}

/** A text in one language as the form shows it: what stands in it, how it reads, what is wrong with it. */
export type TextPart = {
  readonly locale: Locale;
  readonly version: number;
  readonly typed: TemplateText;
  readonly preview: TemplateText;
  /** The same for whoever owes nothing, where the text says what is owed. */
  readonly previewPaid: TemplateText | null;
  readonly errors: readonly FormError[];
};

type TextProps = {
  readonly page: PageFrame & FormPage;
  readonly kind: Kind;
  readonly form: FormOfText;
  readonly parts: readonly TextPart[];
  readonly isOutdated: boolean;
  readonly mayEdit: boolean;
  readonly saved: boolean;
  readonly former: readonly {
    readonly locale: Locale;
    readonly version: number;
    readonly madeAt: Instant;
    readonly body: string;
  }[];
};

/** One text in both languages, with what it may name, and how it reads. */
export function TextPage(props: TextProps) {
  const { page, kind, form, parts, isOutdated, saved } = props;
  const { locale } = page;
  const t = messages(locale).notification;
  const title = `${t.kinds[kind]} · ${t.forms[form]}`;
  const needed = neededVariables(kind);
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[outbox(locale), { label: t.text.title, href: paths.adminTexts() }]}
          here={title}
        />
        <Heading level={1} title={title} />
        {saved ? <Alert locale={locale} tone="success" title={t.text.saved} /> : null}
        {isOutdated ? <Alert locale={locale} tone="warning" title={t.text.outdated} /> : null}
        <ErrorSummary locale={locale} errors={parts.flatMap(({ errors }) => errors)} />
        <Card title={t.text.variables}>
          <ul>
            {variablesOf(kind).map((name) => (
              <li>
                <code class="mc-code">{`{${name}}`}</code>
                {`: ${t.variables[name]}`}
                {needed.includes(name) ? <span class="mc-optional">{` (${t.text.needed})`}</span> : null}
              </li>
            ))}
          </ul>
        </Card>
        {parts.map((part) => (
          <TextForm {...props} part={part} />
        ))}
        <Former {...props} />
      </div>
    </DeskLayout>
  );
}

function Former({ page, former }: TextProps) {
  const { locale } = page;
  const t = messages(locale).notification;
  if (former.length === 0) return null;
  return (
    <section class="mc-stack">
      <Heading level={2} title={t.text.versions} />
      <Table
        locale={locale}
        caption={t.text.versions}
        rows={former}
        columns={[
          {
            key: "version",
            header: t.text.state,
            cell: (each) => `${t.wants[each.locale]} · ${t.text.version(each.version)}`,
          },
          { key: "made", header: t.text.made, cell: ({ madeAt }) => fullMoment(madeAt) },
          { key: "body", header: t.text.body, cell: ({ body }) => body },
        ]}
      />
    </section>
  );
}

function TextForm({ page, kind, form, part, mayEdit }: TextProps & { readonly part: TextPart }) {
  const { locale } = page;
  const t = messages(locale).notification;
  const { typed, version, errors } = part;
  const name = (field: string) => `${part.locale}.${field}`;
  return (
    <Card title={`${t.wants[part.locale]} · ${version === 0 ? t.text.shipped : t.text.version(version)}`}>
      {mayEdit ? (
        <Form page={page} action={`${paths.adminText(kind, form)}/${part.locale}`}>
          <input type="hidden" name="after" value={String(version)} />
          {hasSubject(form) ? (
            <TextInput
              locale={locale}
              name={name("subject")}
              label={t.text.subject}
              value={typed.subject}
              maxLength={150}
              error={errorOf(errors, name("subject"))}
            />
          ) : null}
          <Textarea
            locale={locale}
            name={name("body")}
            label={t.text.body}
            value={typed.body}
            rows={form === "EMAIL" || form === "INBOX" ? 8 : 3}
            error={errorOf(errors, name("body"))}
          />
          <div class="mc-row">
            <Button name="act" value="save" variant={part.locale === "vi" ? "primary" : "secondary"}>
              {t.text.save}
            </Button>
            <Button name="act" value="preview" variant="tertiary">
              {t.text.preview}
            </Button>
            {version === 0 ? null : (
              <Button name="act" value="shipped" variant="tertiary">
                {t.text.backToShipped}
              </Button>
            )}
          </div>
        </Form>
      ) : null}
      <Previews locale={locale} form={form} part={part} />
    </Card>
  );
}

type PreviewsProps = { readonly locale: Locale; readonly form: FormOfText; readonly part: TextPart };

/** How it reads; where it says what is owed, to whoever owes and to whoever does not. */
function Previews({ locale, form, part: { preview, previewPaid } }: PreviewsProps) {
  const t = messages(locale).notification.text;
  if (previewPaid === null) return <Preview {...{ locale, form, preview }} title={t.sample} />;
  return (
    <>
      <Preview {...{ locale, form, preview }} title={t.sampleOwed} />
      <Preview {...{ locale, form }} preview={previewPaid} title={t.samplePaid} />
    </>
  );
}

type PreviewProps = {
  readonly locale: Locale;
  readonly form: FormOfText;
  readonly preview: TemplateText;
  readonly title: string;
};

function Preview({ locale, form, preview, title }: PreviewProps) {
  const t = messages(locale).notification.text;
  const length = smsLength(preview.body);
  return (
    <div class="mc-stack">
      <Heading level={3} title={title} />
      {hasSubject(form) ? <p class="mc-strong">{preview.subject}</p> : null}
      {preview.body.split("\n").map((line) => (
        <p>{line}</p>
      ))}
      {form === "SMS" ? <Tag tone={length.segments > 1 ? "warning" : "success"}>{t.sms(length)}</Tag> : null}
    </div>
  );
}
