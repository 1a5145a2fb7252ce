import { type Locale, messages } from "../../../i18n/index.ts";
import { FieldError, Textarea, TextInput } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import { typedText } from "./act-input.ts";
import type { DraftForm } from "./field-spec.ts";

type DraftedProps = {
  readonly base: {
    readonly locale: Locale;
    readonly id: string;
    readonly label: string;
    readonly error: string | undefined;
  };
  readonly drafts: readonly DraftForm[];
  readonly form: FormInput;
};

/** What stands on each paper the result may become; the one of the other outcome is folded away. */
export function DraftedFields({ base, drafts, form }: DraftedProps) {
  return (
    <div id={base.id}>
      {drafts.map((draft, index) => (
        <details open={index === 0 || typedText(form, "resultOutcome") === draft.outcome}>
          <summary class="ds-link" data-color="accent">
            {`${messages(base.locale).desk.dossier.resultOutcome[draft.outcome]}: ${draft.title}`}
          </summary>
          <fieldset class="ds-fieldset">
            <legend class="ds-sr-only">{draft.title}</legend>
            {draft.fields.map((field) => (
              <DraftedField locale={base.locale} id={`${base.id}-${field.name}`} field={field} form={form} />
            ))}
          </fieldset>
        </details>
      ))}
      <FieldError id={base.id} error={base.error} />
    </div>
  );
}

type FieldProps = {
  readonly locale: Locale;
  readonly id: string;
  readonly field: DraftForm["fields"][number];
  readonly form: FormInput;
};

function DraftedField({ locale, id, field, form }: FieldProps) {
  const name = `fields.${field.name}`;
  const value = Object.hasOwn(form, name) ? typedText(form, name) : field.value;
  // Nothing is required of the browser: which paper is meant depends on the outcome, and the office names what is missing.
  const box = { locale, id, name, label: field.label, value, optional: !field.required };
  return field.isLong ? <Textarea {...box} rows={3} /> : <TextInput {...box} maxLength={2_000} />;
}
