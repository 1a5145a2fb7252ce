import { raw } from "hono/html";
import { messages } from "../../../i18n/index.ts";
import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  DateInput,
  type DateParts,
  DefinitionList,
  dayText,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  Heading,
  Link,
  NO_DATE,
  Table,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { Page } from "../../../web/route.ts";
import { mayEver } from "../../access/index.ts";
import { drawProcess } from "../drawing/draw-process.ts";
import { minutesText } from "../process-texts.ts";
import { quotaMinutesOf } from "../quota.ts";
import type { LoadedProcess, ProcessVersion } from "../version.ts";
import { processPaths } from "./process-paths.ts";
import { StandingTag } from "./standing-tag.tsx";
import { StepsTable } from "./steps-table.tsx";

type ProcessPageProps = {
  readonly page: Page<unknown, unknown>;
  readonly process: LoadedProcess;
  readonly versions: readonly ProcessVersion[];
  readonly today: LocalDate;
  readonly errors?: readonly FormError[];
  readonly typed?: { readonly decisionNo: string; readonly effectiveFrom: DateParts };
};

/** One version: what it is, its steps, its drawing, its sisters; a draft can be edited and published. */
export function ProcessPage(props: ProcessPageProps) {
  const { page, process, versions, today, errors = [] } = props;
  const { locale } = page;
  const t = messages(locale).process.admin;
  const title = process.name[locale];
  const mayManage = mayEver(page.actor, "process.manage");
  const drawing = drawProcess(process.graph, { doneStepCodes: [], currentStepCodes: [], locale });
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <Breadcrumb locale={locale} trail={[{ label: t.title, href: processPaths.list() }]} here={title} />
        <div class="mc-row">
          <Heading level={1} title={title} />
          <StandingTag locale={locale} version={process} versions={versions} on={today} />
        </div>
        <ErrorSummary locale={locale} errors={errors} />
        <Facts page={page} process={process} />
        <div class="mc-row">
          <ButtonLink href={processPaths.file(process.id)} variant="secondary">
            {t.download}
          </ButtonLink>
          {mayManage ? (
            <ButtonLink href={processPaths.editor(process.id)} variant="secondary">
              {t.edit}
            </ButtonLink>
          ) : null}
        </div>
        {mayManage && process.publication === null ? <PublishCard {...props} /> : null}
        <Heading level={2} title={t.steps} />
        <StepsTable locale={locale} graph={process.graph} />
        <Card title={t.drawing}>{raw(drawing)}</Card>
        <Versions page={page} versions={versions} today={today} />
      </div>
    </DeskLayout>
  );
}

function Facts({ page: { locale }, process }: { page: Page<unknown, unknown>; process: LoadedProcess }) {
  const t = messages(locale).process.admin;
  const { code, version, publication, sha256, importedAt, importedByName, graph } = process;
  const total = quotaMinutesOf(graph, { channel: "counter", facts: {} });
  return (
    <Card>
      <DefinitionList
        items={[
          [t.code, code],
          [t.version, String(version)],
          [t.total, minutesText(total, locale)],
          [t.effectiveFrom, publication === null ? null : dayText(publication.effectiveFrom)],
          [t.effectiveTo, publication?.effectiveTo ? dayText(publication.effectiveTo) : null],
          [t.decision, publication?.decisionNo ?? null],
          [t.importedAt, `${dayText(localDateOf(importedAt))} · ${importedByName}`],
          [t.fingerprint, `${sha256.slice(0, 16)}…`],
        ]}
      />
    </Card>
  );
}

function PublishCard({ page, process, errors = [], typed }: ProcessPageProps) {
  const { locale } = page;
  const t = messages(locale).process.admin;
  return (
    <Card title={t.publish}>
      <p class="mc-muted mc-measure">{t.publishIntro}</p>
      <Form page={page} action={processPaths.publication(process.id)}>
        <TextInput
          locale={locale}
          name="decisionNo"
          label={t.decision}
          value={typed?.decisionNo ?? ""}
          error={errorOf(errors, "decisionNo")}
        />
        <DateInput
          locale={locale}
          name="effectiveFrom"
          label={t.effectiveFrom}
          value={typed?.effectiveFrom ?? NO_DATE}
          error={errorOf(errors, "effectiveFrom")}
        />
        <div class="mc-row">
          <Button>{t.publish}</Button>
        </div>
      </Form>
    </Card>
  );
}

type VersionsProps = Pick<ProcessPageProps, "page" | "versions" | "today">;

function Versions({ page: { locale }, versions, today }: VersionsProps) {
  const t = messages(locale).process.admin;
  return (
    <>
      <Heading level={2} title={t.versions} />
      <Table
        locale={locale}
        caption={t.versions}
        rows={versions}
        columns={[
          {
            key: "version",
            header: t.version,
            cell: ({ id, version }) => <Link href={processPaths.one(id)}>{String(version)}</Link>,
          },
          {
            key: "status",
            header: t.status,
            cell: (version) => (
              <StandingTag locale={locale} version={version} versions={versions} on={today} />
            ),
          },
          {
            key: "from",
            header: t.effectiveFrom,
            cell: ({ publication }) => (publication === null ? "–" : dayText(publication.effectiveFrom)),
          },
          { key: "decision", header: t.decision, cell: ({ publication }) => publication?.decisionNo ?? "–" },
        ]}
      />
    </>
  );
}
