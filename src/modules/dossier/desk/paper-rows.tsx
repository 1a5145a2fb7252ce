import { type Locale, messages } from "../../../i18n/index.ts";
import { type ArrivedPage, BareFileUpload, Checkbox } from "../../../web/components/index.ts";
import { type FormInput, z } from "../../../web/route.ts";
import { type Component, textIn } from "../../catalogue/index.ts";
import type { ComponentHeld, FileRef } from "../dossier.ts";
import { typedText } from "./act-input.ts";

/** Names of the boxes of a paper: `papers.<code>.originals`, `.copies`, `.seen`, `.file`. */
type RowNames = "papers" | "_papers";

type RowProps = {
  readonly locale: Locale;
  readonly names: RowNames;
  readonly component: Component;
  readonly form: FormInput;
  /** Pages of its scan sent ahead so far; null where none is taken here. */
  readonly arrived: readonly ArrivedPage[] | null;
  /** What the dossier holds of it already: stands in the boxes until something else is typed. */
  readonly held?: ComponentHeld | undefined;
};

/** One paper on the counter: a kept one is counted, one that is only shown is ticked once it was seen. */
export function PaperRow({ locale, names, component, form, arrived, held }: RowProps) {
  const t = messages(locale);
  const { code, kind, required } = component;
  const name = textIn(component.name, locale);
  if (kind === "PRESENT") {
    return (
      <div class="mc-intake-row" data-kind="present">
        <Checkbox
          locale={locale}
          name={`${names}.${code}.seen`}
          id={`${names}-${code}-seen`}
          label={t.desk.intake.seen({ name })}
          checked={typedText(form, `${names}.${code}.seen`) === "true"}
          hint={t.desk.intake.presented}
          optional
        />
      </div>
    );
  }
  return (
    <div class="mc-intake-row">
      <span class="mc-small">
        {name}
        {required ? null : <span class="mc-optional">{` (${t.screens.submit.paperOptional})`}</span>}
      </span>
      {(["originals", "copies"] as const).map((count) => (
        <div class="ds-field">
          <label class="mc-small" for={`${names}-${code}-${count}`}>
            {t.desk.intake[count]}
            <span class="ds-sr-only">{`: ${name}`}</span>
          </label>
          <input
            class="ds-input"
            type="number"
            min="0"
            max="99"
            id={`${names}-${code}-${count}`}
            name={`${names}.${code}.${count}`}
            value={typedText(form, `${names}.${code}.${count}`) || String(held?.[count] ?? 0)}
          />
        </div>
      ))}
      {arrived === null ? null : (
        <PaperScan locale={locale} component={component} field={`${names}.${code}.file`} arrived={arrived} />
      )}
    </div>
  );
}

type PaperScanProps = Pick<RowProps, "locale" | "component"> & {
  readonly field: string;
  readonly arrived: readonly ArrivedPage[];
};

function PaperScan({ locale, component, field, arrived }: PaperScanProps) {
  const { files } = messages(locale).desk.dossier;
  return (
    <BareFileUpload
      locale={locale}
      name={field}
      label={`${files}: ${textIn(component.name, locale)}`}
      megabytesMax={component.sizeMegabytesMax}
      ahead={{ guestKey: null, arrived }}
      multiple
      optional
    />
  );
}

const count = z.coerce.number().int().min(0).max(99).catch(0);

/** What the boxes say is here. A paper that was only shown stays with its owner: it is noted, and counts nothing. */
export function paperTyped(
  names: RowNames,
  { code, isPresented }: { readonly code: string; readonly isPresented: boolean },
  { form, files }: { readonly form: FormInput; readonly files: readonly FileRef[] },
): ComponentHeld[] {
  const typed = (what: string) => typedText(form, `${names}.${code}.${what}`);
  const originals = isPresented ? 0 : count.parse(typed("originals"));
  const copies = isPresented ? 0 : count.parse(typed("copies"));
  const isSeen = isPresented && typed("seen") === "true";
  if (!isSeen && originals + copies + files.length === 0) return [];
  const digitisation = files.length > 0 ? "DIGITISED" : null;
  return [{ componentCode: code, originals, copies, files, digitisation }];
}
