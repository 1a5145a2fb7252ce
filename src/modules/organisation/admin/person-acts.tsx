import { messages } from "../../../i18n/index.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import { DateInput, FoldedAct, Heading, Select, TextInput } from "../../../web/components/index.ts";
import { mayEver, OFFICE_ROLES } from "../../access/index.ts";
import { DELEGABLE_ROLES } from "../delegation.ts";
import { ActForm, fieldsOf } from "./act-form.tsx";
import type { AnyPage } from "./form-fields.ts";
import { organisationPaths } from "./organisation-paths.ts";
import type { PersonAct, PersonPageProps } from "./person-page.tsx";
import { UNIT_SUGGESTIONS, UnitSuggestions } from "./unit-suggestions.tsx";

/** What may be done about a person; each form is folded until it is wanted. */
export function PersonActs(props: PersonPageProps) {
  const { page, tried } = props;
  const t = messages(page.locale).organisation;
  const mayManage = mayEver(page.actor, "person.manage");
  const mayDelegate = mayEver(page.actor, "delegation.manage");
  if (!mayManage && !mayDelegate) return null;
  return (
    <section class="mc-stack">
      <Heading level={2} title={t.acts} />
      <UnitSuggestions directory={props.directory} today={props.today} />
      {mayManage ? (
        <>
          <FoldedAct title={t.person.openPost} open={tried?.act === "posts"}>
            <PostForm {...props} />
          </FoldedAct>
          <FoldedAct title={t.person.transfer} open={tried?.act === "transfer"}>
            <TransferForm {...props} />
          </FoldedAct>
          <FoldedAct title={t.person.edit} open={tried?.act === "facts"}>
            <FactsForm {...props} />
          </FoldedAct>
        </>
      ) : null}
      {mayDelegate ? (
        <FoldedAct title={t.delegation.grant} open={tried?.act === "delegations"}>
          <DelegationForm {...props} />
        </FoldedAct>
      ) : null}
    </section>
  );
}

function roleOptions(page: AnyPage, roles: readonly (typeof OFFICE_ROLES)[number][]) {
  const names = messages(page.locale).shell.roles;
  return roles.map((value) => ({ value, label: names[value] }));
}

type Fields = ReturnType<typeof fieldsOf<PersonAct>>;

/** Where, as what and under which title: asked alike for a new post and for a transfer. */
function PostFields({ page, field }: { page: AnyPage; field: Fields["field"] }) {
  const { person: t, unit } = messages(page.locale).organisation;
  return (
    <>
      <TextInput {...field("unit", t.unit)} hint={unit.searchHint} maxLength={200} list={UNIT_SUGGESTIONS} />
      <Select {...field("role", t.role)} options={roleOptions(page, OFFICE_ROLES)} />
      <TextInput {...field("title", t.title)} maxLength={100} />
    </>
  );
}

function PostForm(props: PersonPageProps) {
  const { page, person } = props;
  const t = messages(page.locale).organisation.person;
  const { field, date } = fieldsOf(props, "posts");
  return (
    <ActForm page={page} action={organisationPaths.personAct(person.id, "posts")} submit={t.openPost}>
      <p class="mc-muted">{t.sessionsEnd}</p>
      <PostFields page={page} field={field} />
      <DateInput {...date("validFrom", t.from)} />
      <DateInput {...date("validTo", t.to)} optional />
    </ActForm>
  );
}

function TransferForm(props: PersonPageProps) {
  const { page, person } = props;
  const t = messages(page.locale).organisation.person;
  const { field, date } = fieldsOf(props, "transfer");
  return (
    <ActForm page={page} action={organisationPaths.personAct(person.id, "transfer")} submit={t.transfer}>
      <p class="mc-measure">{`${t.transferExplains} ${t.sessionsEnd}`}</p>
      <PostFields page={page} field={field} />
      <DateInput {...date("from", t.transferOn)} />
    </ActForm>
  );
}

function FactsForm(props: PersonPageProps) {
  const { page, person } = props;
  const { organisation, shell } = messages(page.locale);
  const t = organisation.person;
  const { field } = fieldsOf(props, "facts");
  return (
    <ActForm
      page={page}
      action={organisationPaths.personAct(person.id, "facts")}
      submit={shell.form.save}
      revision={person.revision}
    >
      <TextInput {...field("fullName", t.fullName, person.fullName)} maxLength={100} />
      <TextInput
        {...field("staffCode", t.staffCode, person.staffCode ?? "")}
        size={16}
        maxLength={30}
        optional
      />
      <TextInput
        {...field("phone", t.phone, spokenPhone(person.phone) ?? "")}
        type="tel"
        size={16}
        maxLength={30}
        optional
      />
      <TextInput {...field("email", t.email, person.email ?? "")} type="email" maxLength={200} optional />
    </ActForm>
  );
}

function DelegationForm(props: PersonPageProps) {
  const { page, person } = props;
  const { delegation: t, person: words, unit } = messages(page.locale).organisation;
  const { field, date } = fieldsOf(props, "delegations");
  return (
    <ActForm page={page} action={organisationPaths.personAct(person.id, "delegations")} submit={t.grant}>
      <p>{`${t.giver}: ${person.fullName}`}</p>
      <TextInput {...field("taker", t.taker)} hint={t.takerHint} maxLength={100} />
      <TextInput
        {...field("unit", words.unit)}
        hint={unit.searchHint}
        maxLength={200}
        list={UNIT_SUGGESTIONS}
      />
      <Select {...field("role", t.role)} options={roleOptions(page, DELEGABLE_ROLES)} />
      <TextInput {...field("documentNumber", t.document)} size={20} maxLength={60} />
      <DateInput {...date("validFrom", words.from)} />
      <DateInput {...date("validTo", words.to)} />
    </ActForm>
  );
}
