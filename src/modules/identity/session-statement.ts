import type { Statement } from "../../platform/postgres/database.ts";
import { grantsOnDay, postsUnchangedSince } from "../organisation/index.ts";

/** What else a page shows of whoever reads it, told by a later module as SQL over `live`; null where nobody asks. */
export type AlongWithSession = (
  schema: string,
  reader: {
    readonly account: string;
    readonly kind: string;
    readonly person: string;
    readonly personalId: string;
    readonly fullName: string;
    readonly grants: string;
  },
) => string;

/** Level 1 accounts have not shown a card: their number is a claim, not an identity. */
const READER = {
  account: "live.account_id",
  kind: "live.kind",
  person: "live.person_id",
  personalId: "CASE WHEN live.provider_level = 2 THEN live.personal_id END",
  fullName: "live.full_name",
  grants: "held.grants",
} as const;

/**
 * Who comes with this token, in one round trip: live session, active account, grants of the day (posts and
 * delegations). `$1` token hash, `$2` now, `$3` today, `$4` carrier. The sign of life is written at most once a
 * minute, so that reading pages does not write.
 */
export function resolveStatement(unread: AlongWithSession | null): Statement {
  return {
    name: unread === null ? "identity.resolve-session" : "identity.resolve-session-and-unread",
    text: (schema) => `${liveSession(schema)}
    SELECT live.*, held.grants, ${unread === null ? "NULL::int" : asked(unread(schema, READER))} AS unread
    FROM live, LATERAL (SELECT ${grantsOnDay(schema, "live.person_id", "$3::date")} AS grants) AS held`,
  };
}

/** Programs see no page: a bearer's session asks for nothing more. */
const asked = (count: string) => `CASE WHEN $4 = 'COOKIE' THEN ${count} END`;

function liveSession(schema: string): string {
  return `
    WITH live AS (
      SELECT session.id AS session_id, session.csrf_secret, session.seen_at, account.id AS account_id, account.kind,
        account.person_id, account.full_name, account.personal_id, account.phone, account.provider_level,
        account.password_given
      FROM ${schema}.identity_session session
      JOIN ${schema}.identity_account account ON account.id = session.account_id
      WHERE session.token_hash = $1 AND session.carrier = $4 AND session.ended_at IS NULL
        AND session.expires_at > $2::timestamptz
        AND session.seen_at + make_interval(secs => session.idle_seconds) > $2::timestamptz
        AND account.state = 'ACTIVE'
        AND ${postsUnchangedSince(schema, "account.person_id", "session.created_at")}
    ), seen AS (
      UPDATE ${schema}.identity_session session SET seen_at = $2::timestamptz
      FROM live WHERE session.id = live.session_id AND live.seen_at < $2::timestamptz - interval '1 minute'
    )`;
}
