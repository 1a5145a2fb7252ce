import { messages } from "../../../i18n/index.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  DateInput,
  DefinitionList,
  datePartsOf,
  dayText,
  Form,
  Heading,
  Link,
  Table,
  Tag,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import { mayEver } from "../../access/index.ts";
import type { UnitDirectory } from "../directory.ts";
import type { Person, Post } from "../post.ts";
import type { DelegationInList } from "../queries.ts";
import type { Unit } from "../unit.ts";
import { type Tried, TriedSummary } from "./act-form.tsx";
import type { AnyPage } from "./form-fields.ts";
import { organisationPaths } from "./organisation-paths.ts";
import { PersonActs } from "./person-acts.tsx";
import { nameOf, periodOf } from "./unit-texts.ts";

export type PersonAct = "posts" | "transfer" | "delegations" | "facts";
export type PersonPageProps = {
  readonly page: AnyPage;
  readonly person: Person;
  readonly posts: readonly Post[];
  readonly delegations: readonly DelegationInList[];
  readonly directory: UnitDirectory;
  readonly today: LocalDate;
  readonly tried?: Tried<PersonAct>;
};

/** One person: posts past and present, delegations given and received, and what an administrator may do. */
export function PersonPage(props: PersonPageProps) {
  const { page, person, tried } = props;
  const { locale } = page;
  const t = messages(locale).organisation;
  const mayManage = mayEver(page.actor, "person.manage");
  return (
    <DeskLayout page={page} title={person.fullName}>
      <div class="mc-stack">
        <Breadcrumb
          locale={locale}
          trail={[{ label: t.people, href: organisationPaths.people() }]}
          here={person.fullName}
        />
        <div class="mc-row">
          <Heading level={1} title={person.fullName} />
          {person.invented ? <Tag tone="info">{t.person.invented}</Tag> : null}
        </div>
        <TriedSummary page={page} tried={tried} />
        <Card>
          <DefinitionList
            items={[
              [t.person.staffCode, person.staffCode],
              [t.person.phone, spokenPhone(person.phone)],
              [t.person.email, person.email],
            ]}
          />
          {mayManage && props.posts.length === 0 ? <p class="mc-muted">{t.person.postFirst}</p> : null}
          {mayManage && props.posts.length > 0 ? (
            <div class="mc-row">
              <ButtonLink href={organisationPaths.personAccount(person.id)}>
                {messages(locale).identity.admin.account}
              </ButtonLink>
            </div>
          ) : null}
        </Card>
        <Posts {...props} mayManage={mayManage} />
        <Delegations {...props} />
        <PersonActs {...props} />
      </div>
    </DeskLayout>
  );
}

function Posts({ page, posts, directory, today, mayManage }: PersonPageProps & { mayManage: boolean }) {
  const { locale } = page;
  const t = messages(locale).organisation;
  const roles: { readonly [role: string]: string } = messages(locale).shell.roles;
  const isOpen = (post: Post) => post.validTo === null || post.validTo > today;
  return (
    <section class="mc-stack">
      <Heading level={2} title={t.person.posts} />
      <Table
        locale={locale}
        caption={t.person.posts}
        emptyText={t.person.noPosts}
        rows={posts}
        columns={[
          { key: "title", header: t.person.title, cell: (post) => post.title },
          { key: "role", header: t.person.role, cell: (post) => roles[post.role] ?? post.role },
          {
            key: "unit",
            header: t.person.unit,
            cell: (post) => {
              const unit = directory.find(post.unitId);
              return unit === null ? (
                "–"
              ) : (
                <Link href={organisationPaths.unit(unit.id)}>{nameOf(unit, locale, "short")}</Link>
              );
            },
          },
          { key: "days", header: t.unit.validity, cell: (post) => periodOf(post, locale) },
          {
            key: "close",
            header: t.person.closePost,
            cell: (post) =>
              mayManage && isOpen(post) ? <ClosePost page={page} post={post} today={today} /> : "–",
          },
        ]}
      />
    </section>
  );
}

function ClosePost({ page, post, today }: Pick<PersonPageProps, "page" | "today"> & { post: Post }) {
  const t = messages(page.locale).organisation;
  return (
    <Form page={page} action={organisationPaths.closePost(post.id)} class="mc-row">
      <DateInput
        locale={page.locale}
        name="lastDay"
        id={`last-day-${post.id}`}
        label={`${t.person.lastDay}: ${post.title}`}
        value={datePartsOf(today)}
      />
      <Button variant="tertiary" color="danger">
        {t.person.closePost}
      </Button>
    </Form>
  );
}

function Delegations({ page, delegations, directory, today }: PersonPageProps) {
  const { locale } = page;
  const t = messages(locale).organisation;
  return (
    <section class="mc-stack">
      <Heading level={2} title={t.delegation.title} />
      <Table
        locale={locale}
        caption={t.delegation.title}
        emptyText={t.delegation.none}
        rows={delegations}
        columns={[
          { key: "document", header: t.delegation.document, cell: (each) => each.documentNumber },
          { key: "giver", header: t.delegation.giver, cell: (each) => each.fromName },
          { key: "taker", header: t.delegation.taker, cell: (each) => each.toName },
          {
            key: "role",
            header: t.delegation.role,
            cell: (each) => <Delegated page={page} each={each} unit={directory.find(each.unitId)} />,
          },
          {
            key: "days",
            header: t.delegation.days,
            cell: (each) => `${dayText(each.validFrom)} – ${dayText(each.validTo)}`,
          },
          {
            key: "state",
            header: t.delegation.state,
            cell: (each) => <DelegationState page={page} each={each} state={stateOf(each, today)} />,
          },
        ]}
      />
    </section>
  );
}

/** The role passed on, at which unit, and how much of it. */
function Delegated({ page, each, unit }: { page: AnyPage; each: DelegationInList; unit: Unit | null }) {
  const t = messages(page.locale).organisation.delegation;
  const roles: { readonly [role: string]: string } = messages(page.locale).shell.roles;
  const scope = each.acts === null ? t.wholeRole : t.someActs({ count: each.acts.length });
  return (
    <>
      {`${roles[each.role] ?? each.role}, ${unit === null ? "–" : nameOf(unit, page.locale, "short")}`}
      <div class="mc-small mc-muted">{scope}</div>
    </>
  );
}

type StateProps = {
  readonly page: AnyPage;
  readonly each: DelegationInList;
  readonly state: ReturnType<typeof stateOf>;
};

/** How a delegation stands; one in force can be taken back. */
function DelegationState({ page, each, state }: StateProps) {
  const t = messages(page.locale).organisation;
  if (state !== "active" || !mayEver(page.actor, "delegation.manage"))
    return <Tag tone={state === "active" ? "success" : "neutral"}>{t.delegation[state]}</Tag>;
  return (
    <Form page={page} action={organisationPaths.revokeDelegation(each.id)} class="mc-row">
      <Tag tone="success">{t.delegation.active}</Tag>
      <Button variant="tertiary" color="danger">
        {t.delegation.revoke}
      </Button>
    </Form>
  );
}

function stateOf(
  each: { revokedAt: Instant | null; validFrom: LocalDate; validTo: LocalDate },
  today: LocalDate,
) {
  if (each.revokedAt !== null) return "revoked";
  if (each.validTo < today) return "over";
  return each.validFrom > today ? "later" : "active";
}
