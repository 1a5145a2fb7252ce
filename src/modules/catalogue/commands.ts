import type { LocalDate } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { Tx } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { type Actor, authorize } from "../access/index.ts";
import { amend, publish, repeal } from "./decide.ts";
import type { ProcedureContent, ProcedureVersion, ProcedureVersionId } from "./procedure.ts";
import { loadProcesses } from "./processes.ts";
import type { CatalogueRefusal } from "./refusals.ts";
import {
  findProcedureVersion,
  insertDraft,
  insertProcedure,
  lockVersions,
  updateDraft,
  versionLife,
  type WrittenVersion,
} from "./store.ts";

type Done<T> = Promise<Result<T, CatalogueRefusal>>;

function mayManage(actor: Actor): boolean {
  return authorize(actor, "catalogue.manage", { kind: "none" }).allowed;
}

/** Puts a procedure into the catalogue as the draft of version 1. */
export async function createProcedure(
  services: Services,
  actor: Actor,
  input: { readonly code: string; readonly content: ProcedureContent },
): Done<{ id: ProcedureVersionId }> {
  if (!mayManage(actor)) return refuse({ code: "NOT_ALLOWED" });
  const at = services.clock.now();
  return services.database.transaction(async (tx) => {
    const procedureId = await insertProcedure(tx, input.code, at);
    if (procedureId === null) return refuse({ code: "PROCEDURE_CODE_TAKEN", procedureCode: input.code });
    const id = await insertDraft(tx, { ...input, procedureId, versionNo: 1, supersedes: null, at });
    await versionLife.note(tx, { of: id, type: "CREATED", actor, at });
    return accept({ id });
  });
}

/** Saves a draft. `revision` is the one the officer saw: another's change in between is refused, not overwritten. */
export async function saveDraft(
  services: Services,
  actor: Actor,
  input: { readonly id: string; readonly revision: number; readonly content: ProcedureContent },
): Done<{ id: string; revision: number }> {
  if (!mayManage(actor)) return refuse({ code: "NOT_ALLOWED" });
  const at = services.clock.now();
  return services.database.transaction(async (tx) => {
    const found = await findProcedureVersion(tx, input.id);
    if (found === null) return refuse({ code: "NOT_FOUND" });
    if (found.state !== "DRAFT") return refuse({ code: "PROCEDURE_NOT_DRAFT" });
    const revision = await updateDraft(tx, { ...input, code: found.code, at });
    if (revision === null) return refuse(stale(found));
    await versionLife.note(tx, { of: found.id, type: "EDITED", actor, at, facts: { revision } });
    return accept({ id: found.id, revision });
  });
}

/** Publishes a draft from a legal day on; dossiers received from that day pin it. */
export async function publishDraft(
  services: Services,
  actor: Actor,
  input: { readonly id: string; readonly revision: number; readonly validFrom: LocalDate },
): Done<{ id: ProcedureVersionId }> {
  if (!mayManage(actor)) return refuse({ code: "NOT_ALLOWED" });
  return services.database.transaction(async (tx) => {
    const found = await findProcedureVersion(tx, input.id);
    if (found === null) return refuse({ code: "NOT_FOUND" });
    const versions = await lockVersions(tx, found.code);
    const draft = versions.find(({ version }) => version.id === input.id);
    if (draft === undefined) return refuse({ code: "NOT_FOUND" });
    if (draft.version.revision !== input.revision) return refuse(stale(draft.version));
    return publishWithin(tx, { actor, versions, draft, validFrom: input.validFrom, services });
  });
}

type PublishWithin = {
  readonly actor: Actor;
  readonly versions: readonly WrittenVersion[];
  readonly draft: WrittenVersion;
  readonly validFrom: LocalDate;
  readonly services: Pick<Services, "clock">;
};

/** The same inside an open transaction, for imports. */
export async function publishWithin(tx: Tx, work: PublishWithin): Done<{ id: ProcedureVersionId }> {
  const { version, content } = work.draft;
  const at = work.services.clock.now();
  const today = work.services.clock.today();
  const { validFrom } = work;
  const processes = await loadProcesses(tx, content.cases, firstDayOfUse(validFrom, today));
  const decided = publish(
    work.versions.map((each) => each.version),
    { head: version, code: version.code, content, processes },
    { validFrom, today },
  );
  if (!decided.ok) return decided;
  const by = work.actor.kind === "officer" ? work.actor.personId : null;
  await versionLife.publish(tx, version.id, { ...decided.value, at, by });
  await versionLife.note(tx, {
    of: version.id,
    type: "PUBLISHED",
    actor: work.actor,
    at,
    facts: { validFrom },
  });
  return accept({ id: version.id });
}

/** The law may begin in the past, but dossiers run by it from today on at the earliest: so does its process. */
function firstDayOfUse(validFrom: LocalDate, today: LocalDate): LocalDate {
  if (validFrom > today) return validFrom;
  return today;
}

/** Opens the next version as a copy of the latest published one. */
export async function amendProcedure(
  services: Services,
  actor: Actor,
  input: { readonly code: string },
): Done<{ id: ProcedureVersionId }> {
  if (!mayManage(actor)) return refuse({ code: "NOT_ALLOWED" });
  const at = services.clock.now();
  return services.database.transaction(async (tx) => {
    const versions = await lockVersions(tx, input.code);
    const decided = amend(versions.map((each) => each.version));
    if (!decided.ok) return decided;
    const base = versions.find(({ version }) => version.id === decided.value.supersedes);
    if (base === undefined) return refuse({ code: "NOT_FOUND" });
    const { procedureId, code } = base.version;
    const id = await insertDraft(tx, { ...decided.value, procedureId, code, content: base.content, at });
    await versionLife.note(tx, {
      of: id,
      type: "AMENDED",
      actor,
      at,
      facts: { from: base.version.versionNo },
    });
    return accept({ id });
  });
}

/** Repeals a procedure from a legal day on; dossiers already received go on under the version they pinned. */
export async function repealProcedure(
  services: Services,
  actor: Actor,
  input: { readonly code: string; readonly repealedFrom: LocalDate },
): Done<{ id: ProcedureVersionId }> {
  if (!mayManage(actor)) return refuse({ code: "NOT_ALLOWED" });
  const at = services.clock.now();
  return services.database.transaction(async (tx) => {
    const versions = await lockVersions(tx, input.code);
    const decided = repeal(
      versions.map((each) => each.version),
      { repealedFrom: input.repealedFrom, today: services.clock.today() },
    );
    if (!decided.ok) return decided;
    await versionLife.end(tx, decided.value.id, decided.value.validTo);
    await versionLife.note(tx, {
      of: decided.value.id,
      type: "REPEALED",
      actor,
      at,
      facts: { repealedFrom: input.repealedFrom },
    });
    return accept({ id: decided.value.id });
  });
}

function stale(version: ProcedureVersion): CatalogueRefusal {
  return { code: "VERSION_CONFLICT", currentVersion: String(version.revision) };
}
