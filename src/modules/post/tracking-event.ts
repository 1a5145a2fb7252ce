import { z } from "zod";
import { cleanText, keptText } from "../../kernel/clean-text.ts";
import { canonicalJson, sha256 } from "../../kernel/hash-chain.ts";
import { newId } from "../../kernel/ids.ts";
import { type Instant, parseInstant } from "../../kernel/local-date.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import { TOLD_STATES } from "./parcel.ts";
import { readParcelCode } from "./parcel-code.ts";

/** Words of the carrier: kept as far as they can be. What something is known by must be clean, or it is nothing. */
const line = (max: number) =>
  z
    .string()
    .overwrite(keptText)
    .trim()
    .max(max)
    .nullish()
    .transform((text) => (text === undefined || text === "" ? null : text));

const moment = z
  .string()
  .max(40)
  .transform((text, context): Instant => {
    const read = parseInstant(text.trim());
    if (read !== null) return read;
    context.addIssue({ code: "custom", message: "no moment with its offset" });
    return z.NEVER;
  });

/** Who may take a result at the door, and what they are known by. */
export const RECEIVERS = ["OWNER", "SUBMITTER", "AUTHORISED", "RECEIPT_HOLDER"] as const;
export const IDENTITIES = ["ID_CARD", "VNEID", "RECEIPT_AND_ID", "QR", "OTP", "AUTHORISATION"] as const;

/** One telling of the post, in whatever form it came: a line of a file, an entry of its feed, a worker's own word. */
export const trackingEvent = z.object({
  eventRef: z.string().trim().min(1).max(100).refine(cleanText),
  parcelCode: z.string().trim().min(1).max(60).refine(cleanText),
  kind: z.enum(TOLD_STATES),
  happenedAt: moment,
  reason: line(300),
  receiverName: line(200),
  receiver: z
    .enum(RECEIVERS)
    .nullish()
    .transform((told) => told ?? null),
  identity: z
    .enum(IDENTITIES)
    .nullish()
    .transform((told) => told ?? null),
  collectedDong: z
    .number()
    .int()
    .min(0)
    .max(1_000_000_000)
    .nullish()
    .transform((told) => told ?? null),
});
export type TrackingEvent = z.output<typeof trackingEvent>;

/** Where a telling came from: the carrier whose word it is, by which way, and who brought it. */
export type Teller = {
  readonly carrierUnitId: UnitId;
  readonly source: "FILE" | "CARRIER" | "WORKER";
  readonly recordedBy: PersonId | null;
  readonly at: Instant;
};

/** A telling as it is kept. The same content under the same reference is the same telling, however often it comes. */
export type TakenIn = ReturnType<typeof takenIn>[number];

export function takenIn(events: readonly TrackingEvent[], teller: Teller) {
  const kept = events.map((event) => {
    const content = { ...event, parcelCode: readParcelCode(event.parcelCode) ?? event.parcelCode };
    return {
      id: newId(),
      carrier_unit_id: teller.carrierUnitId,
      event_ref: content.eventRef,
      body_sha256: sha256(canonicalJson(content)),
      source: teller.source,
      parcel_code: content.parcelCode,
      kind: content.kind,
      happened_at: content.happenedAt,
      reason: content.reason,
      receiver_name: content.receiverName,
      receiver: content.receiver,
      identity: content.identity,
      collected_dong: content.collectedDong,
      recorded_by: teller.recordedBy,
      at: teller.at,
    };
  });
  const once = new Map(kept.map((each) => [`${each.event_ref} ${each.body_sha256}`, each]));
  return [...once.values()];
}
