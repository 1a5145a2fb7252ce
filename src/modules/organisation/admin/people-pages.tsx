import { fold } from "../../../kernel/fold-text.ts";
import type { Refusal } from "../../../kernel/result.ts";
import {
  type FieldError,
  type FormInput,
  idField,
  localDateField,
  type Page,
  pageRoute,
  parseForm,
  type Router,
  textField,
  z,
} from "../../../web/route.ts";
import { NO_SEARCH, openSearch, type Searched, searchField } from "../../../web/search/sealed-search.ts";
import { OFFICE_ROLES, type PersonId } from "../../access/index.ts";
import { personSchema } from "../api/schemas.ts";
import { DELEGABLE_ROLES } from "../delegation.ts";
import { findDelegation, grantDelegation, revokeDelegation } from "../delegation-commands.ts";
import { findPerson, findPost, listPostsOf } from "../people-store.ts";
import { addPerson, editPerson } from "../person-commands.ts";
import { closePost, openPost, transferPerson } from "../post-commands.ts";
import { listDelegations, listPeople } from "../queries.ts";
import type { Unit } from "../unit.ts";
import { unitDirectory } from "../unit-cache.ts";
import {
  type AnyPage,
  isForbidden,
  mistakeOf,
  typedDate,
  typedOrNull,
  typedText,
  unitMeant,
} from "./form-fields.ts";
import { organisationPaths } from "./organisation-paths.ts";
import { PeopleListPage, type PeopleListProps } from "./people-list-page.tsx";
import { type PersonAct, PersonPage, type PersonPageProps } from "./person-page.tsx";

type OnePage = Page<{ readonly id: PersonId }, unknown>;
const params = z.strictObject({ id: idField("person") });
const PEOPLE_MAX = 50;

/** Pages of people, their posts and delegations. */
export function registerPeoplePages(router: Router): void {
  const query = z.object({ q: searchField(), after: z.string().max(200).optional() });
  const act = "person.manage";
  pageRoute(router, {
    method: "get",
    path: "/admin/people",
    act: "person.read",
    query,
    handler: (page) => showList(page, { searched: openSearch(page, page.query.q), after: page.query.after }),
  });
  pageRoute(router, { method: "post", path: "/admin/people", act, handler: takePerson });
  pageRoute(router, {
    method: "get",
    path: "/admin/people/{id}",
    act: "person.read",
    params,
    handler: (page) => showPerson(page),
  });
  pageRoute(router, { method: "post", path: "/admin/people/{id}/posts", act, params, handler: takePost });
  pageRoute(router, {
    method: "post",
    path: "/admin/people/{id}/transfer",
    act,
    params,
    handler: takeTransfer,
  });
  pageRoute(router, { method: "post", path: "/admin/people/{id}/facts", act, params, handler: takeFacts });
  pageRoute(router, {
    method: "post",
    path: "/admin/people/{id}/delegations",
    act: "delegation.manage",
    params,
    handler: takeDelegation,
  });
  registerEndings(router);
}

/** Ending a post or a delegation: from the person's page and back to it. */
function registerEndings(router: Router): void {
  pageRoute(router, {
    method: "post",
    path: "/admin/posts/{id}/close",
    act: "person.manage",
    params: z.strictObject({ id: idField("post") }),
    handler: async (page) => {
      const typed = parseForm(
        z.object({ lastDay: localDateField() }),
        { lastDay: typedDate(page.form, "lastDay") },
        page.locale,
      );
      const post = await findPost(page.services.database, page.params.id);
      if (post === null) return page.refuse({ code: "POST_NOT_FOUND" });
      if (!typed.ok) return page.refuse(mistaken(typed.errors));
      const done = await closePost(page.services, page.actor, {
        postId: post.id,
        lastDay: typed.value.lastDay,
      });
      return done.ok ? page.redirect(organisationPaths.person(post.personId)) : page.refuse(done.refusal);
    },
  });
  pageRoute(router, {
    method: "post",
    path: "/admin/delegations/{id}/revoke",
    act: "delegation.manage",
    params: z.strictObject({ id: idField("delegation") }),
    handler: async (page) => {
      const delegation = await findDelegation(page.services.database, page.params.id);
      const done = await revokeDelegation(page.services, page.actor, { delegationId: page.params.id });
      if (!done.ok || delegation === null)
        return page.refuse(done.ok ? { code: "DELEGATION_NOT_FOUND" } : done.refusal);
      return page.redirect(organisationPaths.person(delegation.fromPersonId));
    },
  });
}

