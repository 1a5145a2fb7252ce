import { messages } from "../../../i18n/index.ts";
import type { Instant } from "../../../kernel/local-date.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  Checkbox,
  type Column,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  type FormPage,
  Heading,
  Link,
  RadioGroup,
  shortMoment,
  Table,
  Tag,
  Textarea,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { DeskCounts } from "../../../web/layout/desk-navigation.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import type { FormInput } from "../../../web/route.ts";
import type { AuthorityWord } from "../../document/index.ts";
import type { DossierId } from "../dossier.ts";
import { TEMPLATES_FIELD } from "../screens/what-was-seen.ts";
import { typedText } from "./act-input.ts";
import { OWN_SUMMARY_MAX, ownSummaryField, SUMMARY_MAX } from "./batch-confirm.ts";

/** One paper as it would be signed. */
export type PaperToConfirm = {
  readonly id: DossierId;
  readonly version: number;
  readonly code: string;
  readonly ownerName: string;
  /** What the paper is called; the procedure where none is set here. */
  readonly title: string;
  /** Null where no paper is set here: only the decision is recorded, the result comes as a file. */
  readonly pages: number | null;
  /** The lines above the name, as they stand on the paper. */
  readonly authority: readonly string[];
  readonly openedAt: Instant | null;
  readonly warning: string | null;
};

type Props = {
  readonly page: PageFrame & FormPage;
  readonly papers: readonly PaperToConfirm[];
  /** How many that were chosen wait no more. */
  readonly goneCount: number;
  readonly word: AuthorityWord | null;
  readonly templates: string;
  readonly navigation: DeskCounts;
  readonly form: FormInput;
  readonly errors: readonly FormError[];
};

/** The last step before many signatures: exactly what will be signed, as whom, what was opened, and what is said of it. */
export function BatchConfirmPage(props: Props) {
  const { page, papers, goneCount, navigation, errors } = props;
  const { locale } = page;
  const { lists, batch } = messages(locale).desk;
  const t = batch.confirm;
  return (
    <DeskLayout page={page} title={t.title({ count: papers.length })} counts={navigation}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[
            { label: lists.signingTitle, href: paths.signing() },
            { label: batch.title, href: paths.batchSigning() },
          ]}
          here={t.here}
        />
        <Heading level={1} title={t.title({ count: papers.length })} />
        <ErrorSummary locale={locale} errors={errors} />
        <p class="mc-measure">{`${t.lead} ${t.ownHint}`}</p>
        {goneCount === 0 ? null : (
          <Alert locale={locale} tone="warning" title={t.gone({ count: goneCount })} />
        )}
        <Opened {...props} />
        <Papers {...props} />
      </div>
    </DeskLayout>
  );
}

/** How many were opened, and the way on with those alone. */
function Opened({ page, papers, word }: Props) {
  const t = messages(page.locale).desk.batch.confirm;
  const opened = papers.filter(({ openedAt }) => openedAt !== null);
  const left = papers.length - opened.length;
  return (
    <div class="mc-row">
      {opened.length === 0 ? null : <Tag tone="success">{t.opened({ count: opened.length })}</Tag>}
      {left === 0 ? null : <Tag tone="warning">{t.unopened({ count: left })}</Tag>}
      {left === 0 || opened.length === 0 ? null : (
        <Link
          href={paths.confirmBatch(
            opened.map(({ id }) => id),
            word,
          )}
        >
          {t.onlyOpened({ count: opened.length })}
        </Link>
      )}
    </div>
  );
}

function Papers(props: Props) {
  const { page, papers, word, templates } = props;
  return (
    <Form page={page} action={paths.batchSigning()}>
      <input type="hidden" name={TEMPLATES_FIELD} value={templates} />
      <input type="hidden" name="authorityWord" value={word ?? ""} />
      {papers.map(({ id, version, code }) => (
        <input type="hidden" name="chosen" value={`${id} ${version} ${code}`} />
      ))}
      <Table
        locale={page.locale}
        caption={messages(page.locale).desk.batch.confirm.title({ count: papers.length })}
        columns={columnsOf(props)}
        rows={papers}
      />
      <Said {...props} />
    </Form>
  );
}

