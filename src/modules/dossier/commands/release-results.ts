import { z } from "zod";
import { epochOf, instantOfEpoch } from "../../../kernel/local-date.ts";
import type { Statement } from "../../../platform/postgres/database.ts";
import type { SystemActor } from "../../access/index.ts";
import type { Place } from "../delivery.ts";
import type { Dossier, DossierId } from "../dossier.ts";
import { findDossier } from "../store.ts";
import { actOnDossier } from "./act.ts";
import type { Office } from "./office.ts";
import { areFeesSettled, findPlace } from "./return-result.ts";

const SYSTEM: SystemActor = { kind: "system", name: "electronic-return" };
const BATCH = 200;
const MINUTE_MS = 60_000;
const FIRST = { at: "-infinity", id: "00000000-0000-0000-0000-000000000000" };

/**
 * Results that are there and were asked for as files, as they came; none from before the program gave any by itself: an
 * officer may be holding them back. `$1`, `$2` after this one, `$3` how many, `$4` issued until then.
 */
const READY_ONLINE: Statement = {
  name: "dossier-ready-online",
  text: (schema) => `
    SELECT d.id, d.finished_at FROM ${schema}.dossier AS d
    WHERE d.status = 'RESULT_READY' AND d.channel_out = 'ONLINE' AND (d.finished_at, d.id) > ($1, $2)
      AND d.finished_at > (SELECT s.since FROM ${schema}.dossier_release_since AS s) AND d.finished_at <= $4
    ORDER BY d.finished_at, d.id LIMIT $3`,
};
/** Whether a result issued at `$1` is given by the program at all. */
const ISSUED_SINCE: Statement = {
  name: "dossier-issued-since-release",
  text: (schema) => `SELECT FROM ${schema}.dossier_release_since AS s WHERE $1::timestamptz > s.since`,
};
const readyRow = z.object({
  id: z.custom<DossierId>((value) => typeof value === "string"),
  finished_at: z.string(),
});

/**
 * Gives the results that were asked for as files once nothing is owed for them: no officer has to press anything. After
 * the issue an error can still be noticed and the dossier be opened again (T23), so each lies for some minutes first. Each goes by itself and by the ordinary act, so it is told once and done once, however often this runs. Answers how
 * many were given.
 * @law one-stop.md §3.3, T22: the system itself returns a result online once the fees are settled.
 */
export async function releaseElectronic(office: Office): Promise<number> {
  const { database, log, clock, config } = office.services;
  const until = instantOfEpoch(epochOf(clock.now()) - config.resultsHeldMinutes * MINUTE_MS);
  let released = 0;
  for (let after = FIRST; ; ) {
    const rows = (await database.run(READY_ONLINE, [after.at, after.id, BATCH, until])).map((row) =>
      readyRow.parse(row),
    );
    const ids = rows.map(({ id }) => id);
    const owing = await office.owed(database, ids);
    for (const id of ids.filter((each) => !owing.has(each))) {
      try {
        if (await release(office, id)) released += 1;
      } catch (error) {
        log.error({ dossier: id, error }, "an electronic result is not given");
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return released;
    after = { at: last.finished_at, id: last.id };
  }
}

/**
 * Where a result that is there goes by itself once nothing is owed; null where an officer gives it. Papers that were lent
 * to the office are given back by somebody: then the officer who does says it. Pages that promise it ask here too.
 */
export async function placeGivenByItself(office: Office, dossier: Dossier): Promise<Place | null> {
  const { id, status, channelOut, custody, finishedAt } = dossier;
  if (status !== "RESULT_READY" || channelOut !== "ONLINE" || custody.length > 0) return null;
  if ((await office.services.database.run(ISSUED_SINCE, [finishedAt])).length === 0) return null;
  const place = await findPlace(office, id);
  return place === "NOWHERE" ? null : place;
}

async function release(office: Office, dossierId: DossierId): Promise<boolean> {
  const loaded = await findDossier(office.services.database, dossierId);
  const place = loaded === null ? null : await placeGivenByItself(office, loaded.dossier);
  if (place === null) return false;
  const feesSettled = await areFeesSettled(office, dossierId, false);
  const done = await actOnDossier(office, SYSTEM, {
    dossierId,
    command: {
      act: "returnResult",
      channel: "ONLINE",
      receiver: null,
      identityChecked: null,
      place,
      feesSettled,
      custody: [],
      privateSha256: null,
    },
    expectedVersion: null,
    key: null,
    private: null,
  });
  return done.ok;
}
