import { messages } from "../../../i18n/index.ts";
import type { LocalDate } from "../../../kernel/local-date.ts";
import {
  Button,
  CheckboxGroup,
  DateInput,
  Form,
  NO_DATE,
  type Option,
  Select,
  TextInput,
} from "../../../web/components/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { Assignment } from "../assignment.ts";
import type { OfficialDocument } from "../official-document.ts";
import type { UnitPerson } from "../people.ts";
import { unitText } from "./document-words.ts";
import { recordsPaths } from "./records-paths.ts";
import { type AnyPage, fieldsOf, type Tried } from "./typed-form.ts";

type AssignView = {
  readonly document: OfficialDocument;
  readonly assignments: readonly Assignment[];
  readonly directory: UnitDirectory;
  readonly today: LocalDate;
  readonly people: readonly UnitPerson[];
  readonly tried: Tried | null;
};

type Props = {
  readonly page: AnyPage;
  readonly view: AssignView;
  /** The unit's part that is given on to its people; null where units are given parts. */
  readonly parent: Assignment | null;
  /** The page is for this act: its button is the filled one. */
  readonly isMain: boolean;
  /** The page of one document after the other: on to the next when done. */
  readonly isInTurn?: boolean;
};

/** Who leads, takes part, takes note; the words; by when. The keyboard goes through it from top to bottom. */
export function AssignForm({ page, view, parent, isMain, isInTurn = false }: Props) {
  const { locale } = page;
  const t = messages(locale).records;
  const { document } = view;
  const name = parent === null ? "assign" : `assign-${parent.id}`;
  const { field, list, date } = fieldsOf(page, name, view.tried);
  const places = freePlaces(page, view, parent);
  const suggestions = `${name}-instructions`;
  return (
    <Form page={page} action={recordsPaths.act(document.id, "assign")}>
      {parent === null ? null : <input type="hidden" name="parentId" value={parent.id} />}
      {isInTurn ? <input type="hidden" name="inTurn" value="1" /> : null}
      <Select
        {...field("leadId", t.form.lead)}
        options={places}
        {...(hasLead(view, parent) ? { emptyLabel: t.form.noLead, optional: true } : {})}
      />
      <TextInput {...field("instruction", t.fields.instruction)} maxLength={2_000} list={suggestions} />
      <datalist id={suggestions}>
        {t.form.typicalInstructions.map((text) => (
          <option value={text} />
        ))}
      </datalist>
      <TextInput
        {...field("dueWorkingDays", t.form.dueWorkingDays)}
        hint={t.form.dueHint}
        inputMode="numeric"
        size={4}
        optional
      />
      <DateInput {...date("dueOn", t.form.dueOn, NO_DATE)} optional />
      <CheckboxGroup {...list("supportIds", t.form.supports)} options={places} direction="row" optional />
      <CheckboxGroup {...list("informIds", t.form.informs)} options={places} direction="row" optional />
      <div class="mc-row">
        <Button variant={isMain ? "primary" : "secondary"}>
          {isInTurn ? t.assigning.submit : parent === null ? t.acts.assign : t.acts.assignPeople}
        </Button>
      </div>
    </Form>
  );
}

const besides = ({ assignments }: AssignView, parent: Assignment | null) =>
  assignments.filter((each) => each.parentId === (parent?.id ?? null) && each.cancelledAt === null);

function hasLead(view: AssignView, parent: Assignment | null): boolean {
  return besides(view, parent).some(({ part }) => part === "LEAD");
}

/** Units of the agency, or people of the unit, that have no part yet. */
function freePlaces({ locale }: AnyPage, view: AssignView, parent: Assignment | null): Option[] {
  const { directory, document, today, people } = view;
  const taken = new Set<string>(besides(view, parent).map(({ unitId, personId }) => personId ?? unitId));
  const places =
    parent === null
      ? [...directory.childrenOf(document.agencyId, today).map(({ id }) => id), document.agencyId].map(
          (id) => ({
            value: id,
            label: unitText(directory, id, locale),
          }),
        )
      : people
          .filter(({ unitId }) => unitId === parent.unitId)
          .map(({ id, fullName, title }) => ({ value: id, label: `${fullName} (${title})` }));
  return places.filter(({ value }) => !taken.has(value));
}
