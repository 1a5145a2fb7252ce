import { messages } from "../../../../i18n/index.ts";
import { Button, ButtonLink, Form, type FormPage, Heading, Table } from "../../../../web/components/index.ts";
import type { PageFrame } from "../../../../web/page-route.ts";
import type { FormColumn } from "../form-definition.ts";
import type { EditedForm } from "../form-draft-commands.ts";
import { columnInWords } from "../form-words.ts";
import { reportPaths } from "../report-paths.ts";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly code: string;
  readonly edited: EditedForm;
};

/** The columns from left to right, each with what it counts and what can be done with it. */
export function ColumnRows({ page, code, edited }: Props) {
  const { locale } = page;
  const t = messages(locale).report;
  const say = (text: { readonly vi: string; readonly en: string }) => (locale === "en" ? text.en : text.vi);
  const { columns } = edited.definition;
  return (
    <section class="mc-stack" data-gap="sm" id="columns">
      <Heading level={2} title={t.forms.columns} />
      <p class="mc-muted">{t.editor.columnsLead}</p>
      <Form page={page} action={`${reportPaths.editForm(code)}#columns`} class="mc-stack">
        <input type="hidden" name="_changes" value={String(edited.changes)} />
        <Table<FormColumn>
          locale={locale}
          caption={t.forms.columns}
          rows={columns}
          columns={[
            { key: "number", header: t.forms.column, cell: ({ number }) => number },
            {
              key: "name",
              header: t.forms.columnName,
              rowHeader: true,
              cell: ({ group, name }) => (group === null ? say(name) : `${say(group)}: ${say(name)}`),
            },
            { key: "made", header: t.forms.made, cell: (column) => columnInWords(column, locale) },
            {
              key: "acts",
              header: t.editor.acts,
              cell: (column) => (
                <ColumnActs page={page} code={code} column={column} last={columns.at(-1)?.number ?? 0} />
              ),
            },
          ]}
        />
        <div class="mc-row">
          <Button variant="secondary" icon="plus" name="act" value="add">
            {t.editor.add}
          </Button>
        </div>
      </Form>
    </section>
  );
}

type ActsProps = Pick<Props, "page" | "code"> & { readonly column: FormColumn; readonly last: number };

/** Each button says in full, for whoever hears the page, which column it is about. */
function ColumnActs({ page, code, column: { number }, last }: ActsProps) {
  const t = messages(page.locale).report.editor;
  const full = (text: string) => <span class="ds-sr-only">{` (${text})`}</span>;
  return (
    <span class="mc-column-acts">
      <ButtonLink href={reportPaths.editColumn(code, number)} variant="tertiary">
        {t.edit}
        {full(t.editColumn({ number }))}
      </ButtonLink>
      {number === 1 ? null : (
        <Button variant="tertiary" icon="chevronUp" name="act" value={`up:${number}`}>
          <span class="ds-sr-only">{t.upOf({ number })}</span>
        </Button>
      )}
      {number === last ? null : (
        <Button variant="tertiary" icon="chevronDown" name="act" value={`down:${number}`}>
          <span class="ds-sr-only">{t.downOf({ number })}</span>
        </Button>
      )}
      <Button variant="tertiary" color="danger" name="act" value={`remove:${number}`}>
        {t.remove}
        {full(t.removeOf({ number }))}
      </Button>
    </span>
  );
}
