import { assert } from "../../../kernel/assert.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { FileRef } from "../../dossier/index.ts";
import { findOpenIncident } from "../incident-store.ts";
import { holdParcels } from "../parcel-store.ts";
import { insertPhotos, isPhoto } from "../photo-store.ts";
import type { PostRefusal } from "../refusals.ts";
import { deniedAt, type PostCall } from "../rights.ts";

type Adding = { readonly code: string; readonly files: readonly FileRef[] };

/** A photograph of what happened to a parcel, by either side, as long as that is not settled. */
export function addPhotos(
  { services, actor }: PostCall,
  { code, files }: Adding,
): Promise<Result<null, PostRefusal>> {
  return transactionOrRefusal<null, PostRefusal>(services.database, async (tx) => {
    const [parcel] = await holdParcels(tx, [code]);
    if (parcel === undefined) return refuse({ code: "NOT_FOUND" });
    const { office_unit_id: office, carrier_unit_id: carrier } = parcel;
    const sides = [office, ...(carrier === null ? [] : [carrier])];
    const denials = await Promise.all(
      sides.map((unitId) => deniedAt(services, actor, { act: "post.sign", unitId })),
    );
    const [denied = null] = denials;
    if (denied !== null && !denials.includes(null)) return refuse(denied);
    assert(actor.kind === "officer", "only people photograph");
    const incidentId = await findOpenIncident(tx, parcel.id);
    if (incidentId === null) return refuse({ code: "NOT_FOUND" });
    if (!files.every(isPhoto)) return refuse({ code: "POST_PHOTO_KIND", parcel: code });
    const added = { by: actor.personId, at: services.clock.now() };
    await insertPhotos(
      tx,
      files.map((file) => ({ incidentId, file })),
      added,
    );
    return accept(null);
  });
}
