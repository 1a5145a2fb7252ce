import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { PersonId } from "../../access/index.ts";
import { findDueSoonShare, loadCalendars, soonUntils } from "../../calendar/index.ts";
import { listGrants, unitDirectory } from "../../organisation/index.ts";
import { answeringFor } from "../commands/answering.ts";
import { countWork, type WorkCounts } from "./work-list.ts";

/** The numbers of a person's own desk, for whoever writes to them: the same as on its first page. Null without a post. */
export async function countWorkOf(
  executor: Executor,
  { personId, now }: { readonly personId: PersonId; readonly now: Instant },
): Promise<WorkCounts | null> {
  const on = localDateOf(now);
  const grants = await listGrants(executor, { personId, on });
  const [post] = grants;
  if (post === undefined) return null;
  const [directory, { deadline }, share] = await Promise.all([
    unitDirectory(executor),
    loadCalendars(executor, post.unitId, on),
    findDueSoonShare(executor, on),
  ]);
  const officer = answeringFor({ personId, grants }, directory, on);
  return countWork(executor, { officer, now, soonUntil: soonUntils(deadline, now, share) });
}
