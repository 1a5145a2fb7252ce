import type { Child } from "hono/jsx";
import { messages } from "../../i18n/index.ts";
import { Field, type FieldBase, FieldError, fieldAria, fieldId } from "./field.tsx";

export type Option = { readonly value: string; readonly label: string; readonly hint?: string };

type SelectProps = FieldBase & {
  readonly options: readonly Option[];
  readonly value?: string | undefined;
  /** The first, empty entry; `null` leaves it out. Defaults to "choose". */
  readonly emptyLabel?: string | null | undefined;
};

export function Select(props: SelectProps) {
  const { locale, options, value = "", emptyLabel = messages(locale).shell.form.choose } = props;
  return (
    <Field {...props}>
      <select class="ds-input" {...fieldAria(props)}>
        {emptyLabel === null ? null : <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option value={option.value} {...(option.value === value ? { selected: true } : {})}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

type GroupProps = FieldBase & {
  readonly options: readonly Option[];
  readonly direction?: "column" | "row";
};

/** One of a few. Shows all the answers at once: better than a list to open where there are at most seven. */
export function RadioGroup(props: GroupProps & { readonly value?: string | undefined }) {
  const { options, value } = props;
  return (
    <ChoiceGroup {...props}>
      {options.map((option, index) => (
        <Choice
          input={{
            type: "radio",
            name: props.name,
            value: option.value,
            checked: option.value === value,
            required: props.optional !== true,
          }}
          option={option}
          id={optionId(props, index)}
        />
      ))}
    </ChoiceGroup>
  );
}

/** Any of several: the form then carries the name once for each tick. */
export function CheckboxGroup(props: GroupProps & { readonly values?: readonly string[] }) {
  const { options, values = [] } = props;
  return (
    <ChoiceGroup {...props}>
      {options.map((option, index) => (
        <Choice
          input={{
            type: "checkbox",
            name: props.name,
            value: option.value,
            checked: values.includes(option.value),
            required: false,
          }}
          option={option}
          id={optionId(props, index)}
        />
      ))}
    </ChoiceGroup>
  );
}

/** A single yes, for example a declaration. */
export function Checkbox(props: FieldBase & { readonly value?: string; readonly checked?: boolean }) {
  const {
    name,
    id = fieldId(name),
    label,
    hint,
    value = "true",
    checked = false,
    optional = false,
    error,
  } = props;
  return (
    <div>
      <Choice
        input={{ type: "checkbox", name, value, checked, required: !optional }}
        option={{ value, label, ...(hint === undefined ? {} : { hint }) }}
        id={id}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}

function ChoiceGroup({ children, ...field }: GroupProps & { readonly children: Child }) {
  const {
    locale,
    name,
    id = fieldId(name),
    label,
    hint,
    error,
    optional = false,
    direction = "column",
  } = field;
  return (
    <fieldset
      class="ds-fieldset"
      id={`${id}-group`}
      {...(error === undefined ? {} : { "aria-describedby": `${id}-error` })}
    >
      <legend>
        {label}
        {optional ? <span class="mc-optional">{` (${messages(locale).shell.form.optional})`}</span> : null}
      </legend>
      {hint === undefined ? null : <div class="mc-hint">{hint}</div>}
      <div class="mc-choices" data-direction={direction}>
        {children}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

type ChoiceInput = {
  type: "radio" | "checkbox";
  name: string;
  value: string;
  checked: boolean;
  required: boolean;
};

function Choice({ input, option, id }: { input: ChoiceInput; option: Option; id: string }) {
  const { type, name, value, checked, required } = input;
  return (
    <div class="ds-field">
      <input
        class="ds-input"
        type={type}
        id={id}
        name={name}
        value={value}
        {...(checked ? { checked: true } : {})}
        {...(required ? { required: true } : {})}
        {...(option.hint === undefined ? {} : { "aria-describedby": `${id}-hint` })}
      />
      <label for={id}>{option.label}</label>
      {option.hint === undefined ? null : (
        <div data-field="description" id={`${id}-hint`}>
          {option.hint}
        </div>
      )}
    </div>
  );
}

/** The first choice carries the field's own id, so that the error summary leads to something that takes the cursor. */
function optionId({ name, id = fieldId(name) }: GroupProps, index: number): string {
  return index === 0 ? id : `${id}-${index}`;
}
