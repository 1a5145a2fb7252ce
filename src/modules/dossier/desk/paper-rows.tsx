import { type Locale, messages } from "../../../i18n/index.ts";
import {
  type ArrivedPage,
  BareFileUpload,
  Checkbox,
  errorOf,
  FieldError,
  type FormError,
  fieldId,
} from "../../../web/components/index.ts";
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
  readonly errors?: readonly FormError[];
};

/** One paper on the counter: a kept one is counted, one that is only shown is ticked once it was seen. */
export function PaperRow({ locale, names, component, form, arrived, held, errors = [] }: RowProps) {
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
        {component.oneOfGroup === null ? null : (
          <span class="mc-optional">{` (${t.screens.submit.paperOneOf})`}</span>
        )}
        {required ? null : <span class="mc-optional">{` (${t.screens.submit.paperOptional})`}</span>}
      </span>
      {COUNTS.map((count) => {
        const box = `${names}.${code}.${count}`;
        return (
          <CountBox
            name={box}
            label={t.desk.intake[count]}
            of={name}
            value={typedText(form, box) || String(held?.[count] ?? 0)}
            error={errorOf(errors, box)}
          />
        );
      })}
      {arrived === null ? null : (
        <PaperScan locale={locale} component={component} field={`${names}.${code}.file`} arrived={arrived} />
      )}
    </div>
  );
}

type CountBoxProps = {
  readonly name: string;
  readonly label: string;
  readonly of: string;
  readonly value: string;
  readonly error: string | undefined;
};

function CountBox({ name, label, of, value, error }: CountBoxProps) {
  const id = fieldId(name);
  return (
    <div class="ds-field">
      <label class="mc-small" for={id}>
        {label}
        <span class="ds-sr-only">{`: ${of}`}</span>
      </label>
      <input
        class="ds-input"
        type="number"
        min="0"
        max={String(COUNT_MAX)}
        id={id}
        name={name}
        value={value}
        {...(error === undefined ? {} : { "aria-invalid": "true", "aria-describedby": `${id}-error` })}
      />
      <FieldError id={id} error={error} />
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

const COUNTS = ["originals", "copies"] as const;
const COUNT_MAX = 99;
/** An empty box counts nothing; what is no count is not a number, for whoever takes the papers to refuse. */
const count = z.coerce.number().int().min(0).max(COUNT_MAX).catch(Number.NaN);

/** The boxes in which no count stands: a minus before a paper must not make it vanish from the slip. */
export function wrongCounts(
  names: RowNames,
  components: readonly Component[],
  { form, locale }: { readonly form: FormInput; readonly locale: Locale },
): readonly FormError[] {
  return components
    .filter(({ kind }) => kind !== "PRESENT")
    .flatMap(({ code, name }) => COUNTS.map((which) => ({ path: `${names}.${code}.${which}`, name, which })))
    .filter(({ path }) => Number.isNaN(count.parse(typedText(form, path))))
    .map(({ path, name, which }) => {
      const t = messages(locale).desk.intake;
      return {
        path,
        message: t.wrongCount({ count: t[which], name: textIn(name, locale), most: COUNT_MAX }),
      };
    });
}

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
