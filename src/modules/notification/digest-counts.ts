import type { Instant, LocalDate } from "../../kernel/local-date.ts";
import type { Executor, Statement } from "../../platform/postgres/database.ts";
import type { PersonId } from "../access/index.ts";
import { countWorkOf } from "../dossier/index.ts";
import { tellsItself } from "./arrivals.ts";

/** What a digest tells, as it was when it was made. */
export type DigestCounts = {
  readonly newCount: number;
  readonly dueSoonCount: number;
  readonly overdueCount: number;
};

/** How much came into an officer's box since the digest before. */
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
      WHERE m.at > since.at AND m.at <= $4 AND ${tellsItself(schema, "m")}
    )
    SELECT count(*) AS new_count FROM mine`,
};

export type DigestAsked = {
  readonly personId: PersonId;
  /** The occasion of the digest; those before it sort before it. */
  readonly slot: string;
  readonly on: LocalDate;
  readonly now: Instant;
};

/**
 * The three numbers of a digest: what is new, and what is late or nearly so on their desk at this moment, as its first page
 * says. What lies there since before the last digest is no news, but it is late all the same.
 */
export async function digestCounts(
  executor: Executor,
  { personId, slot, on, now }: DigestAsked,
): Promise<DigestCounts> {
  const [[row], work] = await Promise.all([
    executor.run(COUNTS, [personId, slot, on, now]),
    countWorkOf(executor, { personId, now }),
  ]);
  return {
    newCount: Number(row?.["new_count"] ?? 0),
    dueSoonCount: work?.dueSoon ?? 0,
    overdueCount: work?.overdue ?? 0,
  };
}
