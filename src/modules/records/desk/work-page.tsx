import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import { Card, dayText, Heading, Link, Table, Tag } from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import { assignmentState } from "../assignment.ts";
import type { DocumentWork } from "../list-work.ts";
import type { OfficialDocument } from "../official-document.ts";
import { ASSIGNMENT_TONES, unitText } from "./document-words.ts";
import { DocumentsToPublish, DocumentsToSign, NamedDocument } from "./documents-to-sign.tsx";
import { recordsPaths } from "./records-paths.ts";

type WorkView = {
  readonly own: readonly DocumentWork[];
  readonly awaited: readonly DocumentWork[];
  /** Drafts sent up to the officer. */
  readonly toSign: readonly OfficialDocument[];
  /** Signed documents of the register the officer keeps. */
  readonly toPublish: readonly OfficialDocument[];
  readonly directory: UnitDirectory;
  readonly today: LocalDate;
  readonly waiting: number;
};

type Props = { readonly page: PageFrame; readonly view: WorkView };

/** "My documents": what was given to me or to a unit I head, and what waits for my acceptance. */
export function WorkPage({ page, view }: Props) {
  const t = messages(page.locale).records.work;
  return (
    <DeskLayout page={page} title={t.title} counts={{ documents: view.waiting }}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted">{t.lead}</p>
        {view.awaited.length === 0 ? null : (
          <Card title={t.awaited}>
            <WorkTable page={page} view={view} rows={view.awaited} caption={t.awaited} />
          </Card>
        )}
        {view.toSign.length === 0 ? null : (
          <Card title={t.toSign}>
            <DocumentsToSign page={page} rows={view.toSign} directory={view.directory} today={view.today} />
          </Card>
        )}
        {view.toPublish.length === 0 ? null : (
          <Card title={t.toPublish}>
            <DocumentsToPublish
              page={page}
              rows={view.toPublish}
              directory={view.directory}
              today={view.today}
            />
          </Card>
        )}
        {view.own.length > 0 || view.toSign.length + view.toPublish.length + view.awaited.length === 0 ? (
          <WorkTable page={page} view={view} rows={view.own} caption={t.mine} />
        ) : null}
        <p>
          <Link href={recordsPaths.workFiles()}>{messages(page.locale).records.workFiles.title}</Link>
        </p>
      </div>
    </DeskLayout>
  );
}

type TableProps = Props & { readonly rows: readonly DocumentWork[]; readonly caption: string };

function WorkTable({ page: { locale }, view: { directory, today }, rows, caption }: TableProps) {
  const t = messages(locale).records;
  return (
    <Table<DocumentWork>
      locale={locale}
      caption={caption}
      emptyText={t.work.empty}
      rows={rows}
      columns={[
        {
          key: "document",
          header: t.work.document,
          cell: ({ document }) => <NamedDocument document={document} locale={locale} today={today} />,
        },
        {
          key: "part",
          header: t.fields.given,
          cell: ({ assignment }) =>
            `${assignment.personName ?? unitText(directory, assignment.unitId, locale)}: ${t.parts[assignment.part]}`,
        },
        {
          key: "instruction",
          header: t.fields.instruction,
          cell: ({ assignment }) => (
            <>
              {assignment.instruction}
              <div class="mc-small mc-muted">{assignment.assignedByName}</div>
            </>
          ),
        },
        {
          key: "due",
          header: t.fields.due,
          cell: ({ assignment: { dueOn } }) => (dueOn === null ? "–" : dayText(dueOn)),
        },
        {
          key: "state",
          header: t.fields.state,
          cell: ({ assignment }) => {
            const state = assignmentState(assignment, today);
            return <Tag tone={ASSIGNMENT_TONES[state]}>{t.assignmentStates[state]}</Tag>;
          },
        },
      ]}
    />
  );
}
