import { messages } from "../../../i18n/index.ts";
import {
  Card,
  Checkbox,
  CheckboxGroup,
  DateInput,
  errorOf,
  type FormError,
  type Option,
  Select,
  Textarea,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { ProcedureContent } from "../procedure.ts";
import { type DraftForm, listOf, textOf, typedDay } from "./draft-form.ts";
import { TERM_UNITS } from "./draft-rows.ts";
import { RowButton } from "./fee-row.tsx";
import { openRow } from "./row-form.ts";

/** So many rows stand open all the time; of more the page would be longer than anybody reads. */
const FEW = 3;

/** What the rows of a part are made from. */
export type PartView = {
  readonly page: PageFrame;
  readonly content: ProcedureContent;
  readonly typed: DraftForm;
  readonly errors: readonly FormError[];
  /** Where the buttons that change the rows send the form. */
  readonly rowsAction: string;
};

/** The fields of one row, each with its name, what was typed and what is wrong with it. */
export function rowFields(view: PartView, at: string) {
  const { typed } = view;
  const base = basesOf(view, at);
  const value = (name: string) => textOf(typed, `${at}.${name}`);
  return {
    value,
    hidden: (name: string) => <input type="hidden" name={`${at}.${name}`} value={value(name)} />,
    line: (
      name: string,
      label: string,
      { hint, needed = false }: { hint?: string; needed?: boolean } = {},
    ) => <TextInput {...base(name, label, hint)} optional={!needed} value={value(name)} maxLength={500} />,
    area: (name: string, label: string) => (
      <Textarea {...base(name, label)} value={value(name)} rows={2} maxLength={5_000} />
    ),
    count: (name: string, label: string, hint?: string) => (
      <TextInput {...base(name, label, hint)} value={value(name)} inputMode="numeric" size={4} />
    ),
    choose: (name: string, label: string, { options, empty = null }: Choice) => (
      <Select
        {...base(name, label)}
        optional={empty !== null}
        emptyLabel={empty}
        value={value(name)}
        options={options}
      />
    ),
    tick: (name: string, label: string) => (
      <Checkbox {...base(name, label)} checked={value(name) === "true"} />
    ),
    ticks: (name: string, label: string, options: readonly Option[]) => (
      <CheckboxGroup
        {...base(name, label)}
        direction="row"
        options={options}
        values={listOf(typed, `${at}.${name}`)}
      />
    ),
  };
}

function basesOf({ page, errors }: PartView, at: string) {
  return (name: string, label: string, hint?: string) => ({
    locale: page.locale,
    name: `${at}.${name}`,
    label,
    hint,
    optional: true,
    error: errorOf(errors, `${at}.${name}`),
  });
}

/** The fields of a row that only some parts have: a day in three boxes, and a description for the program. */
export function rarerFields(view: PartView, at: string) {
  const { typed } = view;
  const base = basesOf(view, at);
  return {
    day: (name: string, label: string) => (
      <DateInput {...base(name, label)} value={typedDay(typed, `${at}.${name}`)} />
    ),
    json: (name: string, label: string, hint: string) => (
      <Textarea
        {...base(name, label, hint)}
        value={textOf(typed, `${at}.${name}`)}
        rows={12}
        maxLength={400_000}
        isCode
      />
    ),
  };
}

type Choice = { readonly options: readonly Option[]; readonly empty?: string | null };

type TermProps = {
  readonly view: PartView;
  readonly at: string;
  readonly name: string;
  readonly label: string;
  /** What is said where no unit is chosen; absent: one must be. */
  readonly empty?: string;
};

/** A term: how many, of what; the number is left empty where the unit needs none. */
export function TermFields({ view, at, name, label, empty }: TermProps) {
  const t = messages(view.page.locale).draftParts;
  const { count, choose } = rowFields(view, at);
  const options = TERM_UNITS.map((value) => ({ value, label: t.units[value] }));
  return (
    <>
      {count(`${name}Count`, t.termCount({ label }))}
      {choose(`${name}Unit`, t.termUnit({ label }), { options, empty: empty ?? null })}
    </>
  );
}

type RowActsProps = {
  readonly view: PartView;
  readonly stem: string;
  readonly index: number;
  readonly label: string;
};

/** A row that is not open: what it is in a line, and everything typed in it carried along. */
export function ClosedRow({ view, stem, index, label, about }: RowActsProps & { readonly about: string }) {
  const t = messages(view.page.locale).draftParts;
  const at = `${stem}.${index}.`;
  const carried = Object.entries(view.typed).filter(([name]) => name.startsWith(at));
  return (
    <Card title={label} id={rowId(stem, index)}>
      <p>{about}</p>
      {carried.flatMap(([name, value]) =>
        (typeof value === "string" ? [value] : value).map((each) => (
          <input type="hidden" name={name} value={each} />
        )),
      )}
      <div class="mc-row">
        <RowButton
          row={`${stem}:open:${index}`}
          action={`${view.rowsAction}#${rowId(stem, index)}`}
          label={t.open({ row: label })}
        />
        <RowActs view={view} stem={stem} index={index} label={label} />
      </div>
    </Card>
  );
}

/** The place of a row on the page: where the browser goes when the form is shown anew. */
export function rowId(stem: string, index: number): string {
  return `${stem}-row-${index}`;
}

/** Whether the fields of a row are shown: of a few, of the one that is open, of those with something wrong. */
export function isOpen({ typed, errors }: PartView, at: string, count: number): boolean {
  return count <= FEW || openRow(typed) === at || errors.some(({ path }) => path.startsWith(`${at}.`));
}

/** One further up, or out; the words name the row, since many such buttons stand on the page. */
export function RowActs({ view, stem, index, label }: RowActsProps) {
  const t = messages(view.page.locale).draftParts;
  return (
    <div class="mc-row">
      {index === 0 ? null : (
        <RowButton
          row={`${stem}:up:${index}`}
          action={`${view.rowsAction}#${rowId(stem, index - 1)}`}
          label={t.up({ row: label })}
        />
      )}
      <RowButton row={`${stem}:remove:${index}`} action={view.rowsAction} label={t.remove({ row: label })} />
    </div>
  );
}
