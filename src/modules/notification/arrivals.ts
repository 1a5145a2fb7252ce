/**
 * Every dossier that comes to a desk is a message of its own in the outbox, written with its event; whoever reads is told
 * once of all that came to one desk within one hour of the clock, by the newest of them, which names how many. What was
 * sent in online lies in a list of its own, so it is told apart: it is the first event of its dossier.
 */
function sameRound(schema: string, { one, other }: { readonly one: string; readonly other: string }): string {
  const hour = `date_trunc('hour', ${one}.at, 'Asia/Ho_Chi_Minh')`;
  return `${schema}.notification_message AS ${other}
        WHERE ${other}.unit_id = ${one}.unit_id AND ${other}.role = ${one}.role AND ${other}.kind = 'WORK_ARRIVED'
          AND (${other}.seq = 1) = (${one}.seq = 1) AND ${other}.at < ${hour} + interval '1 hour' AND ${other}.at >= `;
}

/** Whether a message of a desk is read by itself, as SQL: no newer one tells of it too. */
export function tellsItself(schema: string, one: string): string {
  return `(${one}.kind <> 'WORK_ARRIVED' OR NOT EXISTS (SELECT FROM ${sameRound(schema, { one, other: "newer" })}${one}.at
          AND (newer.at, newer.id) > (${one}.at, ${one}.id)))`;
}

/** Of how many arrivals a message tells, as SQL. */
export function toldArrivals(schema: string, one: string): string {
  return `CASE WHEN ${one}.kind = 'WORK_ARRIVED' THEN (SELECT count(*)::int
        FROM ${sameRound(schema, { one, other: "every" })}date_trunc('hour', ${one}.at, 'Asia/Ho_Chi_Minh')) ELSE 1 END`;
}
