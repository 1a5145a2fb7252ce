import { type Locale, messages } from "../../../i18n/index.ts";
import {
  Checkbox,
  errorOf,
  type FormError,
  FormSection,
  RadioGroup,
  Select,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import { type FormSchema, textIn } from "../../catalogue/index.ts";

type Fields = FormSchema["properties"];
type Field = Fields[string];
type ListField = Extract<Field, { readonly type: "array" }>;
type PlainField = Exclude<Field, ListField>;

/** What stands in the boxes, by the name a browser sends: `members.0.fullName` for a row of a list. */
export type TypedAnswers = { readonly [name: string]: string };

export type FormFieldsProps = {
  readonly locale: Locale;
  readonly schema: FormSchema;
  readonly typed: TypedAnswers;
  readonly errors: readonly FormError[];
};

/** Rows of a list shown at once: enough for most families; a longer list goes on a paper of its own. */
const ROWS_SHOWN_MAX = 6;
const RADIO_CHOICES_MAX = 5;

/** An e-form (mẫu đơn, tờ khai điện tử) as fields, section by section, from its schema. */
export function FormFields(props: FormFieldsProps) {
  const { locale, schema } = props;
  return (
    <>
      {schema["x-sections"].map((section) => (
        <FormSection title={textIn(section.title, locale)}>
          {section.help === undefined ? null : <p class="mc-hint">{textIn(section.help, locale)}</p>}
          <div class="mc-fields">
            {section.fields.map((name) => {
              const field = schema.properties[name];
              if (field === undefined) return null;
              const required = schema.required.includes(name);
              return field.type === "array" ? (
                <ListRows {...props} name={name} field={field} />
              ) : (
                <PlainInput {...props} name={name} field={field} required={required} />
              );
            })}
          </div>
        </FormSection>
      ))}
    </>
  );
}

function ListRows({ name, field, ...props }: FormFieldsProps & { name: string; field: ListField }) {
  const t = messages(props.locale);
  const count = Math.min(
    field.maxItems,
    Math.max(field.minItems, filledRows(props.typed, name) + 1, 2),
    ROWS_SHOWN_MAX,
  );
  return (
    <fieldset class="ds-fieldset mc-wide" data-tone="section" id={name}>
      <legend>{textIn(field["x-label"], props.locale)}</legend>
      <p class="mc-hint">{t.screens.submit.addRowsLater}</p>
      {Array.from({ length: count }, (_, row) => (
        <fieldset class="ds-fieldset">
          <legend>{t.catalogue.form.row(row + 1)}</legend>
          <div class="mc-fields">
            {rowFields(field).map(([inner, plain]) => (
              <PlainInput
                {...props}
                name={`${name}.${row}.${inner}`}
                field={plain}
                required={row < field.minItems && field.items.required.includes(inner)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </fieldset>
  );
}

/** The database keeps no order of keys; the list of required fields has the order in which they were written. */
export function rowFields(field: ListField): (readonly [string, PlainField])[] {
  const placeOf = (name: string) =>
    field.items.required.includes(name) ? field.items.required.indexOf(name) : field.items.required.length;
  return Object.entries(field.items.properties).sort(([a], [b]) => placeOf(a) - placeOf(b));
}

function filledRows(typed: TypedAnswers, name: string): number {
  const rows = Object.entries(typed)
    .filter(([key, value]) => key.startsWith(`${name}.`) && value !== "")
    .map(([key]) => Number(key.slice(name.length + 1).split(".")[0]));
  return rows.length === 0 ? 0 : Math.max(...rows) + 1;
}

type PlainProps = FormFieldsProps & {
  readonly name: string;
  readonly field: PlainField;
  readonly required: boolean;
};

function PlainInput({ locale, typed, errors, name, field, required }: PlainProps) {
  const base = {
    locale,
    name,
    label: labelOf(field, locale),
    optional: !required,
    error: errorOf(errors, name),
    hint: hintOf(field, locale),
  };
  const value = typed[name] ?? "";
  if (field.type === "boolean") {
    return (
      <Checkbox {...base} optional={field.const !== true} checked={value === "true" || value === "on"} />
    );
  }
  if (field.type !== "string") return <TextInput {...base} value={value} inputMode="decimal" size={10} />;
  if (field.enum !== undefined) return <Choice base={base} field={field} value={value} />;
  if (field["x-widget"] === "textarea")
    return <Textarea {...base} value={value} maxLength={field.maxLength ?? 2_000} rows={3} />;
  return (
    <TextInput
      {...base}
      value={field.format === "date" ? dayFirst(value) : value}
      {...inputOf(field)}
      {...(field.maxLength === undefined ? {} : { maxLength: field.maxLength })}
    />
  );
}

type TextField = Extract<PlainField, { readonly type: "string" }>;
type ChoiceBase = {
  locale: Locale;
  name: string;
  label: string;
  optional: boolean;
  error: string | undefined;
  hint: string | undefined;
};

function Choice({ base, field, value }: { base: ChoiceBase; field: TextField; value: string }) {
  const labels = new Map(
    (field["x-options"] ?? []).map((option) => [option.value, textIn(option.label, base.locale)]),
  );
  const options = (field.enum ?? []).map((each) => ({ value: each, label: labels.get(each) ?? each }));
  const asRadio =
    field["x-widget"] === "radio" || (field["x-widget"] !== "select" && options.length <= RADIO_CHOICES_MAX);
  return asRadio ? (
    <RadioGroup {...base} options={options} value={value} direction="row" />
  ) : (
    <Select {...base} options={options} value={value} />
  );
}

function inputOf(field: TextField) {
  switch (field.format) {
    case "date":
      return { inputMode: "numeric", maxLength: 10, size: 12 } as const;
    case "vn-personal-id":
      return { inputMode: "numeric", maxLength: 20 } as const;
    case "vn-phone":
      return { type: "tel", inputMode: "tel", maxLength: 20 } as const;
    case "email":
      return { type: "email", inputMode: "email" } as const;
    default:
      return {};
  }
}

function labelOf(field: PlainField, locale: Locale): string {
  const label = textIn(field["x-label"], locale);
  const unit = field.type === "integer" || field.type === "number" ? field["x-unit"] : undefined;
  return unit === undefined ? label : `${label} (${textIn(unit, locale)})`;
}

function hintOf(field: PlainField, locale: Locale): string | undefined {
  if (field["x-help"] !== undefined) return textIn(field["x-help"], locale);
  if (field.type !== "string") return undefined;
  const t = messages(locale).catalogue.form;
  switch (field.format) {
    case "date":
      return t.dateHint;
    case "vn-personal-id":
      return t.personalIdHint;
    case "vn-phone":
      return t.phoneHint;
    default:
      return undefined;
  }
}

/** A stored day `1990-03-05` is shown as people write it, `05/03/1990`; anything else is shown as typed. */
function dayFirst(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split("-").reverse().join("/") : value;
}
