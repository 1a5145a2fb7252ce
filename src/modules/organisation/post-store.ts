import { sql } from "kysely";
import { newId } from "../../kernel/ids.ts";
import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Tx } from "../../platform/postgres/database.ts";
import type { UnitId } from "../access/index.ts";
import { markPostsChanged } from "./people-store.ts";

/** Moves the posts of a unit that goes on under another id: ended the day before, opened the same on the day. */
export async function movePosts(
  tx: Tx,
  move: { from: UnitId; to: UnitId; on: LocalDate; lastDay: LocalDate },
): Promise<number> {
  const posts = await tx.kysely
    .selectFrom("organisationPost")
    .selectAll()
    .where("unitId", "=", move.from)
    .where((row) => row.or([row("validTo", "is", null), row("validTo", ">=", move.on)]))
    .execute();
  if (posts.length === 0) return 0;
  const started = posts.filter((post) => post.validFrom < move.on).map((post) => post.id);
  if (started.length > 0) {
    await tx.kysely
      .updateTable("organisationPost")
      .set({ validTo: move.lastDay })
      .where("id", "in", started)
      .execute();
  }
  const notYet = posts.filter((post) => post.validFrom >= move.on).map((post) => post.id);
  if (notYet.length > 0) {
    await tx.kysely
      .updateTable("organisationPost")
      .set({ unitId: move.to })
      .where("id", "in", notYet)
      .execute();
  }
  const again = posts.filter((post) => post.validFrom < move.on);
  if (again.length > 0) {
    await tx.kysely
      .insertInto("organisationPost")
      .values(again.map((post) => ({ ...post, id: newId<"post">(), unitId: move.to, validFrom: move.on })))
      .execute();
  }
  return posts.length;
}

/** How many posts of the unit would outlive it. */
export async function countPostsAfter(tx: Tx, unitId: UnitId, lastDay: LocalDate): Promise<number> {
  const found = await tx.kysely
    .selectFrom("organisationPost")
    .select((row) => row.fn.countAll<number>().as("count"))
    .where("unitId", "=", unitId)
    .where((row) => row.or([row("validTo", "is", null), row("validTo", ">", lastDay)]))
    .executeTakeFirstOrThrow();
  return found.count;
}

/** Ends every post of a unit on its last day; those that had not begun never will. */
export async function endPosts(
  tx: Tx,
  end: { unitId: UnitId; lastDay: LocalDate; at: Instant },
): Promise<void> {
  const ended = await tx.kysely
    .updateTable("organisationPost")
    .set({ validTo: sql<LocalDate>`greatest(${end.lastDay}::date, valid_from - 1)` })
    .where("unitId", "=", end.unitId)
    .where((row) => row.or([row("validTo", "is", null), row("validTo", ">", end.lastDay)]))
    .returning("personId")
    .execute();
  await markPostsChanged(
    tx,
    ended.map((post) => post.personId),
    end.at,
  );
}
