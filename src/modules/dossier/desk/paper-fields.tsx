import { type Locale, messages } from "../../../i18n/index.ts";
import { Checkbox, FieldError } from "../../../web/components/index.ts";
import type { FormInput } from "../../../web/route.ts";
import type { Component } from "../../catalogue/index.ts";
import type { ArrivedFiles } from "../ahead/gather-files.ts";
import type { ComponentHeld } from "../dossier.ts";
import { typedText } from "./act-input.ts";
import type { ActChoices } from "./field-spec.ts";
import { PaperRow } from "./paper-rows.tsx";

type Base = {
  readonly locale: Locale;
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
};
type ItemsProps = {
  readonly base: Base;
  readonly codes: readonly string[];
  readonly form: FormInput;
  readonly choices: Pick<ActChoices, "paperName">;
};

/** Which published papers are lacking, and what is wrong with each: the one complete request (R1, R7). */
export function AskedItems({ base, codes, form, choices }: ItemsProps) {
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

type ReceivedProps = {
  readonly base: Base;
  readonly components: readonly Component[];
  readonly held: readonly ComponentHeld[];
  readonly form: FormInput;
  readonly arrived: ArrivedFiles;
};

/** How many originals and copies of each paper are really here, and its scan. */
export function ReceivedPapers({ base, components, held, form, arrived }: ReceivedProps) {
  return (
    <fieldset class="ds-fieldset">
      <legend id={base.id}>{base.label}</legend>
      {components.map((component) => (
        <PaperRow
          locale={base.locale}
          names="papers"
          component={component}
          held={held.find((each) => each.componentCode === component.code)}
          form={form}
          arrived={arrived[`papers.${component.code}.file`] ?? []}
        />
      ))}
      <FieldError id={base.id} error={base.error} />
    </fieldset>
  );
}
