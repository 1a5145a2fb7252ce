import { messages } from "../../../i18n/index.ts";
import { localDateOf } from "../../../kernel/local-date.ts";
import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  DefinitionList,
  dayText,
  ErrorSummary,
  FoldedAct,
  Form,
  Heading,
  Link,
  type Option,
  RadioGroup,
  Select,
  Table,
  Tag,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { WorkFileView } from "../commands/work-files.ts";
import { DIRECTIONS } from "../official-document.ts";
import { handOverBy, type WorkFile, type WorkFileItem, workFileState } from "../work-file.ts";
import type { ListedWorkFile } from "../work-file-store.ts";
import { documentTitle, optionsOf, subjectText, unitText } from "./document-words.ts";
import { recordsPaths } from "./records-paths.ts";
import { type AnyPage, fieldsOf, summaryOf, type Tried } from "./typed-form.ts";

type ListProps = {
  readonly page: AnyPage;
  readonly year: number;
  readonly rows: readonly ListedWorkFile[];
  readonly directory: UnitDirectory;
  readonly mayOpen: boolean;
};

const TONES = { OPEN: "info", CLOSED: "warning", HANDED_OVER: "success" } as const;

function StateTag({ page: { locale }, file }: { readonly page: AnyPage; readonly file: WorkFile }) {
  const state = workFileState(file);
  return <Tag tone={TONES[state]}>{messages(locale).records.workFiles.states[state]}</Tag>;
}

function keptText({ retentionYears }: WorkFile, locale: AnyPage["locale"]): string {
  const t = messages(locale).records.workFiles;
  return retentionYears === null ? t.forEver : t.years({ count: retentionYears });
}

/** Work files of a year. */
export function WorkFileListPage({ page, year, rows, directory, mayOpen }: ListProps) {
  const { locale } = page;
  const t = messages(locale).records.workFiles;
  return (
    <DeskLayout page={page} title={t.title}>
      <div class="mc-stack">
        <Heading level={1} title={`${t.title}, ${t.year.toLocaleLowerCase(locale)} ${year}`} />
        <p class="mc-muted">{t.lead}</p>
        <div class="mc-row">
          {mayOpen ? (
            <ButtonLink href={recordsPaths.newWorkFile()} icon="plus">
              {t.new}
            </ButtonLink>
          ) : null}
          <ButtonLink href={`${recordsPaths.workFiles()}?year=${year - 1}`} variant="tertiary">
            {`${t.year} ${year - 1}`}
          </ButtonLink>
        </div>
        <Table<ListedWorkFile>
          locale={locale}
          caption={t.title}
          emptyText={t.none}
          rows={rows}
          columns={[
            {
              key: "code",
              header: t.code,
              cell: (file) => <Link href={recordsPaths.workFile(file.id)}>{file.code}</Link>,
            },
            { key: "title", header: t.name, cell: ({ title }) => title },
            { key: "unit", header: t.unit, cell: ({ unitId }) => unitText(directory, unitId, locale) },
            { key: "kept", header: t.retention, cell: (file) => keptText(file, locale) },
            { key: "count", header: t.count, align: "end", cell: ({ documents }) => String(documents) },
            { key: "state", header: t.state, cell: (file) => <StateTag page={page} file={file} /> },
          ]}
        />
      </div>
    </DeskLayout>
  );
}

type NewProps = {
  readonly page: AnyPage;
  readonly places: readonly Option[];
  readonly tried: Tried | null;
};
export const NEW_FORM = "new";

/** The form that opens a work file. */
export function NewWorkFilePage({ page, places, tried }: NewProps) {
  const { locale } = page;
  const t = messages(locale).records.workFiles;
  const { field } = fieldsOf(page, NEW_FORM, tried);
  return (
    <DeskLayout page={page} title={t.new}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.title, href: recordsPaths.workFiles() }]}
          here={t.new}
        />
        <Heading level={1} title={t.new} />
        <ErrorSummary locale={locale} errors={summaryOf(locale, tried)} />
        <Card>
          <Form page={page} action={recordsPaths.newWorkFile()}>
            <Select {...field("unitId", t.unit, places[0]?.value)} options={places} emptyLabel={null} />
            <TextInput {...field("code", t.code)} hint={t.codeHint} size={20} maxLength={40} />
            <TextInput {...field("title", t.name)} maxLength={500} />
            <TextInput
              {...field("retentionYears", t.retention)}
              hint={t.retentionHint}
              size={6}
              maxLength={3}
              inputMode="numeric"
              optional
            />
            <div class="mc-row">
              <Button>{t.new}</Button>
            </div>
          </Form>
        </Card>
      </div>
    </DeskLayout>
  );
}

