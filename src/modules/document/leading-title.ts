import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import { listPostsOf, type UnitDirectory } from "../organisation/index.ts";
import type { AuthorityWord } from "./signature-block.ts";
import { authorityByPost } from "./signing-authority.ts";

type Asked = { readonly personId: PersonId; readonly agencyId: string; readonly on: LocalDate };

/** The title by which somebody leads an agency on a day; null where they hold no such post. */
export async function leadingTitle(
  executor: Executor,
  { personId, agencyId, on }: Asked,
): Promise<string | null> {
  const leading = (await postsOn(executor, personId, on)).find(
    ({ role, unitId }) => role === "leader" && unitId === agencyId,
  );
  return leading?.title ?? null;
}

/** The same, or the title of the post they have elsewhere: who signs for an agency above whose head they are, or by delegation. */
export async function heldTitle(executor: Executor, asked: Asked): Promise<string | null> {
  const leading = await leadingTitle(executor, asked);
  if (leading !== null) return leading;
  const posts = await postsOn(executor, asked.personId, asked.on);
  return (posts.find(({ role }) => role === "leader") ?? posts[0])?.title ?? null;
}

type FormSigning = Asked & {
  /** The unit and role the act was done by, and whose right it was where that came by delegation: as the event says. */
  readonly by: { readonly unitId: string; readonly role: string; readonly onBehalfOf: PersonId | null };
};

export type FormSigner = {
  readonly title: string | null;
  readonly word: AuthorityWord | null;
  /** The title of whoever delegated; null where nobody did, or theirs is not known. */
  readonly instead: string | null;
};

/**
 * By which post, and in whose stead, somebody signs a form of an agency on a day. What was done by delegation is signed
 * so (TUQ.), whatever else they hold; otherwise by the post it was done by: in the agency by that, in a unit below it by
 * order (TL.).
 * @law Nghị định 30/2020/NĐ-CP, Đ.13 k.1, 3, 4: signing for the head, by delegation, by order
 */
export async function signingPost(
  executor: Executor,
  directory: UnitDirectory,
  { personId, agencyId, on, by }: FormSigning,
): Promise<FormSigner> {
  const posts = await postsOn(executor, personId, on);
  const isUsed = (post: { readonly unitId: string; readonly role: string }) =>
    post.unitId === by.unitId && post.role === by.role;
  if (by.onBehalfOf !== null) {
    const giver = (await postsOn(executor, by.onBehalfOf, on)).find(isUsed);
    const own = posts.find(({ unitId }) => unitId === agencyId) ?? posts[0];
    return { title: own?.title ?? null, word: "TUQ", instead: giver?.title ?? null };
  }
  const post = posts.find(isUsed) ?? posts.find(({ unitId }) => unitId === agencyId) ?? posts[0];
  const title = post?.title ?? null;
  const isBelow =
    post !== undefined &&
    post.unitId !== agencyId &&
    directory.lineageOf(post.unitId, on).some((id) => id === agencyId);
  return { title, word: isBelow ? "TL" : authorityByPost(title), instead: null };
}

async function postsOn(executor: Executor, personId: PersonId, on: LocalDate) {
  const posts = await listPostsOf(executor, personId);
  return posts.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo));
}
