import { messages } from "../../../i18n/index.ts";
import { Link } from "../../../web/components/index.ts";
import { PortalLayout } from "../../../web/layout/portal-layout.tsx";
import type { PageFrame } from "../../../web/page-route.ts";
import type { FormAnswers } from "../form-data.ts";
import { columnsOf, type FormField } from "../form-schema-parser.ts";
import { sectionInWords } from "../forms/answers-in-words.ts";
import type { FoundForm } from "../forms/find-form.ts";
import { textIn } from "../local-text.ts";
import type { ProcedureVersion } from "../procedure.ts";

type FormPrintView = {
  readonly version: ProcedureVersion;
  readonly form: FoundForm;
  /** Empty for a blank form to fill in by hand. */
  readonly answers: FormAnswers;
  readonly backHref: string;
};

/**
 * The declaration as a sheet of paper: state name and motto, title, addressee, answers, place to sign.
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I: layout of the heading.
 */
export function FormPrintPage({ page, view }: { page: PageFrame; view: FormPrintView }) {
  const { locale } = page;
  const t = messages(locale).catalogue.form;
  const { version, form } = view;
  const agency = version.competentAgency ?? version.executingAgency;
  return (
    <PortalLayout page={page} title={textIn(form.definition.name, locale)} width="reading">
      <div class="mc-actions">
        <p>
          <Link href={view.backHref}>{t.backToForm}</Link>
        </p>
        <p class="mc-muted">{t.printNow}</p>
      </div>
      <article class="ds-card mc-paper">
        <header>
          <p class="mc-strong">{t.republic}</p>
          <p class="mc-strong">{t.motto}</p>
          <h1 class="ds-heading" data-size="xs">
            {textIn(form.definition.name, locale)}
          </h1>
          {agency === null ? null : <p>{`${t.sendTo}: ${textIn(agency, locale)}`}</p>}
        </header>
        {form.schema["x-sections"].map((section) => (
          <section>
            <h2 class="ds-heading" data-size="2xs">
              {textIn(section.title, locale)}
            </h2>
            <Lines page={page} view={view} fields={section.fields} />
          </section>
        ))}
        <footer>
          <p>{t.dayLine}</p>
          <p class="mc-strong">{t.signature}</p>
          <p>{t.signatureHint}</p>
        </footer>
      </article>
    </PortalLayout>
  );
}

function Lines({ page, view, fields }: { page: PageFrame; view: FormPrintView; fields: readonly string[] }) {
  const { locale } = page;
  const { schema } = view.form;
  if (Object.keys(view.answers).length > 0) {
    const lines = sectionInWords(schema, { fields, answers: view.answers, locale });
    return (
      <dl class="mc-facts">
        {lines.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    );
  }
  return (
    <ul class="mc-plain-list">
      {fields.map((name) => {
        const field = schema.properties[name];
        return field === undefined ? null : <li>{blankLine(field, page)}</li>;
      })}
    </ul>
  );
}

/** A line to write on by hand: boxes where there is a choice, dots where there is none. */
function blankLine(field: FormField, { locale }: PageFrame): string {
  const t = messages(locale).catalogue.form;
  const label = textIn(field["x-label"], locale);
  if (field.type === "boolean") return `☐ ${label}`;
  if (field.type === "array") {
    const columns = columnsOf(field).map(([, inner]) => textIn(inner["x-label"], locale));
    return `${label} (${columns.join("; ")}): ${t.notFilled}${t.notFilled}${t.notFilled}`;
  }
  const options = field.type === "string" ? (field["x-options"] ?? []) : [];
  if (options.length > 0)
    return `${label}: ${options.map((option) => `☐ ${textIn(option.label, locale)}`).join("   ")}`;
  return `${label}: ${t.notFilled}`;
}
