import { z } from "zod";
import { messages } from "../../../i18n/index.ts";
import { sha256 } from "../../../kernel/hash-chain.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../../kernel/local-date.ts";
import type { Statement } from "../../../platform/postgres/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { UnitId } from "../../access/index.ts";
import { type CarrierFeed, feedPageOf } from "./carrier-feed.ts";

const WORDS = messages("vi").post.simulated;
const HOUR_MS = 3_600_000;
/** The same days are told again and again: a carrier that is never sure it was heard. */
const TOLD_FOR_MS = 72 * HOUR_MS;

/** A parcel as the simulated carrier knows it: since when it has it, and what it is to collect. */
type SimulatedParcel = { readonly code: string; readonly since: Instant; readonly codDong: number };

type Entry = Readonly<Record<string, unknown>> & { readonly happenedAt: Instant };

/**
 * A carrier for development and tests. It takes parcels round within a day and a half, and misbehaves while it does: tells
 * everything again each time, in no order, says a second thing under the same reference, speaks of parcels nobody
 * gave it, of deliveries without who signed, and of money that is short. The same parcels give the same story.
 */
export function simulatedEntries(parcels: readonly SimulatedParcel[], now: Instant): readonly unknown[] {
  const entries = parcels.flatMap((parcel) => [...journeyOf(parcel), ...liesAbout(parcel)]);
  const told = entries.filter(
    ({ happenedAt }) => happenedAt <= now && epochOf(happenedAt) > epochOf(now) - TOLD_FOR_MS,
  );
  const day = now.slice(0, 10);
  const nobodys = { parcelCode: "BC00000000000", kind: "LOST", happenedAt: `${day}T00:00:00.000Z` };
  const strange = { ...nobodys, eventRef: `sim-${day}-x` };
  const broken = { ...nobodys, eventRef: `sim-${day}-y`, kind: "GONE" };
  const order = (entry: unknown) => sha256(JSON.stringify(entry));
  return [...told, strange, broken].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function drawn(code: string, what: string, of: number): number {
  return Number.parseInt(sha256(`${code} ${what}`).slice(0, 8), 16) % of;
}

function after(since: Instant, hours: number): Instant {
  return instantOfEpoch(epochOf(since) + hours * HOUR_MS);
}

function journeyOf({ code, since, codDong }: SimulatedParcel): Entry[] {
  const told = (place: string, kind: string, hours: number) => ({
    eventRef: `sim-${code}-${place}`,
    parcelCode: code,
    kind,
    happenedAt: after(since, hours),
  });
  const proof = {
    receiverName: WORDS.receiver,
    receiver: "OWNER",
    identity: "ID_CARD",
    collectedDong: codDong,
  };
  const taken = told("1", "IN_TRANSIT", 2);
  if (drawn(code, "end", 12) === 0) return [taken, { ...told("4", "LOST", 34), reason: WORDS.lost }];
  const failed = { ...told("2", "FAILED", 8), reason: WORDS.absent };
  const delivered = { ...told("3", "DELIVERED", 26), ...proof };
  return [taken, ...(drawn(code, "door", 3) === 0 ? [failed] : []), delivered];
}

function liesAbout({ code, since, codDong }: SimulatedParcel): Entry[] {
  const word = { parcelCode: code, happenedAt: after(since, 25) };
  const proof = { receiverName: WORDS.receiver, receiver: "OWNER", identity: "ID_CARD" };
  return [
    { ...word, eventRef: `sim-${code}-1`, kind: "DAMAGED", happenedAt: after(since, 3) },
    ...(drawn(code, "proof", 4) === 0
      ? [{ ...word, eventRef: `sim-${code}-5`, kind: "DELIVERED", collectedDong: codDong }]
      : []),
    ...(codDong > 0
      ? [{ ...word, ...proof, eventRef: `sim-${code}-6`, kind: "DELIVERED", collectedDong: codDong - 1 }]
      : []),
  ];
}

const CARRIED: Statement = {
  name: "post-simulator-parcels",
  text: (schema) => `
    SELECT c.code, s.happened_at AS since, c.cod_dong
    FROM ${schema}.post_consignment AS c
    JOIN ${schema}.post_step AS s ON s.consignment_id = c.id AND s.state = 'HANDED_OVER'
    WHERE c.carrier_unit_id = $1 AND c.direction = 'OUT' AND s.happened_at > $2 ORDER BY c.id LIMIT 200`,
};
const carriedRow = z.object({
  code: z.string(),
  since: z.custom<Instant>((value) => typeof value === "string"),
  cod_dong: z.number(),
});

/** The simulated carrier of the demonstration: it has the parcels that were handed to it, and nobody else's. */
export function simulatedFeed(
  { database, clock }: Pick<Services, "database" | "clock">,
  carrierUnitId: UnitId,
): CarrierFeed {
  return {
    read: async () => {
      const now = clock.now();
      const from = instantOfEpoch(epochOf(now) - TOLD_FOR_MS);
      const rows = await database.run(CARRIED, [carrierUnitId, from]);
      const parcels = rows.map((row) => {
        const { code, since, cod_dong: codDong } = carriedRow.parse(row);
        return { code, since, codDong };
      });
      return feedPageOf({ events: simulatedEntries(parcels, now), next: now, more: false });
    },
  };
}
