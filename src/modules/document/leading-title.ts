import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import { listDelegationsTo, listPostsOf, type UnitDirectory } from "../organisation/index.ts";
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

/**
 * By which post, and in whose stead, somebody signs a form of an agency on a day. Who holds a post in it signs by that;
 * who heads or works in a unit of it signs by order (TL.), unless its head delegated to them (TUQ.).
 * @law Nghị định 30/2020/NĐ-CP, Đ.13 k.1, 3, 4: signing for the head, by delegation, by order
 */
export async function signingPost(
  executor: Executor,
  directory: UnitDirectory,
  { personId, agencyId, on }: Asked,
): Promise<{ readonly title: string | null; readonly word: AuthorityWord | null }> {
  const posts = await postsOn(executor, personId, on);
  const inAgency = posts.filter(({ unitId }) => unitId === agencyId);
  const own = inAgency.find(({ role }) => role === "leader") ?? inAgency[0];
  const title = (own ?? posts[0])?.title ?? null;
  if (own?.role === "leader") return { title, word: authorityByPost(title) };
  const delegations = await listDelegationsTo(executor, personId);
  const isDelegate = delegations.some(
    ({ role, unitId, validFrom, validTo }) =>
      role === "leader" && unitId === agencyId && validFrom <= on && on <= validTo,
  );
  if (isDelegate) return { title, word: "TUQ" };
  const isBelow = posts.some(({ unitId }) => directory.parentOf(unitId, on) === agencyId);
  return { title, word: own === undefined && isBelow ? "TL" : authorityByPost(title) };
}

async function postsOn(executor: Executor, personId: PersonId, on: LocalDate) {
  const posts = await listPostsOf(executor, personId);
  return posts.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo));
}
