import type { Statement } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { UnitId } from "../../access/index.ts";
import type { Office } from "../../dossier/index.ts";
import { keepTold, settleEach } from "../commands/settle-event.ts";
import type { CarrierFeed } from "./carrier-feed.ts";

const CURSOR: Statement = {
  name: "post-cursor",
  text: (schema) => `SELECT c.cursor FROM ${schema}.post_cursor AS c WHERE c.carrier_unit_id = $1`,
};
const KEEP_CURSOR: Statement = {
  name: "post-cursor-keep",
  text: (schema) => `
    INSERT INTO ${schema}.post_cursor AS c (carrier_unit_id, cursor, read_at) VALUES ($1, $2, $3)
    ON CONFLICT (carrier_unit_id) DO UPDATE SET cursor = excluded.cursor, read_at = excluded.read_at`,
};

/** How many entries of this reading could not be read; answers how many there were in the one before. */
const KEEP_UNREADABLE: Statement = {
  name: "post-cursor-unreadable",
  text: (schema) => `
    UPDATE ${schema}.post_cursor AS c SET unreadable = $2 FROM ${schema}.post_cursor AS former
    WHERE c.carrier_unit_id = $1 AND former.carrier_unit_id = $1
    RETURNING former.unreadable AS before`,
};

/** A carrier that says "more" for ever is read on at the next turn. */
const PAGES_MAX = 20;

type Reading = {
  readonly office: Office;
  readonly services: Pick<Services, "database" | "clock" | "log">;
  readonly carrierUnitId: UnitId;
  readonly feed: CarrierFeed;
};

/**
 * Reads on in a carrier's feed. The cursor moves only after its page is kept: a reading that dies is done again, and
 * what comes twice has no second effect. What cannot be read is told of, and in silence only while the cursor stands and
 * the number is the same: a carrier that repeats itself fills no log, other entries are told of though they are as many. Answers how many tellings there were.
 */
export async function readFeed({ office, services, carrierUnitId, feed }: Reading): Promise<number> {
  const { database, clock, log } = services;
  let taken = 0;
  let unreadableInAll = 0;
  let hasMoved = false;
  for (let turn = 0; turn < PAGES_MAX; turn += 1) {
    const [row] = await database.run(CURSOR, [carrierUnitId]);
    const cursor = row === undefined ? null : String(row["cursor"]);
    const { events, unreadable, next, more } = await feed.read(cursor);
    const at = clock.now();
    const teller = { carrierUnitId, source: "CARRIER", recordedBy: null, at } as const;
    const kept = await keepTold({ office, services }, events, teller);
    await database.run(KEEP_CURSOR, [carrierUnitId, next, at]);
    await settleEach({ office, services }, kept);
    taken += events.length;
    unreadableInAll += unreadable;
    hasMoved ||= next !== cursor;
    if (!more || next === cursor) break;
  }
  const [former] = await database.run(KEEP_UNREADABLE, [carrierUnitId, unreadableInAll]);
  const before = Number(former?.["before"] ?? 0);
  const isOther = hasMoved || before !== unreadableInAll;
  if (unreadableInAll > 0 && isOther)
    log.warn({ unreadable: unreadableInAll, carrierUnitId }, "entries of a carrier's feed cannot be read");
  if (unreadableInAll === 0 && before > 0)
    log.info({ before, carrierUnitId }, "the feed of a carrier is readable again");
  return taken;
}
