import { newId } from "../../kernel/ids.ts";
import { addDays, type LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Tx } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import {
  type Actor,
  isReservedRole,
  mayGiveReserved,
  type OfficeRole,
  type PersonId,
  type UnitId,
} from "../access/index.ts";
import {
  findPost,
  insertPost,
  listDelegationsTo,
  listPostsOf,
  lockPerson,
  markPostsChanged,
  setPostEnd,
} from "./people-store.ts";
import { decideClosePost, decideOpenPost, type OpenPost, type Post, type PostId } from "./post.ts";
import { deniedForPerson, deniedIn } from "./rights.ts";
import { appendChange, findUnit } from "./store.ts";

/** Gives a person a post (bổ nhiệm, phân công). */
export async function openPost(
  services: Services,
  actor: Actor,
  input: OpenPost,
): Promise<Result<{ postId: PostId }>> {
  const denied = await deniedIn(services, actor, { act: "person.manage", unitId: input.unitId });
  if (denied !== null) return refuse(denied);
  return services.database.transaction(async (tx) => {
    if ((await lockPerson(tx, input.personId)) === null) return refuse({ code: "PERSON_NOT_FOUND" });
    const posts = await listPostsOf(tx, input.personId);
    return openWithin(services, tx, { actor, posts, input, kind: "POST_OPENED" });
  });
}

type Opening = {
  readonly actor: Actor;
  readonly posts: readonly Post[];
  readonly input: OpenPost;
  readonly kind: string;
};

async function openWithin(services: Services, tx: Tx, opening: Opening): Promise<Result<{ postId: PostId }>> {
  const { actor, posts, input, kind } = opening;
  const unit = await findUnit(tx, input.unitId);
  if (unit === null) return refuse({ code: "UNIT_NOT_FOUND" });
  const received = await listDelegationsTo(tx, input.personId);
  const decided = decideOpenPost({ actor, unit, posts, received }, input);
  if (!decided.ok) return decided;
  const postId: PostId = newId<"post">();
  const at = services.clock.now();
  await insertPost(tx, postId, decided.value);
  await markPostsChanged(tx, [input.personId], at);
  const data = { ...input, postId };
  await appendChange(tx, { actor, at }, { kind, unitId: input.unitId, personId: input.personId, data });
  return accept({ postId });
}

/** Ends a post with its last day; its grants end with that day, open sessions of the person at once. */
export async function closePost(
  services: Services,
  actor: Actor,
  input: { postId: PostId; lastDay: LocalDate },
): Promise<Result<{ postId: PostId }>> {
  const known = await findPost(services.database, input.postId);
  if (known === null) return refuse({ code: "NOT_FOUND" });
  const denied = await deniedIn(services, actor, { act: "person.manage", unitId: known.unitId });
  if (denied !== null) return refuse(denied);
  return services.database.transaction(async (tx) => {
    await lockPerson(tx, known.personId);
    const post = await findPost(tx, input.postId);
    if (post === null) return refuse({ code: "POST_NOT_FOUND" });
    const decided = decideClosePost(actor, post, input.lastDay);
    if (!decided.ok) return decided;
    const at = services.clock.now();
    await setPostEnd(tx, post.id, input.lastDay);
    await markPostsChanged(tx, [post.personId], at);
    await appendChange(
      tx,
      { actor, at },
      { kind: "POST_CLOSED", unitId: post.unitId, personId: post.personId, data: input },
    );
    return accept({ postId: post.id });
  });
}

type TransferPerson = {
  readonly personId: PersonId;
  readonly toUnitId: UnitId;
  readonly role: OfficeRole;
  readonly title: string;
  /** First day in the new unit; every post held that day elsewhere ends the day before. */
  readonly from: LocalDate;
};

/**
 * Moves a person to another unit (điều động): every old post ends the day before, the new one opens on the day. All
 * or nothing: the new post is decided on first. @law one-stop.md §9: a transfer closes old grants on the date.
 */
export async function transferPerson(
  services: Services,
  actor: Actor,
  input: TransferPerson,
): Promise<Result<{ postId: PostId }>> {
  const { personId, toUnitId: unitId, role, title, from } = input;
  const denied =
    (await deniedIn(services, actor, { act: "person.manage", unitId })) ??
    (await deniedForPerson(services, actor, personId));
  if (denied !== null) return refuse(denied);
  return services.database.transaction(async (tx) => {
    if ((await lockPerson(tx, personId)) === null) return refuse({ code: "PERSON_NOT_FOUND" });
    const before = await listPostsOf(tx, personId);
    if (before.some((post) => isReservedRole(post.role)) && !mayGiveReserved(actor))
      return refuse({ code: "POST_ROLE_RESERVED" });
    const after = before.map((post) => endedBefore(post, from));
    const opening = { personId, unitId, role, title, validFrom: from, validTo: null };
    const opened = await openWithin(services, tx, {
      actor,
      posts: after,
      input: opening,
      kind: "PERSON_TRANSFERRED",
    });
    if (!opened.ok) return opened;
    for (const post of after.filter((ended, index) => ended !== before[index])) {
      if (post.validTo !== null) await setPostEnd(tx, post.id, post.validTo);
    }
    return opened;
  });
}

/** The post with its span cut so that it no longer holds on the day; unchanged where it ended earlier. */
function endedBefore(post: Post, from: LocalDate): Post {
  if (post.validTo !== null && post.validTo < from) return post;
  return { ...post, validTo: addDays(post.validFrom < from ? from : post.validFrom, -1) };
}
