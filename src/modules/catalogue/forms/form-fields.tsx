import { type Locale, messages } from "../../../i18n/index.ts";
import {
  Checkbox,
  ConfirmedValue,
  errorOf,
  type FormError,
  FormSection,
  RadioGroup,
  Select,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import {
  columnsOf,
  type FormField,
  type FormSchema,
  type ListField,
  onlyAnswer,
  type PlainField,
} from "../form-schema-parser.ts";
import { textIn } from "../local-text.ts";
import { textAsWritten } from "./answers-in-words.ts";
import { Conditional, Told } from "./conditional.tsx";
import { samePersonRules } from "./same-person.ts";
import type { TypedAnswers } from "./typed-answers.ts";

type FormFieldsProps = {
  readonly locale: Locale;
  readonly schema: FormSchema;
  readonly typed: TypedAnswers;
  readonly errors: readonly FormError[];
  /** What VNeID confirmed, by the name of its field: shown and not asked. */
  readonly confirmed?: TypedAnswers;
};

/** An e-form (mẫu đơn, tờ khai điện tử) as fields, section by section, from its schema; works without JavaScript. */
export function FormFields(props: FormFieldsProps) {
  const { locale, schema } = props;
  return (
    <>
      {schema["x-sections"].map((section) => (
        <FormSection title={textIn(section.title, locale)}>
          {section.help === undefined ? null : <p class="mc-hint">{textIn(section.help, locale)}</p>}
          <div class="mc-fields">
            {section.fields.map((name) => (
              <Conditional schema={schema} name={name}>
                <FormFieldInput {...props} name={name} />
              </Conditional>
            ))}
          </div>
        </FormSection>
      ))}
      <Told locale={locale} schema={schema} />
    </>
  );
}

function FormFieldInput({ name, ...props }: FormFieldsProps & { name: string }) {
  const field = props.schema.properties[name];
  if (field === undefined || onlyAnswer(field) !== null) return null;
  const confirmed = props.confirmed?.[name];
  if (confirmed !== undefined)
    return <ConfirmedValue locale={props.locale} label={labelOf(field, props.locale)} value={confirmed} />;
  if (field.type === "array") return <ListRows {...props} name={name} field={field} />;
  const always = props.schema.required.includes(name);
  const when = always ? null : neededWhen(props.schema, name, props.locale);
  const same = sameWhen(props.schema, name, props.locale);
  const required = always || when !== null;
  return <PlainInput {...props} name={name} field={field} required={required} when={same ?? when} />;
}

/** The answers that make this field needless, since it was said before; null where none does. */
function sameWhen(schema: FormSchema, name: string, locale: Locale): string | null {
  const t = messages(locale).catalogue;
  const words = samePersonRules(schema, name).flatMap(({ when, take }) => {
    const field = schema.properties[when.field];
    const from = schema.properties[take[name] ?? ""];
    if (field?.type !== "string" || from === undefined) return [];
    const option = (field["x-options"] ?? []).find(({ value }) => value === when.equals);
    const answer = option === undefined ? when.equals : textIn(option.label, locale);
    return [
      t.form.sameWhen({
        words: t.condition.equals(textIn(field["x-label"], locale), answer),
        from: textIn(from["x-label"], locale),
      }),
    ];
  });
  return words.length === 0 ? null : words.join(" ");
}

/** The answers elsewhere that make this field needed, in words; null where nothing does. */
function neededWhen(schema: FormSchema, name: string, locale: Locale): string | null {
  const t = messages(locale).catalogue;
  const rules = (schema.allOf ?? []).filter((rule) => rule.then.required.includes(name));
  const words = rules.flatMap((rule) =>
    Object.entries(rule.if.properties).flatMap(([asked, { enum: values }]) => {
      const field = schema.properties[asked];
      if (field === undefined) return [];
      const label = textIn(field["x-label"], locale);
      if (field.type !== "string") return [t.condition.ticked(label)];
      const options = (field["x-options"] ?? []).filter((option) => values.includes(option.value));
      return [
        t.condition.equals(label, options.map((option) => textIn(option.label, locale)).join(t.condition.or)),
      ];
    }),
  );
  return words.length === 0 ? null : t.form.neededWhen(words.join(t.condition.or));
}

/** Filled rows and one empty one; saving gives the next, so that a list grows without a script. */
function ListRows({ name, field, ...props }: FormFieldsProps & { name: string; field: ListField }) {
  const t = messages(props.locale).catalogue.form;
  const count = Math.min(field.maxItems, Math.max(field.minItems, filledRows(props.typed, name) + 1, 2));
  const error = errorOf(props.errors, name);
  return (
    <fieldset
      class="ds-fieldset mc-wide"
      id={name}
      {...(error === undefined ? {} : { "aria-describedby": `${name}-error` })}
    >
      <legend class="ds-sr-only">{textIn(field["x-label"], props.locale)}</legend>
      {error === undefined ? null : (
        <p class="mc-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {Array.from({ length: count }, (_, row) => (
        <fieldset class="ds-fieldset">
          <legend>{t.row(row + 1)}</legend>
          <div class="mc-fields">
            {columnsOf(field)
              .filter(([, plain]) => onlyAnswer(plain) === null)
              .map(([inner, plain]) => (
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

function filledRows(typed: TypedAnswers, name: string): number {
  const rows = Object.entries(typed)
    .filter(([key, value]) => key.startsWith(`${name}.`) && value !== "")
    .map(([key]) => Number(key.slice(name.length + 1).split(".")[0]))
    .filter((row) => Number.isSafeInteger(row) && row >= 0 && row < 50);
  return rows.length === 0 ? 0 : Math.max(...rows) + 1;
}

type PlainProps = FormFieldsProps & {
  /** Said under the label of a field that only some answers make necessary. */
  readonly when?: string | null;
  readonly name: string;
  readonly field: PlainField;
  readonly required: boolean;
};

function PlainInput({ locale, typed, errors, name, field, required, when = null }: PlainProps) {
  const base = {
    locale,
    name,
    label: labelOf(field, locale),
    optional: !required,
    error: errorOf(errors, name),
    hint: [when, hintOf(field, locale)].filter((part) => typeof part === "string").join(" ") || undefined,
  };
  const value = typed[name] ?? "";
  if (field.type === "boolean") {
    return (
      <Checkbox {...base} optional={field.const !== true} checked={value === "true" || value === "on"} />
    );
  }
  if (field.type !== "string") return <TextInput {...base} value={value} inputMode="decimal" size={12} />;
  if (field.enum !== undefined) return <Choice base={base} field={field} value={value} />;
  if (field["x-widget"] === "textarea") {
    return <Textarea {...base} value={value} maxLength={field.maxLength ?? 2_000} rows={3} />;
  }
  return (
    <TextInput
      {...base}
      value={textAsWritten(field, value)}
      {...inputOf(field)}
      {...(field["x-autocomplete"] === undefined ? {} : { autocomplete: field["x-autocomplete"] })}
      {...(field.maxLength === undefined ? {} : { maxLength: field.maxLength })}
    />
  );
}

type TextField = Extract<PlainField, { readonly type: "string" }>;
type ChoiceBase = {
  readonly locale: Locale;
  readonly name: string;
  readonly label: string;
  readonly optional: boolean;
  readonly error: string | undefined;
  readonly hint: string | undefined;
};

function Choice({ base, field, value }: { base: ChoiceBase; field: TextField; value: string }) {
  const labels = new Map(
    (field["x-options"] ?? []).map((option) => [option.value, textIn(option.label, base.locale)]),
  );
  const options = (field.enum ?? []).map((each) => ({ value: each, label: labels.get(each) ?? each }));
  if (field["x-widget"] === "select") return <Select {...base} options={options} value={value} />;
  return <RadioGroup {...base} options={options} value={value} />;
}

function inputOf(field: TextField) {
  switch (field.format) {
    case "date":
      return { inputMode: "numeric", maxLength: 10, size: 12 } as const;
    case "vn-personal-id":
      return { inputMode: "numeric", maxLength: 20, size: 18 } as const;
    case "vn-phone":
      return { type: "tel", inputMode: "tel", maxLength: 20, size: 18 } as const;
    case "email":
      return { type: "email", inputMode: "email" } as const;
    default:
      return {};
  }
}

function labelOf(field: FormField, locale: Locale): string {
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
