import { messages } from "../../../i18n/index.ts";
import {
  Alert,
  Breadcrumb,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  type FormError,
  type FormPage,
  Heading,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";
import { cataloguePaths, type DraftPartName } from "../catalogue-paths.ts";
import type { AdminVersion } from "../queries.ts";
import type { DraftForm } from "./draft-form.ts";
import type { PartView } from "./draft-part-parts.tsx";
import { PaperFields } from "./paper-fields.tsx";
import { TermRows } from "./term-fields.tsx";

export type DraftPartView = {
  readonly part: DraftPartName;
  readonly version: AdminVersion["version"];
  readonly content: AdminVersion["content"];
  readonly revision: number;
  readonly typed: DraftForm;
  readonly errors: readonly FormError[];
  /** Another officer saved meanwhile. */
  readonly conflict: boolean;
};

type Props = { readonly page: PageFrame & FormPage; readonly view: DraftPartView };

/** One part of a draft as a form of rows. The first button saves, so that Enter does; rows come and go by submitting. */
export function DraftPartPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).draftParts;
  const { version, part } = view;
  const title = t.titles[part]({ code: version.code });
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <ErrorSummary locale={locale} errors={view.errors} />
        <Breadcrumb
          locale={locale}
          trail={[
            { label: messages(locale).catalogue.admin.title, href: paths.adminProcedures() },
            { label: version.code, href: cataloguePaths.adminVersion(version.id) },
          ]}
          here={t.names[part]}
        />
        <Heading level={1} title={title} />
        {view.conflict ? (
          <Alert locale={locale} tone="warning" assertive title={messages(locale).catalogue.admin.conflict}>
            <ButtonLink href={cataloguePaths.adminVersion(version.id)}>{t.back}</ButtonLink>
          </Alert>
        ) : null}
        <p>{t.intro}</p>
        <PartForm page={page} view={view} />
      </div>
    </DeskLayout>
  );
}

function PartForm({ page, view }: Props) {
  const t = messages(page.locale).draftParts;
  const { version, part, content, typed, errors } = view;
  const rowsAction = cataloguePaths.adminPartRows(version.id, part);
  const rows: PartView = { page, content, typed, errors, rowsAction };
  return (
    <Form page={page} action={cataloguePaths.adminPart(version.id, part)}>
      <input type="hidden" name="revision" value={String(view.revision)} />
      <div class="mc-row">
        <Button>{t.save}</Button>
        <ButtonLink href={cataloguePaths.adminVersion(version.id)} variant="tertiary">
          {t.back}
        </ButtonLink>
      </div>
      {part === "papers" ? <PaperFields view={rows} /> : <TermRows view={rows} />}
      <div class="mc-row">
        <Button>{t.save}</Button>
      </div>
    </Form>
  );
}
