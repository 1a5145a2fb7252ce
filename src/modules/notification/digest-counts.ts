import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { Values } from "./variables.ts";

/** What lies in an officer's box since the digest before, and of what they hold what is due by when. */
const COUNTS: Statement = {
  name: "notification-digest-counts",
  text: (schema) => `
    WITH desks AS (
      SELECT p.unit_id, p.role FROM ${schema}.organisation_post AS p
      WHERE p.person_id = $1 AND p.valid_from <= $3::date AND (p.valid_to IS NULL OR p.valid_to >= $3::date)
    ),
    since AS (
      SELECT coalesce(max(m.at), '-infinity') AS at FROM ${schema}.notification_message AS m
      WHERE m.person_id = $1 AND m.kind = 'DIGEST' AND m.occasion < $2
    ),
    mine AS (
      SELECT m.kind FROM ${schema}.notification_message AS m, since
      WHERE m.person_id = $1 AND m.kind <> 'DIGEST' AND m.at > since.at AND m.at <= $4
      UNION ALL
      SELECT m.kind FROM ${schema}.notification_message AS m JOIN desks USING (unit_id, role), since
      WHERE m.at > since.at AND m.at <= $4
    )
    SELECT (SELECT count(*) FROM mine) AS new_count,
      (SELECT count(*) FROM mine WHERE kind = 'DUE_SOON') AS due_soon_count,
      (SELECT count(*) FROM mine WHERE kind = 'OVERDUE') AS overdue_count`,
};

type DigestAsked = {
  readonly personId: string | null;
  /** The occasion of the digest; those before it sort before it. */
  readonly slot: string;
  readonly on: LocalDate;
  readonly now: Instant;
};

/** The three numbers of a digest. */
export async function digestCounts(executor: Pick<Executor, "run">, asked: DigestAsked): Promise<Values> {
  const [row] = await executor.run(COUNTS, [asked.personId, asked.slot, asked.on, asked.now]);
  return {
    newCount: String(row?.["new_count"] ?? 0),
    dueSoonCount: String(row?.["due_soon_count"] ?? 0),
    overdueCount: String(row?.["overdue_count"] ?? 0),
  };
}
