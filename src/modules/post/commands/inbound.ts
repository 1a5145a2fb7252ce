import { newId } from "../../../kernel/ids.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Statement } from "../../../platform/postgres/database.ts";
import { transactionOrRefusal } from "../../../platform/postgres/transaction-or-refusal.ts";
import type { UnitId } from "../../access/index.ts";
import {
  type CommandRefusal,
  holdDossiers,
  readDossierByCode,
  type SubmitRequest,
  submitWithin,
} from "../../dossier/index.ts";
import { isValidOn, unitDirectory } from "../../organisation/index.ts";
import { parcelCode } from "../parcel-code.ts";
import { holdParcels } from "../parcel-store.ts";
import { writePostalAddress } from "../postal-address.ts";
import { isOpenable } from "../queries/is-openable.ts";
import type { PostRefusal } from "../refusals.ts";
import { deniedAt, type PostCall } from "../rights.ts";

const COLLECT: Statement = {
  name: "post-collect",
  text: (schema) => `
    WITH made AS (
      INSERT INTO ${schema}.post_consignment (id, code, direction, office_unit_id, carrier_unit_id, state, state_at, steps,
        created_by, created_at)
      VALUES ($1, $2, 'IN', $3, $4, 'HANDED_OVER', $6, 2, $5, $6)
      RETURNING id
    ), listed AS (
      INSERT INTO ${schema}.post_paper (consignment_id, line, name, quantity)
      SELECT $1, p.place, p.name, p.quantity
      FROM jsonb_to_recordset($7::jsonb) AS p (place smallint, name text, quantity smallint)
    )
    INSERT INTO ${schema}.post_step (consignment_id, seq, state, happened_at, recorded_at)
    SELECT id, s.seq, s.state, $6, $6 FROM made, (VALUES (1, 'CREATED'), (2, 'HANDED_OVER')) AS s (seq, state)`,
};

type Collected = {
  readonly carrierUnitId: UnitId;
  readonly officeUnitId: UnitId;
  readonly sender: { readonly name: string; readonly phone: string | null; readonly address: string };
  /** As checked in front of the sender. */
  readonly papers: readonly { readonly name: string; readonly quantity: number }[];
};

/**
 * Postal staff take the papers of a dossier from the citizen, check them against the list and put a code on them. It is
 * no dossier yet: nothing counts as received before the office has it.
 * @law one-stop.md §6.3: collected at home or at the post office, checked, parcel code; NgayTiepNhan is the officer's.
 */
export async function collectPapers(
  { services, actor }: PostCall,
  asked: Collected,
): Promise<Result<{ readonly code: string }, PostRefusal>> {
  const denied = await deniedAt(services, actor, { act: "post.carry", unitId: asked.carrierUnitId });
  if (denied !== null) return refuse(denied);
  const directory = await unitDirectory(services.database);
  const office = directory.find(asked.officeUnitId);
  if (office === null || !isValidOn(office, services.clock.today())) return refuse({ code: "NOT_FOUND" });
  const id = newId<"consignment">();
  const code = parcelCode(id);
  const by = actor.kind === "officer" ? actor.personId : null;
  const papers = asked.papers.map((paper, index) => ({ ...paper, place: index + 1 }));
  return services.database.transaction(async (tx) => {
    const at = services.clock.now();
    const rows = JSON.stringify(papers);
    await tx.run(COLLECT, [id, code, asked.officeUnitId, asked.carrierUnitId, by, at, rows]);
    await writePostalAddress(tx, id, asked.sender);
    return accept({ code });
  });
}

const OPENED: Statement = {
  name: "post-parcel-opened",
  text: (schema) => `UPDATE ${schema}.post_consignment SET dossier_id = $2 WHERE id = $1`,
};

type Opening = { readonly code: string; readonly request: SubmitRequest; readonly locale: "vi" | "en" };

/**
 * Opens a parcel that has arrived: its papers become a dossier sent by post, waiting for the check at the intake desk
 * (T1). The parcel is opened once: it and the dossier are written together. What was opened already is not found again.
 */
export async function openParcel(
  { office, services, actor }: PostCall,
  { code, request, locale }: Opening,
): Promise<Result<{ readonly dossierId: string }, CommandRefusal>> {
  if (!(await isOpenable(services, actor, code))) return refuse({ code: "NOT_FOUND" });
  return transactionOrRefusal<{ readonly dossierId: string }, CommandRefusal>(
    services.database,
    async (tx) => {
      const [parcel] = await holdParcels(tx, [code]);
      if (parcel === undefined || parcel.dossier_id !== null) return refuse({ code: "NOT_FOUND" });
      const sent: SubmitRequest = {
        ...request,
        channelIn: "POSTAL",
        receivingUnitId: parcel.office_unit_id,
      };
      const opened = await submitWithin(office, tx, { actor, request: sent, key: null, locale });
      if (!opened.ok) return opened;
      await tx.run(OPENED, [parcel.id, opened.value.id]);
      return accept({ dossierId: opened.value.id });
    },
  );
}

/**
 * Puts a parcel that has arrived to a dossier there is: papers somebody sent after it, which open none of their own. What
 * they are is entered at the dossier, as papers that are brought to the counter are.
 */
export async function putToDossier(
  { office, services, actor }: PostCall,
  { code, dossierCode }: { readonly code: string; readonly dossierCode: string },
): Promise<Result<{ readonly dossierId: string }, PostRefusal>> {
  if (!(await isOpenable(services, actor, code))) return refuse({ code: "NOT_FOUND" });
  const dossier = await readDossierByCode(office, actor, dossierCode);
  if (dossier === null) return refuse({ code: "POST_DOSSIER_UNKNOWN", dossier: dossierCode });
  return transactionOrRefusal<{ readonly dossierId: string }, PostRefusal>(services.database, async (tx) => {
    await holdDossiers(tx, [dossier.id]);
    const [parcel] = await holdParcels(tx, [code]);
    if (parcel === undefined || parcel.dossier_id !== null) return refuse({ code: "NOT_FOUND" });
    await tx.run(OPENED, [parcel.id, dossier.id]);
    return accept({ dossierId: dossier.id });
  });
}
