import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Card,
  Checkbox,
  CheckboxGroup,
  DateInput,
  errorOf,
  type FormError,
  type Option,
  Select,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { textIn } from "../local-text.ts";
import { CHANNELS, FEE_SETTERS } from "../procedure-parser.ts";
import { conditionInWords } from "../procedure-words.ts";
import type { AdminVersion } from "../queries.ts";
import { type DraftForm, listOf, textOf, typedDay } from "./draft-form.ts";
import { FeeExemption } from "./fee-exemption.tsx";
import { type FeeCounts, FORMULAS, writtenCondition } from "./fee-rows.ts";

/** One fee of the form, and everything its fields need. */
export type FeeRowProps = {
  readonly page: PageFrame;
  readonly version: AdminVersion["version"];
  readonly typed: DraftForm;
  readonly errors: readonly FormError[];
  readonly index: number;
  readonly counts: FeeCounts[number];
  /** Where the buttons that change the number of rows send the form. */
  readonly rowsAction: string;
};

const KINDS = ["PHI", "LE_PHI", "OTHER"] as const;
const COLLECTED = ["ON_RECEIPT", "ON_SUPPLEMENT", "ON_RESULT"] as const;

/** What a field of a row is made of: its name, what was typed, what is wrong with it. */
export function fieldsOf(
  { page, typed, errors }: Pick<FeeRowProps, "page" | "typed" | "errors">,
  at: string,
) {
  const base = (name: string, label: string) => ({
    locale: page.locale,
    name: `${at}.${name}`,
    label,
    optional: true,
    error: errorOf(errors, `${at}.${name}`),
  });
  const value = (name: string) => textOf(typed, `${at}.${name}`);
  return {
    base,
    value,
    line: (name: string, label: string, optional = true) => (
      <TextInput {...base(name, label)} optional={optional} value={value(name)} maxLength={500} />
    ),
    money: (name: string, label: string, optional = true) => (
      <TextInput
        {...base(name, label)}
        optional={optional}
        value={value(name)}
        inputMode="numeric"
        size={14}
      />
    ),
    choose: (name: string, label: string, options: readonly Option[]) => (
      <Select
        {...base(name, label)}
        optional={false}
        emptyLabel={null}
        value={value(name)}
        options={options}
      />
    ),
    hidden: (name: string) => <input type="hidden" name={`${at}.${name}`} value={value(name)} />,
  };
}

export function FeeRow(props: FeeRowProps) {
  const { page, index, counts, rowsAction } = props;
  const t = messages(page.locale).fees;
  const at = `fee.${index}`;
  const { hidden } = fieldsOf(props, at);
  return (
    <Card title={t.fee({ row: index + 1 })}>
      {hidden("code")}
      {hidden("condition")}
      <input type="hidden" name={`${at}.tiers`} value={String(counts.tiers)} />
      <input type="hidden" name={`${at}.exemptions`} value={String(counts.exemptions)} />
      <OnlyWhen {...props} />
      <What {...props} />
      <div class="mc-row">
        <RowButton row={`show:${index}`} action={rowsAction} label={t.showFields} />
      </div>
      <Amounts {...props} />
      <Applies {...props} />
      {Array.from({ length: counts.exemptions }, (_, row) => (
        <FeeExemption {...props} row={row} />
      ))}
      <p class="mc-hint">{t.exemptionsHint}</p>
      <div class="mc-row">
        <RowButton row={`exempt:${index}`} action={rowsAction} label={t.addExemption} />
        <RowButton row={`remove:${index}`} action={rowsAction} label={t.remove} />
      </div>
    </Card>
  );
}

/** What is charged, and in which way it is reckoned. */
function What(props: FeeRowProps) {
  const { locale } = props.page;
  const t = messages(locale).fees;
  const words = messages(locale).catalogue.fee;
  const { base, value, line, choose } = fieldsOf(props, `fee.${props.index}`);
  const kinds = KINDS.map((value) => ({ value, label: words.kinds[value] }));
  const setters = FEE_SETTERS.map((setter) => ({ value: setter, label: t.setters[setter] }));
  const formulas = FORMULAS.map((value) => ({ value, label: t.formulas[value] }));
  return (
    <div class="mc-fields">
      {choose("kind", t.kind, kinds)}
      {line("nameVi", t.name, false)}
      {line("nameEn", t.nameEn)}
      <Select
        {...base("setBy", t.setBy)}
        optional={false}
        hint={t.setByHint}
        emptyLabel={null}
        value={value("setBy")}
        options={setters}
      />
      {choose("formula", t.formula, formulas)}
    </div>
  );
}

