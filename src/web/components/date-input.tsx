import { messages } from "../../i18n/index.ts";
import { type FieldBase, FieldError, fieldId } from "./field.tsx";

/** The three parts as typed; they are kept as they came when the page is shown again. */
export type DateParts = { readonly day: string; readonly month: string; readonly year: string };

export const NO_DATE: DateParts = { day: "", month: "", year: "" };

/** A day as its three parts; what is not `yyyy-mm-dd` has none. */
export function datePartsOf(day: string): DateParts {
  const [, year = "", month = "", date = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return { day: date, month, year };
}

/** `yyyy-mm-dd` of the three parts, whether or not that day exists; empty text where nothing was typed. */
export function dateTextOf({ day, month, year }: DateParts): string {
  if (`${day}${month}${year}`.trim() === "") return "";
  return `${year.trim().padStart(4, "0")}-${month.trim().padStart(2, "0")}-${day.trim().padStart(2, "0")}`;
}

/**
 * A date people know by heart (birth, issue): three boxes in the order it is said, no calendar to leaf through.
 * The form carries `name.day`, `name.month`, `name.year`.
 */
export function DateInput(props: FieldBase & { readonly value?: DateParts; readonly autocomplete?: "bday" }) {
  const {
    locale,
    name,
    id = fieldId(name),
    label,
    hint,
    error,
    optional = false,
    value = NO_DATE,
    autocomplete,
  } = props;
  const t = messages(locale).shell.form;
  const boxes = [
    { part: "day", label: t.day, size: 3, value: value.day },
    { part: "month", label: t.month, size: 3, value: value.month },
    { part: "year", label: t.year, size: 5, value: value.year },
  ] as const;
  return (
    <fieldset class="ds-fieldset">
      <legend>
        {label}
        {optional ? <span class="mc-optional">{` (${t.optional})`}</span> : null}
      </legend>
      {hint === undefined ? null : <div class="mc-hint">{hint}</div>}
      <div class="mc-date">
        {boxes.map((box, index) => (
          <div class="ds-field">
            <label for={index === 0 ? id : `${id}-${box.part}`}>{box.label}</label>
            <input
              class="ds-input"
              type="text"
              inputmode="numeric"
              id={index === 0 ? id : `${id}-${box.part}`}
              name={`${name}.${box.part}`}
              value={box.value}
              size={box.size}
              maxlength={box.part === "year" ? 4 : 2}
              required={!optional}
              autocomplete={autocomplete === undefined ? "off" : `bday-${box.part}`}
              {...(error === undefined ? {} : { "aria-invalid": "true", "aria-describedby": `${id}-error` })}
            />
          </div>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
