import type { Child } from "hono/jsx";
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
    /** Its lines are counted beside it; it is as high as it has lines, so that the numbers stay where they belong. */
    readonly isNumbered?: boolean;
  },
) {
  const { value = "", maxLength = 2_000, isCode = false, isNumbered = false } = props;
  const lines = value.split("\n").length;
  const rows = isNumbered ? lines + ROOM_BELOW : (props.rows ?? 4);
  const code = isCode ? ({ wrap: "off", spellcheck: false } as const) : {};
  const box = (
    <textarea
      class={isCode ? "ds-input mc-code" : "ds-input"}
      rows={rows}
      maxlength={maxLength}
      {...code}
      {...fieldAria(props)}
    >
      {value}
    </textarea>
  );
  return <Field {...props}>{isNumbered ? <Numbered lines={lines}>{box}</Numbered> : box}</Field>;
}

/** Lines a person may still write before a box of code has to scroll where it cannot grow by itself. */
const ROOM_BELOW = 8;
/** Numbers beyond the text that is there, for what is still to be written; the box shows as many as it is high. */
const NUMBERS_BEYOND = 200;

function Numbered({ lines, children }: { readonly lines: number; readonly children: Child }) {
  const numbers = Array.from({ length: lines + NUMBERS_BEYOND }, (_, index) => String(index + 1));
  return (
    <div class="mc-numbered">
      <pre aria-hidden="true">{numbers.join("\n")}</pre>
      {children}
    </div>
  );
}
