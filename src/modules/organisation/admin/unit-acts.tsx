import { messages } from "../../../i18n/index.ts";
import { Checkbox, DateInput, FoldedAct, Heading, Select, TextInput } from "../../../web/components/index.ts";
import { UNIT_KINDS, UNIT_LEVELS, type Unit } from "../unit.ts";
import { ActForm, fieldsOf, type Tried } from "./act-form.tsx";
import type { AnyPage } from "./form-fields.ts";
import { organisationPaths } from "./organisation-paths.ts";
import type { UnitAct } from "./unit-page.tsx";

type ActProps = {
  readonly page: AnyPage;
  readonly unit: Unit;
  readonly tried: Tried<UnitAct> | undefined;
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

type Fields = ReturnType<typeof fieldsOf<UnitAct>>;

/** How a unit is called: asked alike where one is opened and where one is renamed. */
function NameFields({ page, field }: { page: AnyPage; field: Fields["field"] }) {
  const t = messages(page.locale).organisation.unit;
  return (
    <>
      <TextInput {...field("name", t.name)} maxLength={200} />
      <TextInput {...field("nameEn", t.nameEn)} maxLength={200} optional />
      <TextInput {...field("shortName", t.shortName)} maxLength={100} />
    </>
  );
}

function OpenForm(props: ActProps) {
  const { page, unit } = props;
  const t = messages(page.locale).organisation;
  const { field, date } = fieldsOf(props, "children");
  return (
    <ActForm page={page} action={organisationPaths.unitAct(unit.id, "children")} submit={t.unit.open}>
      <NameFields page={page} field={field} />
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
    </ActForm>
  );
}

function RenameForm(props: ActProps) {
  const { page, unit } = props;
  const t = messages(page.locale).organisation.unit;
  const { field, date } = fieldsOf(props, "rename");
  return (
    <ActForm
      page={page}
      action={organisationPaths.unitAct(unit.id, "rename")}
      submit={t.rename}
      revision={unit.revision}
    >
      <p class="mc-measure">{t.renameExplains}</p>
      <NameFields page={page} field={field} />
      <DateInput {...date("from", t.renamedOn)} />
    </ActForm>
  );
}

function MoveForm(props: ActProps) {
  const { page, unit } = props;
  const t = messages(page.locale).organisation.unit;
  const { field, date } = fieldsOf(props, "move");
  return (
    <ActForm page={page} action={organisationPaths.unitAct(unit.id, "move")} submit={t.move}>
      <TextInput {...field("parent", t.newParent)} maxLength={200} />
      <DateInput {...date("from", t.movedOn)} />
    </ActForm>
  );
}

function CloseForm(props: ActProps) {
  const { page, unit } = props;
  const t = messages(page.locale).organisation.unit;
  const { field, date } = fieldsOf(props, "close");
  return (
    <ActForm
      page={page}
      action={organisationPaths.unitAct(unit.id, "close")}
      submit={t.close}
      revision={unit.revision}
      endsSomething
    >
      <p class="mc-measure">{t.closeExplains}</p>
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
    </ActForm>
  );
}
