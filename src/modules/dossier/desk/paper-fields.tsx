import { type Locale, messages } from "../../../i18n/index.ts";
import { Checkbox, FieldError } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import { typedText } from "./act-input.ts";
import type { ActChoices } from "./act-specs.ts";

type Base = {
  readonly locale: Locale;
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
};
type PapersProps = {
  readonly base: Base;
  readonly codes: readonly string[];
  readonly form: FormInput;
  readonly choices: Pick<ActChoices, "paperName" | "held">;
};

/** Which published papers are lacking, and what is wrong with each: the one complete request (R1, R7). */
export function AskedItems({ base, codes, form, choices }: PapersProps) {
  const t = messages(base.locale).acts.field;
  return (
    <fieldset class="ds-fieldset">
      <legend id={base.id}>{base.label}</legend>
      <div class="mc-stack" data-gap="sm">
        {codes.map((code) => (
          <div>
            <Checkbox
              locale={base.locale}
              name={`items.${code}.asked`}
              id={`${base.id}-${code}`}
              label={choices.paperName(code)}
              checked={typedText(form, `items.${code}.asked`) === "true"}
              optional
            />
            <input
              class="ds-input"
              name={`items.${code}.problem`}
              aria-label={`${t.problem}: ${choices.paperName(code)}`}
              placeholder={t.problem}
              value={typedText(form, `items.${code}.problem`)}
              maxlength={1000}
            />
          </div>
        ))}
      </div>
      <FieldError id={base.id} error={base.error} />
    </fieldset>
  );
}

/** How many originals and copies of each paper are really here, and its scan. */
export function ReceivedPapers({ base, codes, form, choices }: PapersProps) {
  const t = messages(base.locale).desk.dossier;
  return (
    <fieldset class="ds-fieldset">
      <legend id={base.id}>{base.label}</legend>
      {codes.map((code) => {
        const name = choices.paperName(code);
        const count = (kind: "originals" | "copies", label: string) => (
          <input
            class="ds-input"
            type="number"
            min="0"
            max="99"
            name={`papers.${code}.${kind}`}
            aria-label={`${label}: ${name}`}
            title={label}
            value={typedText(form, `papers.${code}.${kind}`) || "0"}
          />
        );
        return (
          <div class="mc-intake-row">
            <span>{name}</span>
            {count("originals", t.originals)}
            {count("copies", t.copies)}
            <input
              class="mc-file"
              type="file"
              name={`papers.${code}.file`}
              aria-label={`${t.files}: ${name}`}
              accept=".pdf,.jpg,.jpeg,.png,.docx"
            />
          </div>
        );
      })}
      <FieldError id={base.id} error={base.error} />
    </fieldset>
  );
}