function columnsOf({ page, word, form }: Props): Column<PaperToConfirm>[] {
  const { locale } = page;
  const t = messages(locale).desk.batch.confirm;
  return [
    {
      key: "paper",
      header: t.paper,
      cell: ({ id, code, title, ownerName, warning }) => (
        <>
          <Link href={paths.deskDossier(id)}>{code}</Link>
          <br />
          {title}
          <small>{ownerName}</small>
          {warning === null ? null : <small class="mc-warning">{warning}</small>}
        </>
      ),
    },
    {
      key: "pages",
      header: t.pages,
      cell: ({ pages }) => (
        <span class="mc-nowrap">{pages === null ? t.noPaper : t.pageCount({ count: pages })}</span>
      ),
    },
    { key: "authority", header: t.authority, cell: ({ authority }) => authority.join(", ") },
    { key: "seen", header: t.seen, cell: (row) => <Seen page={page} row={row} word={word} /> },
    { key: "own", header: t.own, cell: (row) => <OwnSummary page={page} row={row} form={form} /> },
  ];
}

type CellProps = { readonly page: PageFrame; readonly row: PaperToConfirm };

function Seen({ page, row, word }: CellProps & Pick<Props, "word">) {
  const { batch } = messages(page.locale).desk;
  const t = batch.confirm;
  const { openedAt } = row;
  return (
    <>
      <Tag tone={openedAt === null ? "warning" : "success"}>
        {openedAt === null ? t.no : t.yes({ when: shortMoment(openedAt) })}
      </Tag>
      {row.pages === null ? null : (
        <small>
          <a
            class="ds-link"
            data-color="accent"
            href={paths.deskResult(row.id, "POSITIVE", word)}
            target="_blank"
            rel="noreferrer"
            aria-label={t.openNow(row)}
          >
            {batch.look}
          </a>
        </small>
      )}
    </>
  );
}

function OwnSummary({ page, row, form }: CellProps & Pick<Props, "form">) {
  const t = messages(page.locale).desk.batch.confirm;
  const name = ownSummaryField(row.id);
  return (
    <input
      class="ds-input"
      name={name}
      value={typedText(form, name)}
      maxlength={OWN_SUMMARY_MAX}
      aria-label={t.ownOf(row)}
    />
  );
}

/** What is said of all papers, the word of whoever signs, and the button. */
function Said({ page, papers, form, errors }: Props) {
  const { locale } = page;
  const t = messages(locale).desk.batch.confirm;
  const unopened = papers.filter(({ openedAt }) => openedAt === null).length;
  const tick = (name: string, label: string) => (
    <Checkbox
      locale={locale}
      name={name}
      label={label}
      checked={typedText(form, name) === "true"}
      error={errorOf(errors, name)}
    />
  );
  return (
    <Card>
      <RadioGroup
        locale={locale}
        name="opinion"
        label={t.opinion}
        value={typedText(form, "opinion")}
        options={(["AGREED", "WRITTEN"] as const).map((value) => ({ value, label: t.opinions[value] }))}
        error={errorOf(errors, "opinion")}
      />
      <Textarea
        locale={locale}
        name="summary"
        label={t.written}
        value={typedText(form, "summary")}
        maxLength={SUMMARY_MAX}
        rows={2}
        error={errorOf(errors, "summary")}
        optional
        saysOptional={false}
      />
      {unopened === 0 ? null : tick("unopened", t.answerUnopened({ count: unopened }))}
      {tick("answer", t.answer({ count: papers.length }))}
      <div class="mc-row">
        <Button icon="signature">{t.sign({ count: papers.length })}</Button>
        <ButtonLink href={paths.batchSigning()} variant="tertiary">
          {t.change}
        </ButtonLink>
      </div>
    </Card>
  );
}
