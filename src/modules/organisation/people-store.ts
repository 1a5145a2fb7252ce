import { fold } from "../../kernel/fold-text.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import type { Delegation } from "./delegation.ts";
import type { OpenPost, Person, Post, PostId } from "./post.ts";
import { parseDelegation, parsePerson, parsePost } from "./row-parser.ts";

export async function findPerson(executor: Executor, id: PersonId): Promise<Person | null> {
  const row = await executor.kysely
    .selectFrom("organisationPerson")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : parsePerson(row);
}

/** Full names by id, of as many as are asked for at once. */
export async function personNames(
  executor: Executor,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await executor.kysely
    .selectFrom("organisationPerson")
    .select(["id", "fullName"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, fullName }) => [id, fullName]));
}

/** Locks the person, so that two administrators do not give clashing posts at once. */
export async function lockPerson(tx: Tx, id: PersonId): Promise<Person | null> {
  const row = await tx.kysely
    .selectFrom("organisationPerson")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : parsePerson(row);
}

export async function isStaffCodeTaken(
  tx: Tx,
  ask: { staffCode: string | null; except: PersonId | null },
): Promise<boolean> {
  if (ask.staffCode === null) return false;
  const row = await tx.kysely
    .selectFrom("organisationPerson")
    .select("id")
    .where("staffCode", "=", ask.staffCode)
    .executeTakeFirst();
  return row !== undefined && row.id !== ask.except;
}

type PersonValues = {
  personId: PersonId;
  fullName: string;
  staffCode: string | null;
  phone: string | null;
  email: string | null;
};

export async function writePerson(tx: Tx, { personId, ...facts }: PersonValues): Promise<void> {
  await tx.kysely
    .updateTable("organisationPerson")
    .set((row) => ({ ...facts, searchKey: fold(facts.fullName), revision: row("revision", "+", 1) }))
    .where("id", "=", personId)
    .execute();
}

/** All posts of a person, past and future too, by first day. */
export async function listPostsOf(executor: Executor, personId: PersonId): Promise<Post[]> {
  const rows = await executor.kysely
    .selectFrom("organisationPost")
    .selectAll()
    .where("personId", "=", personId)
    .orderBy("validFrom")
    .orderBy("id")
    .execute();
  return rows.map(parsePost);
}

/** Those of the people who hold any post on a day. */
export async function peopleWithPost(
  executor: Executor,
  { ids, on }: { readonly ids: readonly PersonId[]; readonly on: LocalDate },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await executor.kysely
    .selectFrom("organisationPost")
    .select("personId")
    .distinct()
    .where("personId", "in", [...new Set(ids)])
    .where("validFrom", "<=", on)
    .where((or) => or.or([or("validTo", "is", null), or("validTo", ">=", on)]))
    .execute();
  return new Set(rows.map(({ personId }) => personId));
}

/** Delegations a person received and that were not taken back, past and future too. */
export async function listDelegationsTo(executor: Executor, personId: PersonId): Promise<Delegation[]> {
  const rows = await executor.kysely
    .selectFrom("organisationDelegation")
    .selectAll()
    .where("toPersonId", "=", personId)
    .where("revokedAt", "is", null)
    .execute();
  return rows.map(parseDelegation);
}

export async function findPost(executor: Executor, id: PostId): Promise<Post | null> {
  const row = await executor.kysely
    .selectFrom("organisationPost")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : parsePost(row);
}

export async function insertPost(tx: Tx, id: PostId, post: OpenPost): Promise<void> {
  await tx.kysely
    .insertInto("organisationPost")
    .values({ id, ...post })
    .execute();
}

export async function setPostEnd(tx: Tx, id: PostId, lastDay: LocalDate): Promise<void> {
  await tx.kysely.updateTable("organisationPost").set({ validTo: lastDay }).where("id", "=", id).execute();
}

/** Sessions opened before this instant no longer count: whoever holds other posts signs in again. */
export async function markPostsChanged(tx: Tx, personIds: readonly string[], at: Instant): Promise<void> {
  if (personIds.length === 0) return;
  await tx.kysely
    .updateTable("organisationPerson")
    .set({ postsChangedAt: at })
    .where("id", "in", [...personIds])
    .execute();
}
