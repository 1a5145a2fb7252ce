import { messages } from "../../../../i18n/index.ts";
import {
  Breadcrumb,
  Button,
  CheckboxGroup,
  DateInput,
  ErrorSummary,
  errorOf,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  FormSection,
  Heading,
  Link,
  RadioGroup,
  Select,
  TextInput,
} from "../../../../web/components/index.ts";
import { DeskLayout } from "../../../../web/layout/desk-layout.tsx";
import type { PageFrame } from "../../../../web/page-route.ts";
import { paths } from "../../../../web/paths.ts";
import { VARIANTS } from "../form-definition.ts";
import { reportPaths } from "../report-paths.ts";
import { causeOptions, countableOptions } from "./countable.ts";
import { CHANNELS, KINDS, type TypedColumn, type TypedTerm } from "./typed-column.ts";

type EditColumnView = {
  readonly code: string;
  readonly number: number;
  readonly changes: number;
  readonly typed: TypedColumn;
  readonly hasVariants: boolean;
  readonly errors: readonly FormError[];
};

type Props = { readonly page: PageFrame & FormPage; readonly view: EditColumnView };

/** One column of a form: its names, and what it is made of. */
export function EditColumnPage({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).report;
  const { code, number, errors, typed } = view;
  const title = t.editor.columnTitle({ code, number });
  return (
    <DeskLayout page={page} title={title}>
      <div class="mc-stack">
        <ErrorSummary locale={locale} errors={errors} />
        <Breadcrumb
          locale={locale}
          trail={[
            { label: t.forms.title, href: paths.adminForms() },
            { label: code, href: reportPaths.form(code) },
            { label: t.forms.edit, href: reportPaths.editForm(code) },
          ]}
          here={title}
        />
        <Heading level={1} title={title} />
        <Form page={page} action={reportPaths.editColumn(code, number)}>
          <input type="hidden" name="_changes" value={String(view.changes)} />
          <Names page={page} view={view} />
          <RadioGroup
            locale={locale}
            name="kind"
            label={t.editor.kind}
            value={typed.kind}
            options={KINDS.map((value) => ({ value, label: t.editor.kinds[value] }))}
            error={errorOf(errors, "kind")}
          />
          <Counted page={page} view={view} />
          <Sums page={page} view={view} />
          {/* The first button is the one that Enter presses. */}
          <div class="mc-row">
            <Button name="act" value="save">
              {t.editor.saveColumn}
            </Button>
            <span data-made="FIGURES">
              <Button variant="secondary" name="act" value="more">
                {t.editor.saveMore}
              </Button>
            </span>
            <Link href={reportPaths.editForm(code)}>{t.editor.back}</Link>
          </div>
        </Form>
      </div>
    </DeskLayout>
  );
}

function Names({ page, view: { typed, errors } }: Props) {
  const { locale } = page;
  const t = messages(locale).report.editor;
  return (
    <>
      {(["name", "group"] as const).map((name) => (
        <div class="mc-fields">
          {(["vi", "en"] as const).map((language) => (
            <TextInput
              locale={locale}
              name={`${name}.${language}`}
              label={t.inLanguage({ label: t[name], language })}
              value={typed[name][language]}
              maxLength={500}
              optional={name === "group"}
              {...(name === "group" && language === "vi" ? { hint: t.groupHint } : {})}
              error={errorOf(errors, `${name}.${language}`)}
            />
          ))}
        </div>
      ))}
      <DateInput
        locale={locale}
        name="until"
        label={t.until}
        hint={t.untilHint}
        value={typed.until}
        optional
        error={errorOf(errors, "until")}
      />
    </>
  );
}

function Counted({ page, view }: Props) {
  const { locale } = page;
  const t = messages(locale).report.editor;
  const { typed, errors } = view;
  const error = errorOf(errors, "terms");
  return (
    <section id="terms" class="mc-stack" data-made="FIGURES">
      <Heading level={2} title={t.figures} size="xs" />
      <p class="mc-hint">{t.figuresHint}</p>
      {error === undefined ? null : <p class="ds-validation-message">{error}</p>}
      {typed.terms.map((term, place) => (
        <Term page={page} view={view} term={term} place={place} />
      ))}
    </section>
  );
}

/** Each list of figures weighs some kilobytes: a column of many keeps to what each is, and offers all to the next. */
const LISTS_MAX = 4;

function offered<T extends { readonly value: string }>(
  options: readonly T[],
  { count }: TypedTerm,
  terms: readonly TypedTerm[],
): readonly T[] {
  return count === "" || terms.length <= LISTS_MAX ? options : options.filter(({ value }) => value === count);
}

type TermProps = Props & { readonly term: TypedTerm; readonly place: number };

function Term({ page, view, term, place }: TermProps) {
  const { locale } = page;
  const t = messages(locale).report;
  return (
    <FormSection title={t.editor.term({ place: place + 1 })}>
      <div class="mc-fields">
        <Select
          locale={locale}
          name={`t${place}.sign`}
          label={t.editor.sign}
          value={term.sign}
          emptyLabel={null}
          options={[
            { value: "1", label: t.editor.signs.plus },
            { value: "-1", label: t.editor.signs.minus },
          ]}
        />
        <Select
          locale={locale}
          name={`t${place}.count`}
          label={t.editor.count}
          value={term.count}
          emptyLabel={t.editor.nothing}
          optional
          saysOptional={false}
          options={offered(countableOptions(locale), term, view.typed.terms)}
        />
      </div>
      {term.count === "" ? null : <Narrowed page={page} view={view} term={term} place={place} />}
    </FormSection>
  );
}

/** By which way they came in, by which cause they were late, and under which answer they count at all. */
function Narrowed({ page, view, term, place }: TermProps) {
  const { locale } = page;
  const t = messages(locale).report;
  const isUsed = term.channels.length + term.causes.length > 0 || term.only !== "";
  return (
    <FoldedAct title={t.editor.narrowed} open={isUsed} quiet>
      <CheckboxGroup
        locale={locale}
        name={`t${place}.channels`}
        label={t.editor.channels}
        direction="row"
        values={term.channels}
        options={CHANNELS.map((value) => ({ value, label: t.channels[value] }))}
      />
      {term.count === "FLOW late_results" ? (
        <CheckboxGroup
          locale={locale}
          name={`t${place}.causes`}
          label={t.editor.causes}
          values={term.causes}
          options={causeOptions(locale)}
        />
      ) : null}
      {view.hasVariants ? (
        <Select
          locale={locale}
          name={`t${place}.only`}
          label={t.editor.only}
          value={term.only}
          emptyLabel={t.editor.always}
          optional
          saysOptional={false}
          options={VARIANTS.map((value) => ({ value, label: t.order.variants[value] }))}
        />
      ) : null}
    </FoldedAct>
  );
}

function Sums({ page, view: { typed, errors } }: Props) {
  const { locale } = page;
  const t = messages(locale).report.editor;
  const field = (name: "sum" | "part" | "whole") => ({
    locale,
    name,
    label: t[name],
    value: typed[name],
    error: errorOf(errors, name),
    optional: true,
    saysOptional: false,
  });
  return (
    <>
      <div data-made="COLUMNS">
        <FormSection title={t.sumOf}>
          <TextInput {...field("sum")} hint={t.sumHint} />
        </FormSection>
      </div>
      <div data-made="SHARE">
        <FormSection title={t.shareOf}>
          <div class="mc-fields">
            <TextInput {...field("part")} size={4} />
            <TextInput {...field("whole")} size={4} />
          </div>
        </FormSection>
      </div>
    </>
  );
}
