import { messages } from "../../../i18n/index.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import {
  Button,
  DateInput,
  errorOf,
  FoldedAct,
  Form,
  Heading,
  Select,
  TextInput,
} from "../../../web/components/index.ts";
import { mayEver, OFFICE_ROLES } from "../../access/index.ts";
import { DELEGABLE_ROLES } from "../delegation.ts";
import { typedDateParts, typedText } from "./form-fields.ts";
import { organisationPaths } from "./organisation-paths.ts";
import type { PersonAct, PersonPageProps } from "./person-page.tsx";

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

function fieldsOf({ page, tried }: PersonPageProps, act: PersonAct) {
  const mine = tried?.act === act ? tried : null;
  const base = (name: string, label: string) => ({
    locale: page.locale,
    name,
    id: `${act}-${name}`,
    label,
    error: mine === null ? undefined : errorOf(mine.errors, name),
  });
  return {
    field: (name: string, label: string, kept = "") => ({
      ...base(name, label),
      value: mine === null ? kept : typedText(mine.form, name),
    }),
    date: (name: string, label: string) =>
      mine === null ? base(name, label) : { ...base(name, label), value: typedDateParts(mine.form, name) },
  };
}

function roleOptions(props: PersonPageProps, roles: readonly (typeof OFFICE_ROLES)[number][]) {
  const names = messages(props.page.locale).shell.roles;
  return roles.map((value) => ({ value, label: names[value] }));
}

function PostForm(props: PersonPageProps) {
  const { page, person } = props;
  const { person: t, unit } = messages(page.locale).organisation;
  const { field, date } = fieldsOf(props, "posts");
  return (
    <Form page={page} action={organisationPaths.personAct(person.id, "posts")}>
      <p class="mc-muted">{t.sessionsEnd}</p>
      <TextInput {...field("unit", t.unit)} hint={unit.searchHint} maxLength={200} />
      <Select {...field("role", t.role)} options={roleOptions(props, OFFICE_ROLES)} />
      <TextInput {...field("title", t.title)} maxLength={100} />
      <DateInput {...date("validFrom", t.from)} />
      <DateInput {...date("validTo", t.to)} optional />
      <div class="mc-row">
        <Button variant="secondary">{t.openPost}</Button>
      </div>
    </Form>
  );
}

function TransferForm(props: PersonPageProps) {
  const { page, person } = props;
  const { person: t, unit } = messages(page.locale).organisation;
  const { field, date } = fieldsOf(props, "transfer");
  return (
    <Form page={page} action={organisationPaths.personAct(person.id, "transfer")}>
      <p class="mc-measure">{`${t.transferExplains} ${t.sessionsEnd}`}</p>
      <TextInput {...field("unit", t.unit)} hint={unit.searchHint} maxLength={200} />
      <Select {...field("role", t.role)} options={roleOptions(props, OFFICE_ROLES)} />
      <TextInput {...field("title", t.title)} maxLength={100} />
      <DateInput {...date("from", t.transferOn)} />
      <div class="mc-row">
        <Button variant="secondary">{t.transfer}</Button>
      </div>
    </Form>
  );
}

function FactsForm(props: PersonPageProps) {
  const { page, person } = props;
  const { organisation, shell } = messages(page.locale);
  const t = organisation.person;
  const { field } = fieldsOf(props, "facts");
  return (
    <Form page={page} action={organisationPaths.personAct(person.id, "facts")}>
      <input type="hidden" name="revision" value={String(person.revision)} />
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
      <div class="mc-row">
        <Button variant="secondary">{shell.form.save}</Button>
      </div>
    </Form>
  );
}

function DelegationForm(props: PersonPageProps) {
  const { page, person } = props;
  const { delegation: t, person: words, unit } = messages(page.locale).organisation;
  const { field, date } = fieldsOf(props, "delegations");
  return (
    <Form page={page} action={organisationPaths.personAct(person.id, "delegations")}>
      <p>{`${t.giver}: ${person.fullName}`}</p>
      <TextInput {...field("taker", t.taker)} hint={t.takerHint} maxLength={100} />
      <TextInput {...field("unit", words.unit)} hint={unit.searchHint} maxLength={200} />
      <Select {...field("role", t.role)} options={roleOptions(props, DELEGABLE_ROLES)} />
      <TextInput {...field("documentNumber", t.document)} size={20} maxLength={60} />
      <DateInput {...date("validFrom", words.from)} />
      <DateInput {...date("validTo", words.to)} />
      <div class="mc-row">
        <Button variant="secondary">{t.grant}</Button>
      </div>
    </Form>
  );
}
