import { sql } from "kysely";
import { fold } from "../../kernel/fold-text.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Page } from "../../kernel/paging.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { OfficeRole, PersonId, UnitId } from "../access/index.ts";
import type { Delegation } from "./delegation.ts";
import type { Person, Post } from "./post.ts";
import { parseDelegation, parsePerson, parsePost } from "./row-parser.ts";

export type PersonInList = Person & { readonly posts: readonly Post[] };

type PeopleAsked = {
  readonly text: string;
  readonly unitIds: readonly UnitId[] | null;
  readonly on: LocalDate;
  readonly limit: number;
  readonly after: string | null;
};

/** People by name, tone marks or not, with the posts they hold on the day; `unitIds` keeps those of these units. */
export async function listPeople(executor: Executor, ask: PeopleAsked): Promise<Page<PersonInList>> {
  let query = executor.kysely
    .selectFrom("organisationPerson")
    .selectAll()
    .orderBy("searchKey")
    .orderBy("id")
    .limit(ask.limit + 1);
  for (const word of fold(ask.text).split(" ").filter(Boolean)) {
    // Names are short and few; a word begins after a space, so the space is part of what is looked for.
    query = query.where(sql<string>`' ' || search_key`, "like", `% ${word}%`);
  }
  if (ask.unitIds !== null) {
    const unitIds = [...ask.unitIds];
    if (unitIds.length === 0) return { items: [], nextCursor: null };
    query = query.where((row) =>
      row.exists(
        row
          .selectFrom("organisationPost")
          .select("organisationPost.id")
          .whereRef("organisationPost.personId", "=", "organisationPerson.id")
          .where("organisationPost.unitId", "in", unitIds)
          .where((post) =>
            post.or([
              post("organisationPost.validTo", "is", null),
              post("organisationPost.validTo", ">=", ask.on),
            ]),
          ),
      ),
    );
  }
  const [key, id] = cursorOf(ask.after);
  if (key !== null)
    query = query.where((row) => row(row.refTuple("searchKey", "id"), ">", row.tuple(key, id)));
  return pageOf(executor, ask, await query.execute());
}

type PersonRow = Parameters<typeof parsePerson>[0] & { readonly searchKey: string };

/** One row more than the page holds was read: it says whether there is a next page. */
async function pageOf(
  executor: Executor,
  ask: PeopleAsked,
  rows: readonly PersonRow[],
): Promise<Page<PersonInList>> {
  const people = rows.slice(0, ask.limit);
  const posts = await postsOn(executor, { people: people.map((row) => row.id), on: ask.on });
  const last = rows.length > ask.limit ? people.at(-1) : undefined;
  return {
    items: people.map((row) => ({
      ...parsePerson(row),
      posts: posts.filter((post) => post.personId === row.id),
    })),
    nextCursor: last === undefined ? null : `${last.searchKey}|${last.id}`,
  };
}

function cursorOf(after: string | null): [string | null, string] {
  const at = after?.lastIndexOf("|") ?? -1;
  return after === null || at < 0 ? [null, ""] : [after.slice(0, at), after.slice(at + 1)];
}

async function postsOn(executor: Executor, ask: { people: string[]; on: LocalDate }): Promise<Post[]> {
  if (ask.people.length === 0) return [];
  const rows = await executor.kysely
    .selectFrom("organisationPost")
    .selectAll()
    .where("personId", "in", ask.people)
    .where("validFrom", "<=", ask.on)
    .where((row) => row.or([row("validTo", "is", null), row("validTo", ">=", ask.on)]))
    .orderBy("validFrom")
    .execute();
  return rows.map(parsePost);
}

/** Who holds a role in exactly this unit on a day, by post: whom a task can be assigned to. */
export async function listHoldersOf(
  executor: Executor,
  ask: { readonly unitId: UnitId; readonly role: string; readonly on: LocalDate },
): Promise<Person[]> {
  const rows = await executor.kysely
    .selectFrom("organisationPerson")
    .selectAll("organisationPerson")
    .innerJoin("organisationPost", "organisationPost.personId", "organisationPerson.id")
    .where("organisationPost.unitId", "=", ask.unitId)
    .where("organisationPost.role", "=", ask.role)
    .where("organisationPost.validFrom", "<=", ask.on)
    .where((row) =>
      row.or([row("organisationPost.validTo", "is", null), row("organisationPost.validTo", ">=", ask.on)]),
    )
    .orderBy("organisationPerson.searchKey")
    .execute();
  return rows.map(parsePerson);
}

/** A post somebody holds, with who that is. */
type HeldPost = Pick<Person, "id" | "fullName"> & Pick<Post, "title" | "unitId">;

/** Who holds one of the roles in exactly one of the units on a day, by post and by name: all of them. */
export async function listPostsHeld(
  executor: Executor,
  ask: { readonly unitIds: readonly UnitId[]; readonly roles: readonly OfficeRole[]; readonly on: LocalDate },
): Promise<HeldPost[]> {
  if (ask.unitIds.length === 0) return [];
  const rows = await executor.kysely
    .selectFrom("organisationPost as post")
    .innerJoin("organisationPerson as person", "person.id", "post.personId")
    .selectAll("post")
    .select("person.fullName")
    .where("post.unitId", "in", [...ask.unitIds])
    .where("post.role", "in", [...ask.roles])
    .where("post.validFrom", "<=", ask.on)
    .where((row) => row.or([row("post.validTo", "is", null), row("post.validTo", ">=", ask.on)]))
    .orderBy("person.searchKey")
    .orderBy("post.id")
    .execute();
  return rows.map(({ fullName, ...row }) => {
    const { personId, title, unitId } = parsePost(row);
    return { id: personId, fullName, title, unitId };
  });
}

export type DelegationInList = Delegation & { readonly fromName: string; readonly toName: string };

/** Delegations given or received by a person, or of a unit; the newest first. */
export async function listDelegations(
  executor: Executor,
  of: { readonly personId: PersonId } | { readonly unitIds: readonly UnitId[] },
): Promise<DelegationInList[]> {
  const rows = await executor.kysely
    .selectFrom("organisationDelegation as delegation")
    .innerJoin("organisationPerson as giver", "giver.id", "delegation.fromPersonId")
    .innerJoin("organisationPerson as taker", "taker.id", "delegation.toPersonId")
    .selectAll("delegation")
    .select(["giver.fullName as fromName", "taker.fullName as toName"])
    .where((row) =>
      "personId" in of
        ? row.or([
            row("delegation.fromPersonId", "=", of.personId),
            row("delegation.toPersonId", "=", of.personId),
          ])
        : row("delegation.unitId", "in", of.unitIds.length === 0 ? [""] : [...of.unitIds]),
    )
    .orderBy("delegation.validFrom", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...parseDelegation(row), fromName: row.fromName, toName: row.toName }));
}

export type UnitChange = { readonly kind: string; readonly at: Instant; readonly personName: string | null };

/** What happened to a unit, as recorded, the newest first. */
export async function listUnitChanges(executor: Executor, unitId: UnitId): Promise<UnitChange[]> {
  return executor.kysely
    .selectFrom("organisationChange as change")
    .leftJoin("organisationPerson as person", "person.id", "change.personId")
    .select(["change.kind", "change.at", "person.fullName as personName"])
    .where("change.unitId", "=", unitId)
    .orderBy("change.at", "desc")
    .orderBy("change.id", "desc")
    .limit(100)
    .execute();
}
