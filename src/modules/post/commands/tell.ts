import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { UnitId } from "../../access/index.ts";
import { isValidOn, unitDirectory } from "../../organisation/index.ts";
import { readParcelCode } from "../parcel-code.ts";
import { findParcels } from "../parcel-store.ts";
import { parseTrackingFile } from "../parse-tracking-file.ts";
import type { PostRefusal } from "../refusals.ts";
import { deniedAt, type PostCall, unitsFor } from "../rights.ts";
import type { TrackingEvent } from "../tracking-event.ts";
import { type Told, takeInEvents } from "./settle-event.ts";

type FileTold = Told & { readonly foreign: number };

/**
 * Takes in a file of the post. Postal staff bring the file of their own house, whole; an officer brings what concerns
 * the parcels of their office, and the rest of the file is left to others.
 */
export async function tellByFile(
  call: PostCall,
  { carrierUnitId, bytes }: { readonly carrierUnitId: UnitId; readonly bytes: Uint8Array },
): Promise<Result<FileTold, PostRefusal>> {
  const { services, actor } = call;
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const carrier = (await unitDirectory(services.database)).find(carrierUnitId);
  const isCarrier = carrier?.kind === "POSTAL" && isValidOn(carrier, services.clock.today());
  if (!isCarrier) return refuse({ code: "POST_CARRIER_UNKNOWN" });
  const isOwn = (await deniedAt(services, actor, { act: "post.carry", unitId: carrierUnitId })) === null;
  const offices = await unitsFor(services, actor, "post.hand-over");
  if (!isOwn && offices.length === 0) return refuse({ code: "NOT_ALLOWED" });
  const read = parseTrackingFile(bytes);
  if (!read.ok) return read;
  const events = isOwn ? read.value : await concerning(call, offices, read.value);
  const teller = {
    carrierUnitId,
    source: "FILE",
    recordedBy: actor.personId,
    at: services.clock.now(),
  } as const;
  const told = await takeInEvents(call, events, teller);
  return accept({ ...told, taken: read.value.length, foreign: read.value.length - events.length });
}

/** Unknown codes stay in: that the post speaks of a parcel nobody knows is worth a look. */
async function concerning(
  { services }: PostCall,
  offices: readonly UnitId[],
  events: readonly TrackingEvent[],
): Promise<readonly TrackingEvent[]> {
  const codeOf = ({ parcelCode }: TrackingEvent) => readParcelCode(parcelCode) ?? parcelCode;
  const known = await findParcels(services.database, [...new Set(events.map(codeOf))]);
  const foreign = new Set(
    known.filter((each) => !offices.includes(each.office_unit_id)).map(({ code }) => code),
  );
  return events.filter((event) => !foreign.has(codeOf(event)));
}

/** Postal staff say what became of a parcel in their own hands. */
export async function tellByWorker(call: PostCall, event: TrackingEvent): Promise<Result<Told, PostRefusal>> {
  const { services, actor } = call;
  if (actor.kind !== "officer") return refuse({ code: "NOT_ALLOWED" });
  const [parcel] = await findParcels(services.database, [event.parcelCode]);
  const carrierUnitId = parcel?.carrier_unit_id ?? null;
  if (carrierUnitId === null) return refuse({ code: "NOT_FOUND" });
  const denied = await deniedAt(services, actor, { act: "post.carry", unitId: carrierUnitId });
  if (denied !== null) return refuse(denied);
  const teller = {
    carrierUnitId,
    source: "WORKER",
    recordedBy: actor.personId,
    at: services.clock.now(),
  } as const;
  return accept(await takeInEvents(call, [event], teller));
}
