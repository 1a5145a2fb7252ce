import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import { listPostsOf } from "../organisation/index.ts";

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

async function postsOn(executor: Executor, personId: PersonId, on: LocalDate) {
  const posts = await listPostsOf(executor, personId);
  return posts.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo));
}
