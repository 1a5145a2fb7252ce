import type { Child } from "hono/jsx";
import { type Locale, messages } from "../../i18n/index.ts";
import { Icon } from "./icon.tsx";

/** What every field has. `id` doubles as the anchor of the error summary; it defaults to the name. */
export type FieldBase = {
  readonly locale: Locale;
  readonly name: string;
  readonly label: string;
  readonly id?: string;
  readonly hint?: string | undefined;
  /** The sentence beside the field when what was typed did not fit. */
  readonly error?: string | undefined;
  /** Most fields are required; the few that are not say so in words. */
  readonly optional?: boolean;
  /** False in filters, where every box may be left empty and saying so is noise. */
  readonly saysOptional?: boolean;
};

type FieldAria = {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: "true";
};

/** The attributes that tie an input to its label, hint and error. */
export function fieldAria({ name, id = fieldId(name), hint, error, optional = false }: FieldBase): FieldAria {
  const described = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`].filter(
    (part) => part !== "",
  );
  return {
    id,
    name,
    required: !optional,
    ...(described.length === 0 ? {} : { "aria-describedby": described.join(" ") }),
    ...(error === undefined ? {} : { "aria-invalid": "true" }),
  };
}

/** A name such as `applicant.fullName` or `items[]` as an id that also works in an address. */
export function fieldId(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/-$/, "");
}

/** Label above, hint under it, the input, the error last. */
export function Field({ children, ...field }: FieldBase & { readonly children: Child }) {
  const {
    locale,
    name,
    id = fieldId(name),
    label,
    hint,
    error,
    optional = false,
    saysOptional = true,
  } = field;
  return (
    <div class="ds-field">
      <label for={id}>
        {label}
        {optional && saysOptional ? (
          <span class="mc-optional">{` (${messages(locale).shell.form.optional})`}</span>
        ) : null}
      </label>
      {hint === undefined ? null : (
        <div data-field="description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

/** What VNeID confirmed: read like a field, and no field, since nobody may change it here. */
export function ConfirmedValue({ locale, label, value }: { locale: Locale; label: string; value: string }) {
  return (
    <div class="ds-field">
      <div>{label}</div>
      <div class="mc-strong">{value}</div>
      <div class="mc-small mc-muted">
        <Icon name="success" />
        {` ${messages(locale).shell.form.confirmedByVneid}`}
      </div>
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <div class="mc-error" id={`${id}-error`}>
      <Icon name="danger" />
      <span>{error}</span>
    </div>
  );
}
