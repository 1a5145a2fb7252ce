import { isSamePersonSql } from "../access/index.ts";
import { tellsItself } from "./arrivals.ts";

/** More than so many are "many": nobody reads on from a number. */
const COUNTED_MAX = 100;

/** What is new is looked for in so many of somebody's dossiers, the newest of them: who has more reads the box. */
const DOSSIERS_MAX = 1_000;

/** Where a reader's facts stand in the statement that asks: their session, read once a page. */
type Reader = {
  readonly account: string;
  readonly kind: string;
  readonly person: string;
  /** The personal number where it is proven, otherwise null. */
  readonly personalId: string;
  readonly fullName: string;
  /** Posts of the day, as `grantsOnDay` gives them. */
  readonly grants: string;
};

/**
 * How many messages of somebody's box came since they last said they had seen them, as SQL, at most so many. It goes
 * with the statement that finds out who is asking, so that a count on every page costs no statement of its own; each
 * part walks one index from the newest and stops. Of an applicant's newest dossiers each costs one look at an index.
 */
export function unreadCount(
  schema: string,
  { account, kind, person, personalId, fullName, grants }: Reader,
): string {
  const fresh = (of: string) => `(
      SELECT m.id FROM ${schema}.notification_message AS m, seen
      WHERE ${of} AND m.at > seen.at LIMIT ${COUNTED_MAX})`;
  const theirs = (owner: string) => `(
      SELECT d.id FROM ${schema}.dossier AS d WHERE ${kind} = 'citizen' AND ${owner}
      ORDER BY d.submitted_at DESC LIMIT ${DOSSIERS_MAX})`;
  const isTheirNumber = isSamePersonSql(
    schema,
    { number: "d.owner_personal_id", name: "d.owner_name" },
    { number: personalId, name: fullName },
  );
  return `(
    WITH seen AS (
      SELECT coalesce(
        (SELECT s.seen_at FROM ${schema}.notification_seen AS s WHERE s.account_id = ${account}), '-infinity') AS at
    )
    SELECT least(count(*), ${COUNTED_MAX})::int FROM (
      ${fresh(`${kind} = 'officer' AND m.person_id = ${person}`)}
      UNION ${fresh(`${kind} = 'officer' AND (m.unit_id, m.role) IN (
        SELECT g."unitId", g.role FROM json_to_recordset(${grants}) AS g ("unitId" uuid, role text)) AND ${tellsItself(schema, "m")}`)}
      UNION (
        SELECT told.id
        FROM (${theirs(`d.owner_account_id = ${account}`)} UNION ${theirs(isTheirNumber)}) AS d
        CROSS JOIN LATERAL ${fresh("m.dossier_id = d.id AND m.audience = 'APPLICANT'")} AS told
        LIMIT ${COUNTED_MAX})
    ) AS fresh)`;
}
