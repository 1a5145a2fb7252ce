import { Field, type FieldBase, fieldAria } from "./field.tsx";

type TextInputProps = FieldBase & {
  readonly value?: string | undefined;
  readonly type?: "text" | "email" | "tel" | "password" | "search" | "number" | "time" | "date";
  /** Width in characters where the length of the answer is known: a year is not as wide as a name. */
  readonly size?: number;
  readonly maxLength?: number;
  readonly inputMode?: "numeric" | "decimal" | "tel" | "email" | "search";
  readonly autocomplete?: string;
  readonly placeholder?: string;
  readonly autofocus?: boolean;
  /** Suggestions by the id of a `<datalist>`. */
  readonly list?: string;
};

export function TextInput(props: TextInputProps) {
  const {
    value = "",
    type = "text",
    size,
    maxLength,
    inputMode,
    autocomplete = "off",
    placeholder,
    autofocus,
    list,
  } = props;
  return (
    <Field {...props}>
      <input
        class="ds-input"
        type={type}
        value={value}
        autocomplete={autocomplete}
        {...fieldAria(props)}
        {...(size === undefined ? {} : { size })}
        {...(maxLength === undefined ? {} : { maxlength: maxLength })}
        {...(inputMode === undefined ? {} : { inputmode: inputMode })}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(autofocus === true ? { autofocus: true } : {})}
        {...(list === undefined ? {} : { list })}
      />
    </Field>
  );
}

export function Textarea(
  props: FieldBase & {
    readonly value?: string | undefined;
    readonly rows?: number;
    readonly maxLength?: number;
    /** Text for a machine: letters of one width, lines as they are. */
    readonly isCode?: boolean;
  },
) {
  const { value = "", rows = 4, maxLength = 2_000, isCode = false } = props;
  const code = isCode ? ({ wrap: "off", spellcheck: false } as const) : {};
  return (
    <Field {...props}>
      <textarea
        class={isCode ? "ds-input mc-code" : "ds-input"}
        rows={rows}
        maxlength={maxLength}
        {...code}
        {...fieldAria(props)}
      >
        {value}
      </textarea>
    </Field>
  );
}
