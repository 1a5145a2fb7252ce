import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import type { Page as Listing } from "../../../kernel/paging.ts";
import {
  Alert,
  Button,
  Card,
  dayText,
  FileUpload,
  Form,
  Heading,
  Link,
  Pagination,
  Table,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { Page } from "../../../web/route.ts";
import { mayEver } from "../../access/index.ts";
import type { ProcessVersion } from "../version.ts";
import { processPaths } from "./process-paths.ts";
import { StandingTag } from "./standing-tag.tsx";

type ProcessListProps = {
  readonly page: Page<unknown, unknown>;
  readonly listing: Listing<ProcessVersion>;
  readonly today: LocalDate;
  /** Sentences about a file that was just refused. */
  readonly mistakes?: readonly string[];
};

/** All process versions, and the form that checks and imports a file. */
export function ProcessListPage({ page, listing, today, mistakes = [] }: ProcessListProps) {
  const { locale } = page;
  const t = messages(locale).process.admin;
  const { items, nextCursor } = listing;
  return (
    <DeskLayout page={page} title={t.title} islands={["upload.js"]}>
      <div class="mc-stack">
        <Heading level={1} title={t.title} />
        <p class="mc-muted mc-measure">{t.intro}</p>
        <Mistakes page={page} mistakes={mistakes} />
        <Table
          locale={locale}
          caption={t.list}
          emptyText={t.empty}
          rows={items}
          columns={[
            {
              key: "name",
              header: t.name,
              cell: ({ id, name }) => <Link href={processPaths.one(id)}>{name[locale]}</Link>,
            },
            { key: "code", header: t.code, cell: ({ code }) => <span class="mc-number">{code}</span> },
            { key: "version", header: t.version, align: "end", cell: ({ version }) => String(version) },
            {
              key: "status",
              header: t.status,
              cell: (version) => (
                <StandingTag locale={locale} version={version} versions={items} on={today} />
              ),
            },
            {
              key: "from",
              header: t.effectiveFrom,
              cell: ({ publication }) => (publication === null ? "–" : dayText(publication.effectiveFrom)),
            },
          ]}
        />
        <Pagination
          locale={locale}
          previousHref={null}
          nextHref={
            nextCursor === null ? null : `${processPaths.list()}?cursor=${encodeURIComponent(nextCursor)}`
          }
        />
        {mayEver(page.actor, "process.manage") ? <UploadCard page={page} /> : null}
      </div>
    </DeskLayout>
  );
}

function UploadCard({ page }: { page: Page<unknown, unknown> }) {
  const t = messages(page.locale).process.admin;
  return (
    <Card title={t.upload}>
      <Form page={page} action={processPaths.list()} files>
        <FileUpload
          locale={page.locale}
          name="file"
          label={t.file}
          hint={t.fileHint}
          megabytesMax={0.5}
          accept=".bpmn,.xml"
        />
        <div class="mc-row">
          <Button>{t.check}</Button>
        </div>
      </Form>
    </Card>
  );
}

/** The result of checking a file: every problem in a sentence that names its element. */
export function Mistakes({ page, mistakes }: { page: Page<unknown, unknown>; mistakes: readonly string[] }) {
  if (mistakes.length === 0) return null;
  return (
    <Alert locale={page.locale} tone="danger" title={messages(page.locale).process.admin.notValid} assertive>
      <ul>
        {mistakes.map((mistake) => (
          <li>{mistake}</li>
        ))}
      </ul>
    </Alert>
  );
}
