import { present } from "../../../kernel/assert.ts";
import type { Instant, LocalDate } from "../../../kernel/local-date.ts";
import type { Executor } from "../../../platform/postgres/database.ts";
import type { Actor, NamedPerson } from "../../access/index.ts";
import { listHoldersOf, type UnitDirectory } from "../../organisation/index.ts";
import type { Dossier, FileRef } from "../dossier.ts";
import type { DossierCommand } from "../dossier-command.ts";
import { filesOf } from "../queries/read-file.ts";
import { withoutReused } from "../reused-papers.ts";
import { isOfOffice, refusedSignature, type SignedFileRefusal } from "../signed-files.ts";
import { ownsUploads, uploadOwner } from "../uploads.ts";

type Named = {
  readonly dossier: Dossier;
  /** Whose dossier it is: their stored papers may be named. */
  readonly owners: () => Promise<readonly NamedPerson[]>;
  readonly now: Instant;
  readonly command: DossierCommand;
  readonly on: LocalDate;
  readonly directory: UnitDirectory;
};

type UnfitCode =
  | "UPLOAD_UNKNOWN"
  | "ASSIGNEE_NOT_AT_DESK"
  | "DOSSIER_UNIT_NOT_OPEN"
  | "EXEMPTION_APPROVER_UNFIT";
type Unfit = { readonly code: UnfitCode } | SignedFileRefusal;

/** What is wrong with the files and people an act names; null where nothing is. Asked after the rights. */
export async function unfitName(executor: Executor, actor: Actor, named: Named): Promise<Unfit | null> {
  if (!(await mayNameFiles(executor, actor, named))) return { code: "UPLOAD_UNKNOWN" };
  const signed = isOfOffice(actor) ? null : await refusedSignature(executor, newFiles(named));
  if (signed !== null) return signed;
  if (!areUnitsOpen(named)) return { code: "DOSSIER_UNIT_NOT_OPEN" };
  if (!(await mayApproveExemption(executor, actor, named))) return { code: "EXEMPTION_APPROVER_UNFIT" };
  return (await isAssigneeAtDesk(executor, named)) ? null : { code: "ASSIGNEE_NOT_AT_DESK" };
}

/** A dossier goes, and a question is put, only to units that exist today: an unknown one would strand it. */
function areUnitsOpen({ command, on, directory }: Named): boolean {
  const named =
    command.act === "reroute"
      ? [command.toUnitId]
      : command.act === "requestConsultation"
        ? command.unitIds
        : [];
  return named.every((id) => {
    const unit = directory.find(id);
    return unit !== null && unit.validFrom <= on && (unit.validTo === null || on <= unit.validTo);
  });
}

/**
 * An exemption is approved by a leader or head at the deciding agency or one of its divisions, never by just anybody.
 * @law one-stop.md §9: the cashier is not the one who approves an exemption.
 */
async function mayApproveExemption(
  executor: Executor,
  actor: Actor,
  { dossier, command, on, directory }: Named,
): Promise<boolean> {
  if (command.act !== "confirmPayment" || command.exemption === null) return true;
  // One's own approval is refused by the decision, which says so in its own words.
  if (actor.kind === "officer" && actor.personId === command.exemption.approvedBy) return true;
  const agencyId = present(dossier.organisations, "organisations").competentAgencyId;
  const desks = [
    { unitId: agencyId, role: "leader" as const },
    ...[agencyId, ...directory.childrenOf(agencyId, on).map((unit) => unit.id)].map((unitId) => ({
      unitId,
      role: "unit-head" as const,
    })),
  ];
  const { approvedBy } = command.exemption;
  for (const desk of desks) {
    const holders = await listHoldersOf(executor, { ...desk, on });
    if (holders.some((person) => person.id === approvedBy)) return true;
  }
  return false;
}

/**
 * Work lies only with somebody who can do it: a post of the step's role in the step's unit. A task that is not open
 * is for the decision to tell.
 */
async function isAssigneeAtDesk(executor: Executor, { dossier, command, on }: Named): Promise<boolean> {
  if (command.act !== "assignTask") return true;
  const task = dossier.tasks.find(({ taskId }) => taskId === command.taskId);
  if (task === undefined) return true;
  const holders = await listHoldersOf(executor, { unitId: task.unitId, role: task.role, on });
  return holders.some((person) => person.id === command.assigneeId);
}

/**
 * Whether every file an act names is the actor's own upload or hangs on the dossier already, as it was uploaded: one
 * that is there does not change its kind. Asked after the rights, or a stranger could tell who holds a file.
 */
async function mayNameFiles(executor: Executor, actor: Actor, named: Named): Promise<boolean> {
  const { dossier, command, owners, now } = named;
  const unknown = newFiles(named);
  if (unknown.length === 0) return true;
  const reused = "components" in command ? command.components : [];
  const purpose = dossier.code ?? dossier.id;
  const use = { components: reused, owners, dossierId: dossier.id, purpose, at: now };
  const others = await withoutReused(executor, actor, { use, files: unknown });
  return ownsUploads(executor, uploadOwner(actor, null), { files: others, at: now });
}

/** What the act names and does not hang on the dossier yet. */
function newFiles({ dossier, command }: Pick<Named, "dossier" | "command">): readonly FileRef[] {
  const held = filesOf(dossier);
  return namedFiles(command).filter((file) => !held.some((known) => isSameFile(known, file)));
}

function namedFiles(command: DossierCommand): readonly FileRef[] {
  if ("components" in command) return filesOf({ components: command.components, result: null });
  return "files" in command ? command.files : [];
}

function isSameFile(one: FileRef, other: FileRef): boolean {
  return one.sha256 === other.sha256 && one.sizeBytes === other.sizeBytes && one.mime === other.mime;
}