async function showList(
  page: AnyPage,
  ask: { readonly searched: Searched; readonly after?: string | undefined },
  tried?: NonNullable<PeopleListProps["tried"]>,
) {
  const { database, clock } = page.services;
  const listing = await listPeople(database, {
    text: ask.searched.text,
    unitIds: null,
    on: clock.today(),
    limit: PEOPLE_MAX,
    after: ask.after ?? null,
  });
  const props = { page, searched: ask.searched, listing, directory: await unitDirectory(database) };
  return tried === undefined
    ? page.render(<PeopleListPage {...props} />)
    : page.render(<PeopleListPage {...props} tried={tried} />, 422);
}

const personForm = z.object(personSchema.shape);

async function takePerson(page: AnyPage): Promise<Response> {
  const { form, locale } = page;
  const wrong = (errors: readonly FieldError[]) => showList(page, { searched: NO_SEARCH }, { form, errors });
  const typed = parseForm(personForm, personTyped(form), locale);
  if (!typed.ok) return wrong(typed.errors);
  const unit = await unitTyped(page);
  if (unit === null) return wrong([mistakeOf(locale, { code: "UNIT_NOT_FOUND" }, "unit")]);
  const done = await addPerson(page.services, page.actor, {
    ...typed.value,
    unitId: unit.id,
  });
  if (done.ok) return page.redirect(organisationPaths.person(done.value.personId));
  return isForbidden(done.refusal)
    ? page.refuse(done.refusal)
    : wrong([mistakeOf(locale, done.refusal, "staffCode")]);
}

async function showPerson(page: OnePage, tried?: NonNullable<PersonPageProps["tried"]>): Promise<Response> {
  const { database, clock } = page.services;
  const person = await findPerson(database, page.params.id);
  if (person === null) return page.refuse({ code: "PERSON_NOT_FOUND" });
  const [posts, delegations, directory] = await Promise.all([
    listPostsOf(database, person.id),
    listDelegations(database, { personId: person.id }),
    unitDirectory(database),
  ]);
  const props = { page, person, posts, delegations, directory, today: clock.today() };
  return tried === undefined
    ? page.render(<PersonPage {...props} />)
    : page.render(<PersonPage {...props} tried={tried} />, 422);
}

const postForm = z.object({
  role: z.enum(OFFICE_ROLES),
  title: textField({ max: 100 }),
  validFrom: localDateField(),
  validTo: z.union([z.literal("").transform(() => null), localDateField()]),
});

async function takePost(page: OnePage): Promise<Response> {
  const { form, locale } = page;
  const dates = { validFrom: typedDate(form, "validFrom"), validTo: typedDate(form, "validTo") };
  const typed = parseForm(postForm, { ...form, ...dates }, locale);
  if (!typed.ok) return again(page, "posts", typed.errors);
  const unit = await unitTyped(page);
  if (unit === null) return again(page, "posts", [mistakeOf(locale, { code: "UNIT_NOT_FOUND" }, "unit")]);
  const done = await openPost(page.services, page.actor, {
    personId: page.params.id,
    unitId: unit.id,
    ...typed.value,
  });
  return done.ok ? back(page) : againRefused(page, "posts", { refusal: done.refusal, field: "role" });
}

const transferForm = z.object({
  role: z.enum(OFFICE_ROLES),
  title: textField({ max: 100 }),
  from: localDateField(),
});

