import type { Statement } from "../../platform/postgres/database.ts";

/**
 * Reserves one attempt under every key, before the password is looked at: a burst of parallel guesses meets the row
 * lock and then the wait. `$1` keys as JSON, `$2` now. Gives how many keys took the attempt, and until when the
 * longest wait lasts where one did not. The waits are those of `waitSeconds`; a test compares the two.
 */
export const RESERVE_ATTEMPT: Statement = {
  name: "identity.reserve-attempt",
  text: (schema) => `
    WITH key AS (
      SELECT * FROM jsonb_to_recordset($1::jsonb) AS key (
        "keyHash" text, free int, "waitSecondsMax" int, "forgetSeconds" int)
    ), waiting AS (
      SELECT max(throttle.blocked_until) AS until
      FROM ${schema}.identity_throttle throttle JOIN key ON key."keyHash" = throttle.key_hash
      WHERE throttle.blocked_until > $2::timestamptz
    ), taken AS (
      INSERT INTO ${schema}.identity_throttle AS throttle (key_hash, failures, failed_at, blocked_until)
      SELECT "keyHash", 1, $2::timestamptz, $2::timestamptz FROM key
      WHERE (SELECT until FROM waiting) IS NULL
      ORDER BY "keyHash"
      ON CONFLICT (key_hash) DO UPDATE SET
        failures = ${failuresAfter()},
        failed_at = excluded.failed_at,
        blocked_until = excluded.failed_at + make_interval(secs => (
          SELECT CASE WHEN ${failuresAfter()} < key.free THEN 0
            ELSE least(2 ^ least(${failuresAfter()} - key.free + 1, 20), key."waitSecondsMax") END
          FROM key WHERE key."keyHash" = throttle.key_hash))
      WHERE throttle.blocked_until <= excluded.failed_at
      RETURNING key_hash
    )
    SELECT (SELECT count(*) FROM taken)::int AS taken, (SELECT until FROM waiting) AS until`,
};

function failuresAfter(): string {
  return `CASE WHEN throttle.failed_at < excluded.failed_at
      - make_interval(secs => (SELECT key."forgetSeconds" FROM key WHERE key."keyHash" = throttle.key_hash))
    THEN 1 ELSE throttle.failures + 1 END`;
}

/** A right answer: the account's own counter is forgiven, shared ones lose only the attempt reserved now. */
export const RELEASE_ATTEMPT: Statement = {
  name: "identity.release-attempt",
  text: (schema) => `
    WITH forgiven AS (
      DELETE FROM ${schema}.identity_throttle WHERE key_hash = ANY ($1::text[]) AND (key_hash = $2 OR failures = 1)
    )
    UPDATE ${schema}.identity_throttle SET failures = failures - 1, blocked_until = failed_at
    WHERE key_hash = ANY ($1::text[]) AND key_hash <> $2 AND failures > 1`,
};
