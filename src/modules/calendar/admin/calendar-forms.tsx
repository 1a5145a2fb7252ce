import { type Locale, messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  Checkbox,
  CheckboxGroup,
  DateInput,
  errorOf,
  FileUpload,
  Form,
  type FormError,
  type FormPage,
  RadioGroup,
  Select,
  TextInput,
} from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import { PURPOSES } from "../layers.ts";
import type { ScopeView } from "../queries.ts";
import { calendarPaths } from "./calendar-paths.ts";
import { DAY_KINDS, typed, typedParts, typedWeekdays } from "./typed-calendar.ts";

type EditProps = {
  readonly page: FormPage & { readonly locale: Locale };
  readonly scope: ScopeView;
  readonly errors: readonly FormError[];
  readonly form: FormInput;
};

/** The revision the page was read at: a colleague's change in between is a refusal, not an overwriting. */
function Revision({ scope }: Pick<EditProps, "scope">) {
  return <input type="hidden" name="revision" value={String(scope.revision)} />;
}

/** Records one day: first a preview, then the act. */
export function DayForm({ page, scope, errors, form }: EditProps) {
  const { locale } = page;
  const t = messages(locale).calendar.admin;
  const text = (name: string) => ({ locale, name, value: typed(form, name), error: errorOf(errors, name) });
  return (
    <Card title={t.addDay} id="add-day">
      <Form page={page} action={`${calendarPaths.days(scope.unitId)}/preview`}>
        <Revision scope={scope} />
        <div class="mc-fields">
          <DateInput
            locale={locale}
            name="on"
            label={t.on}
            value={typedParts(form, "on")}
            error={errorOf(errors, "on")}
          />
          <Select
            {...text("kind")}
            label={t.kind}
            options={DAY_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          />
          <Select
            {...text("purpose")}
            label={t.appliesTo}
            emptyLabel={t.both}
            optional
            saysOptional={false}
            options={PURPOSES.map((value) => ({ value, label: t.purposes[value] }))}
          />
          <TextInput {...text("sessions")} label={t.sessions} hint={t.sessionsHint} maxLength={60} optional />
          <TextInput {...text("nameVi")} label={t.nameVi} maxLength={200} />
          <TextInput {...text("nameEn")} label={t.nameEn} hint={t.nameEnHint} maxLength={200} optional />
          <TextInput
            {...text("dayLegalBasis")}
            label={t.legalBasis}
            hint={t.legalBasisHint}
            maxLength={300}
          />
        </div>
        <div class="mc-row">
          <Button>{t.preview}</Button>
        </div>
      </Form>
    </Card>
  );
}

export function HoursForm({ page, scope, errors, form }: EditProps) {
  const { locale } = page;
  const t = messages(locale).calendar.admin;
  const names: { readonly [weekday: number]: string } = messages(locale).calendar.weekdays;
  const text = (name: string) => ({ locale, name, value: typed(form, name), error: errorOf(errors, name) });
  return (
    <Card title={t.setHours}>
      <Form page={page} action={calendarPaths.hours(scope.unitId)}>
        <Revision scope={scope} />
        <div class="mc-fields">
          <Select
            {...text("purpose")}
            id="hours-purpose"
            label={t.appliesTo}
            emptyLabel={null}
            options={PURPOSES.map((value) => ({ value, label: t.purposes[value] }))}
          />
          <DateInput
            locale={locale}
            name="from"
            label={t.from}
            value={typedParts(form, "from")}
            error={errorOf(errors, "from")}
          />
          <TextInput {...text("hours")} label={t.sessionsOfDay} hint={t.sessionsOfDayHint} maxLength={60} />
          <TextInput {...text("saturday")} label={t.saturday} hint={t.saturdayHint} maxLength={60} optional />
          <TextInput {...text("hoursLegalBasis")} label={t.legalBasis} maxLength={300} />
        </div>
        <CheckboxGroup
          locale={locale}
          name="weekdays"
          label={t.weekdays}
          error={errorOf(errors, "weekdays")}
          direction="row"
          values={"hoursLegalBasis" in form ? typedWeekdays(form) : ["1", "2", "3", "4", "5"]}
          options={[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
            value: String(weekday),
            label: names[weekday] ?? "",
          }))}
        />
        <div class="mc-row">
          <Button variant="secondary">{t.setHours}</Button>
        </div>
      </Form>
    </Card>
  );
}

export function YearForm({ page, scope, errors, form }: EditProps) {
  const { locale } = page;
  const t = messages(locale).calendar.admin;
  const year = Number(scope.lastKnownOn.slice(0, 4)) + 1;
  return (
    <Card title={t.enterYear({ year })}>
      <p class="mc-muted mc-measure">{t.enterYearIntro}</p>
      <Form page={page} action={calendarPaths.years(scope.unitId)}>
        <Revision scope={scope} />
        <input type="hidden" name="year" value={String(year)} />
        <div class="mc-fields">
          <RadioGroup
            locale={locale}
            name="tetDaysBefore"
            label={t.tetDaysBefore}
            direction="row"
            value={typed(form, "tetDaysBefore") || "1"}
            options={["1", "2"].map((value) => ({ value, label: value }))}
          />
          <RadioGroup
            locale={locale}
            name="nationalDayBeside"
            label={t.nationalDayBeside}
            direction="row"
            value={typed(form, "nationalDayBeside") || "BEFORE"}
            options={(["BEFORE", "AFTER"] as const).map((value) => ({ value, label: t.beside[value] }))}
          />
          <TextInput
            locale={locale}
            name="yearLegalBasis"
            label={t.legalBasis}
            hint={t.legalBasisHint}
            value={typed(form, "yearLegalBasis")}
            error={errorOf(errors, "yearLegalBasis")}
            maxLength={300}
          />
        </div>
        <div class="mc-row">
          <Button variant="secondary">{t.enter}</Button>
        </div>
      </Form>
    </Card>
  );
}

export function ImportForm({ page, scope, errors, form }: EditProps) {
  const { locale } = page;
  const t = messages(locale).calendar.admin;
  return (
    <Card title={t.importTitle}>
      <Form page={page} action={calendarPaths.imports(scope.unitId)} files>
        <Revision scope={scope} />
        <FileUpload
          locale={locale}
          name="file"
          label={t.file}
          hint={t.importHint}
          megabytesMax={1}
          accept=".csv,.json"
          error={errorOf(errors, "file")}
        />
        <TextInput
          locale={locale}
          name="importLegalBasis"
          label={t.legalBasis}
          hint={t.legalBasisHint}
          value={typed(form, "importLegalBasis")}
          error={errorOf(errors, "importLegalBasis")}
          maxLength={300}
        />
        <Checkbox
          locale={locale}
          name="skipBad"
          label={t.skipBad}
          checked={form.skipBad !== undefined}
          optional
          saysOptional={false}
        />
        <div class="mc-row">
          <Button variant="secondary">{t.importAct}</Button>
        </div>
      </Form>
    </Card>
  );
}
