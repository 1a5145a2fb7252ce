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
  const posts = await listPostsOf(executor, personId);
  const leading = posts.find(
    ({ role, unitId, validFrom, validTo }) =>
      role === "leader" && unitId === agencyId && validFrom <= on && (validTo === null || on <= validTo),
  );
  return leading?.title ?? null;
}