/** A condition on facts of the case is kept as it was written, and read aloud. */
function OnlyWhen({ page, version, typed, index }: FeeRowProps) {
  const condition = writtenCondition(textOf(typed, `fee.${index}.condition`));
  if (condition === null) return null;
  const words = conditionInWords(condition, version, page.locale);
  return <p class="mc-hint">{messages(page.locale).fees.onlyWhen({ words })}</p>;
}

/** The fields of every way of reckoning; those of the way that is chosen count. */
export function Amounts(props: FeeRowProps) {
  const { page, index } = props;
  const t = messages(page.locale).fees;
  const { line, money, value } = fieldsOf(props, `fee.${index}`);
  const formula = value("formula");
  const stated = (
    <>
      {line("statedVi", t.stated, false)}
      {line("statedEn", t.statedEn)}
    </>
  );
  return (
    <>
      <div class="mc-fields">
        {formula === "TIERED" || formula === "STATED" ? null : money("amount", t.amount, false)}
        {formula === "STATED" ? stated : null}
        {line("unitVi", t.unit)}
        {line("unitEn", t.unitEn)}
        {formula === "TIERED" || formula === "PER_UNIT" ? money("most", t.most) : null}
      </div>
      {formula === "TIERED" ? <Tiers {...props} /> : null}
    </>
  );
}

/** The first pages, further pages: what one unit costs in each step. */
function Tiers(props: FeeRowProps) {
  const { page, index, counts, rowsAction } = props;
  const t = messages(page.locale).fees;
  const { money, base, value } = fieldsOf(props, `fee.${index}`);
  return (
    <>
      <p class="mc-hint">{t.tiersHint}</p>
      <div class="mc-fields">
        {Array.from({ length: counts.tiers }, (_, row) => (
          <>
            <TextInput
              {...base(`tier.${row}.upTo`, t.upTo({ row: row + 1 }))}
              value={value(`tier.${row}.upTo`)}
              inputMode="numeric"
              size={6}
            />
            {money(`tier.${row}.amount`, t.tierAmount({ row: row + 1 }))}
          </>
        ))}
      </div>
      <div class="mc-row">
        <RowButton row={`tier:${index}`} action={rowsAction} label={t.addTier} />
      </div>
    </>
  );
}

type RowButtonProps = { readonly row: string; readonly action: string; readonly label: string };

/** Sends the form to be shown anew, with a row more or less; nothing is saved. */
export function RowButton({ row, action, label }: RowButtonProps) {
  return (
    <Button variant="tertiary" name="row" value={row} formAction={action} formNoValidate>
      {label}
    </Button>
  );
}

/** To which cases and ways of handing in, when it is collected, on what ground and in which days. */
function Applies(props: FeeRowProps) {
  const { page, version, typed, index } = props;
  const { locale } = page;
  const t = messages(locale).fees;
  const words = messages(locale).catalogue;
  const at = `fee.${index}`;
  const { base, line, choose, value } = fieldsOf(props, at);
  const cases = version.cases.map(({ code, name }) => ({ value: code, label: textIn(name, locale) }));
  const channels = CHANNELS.map((channel) => ({ value: channel, label: words.channels[channel] }));
  const collected = COLLECTED.map((when) => ({ value: when, label: words.fee.collect[when] }));
  const day = (name: string, label: string) => (
    <DateInput {...base(name, label)} hint={t.datesHint} value={typedDay(typed, `${at}.${name}`)} />
  );
  return (
    <>
      <CheckboxGroup {...base("cases", t.cases)} options={cases} values={listOf(typed, `${at}.cases`)} />
      <CheckboxGroup
        {...base("channels", t.channels)}
        direction="row"
        options={channels}
        values={listOf(typed, `${at}.channels`)}
      />
      <div class="mc-fields">
        {choose("collectWhen", t.collectWhen, collected)}
        {line("ground", t.ground)}
        {day("from", t.from)}
        {day("to", t.to)}
      </div>
      <Checkbox {...base("illustrative", t.illustrative)} checked={value("illustrative") === "true"} />
    </>
  );
}
