import { messages } from "../../../i18n/index.ts";
import {
  Button,
  Checkbox,
  DateInput,
  errorOf,
  FoldedAct,
  Form,
  Heading,
  Select,
  TextInput,
} from "../../../web/components/index.ts";
import { UNIT_KINDS, UNIT_LEVELS, type Unit } from "../unit.ts";
import { type AnyPage, typedDateParts, typedText } from "./form-fields.ts";
import { organisationPaths } from "./organisation-paths.ts";
import type { UnitAct, UnitPageProps } from "./unit-page.tsx";

type ActProps = {
  readonly page: AnyPage;
  readonly unit: Unit;
  readonly tried: UnitPageProps["tried"] | undefined;
};

/** Successors that fit on the form; more are recorded by the API. */
export const SUCCESSOR_LINES = [1, 2, 3, 4] as const;

/** What the administrator may do to a living unit; each form is folded until it is wanted. */
export function UnitActs(props: ActProps) {
  const t = messages(props.page.locale).organisation.unit;
  return (
    <section class="mc-stack">
      <Heading level={2} title={messages(props.page.locale).organisation.acts} />
      <FoldedAct title={t.openUnder({ name: props.unit.shortName })} open={props.tried?.act === "children"}>
        <OpenForm {...props} />
      </FoldedAct>
      <FoldedAct title={t.rename} open={props.tried?.act === "rename"}>
        <RenameForm {...props} />
      </FoldedAct>
      <FoldedAct title={t.move} open={props.tried?.act === "move"}>
        <MoveForm {...props} />
      </FoldedAct>
      <FoldedAct title={t.close} open={props.tried?.act === "close"} quiet>
        <CloseForm {...props} />
      </FoldedAct>
    </section>
  );
}

/** The fields of one form: ids are apart from the other forms of the page, errors and typed text are its own. */
function fieldsOf({ page, tried }: ActProps, act: UnitAct) {
  const mine = tried?.act === act ? tried : null;
  const field = (name: string, label: string) => ({
    locale: page.locale,
    name,
    id: `${act}-${name.replace(/\./g, "-")}`,
    label,
    value: mine === null ? "" : typedText(mine.form, name),
    error: mine === null ? undefined : errorOf(mine.errors, name),
  });
  const date = (name: string, label: string) => ({
    ...field(name, label),
    ...(mine === null ? { value: undefined } : { value: typedDateParts(mine.form, name) }),
  });
  return {
    field,
    date: (name: string, label: string) => {
      const { value, ...rest } = date(name, label);
      return value === undefined ? rest : { ...rest, value };
    },
  };
}

function OpenForm(props: ActProps) {
  const { page, unit } = props;
  const t = messages(page.locale).organisation;
  const { field, date } = fieldsOf(props, "children");
  return (
    <Form page={page} action={organisationPaths.unitAct(unit.id, "children")}>
      <TextInput {...field("name", t.unit.name)} maxLength={200} />
      <TextInput {...field("nameEn", t.unit.nameEn)} maxLength={200} optional />
      <TextInput {...field("shortName", t.unit.shortName)} maxLength={100} />
      <Select
        {...field("kind", t.unit.kind)}
        options={UNIT_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <Select
        {...field("level", t.unit.level)}
        options={UNIT_LEVELS.filter((level) => level !== "DISTRICT").map((value) => ({
          value,
          label: t.levels[value],
        }))}
      />
      <TextInput {...field("code", t.unit.code)} hint={t.unit.codeHint} size={16} maxLength={20} optional />
      <TextInput {...field("symbol", t.unit.symbol)} size={12} maxLength={20} optional />
      <DateInput {...date("validFrom", t.unit.openedOn)} />
      <div class="mc-row">
        <Button variant="secondary">{t.unit.open}</Button>
      </div>
    </Form>
  );
}

function RenameForm(props: ActProps) {
  const { page, unit } = props;
  const t = messages(page.locale).organisation.unit;
  const { field, date } = fieldsOf(props, "rename");
  return (
    <Form page={page} action={organisationPaths.unitAct(unit.id, "rename")}>
      <p class="mc-measure">{t.renameExplains}</p>
      <input type="hidden" name="revision" value={String(unit.revision)} />
      <TextInput {...field("name", t.name)} maxLength={200} />
      <TextInput {...field("nameEn", t.nameEn)} maxLength={200} optional />
      <TextInput {...field("shortName", t.shortName)} maxLength={100} />
      <DateInput {...date("from", t.renamedOn)} />
      <div class="mc-row">
        <Button variant="secondary">{t.rename}</Button>
      </div>
    </Form>
  );
}

function MoveForm(props: ActProps) {
  const { page, unit } = props;
  const t = messages(page.locale).organisation.unit;
  const { field, date } = fieldsOf(props, "move");
  return (
    <Form page={page} action={organisationPaths.unitAct(unit.id, "move")}>
      <TextInput {...field("parent", t.newParent)} maxLength={200} />
      <DateInput {...date("from", t.movedOn)} />
      <div class="mc-row">
        <Button variant="secondary">{t.move}</Button>
      </div>
    </Form>
  );
}

function CloseForm(props: ActProps) {
  const { page, unit } = props;
  const t = messages(page.locale).organisation.unit;
  const { field, date } = fieldsOf(props, "close");
  return (
    <Form page={page} action={organisationPaths.unitAct(unit.id, "close")}>
      <p class="mc-measure">{t.closeExplains}</p>
      <input type="hidden" name="revision" value={String(unit.revision)} />
      <DateInput {...date("lastDay", t.lastDay)} />
      <p class="mc-hint">{t.successorHint}</p>
      {SUCCESSOR_LINES.map((line) => (
        <div class="mc-fields">
          <TextInput
            {...field(`successor${line}`, `${t.successorCode} (${line})`)}
            maxLength={200}
            optional
          />
          <TextInput
            {...field(`share${line}`, t.successorShare)}
            inputMode="decimal"
            size={6}
            maxLength={6}
            optional
          />
        </div>
      ))}
      <Checkbox locale={page.locale} name="endPosts" id="close-endPosts" label={t.endPosts} optional />
      <div class="mc-row">
        <Button variant="secondary" color="danger">
          {t.close}
        </Button>
      </div>
    </Form>
  );
}
