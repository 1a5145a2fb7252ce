/**
 * The grants of a person on a day, as SQL that yields one JSON array: own posts, and delegations whose giver still
 * holds the post that day. Owned here because it reads this module's tables; identity builds it into the one
 * statement that resolves a session.
 *
 * `personId` and `day` are SQL expressions written by the caller in code, never input.
 */
export function grantsOnDay(schema: string, personId: string, day: string): string {
  return `(
    SELECT coalesce(json_agg(json_build_object(
      'role', held.role, 'unitId', held.unit_id, 'delegatedBy', held.delegated_by, 'acts', held.acts)), '[]'::json)
    FROM (
      SELECT post.role, post.unit_id, NULL::uuid AS delegated_by, NULL::text[] AS acts
      FROM ${schema}.organisation_post post
      WHERE post.person_id = ${personId}
        AND post.valid_from <= ${day} AND (post.valid_to IS NULL OR post.valid_to >= ${day})
      UNION ALL
      SELECT delegation.role, delegation.unit_id, delegation.from_person_id, delegation.acts
      FROM ${schema}.organisation_delegation delegation
      JOIN ${schema}.organisation_post giver
        ON giver.person_id = delegation.from_person_id AND giver.unit_id = delegation.unit_id AND giver.role = delegation.role
        AND giver.valid_from <= ${day} AND (giver.valid_to IS NULL OR giver.valid_to >= ${day})
      WHERE delegation.to_person_id = ${personId} AND delegation.revoked_at IS NULL
        AND delegation.valid_from <= ${day} AND delegation.valid_to >= ${day}
    ) held)`;
}

/**
 * Whether the posts of a person are as they were at an instant, as SQL. A session older than the last change of posts
 * does not count: new rights, new session.
 */
export function postsUnchangedSince(schema: string, personId: string, instant: string): string {
  return `NOT EXISTS (
    SELECT 1 FROM ${schema}.organisation_person person
    WHERE person.id = ${personId} AND person.posts_changed_at > ${instant})`;
}
