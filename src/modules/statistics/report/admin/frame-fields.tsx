import { messages } from "../../../../i18n/index.ts";
import {
  Button,
  Checkbox,
  CheckboxGroup,
  errorOf,
  Form,
  FormSection,
  Select,
  Textarea,
  TextInput,
} from "../../../../web/components/index.ts";
import { FORM_PERIOD_KINDS, ROW_KINDS } from "../form-definition.ts";
import { termInWords } from "../form-words.ts";
import { reportPaths } from "../report-paths.ts";
import type { EditFormProps } from "./edit-form-page.tsx";
import type { LocalText } from "./typed-frame.ts";

/** Head, foot, use and checks of a form, saved into its draft. */
export function FrameFields({ page, view }: EditFormProps) {
  const t = messages(page.locale).report.editor;
  return (
    <Form page={page} action={reportPaths.editForm(view.code)}>
      <input type="hidden" name="_changes" value={String(view.edited.changes)} />
      <FormSection title={t.headOfForm}>
        <LocalFields page={page} view={view} name="title" />
        <Line page={page} view={view} name="number" />
        <LocalFields page={page} view={view} name="issuedWith" />
        <LocalFields page={page} view={view} name="receiver" />
        <Line page={page} view={view} name="legalBasis" />
      </FormSection>
      <FormSection title={t.footOfForm}>
        <LocalFields page={page} view={view} name="preparer" />
        <LocalFields page={page} view={view} name="head" />
      </FormSection>
      <UseFields page={page} view={view} />
      <CheckFields page={page} view={view} />
      <div class="mc-row">
        <Button variant="secondary" name="act" value="frame">
          {t.saveFrame}
        </Button>
      </div>
    </Form>
  );
}

/** One text in both languages, the Vietnamese first: that one is printed. */
function LocalFields({ page, view, name }: EditFormProps & { readonly name: LocalText }) {
  const { locale } = page;
  const t = messages(locale).report.editor;
  return (
    <div class="mc-fields">
      {(["vi", "en"] as const).map((language) => (
        <TextInput
          locale={locale}
          name={`${name}.${language}`}
          label={t.inLanguage({ label: t.texts[name], language })}
          value={view.frame.texts[name][language]}
          maxLength={500}
          error={errorOf(view.errors, `${name}.${language}`)}
        />
      ))}
    </div>
  );
}

function Line({ page, view, name }: EditFormProps & { readonly name: "number" | "legalBasis" }) {
  return (
    <TextInput
      locale={page.locale}
      name={name}
      label={messages(page.locale).report.editor[name]}
      value={view.frame[name]}
      maxLength={500}
      error={errorOf(view.errors, name)}
    />
  );
}

function UseFields({ page, view: { frame, errors } }: EditFormProps) {
  const { locale } = page;
  const t = messages(locale).report;
  return (
    <FormSection title={t.editor.use}>
      <Select
        locale={locale}
        name="rowsBy"
        label={t.editor.rowsBy}
        value={frame.rowsBy}
        emptyLabel={null}
        options={ROW_KINDS.map((value) => ({ value, label: t.editor.rowKinds[value] }))}
        error={errorOf(errors, "rowsBy")}
      />
      <CheckboxGroup
        locale={locale}
        name="periodKinds"
        label={t.editor.periodKinds}
        direction="row"
        values={frame.periodKinds}
        options={FORM_PERIOD_KINDS.map((value) => ({ value, label: t.order.kinds[value] }))}
        error={errorOf(errors, "periodKinds")}
      />
      <Checkbox
        locale={locale}
        name="hasVariants"
        label={t.editor.hasVariants}
        checked={frame.hasVariants}
        optional
      />
      <TextInput
        locale={locale}
        name="workingDays"
        label={t.editor.workingDays}
        value={frame.workingDays}
        inputMode="numeric"
        size={4}
        error={errorOf(errors, "workingDays")}
      />
    </FormSection>
  );
}

function CheckFields({ page, view: { frame, errors, edited } }: EditFormProps) {
  const { locale } = page;
  const t = messages(locale).report.editor;
  const terms = edited.definition.carriedOver?.terms ?? [];
  const more = terms.map((term) => termInWords(term, locale)).join("; ");
  const field = (name: "checks" | "carriedOver" | "levelling") => ({
    locale,
    name,
    label: t[name],
    value: frame[name],
    error: errorOf(errors, name),
    optional: true,
    saysOptional: false,
  });
  return (
    <FormSection title={t.mustHold}>
      <Textarea {...field("checks")} hint={t.checksHint} rows={5} />
      <TextInput
        {...field("carriedOver")}
        hint={more === "" ? t.carriedHint : `${t.carriedHint} ${t.carriedMore({ terms: more })}`}
      />
      <Textarea {...field("levelling")} hint={t.levellingHint} rows={3} />
    </FormSection>
  );
}
