import type { Statement } from "../../platform/postgres/database.ts";
import { grantsOnDay, postsUnchangedSince } from "../organisation/index.ts";

/**
 * Who comes with this token, in one round trip: live session, active account, grants of the day (posts and
 * delegations). `$1` token hash, `$2` now, `$3` today, `$4` carrier. The sign of life is written at most once a
 * minute, so that reading pages does not write.
 */
export const RESOLVE_SESSION: Statement = {
  name: "identity.resolve-session",
  text: (schema) => `
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
    )
    SELECT live.*, ${grantsOnDay(schema, "live.person_id", "$3::date")} AS grants FROM live`,
};
