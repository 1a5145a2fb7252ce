import type { Child } from "hono/jsx";
import { messages } from "../../../i18n/index.ts";
import { Button, ButtonLink, Form, type FormError, type FormPage } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { cataloguePaths, type DraftPartName } from "../catalogue-paths.ts";
import type { AdminVersion } from "../queries.ts";
import type { DraftForm } from "./draft-form.ts";
import { DraftFrame } from "./draft-frame.tsx";
import type { PartView } from "./draft-part-parts.tsx";
import { PaperFields } from "./paper-fields.tsx";
import { BasisRows, FormRows, ResultRows } from "./short-part-fields.tsx";
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
  const t = messages(page.locale).draftParts;
  const { version, part, errors, conflict } = view;
  const said = {
    title: t.titles[part]({ code: version.code }),
    name: t.names[part],
    back: t.back,
    intro: t.intro,
  };
  return (
    <DraftFrame {...{ page, version, errors, conflict, ...said }}>
      <PartForm page={page} view={view} />
    </DraftFrame>
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
      {rowsOfPart(part, rows)}
      <div class="mc-row">
        <Button variant="secondary">{t.save}</Button>
      </div>
    </Form>
  );
}

const ROWS: Readonly<Record<DraftPartName, (props: { readonly view: PartView }) => Child>> = {
  papers: PaperFields,
  terms: TermRows,
  results: ResultRows,
  legal: BasisRows,
  forms: FormRows,
};

function rowsOfPart(part: DraftPartName, view: PartView): Child {
  const Part = ROWS[part];
  return <Part view={view} />;
}