type OneProps = {
  readonly page: AnyPage;
  readonly view: WorkFileView;
  readonly directory: UnitDirectory;
  readonly tried: Tried | null;
};

/** One work file: its documents in order, and what comes next. */
export function WorkFilePage(props: OneProps) {
  const { page, view, tried } = props;
  const { locale } = page;
  const t = messages(locale).records.workFiles;
  const { file } = view;
  return (
    <DeskLayout page={page} title={file.title}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.title, href: recordsPaths.workFiles() }]}
          here={file.code}
        />
        <Heading level={1} title={`${file.code}: ${file.title}`} />
        <p>
          <StateTag page={page} file={file} />
        </p>
        <ErrorSummary locale={locale} errors={summaryOf(locale, tried)} />
        <Acts {...props} />
        <Documents {...props} />
        <Facts {...props} />
      </div>
    </DeskLayout>
  );
}

function Documents({ page, view: { items } }: OneProps) {
  const { locale } = page;
  const t = messages(locale).records.workFiles;
  const today = page.services.clock.today();
  return (
    <Card title={t.documents}>
      <Table<WorkFileItem>
        locale={locale}
        caption={t.documents}
        emptyText={t.empty}
        rows={items}
        columns={[
          { key: "position", header: t.position, align: "end", cell: ({ position }) => String(position) },
          {
            key: "document",
            header: messages(locale).records.fields.number,
            cell: ({ document }) => (
              <Link href={recordsPaths.one(document.id)}>{documentTitle(document, locale, today)}</Link>
            ),
          },
          {
            key: "subject",
            header: messages(locale).records.fields.subject,
            cell: ({ document }) => subjectText(document, locale),
          },
          {
            key: "added",
            header: t.added,
            cell: ({ addedByName, addedAt }) => `${addedByName}, ${dayText(localDateOf(addedAt))}`,
          },
        ]}
      />
    </Card>
  );
}

function Facts({ page: { locale }, view: { file }, directory }: OneProps) {
  const t = messages(locale).records.workFiles;
  const by = handOverBy(file);
  return (
    <Card>
      <DefinitionList
        items={[
          [t.unit, unitText(directory, file.unitId, locale)],
          [t.retention, keptText(file, locale)],
          [t.opened, `${file.openedByName}, ${dayText(localDateOf(file.openedAt))}`],
          [t.closed, file.closedOn === null ? null : dayText(file.closedOn)],
          [t.handOverBy, by === null || file.handedOverOn !== null ? null : dayText(by)],
          [
            t.handedOver,
            file.handedOverOn === null ? null : `${dayText(file.handedOverOn)}, ${file.handedOverTo}`,
          ],
        ]}
      />
    </Card>
  );
}

function Acts({ page, view: { file, mayWork }, tried }: OneProps) {
  const t = messages(page.locale).records;
  const state = workFileState(file);
  if (!mayWork || state === "HANDED_OVER") return null;
  const { field } = fieldsOf(page, state === "OPEN" ? "add" : "hand-over", tried);
  if (state === "CLOSED")
    return (
      <Card title={t.workFiles.handOver}>
        <Form page={page} action={recordsPaths.workFileAct(file.id, "hand-over")}>
          <TextInput {...field("to", t.workFiles.handOverTo)} maxLength={200} />
          <div class="mc-row">
            <Button>{t.workFiles.handOver}</Button>
          </div>
        </Form>
      </Card>
    );
  return (
    <Card title={t.workFiles.add}>
      <Form page={page} action={recordsPaths.workFileAct(file.id, "add")}>
        <RadioGroup
          {...field("direction", t.workFiles.direction, "INCOMING")}
          options={optionsOf(DIRECTIONS, t.directions)}
          direction="row"
        />
        <TextInput {...field("number", t.workFiles.number)} size={20} maxLength={100} />
        <div class="mc-row">
          <Button>{t.workFiles.add}</Button>
        </div>
      </Form>
      <FoldedAct title={t.workFiles.close} open={tried?.name === "close"} quiet>
        <Form page={page} action={recordsPaths.workFileAct(file.id, "close")}>
          <div class="mc-row">
            <Button variant="secondary">{t.workFiles.close}</Button>
          </div>
        </Form>
      </FoldedAct>
    </Card>
  );
}