async function takeTransfer(page: OnePage): Promise<Response> {
  const { form, locale } = page;
  const typed = parseForm(transferForm, { ...form, from: typedDate(form, "from") }, locale);
  if (!typed.ok) return again(page, "transfer", typed.errors);
  const unit = await unitTyped(page);
  if (unit === null) return again(page, "transfer", [mistakeOf(locale, { code: "UNIT_NOT_FOUND" }, "unit")]);
  const done = await transferPerson(page.services, page.actor, {
    personId: page.params.id,
    toUnitId: unit.id,
    ...typed.value,
  });
  return done.ok ? back(page) : againRefused(page, "transfer", { refusal: done.refusal, field: "role" });
}

async function takeFacts(page: OnePage): Promise<Response> {
  const factsForm = personForm.extend({ revision: z.coerce.number().int() });
  const { form, locale } = page;
  const typed = parseForm(factsForm, { ...personTyped(form), revision: typedText(form, "revision") }, locale);
  if (!typed.ok) return again(page, "facts", typed.errors);
  const done = await editPerson(page.services, page.actor, {
    personId: page.params.id,
    ...typed.value,
  });
  return done.ok ? back(page) : againRefused(page, "facts", { refusal: done.refusal, field: "staffCode" });
}

const delegationForm = z.object({
  role: z.enum(DELEGABLE_ROLES),
  documentNumber: textField({ max: 60 }),
  validFrom: localDateField(),
  validTo: localDateField(),
});

async function takeDelegation(page: OnePage): Promise<Response> {
  const { form, locale } = page;
  const dates = { validFrom: typedDate(form, "validFrom"), validTo: typedDate(form, "validTo") };
  const typed = parseForm(delegationForm, { ...form, ...dates }, locale);
  if (!typed.ok) return again(page, "delegations", typed.errors);
  const unit = await unitTyped(page);
  if (unit === null)
    return again(page, "delegations", [mistakeOf(locale, { code: "UNIT_NOT_FOUND" }, "unit")]);
  const toPersonId = await personMeant(page, typedText(form, "taker"));
  if (toPersonId === null)
    return again(page, "delegations", [mistakeOf(locale, { code: "PERSON_NOT_FOUND" }, "taker")]);
  const input = { fromPersonId: page.params.id, toPersonId, unitId: unit.id, acts: null, ...typed.value };
  const done = await grantDelegation(page.services, page.actor, input);
  return done.ok ? back(page) : againRefused(page, "delegations", { refusal: done.refusal, field: "role" });
}

/** The one person who bears the full name, tone marks or not; null where nobody or several do. */
async function personMeant(page: AnyPage, text: string): Promise<PersonId | null> {
  const { database, clock } = page.services;
  if (text.trim() === "") return null;
  const { items } = await listPeople(database, {
    text,
    unitIds: null,
    on: clock.today(),
    limit: 20,
    after: null,
  });
  const [only, ...others] = items.filter((person) => fold(person.fullName) === fold(text));
  return only !== undefined && others.length === 0 ? only.id : null;
}

async function unitTyped(page: AnyPage): Promise<Unit | null> {
  const directory = await unitDirectory(page.services.database);
  return unitMeant(directory, typedText(page.form, "unit"), page.services.clock.today());
}

/** What was typed of a person; a contact left empty is left out. */
function personTyped(form: FormInput): FormInput {
  const contacts = ["staffCode", "phone", "email"].flatMap((name) => {
    const value = typedOrNull(form, name);
    return value === null ? [] : [[name, value] as const];
  });
  return { fullName: typedText(form, "fullName"), ...Object.fromEntries(contacts) };
}

function mistaken(errors: readonly FieldError[]) {
  return { code: "INPUT_INVALID", errors } as const;
}

function back(page: OnePage): Response {
  return page.redirect(organisationPaths.person(page.params.id));
}

function again(page: OnePage, act: PersonAct, errors: readonly FieldError[]): Promise<Response> {
  return showPerson(page, { act, form: page.form, errors });
}

function againRefused(
  page: OnePage,
  act: PersonAct,
  wrong: { readonly refusal: Refusal; readonly field: string },
): Promise<Response> {
  if (isForbidden(wrong.refusal)) return page.refuse(wrong.refusal);
  return again(page, act, [mistakeOf(page.locale, wrong.refusal, wrong.field)]);
}
