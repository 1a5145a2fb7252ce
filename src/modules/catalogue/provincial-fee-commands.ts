import { type LocalDate, later } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Executor, Tx } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { type Actor, authorize, refusalOf, type UnitId } from "../access/index.ts";
import { findUnit, lineageOf } from "../organisation/index.ts";
import type {
  ProvincialFee,
  ProvincialFeeContent,
  ProvincialFeeId,
  ProvincialFeeKey,
} from "./provincial-fee.ts";
import { endFee, maySet, nextVersionNo, publishFee } from "./provincial-fee-decide.ts";
import { feeLife, findProvincialFee, insertFee, lockFees } from "./provincial-fee-store.ts";
import type { CatalogueRefusal } from "./refusals.ts";
import { findPublishedVersion } from "./store.ts";

type Done<T> = Promise<Result<T, CatalogueRefusal>>;
type Asking = {
  readonly actor: Actor;
  readonly unitId: UnitId;
  readonly on: LocalDate;
};

/** Null where the actor may set amounts of the unit; the refusal where not. */
export async function deniedToSetFees(executor: Executor, { actor, unitId, on }: Asking) {
  const lineage = await lineageOf(executor, unitId, on);
  const decision = authorize(actor, "catalogue.set-fees", { kind: "unit", lineage });
  return decision.allowed ? null : refusalOf(decision);
}

async function settable(tx: Tx, key: ProvincialFeeKey, on: LocalDate) {
  const unit = await findUnit(tx, key.unitId);
  const version = await findPublishedVersion(tx, { code: key.procedureCode, on });
  return maySet({ unit, version, feeCode: key.feeCode }, on);
}

/** Opens a draft of what a province charges for a fee: the first, or the next version. */
export async function openProvincialFee(
  services: Services,
  actor: Actor,
  input: ProvincialFeeKey & { readonly content: ProvincialFeeContent },
): Done<{ id: ProvincialFeeId }> {
  const at = services.clock.now();
  const on = services.clock.today();
  return services.database.transaction(async (tx) => {
    const denied = await deniedToSetFees(tx, { actor, unitId: input.unitId, on });
    if (denied !== null) return refuse(denied);
    const allowed = await settable(tx, input, on);
    if (!allowed.ok) return allowed;
    const versions = await lockFees(tx, input);
    const versionNo = nextVersionNo(versions);
    if (!versionNo.ok) return versionNo;
    const id = await insertFee(tx, { ...input, versionNo: versionNo.value, at });
    await feeLife.note(tx, { of: id, type: versions.length === 0 ? "CREATED" : "AMENDED", actor, at });
    return accept({ id });
  });
}

type Loaded = { readonly fee: ProvincialFee; readonly versions: readonly ProvincialFee[] };

/** The version with its siblings, locked, where the actor may act on it. */
async function loadFee(tx: Tx, actor: Actor, asked: { id: string; on: LocalDate }): Done<Loaded> {
  const fee = await findProvincialFee(tx, asked.id);
  if (fee === null) return refuse({ code: "NOT_FOUND" });
  const denied = await deniedToSetFees(tx, { actor, unitId: fee.unitId, on: asked.on });
  if (denied !== null) return refuse(denied);
  const versions = await lockFees(tx, fee);
  return accept({ versions, fee: versions.find(({ id }) => id === fee.id) ?? fee });
}

function stale(fee: ProvincialFee): CatalogueRefusal {
  return { code: "VERSION_CONFLICT", currentVersion: String(fee.revision) };
}

/** Saves a draft. `revision` is the one the officer saw: another's change in between is refused, not overwritten. */
export async function saveProvincialFee(
  services: Services,
  actor: Actor,
  input: { readonly id: string; readonly revision: number; readonly content: ProvincialFeeContent },
): Done<{ id: ProvincialFeeId; revision: number }> {
  const at = services.clock.now();
  return services.database.transaction(async (tx) => {
    const loaded = await loadFee(tx, actor, { id: input.id, on: services.clock.today() });
    if (!loaded.ok) return loaded;
    const { fee } = loaded.value;
    if (fee.state !== "DRAFT") return refuse({ code: "PROVINCIAL_FEE_NOT_DRAFT" });
    const revision = await feeLife.save(tx, { ...input, id: fee.id, at });
    if (revision === null) return refuse(stale(fee));
    await feeLife.note(tx, { of: fee.id, type: "EDITED", actor, at, facts: { revision } });
    return accept({ id: fee.id, revision });
  });
}

/** Publishes a draft from a legal day on; dossiers handed in from that day are charged by it. */
export async function publishProvincialFee(
  services: Services,
  actor: Actor,
  input: { readonly id: string; readonly revision: number; readonly validFrom: LocalDate },
): Done<{ id: ProvincialFeeId }> {
  const at = services.clock.now();
  const today = services.clock.today();
  const { validFrom } = input;
  return services.database.transaction(async (tx) => {
    const loaded = await loadFee(tx, actor, { id: input.id, on: today });
    if (!loaded.ok) return loaded;
    const { fee, versions } = loaded.value;
    if (fee.revision !== input.revision) return refuse(stale(fee));
    const allowed = await settable(tx, fee, later(validFrom, today));
    if (!allowed.ok) return allowed;
    const decided = publishFee(versions, fee, { validFrom, today });
    if (!decided.ok) return decided;
    const by = actor.kind === "officer" ? actor.personId : null;
    await feeLife.publish(tx, fee.id, { ...decided.value, at, by });
    await feeLife.note(tx, { of: fee.id, type: "PUBLISHED", actor, at, facts: { validFrom } });
    return accept({ id: fee.id });
  });
}

/** Ends what a province set, from a legal day on. */
export async function endProvincialFee(
  services: Services,
  actor: Actor,
  input: { readonly id: string; readonly endedFrom: LocalDate },
): Done<{ id: ProvincialFeeId }> {
  const at = services.clock.now();
  const today = services.clock.today();
  const { endedFrom } = input;
  return services.database.transaction(async (tx) => {
    const loaded = await loadFee(tx, actor, { id: input.id, on: today });
    if (!loaded.ok) return loaded;
    const decided = endFee(loaded.value.versions, { endedFrom, today });
    if (!decided.ok) return decided;
    // Another came into force after the page was drawn: what it says is not what would end.
    if (decided.value.id !== loaded.value.fee.id) return refuse(stale(loaded.value.fee));
    await feeLife.end(tx, decided.value.id, decided.value.validTo);
    await feeLife.note(tx, { of: decided.value.id, type: "REPEALED", actor, at, facts: { endedFrom } });
    return accept({ id: decided.value.id });
  });
}
