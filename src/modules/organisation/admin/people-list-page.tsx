import { messages } from "../../../i18n/index.ts";
import type { Page as Listing } from "../../../kernel/paging.ts";
import {
  Button,
  ErrorSummary,
  errorOf,
  FoldedAct,
  Form,
  Heading,
  Link,
  Pagination,
  Table,
  Tag,
  TextInput,
} from "../../../web/components/index.ts";
import { DeskLayout } from "../../../web/layout/desk-layout.tsx";
import type { FieldError, FormInput } from "../../../web/route.ts";
import { SEARCH_LETTERS_MAX, type Searched } from "../../../web/search/sealed-search.ts";
import { SearchForm } from "../../../web/search/search-form.tsx";
import { listAddress } from "../../../web/search/search-lists.ts";
import { mayEver } from "../../access/index.ts";
import type { UnitDirectory } from "../directory.ts";
import type { PersonInList } from "../queries.ts";
import { type AnyPage, typedText } from "./form-fields.ts";
import { organisationPaths } from "./organisation-paths.ts";
import { UNIT_SUGGESTIONS, UnitSuggestions } from "./unit-suggestions.tsx";
import { nameOf } from "./unit-texts.ts";

export type PeopleListProps = {
  readonly page: AnyPage;
  readonly searched: Searched;
  readonly listing: Listing<PersonInList>;
  readonly directory: UnitDirectory;
  readonly tried?: { readonly form: FormInput; readonly errors: readonly FieldError[] };
};

/** People by name, with the posts they hold today; and the form that enters a person. */
export function PeopleListPage({ page, searched, listing, directory, tried }: PeopleListProps) {
  const { locale } = page;
  const t = messages(locale).organisation;
  const next =
    listing.nextCursor === null
      ? null
      : listAddress("people", { q: searched.carried, after: listing.nextCursor });
  return (
    <DeskLayout page={page} title={t.people}>
      <div class="mc-stack">
        <Heading level={1} title={t.people} />
        <ErrorSummary locale={locale} errors={tried?.errors ?? []} />
        <SearchForm page={page} list="people" searched={searched}>
          <TextInput
            locale={locale}
            name="q"
            id="search"
            label={t.person.search}
            value={searched.text}
            type="search"
            maxLength={SEARCH_LETTERS_MAX}
            optional
          />
          <Button variant="secondary">{messages(locale).shell.form.search}</Button>
        </SearchForm>
        <PeopleTable page={page} people={listing.items} directory={directory} />
        <Pagination locale={locale} previousHref={null} nextHref={next} />
        {mayEver(page.actor, "person.manage") ? (
          <AddForm page={page} directory={directory} tried={tried} />
        ) : null}
      </div>
    </DeskLayout>
  );
}

type PeopleTableProps = {
  readonly page: AnyPage;
  readonly people: readonly PersonInList[];
  readonly directory: UnitDirectory;
};

function PeopleTable({ page, people, directory }: PeopleTableProps) {
  const { locale } = page;
  const t = messages(locale).organisation;
  const roles: { readonly [role: string]: string } = messages(locale).shell.roles;
  return (
    <Table
      locale={locale}
      caption={t.people}
      emptyText={t.person.none}
      rows={people}
      columns={[
        {
          key: "name",
          header: t.person.fullName,
          cell: (person) => (
            <>
              <Link href={organisationPaths.person(person.id)}>{person.fullName}</Link>
              {person.invented ? (
                <>
                  {" "}
                  <Tag tone="info">{t.person.invented}</Tag>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: "posts",
          header: t.person.posts,
          cell: (person) =>
            person.posts.length === 0
              ? t.person.noPosts
              : person.posts.map((post) => {
                  const unit = directory.find(post.unitId);
                  return (
                    <div>{`${roles[post.role] ?? post.role}, ${unit === null ? "–" : nameOf(unit, locale, "short")}`}</div>
                  );
                }),
        },
      ]}
    />
  );
}

function AddForm({
  page,
  directory,
  tried,
}: Pick<PeopleListProps, "page" | "directory"> & { tried: PeopleListProps["tried"] | undefined }) {
  const { locale } = page;
  const t = messages(locale).organisation.person;
  const field = (name: string, label: string) => ({
    locale,
    name,
    label,
    value: tried === undefined ? "" : typedText(tried.form, name),
    error: tried === undefined ? undefined : errorOf(tried.errors, name),
  });
  return (
    <FoldedAct title={t.add} open={tried !== undefined}>
      <Form page={page} action={organisationPaths.people()}>
        <TextInput {...field("fullName", t.fullName)} maxLength={100} />
        <TextInput
          {...field("unit", t.unit)}
          hint={messages(locale).organisation.unit.searchHint}
          maxLength={200}
          list={UNIT_SUGGESTIONS}
        />
        <UnitSuggestions directory={directory} today={page.services.clock.today()} />
        <TextInput {...field("staffCode", t.staffCode)} size={16} maxLength={30} optional />
        <TextInput {...field("phone", t.phone)} type="tel" size={16} maxLength={30} optional />
        <TextInput {...field("email", t.email)} type="email" maxLength={200} optional />
        <div class="mc-row">
          <Button variant="secondary">{t.add}</Button>
        </div>
      </Form>
    </FoldedAct>
  );
}
