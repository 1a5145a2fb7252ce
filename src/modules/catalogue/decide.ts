import { addDays, type LocalDate, nextDay } from "../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../kernel/result.ts";
import type { ProcedureContent, ProcedureState, ProcedureVersionId } from "./procedure.ts";
import { missingForPublication, type ProcessesInForce } from "./process-fit.ts";
import type { CatalogueRefusal } from "./refusals.ts";

/** What a decision needs to know of a version: its head and dates, not its content. */
export type VersionHead = DatedHead<ProcedureVersionId>;

/** Whether the version is the one in force on the day. The state does not matter, only the dates. */
export function isInForce(version: Pick<VersionHead, "validFrom" | "validTo">, on: LocalDate): boolean {
  if (version.validFrom === null || on < version.validFrom) return false;
  return version.validTo === null || on <= version.validTo;
}

/** What publishing changes: the draft gets its start, the version before it an end the day before. */
export type Followed<Id extends string> = {
  readonly validFrom: LocalDate;
  readonly predecessor: { readonly id: Id; readonly validTo: LocalDate } | null;
};
type Published = Followed<ProcedureVersionId>;

/**
 * Publishes a draft from a day on. The first version of a procedure may start in the past, since the law it writes
 * down was in force before we were; a later one may not: dossiers were received yesterday under the old text.
 * @law Nghị định 63/2010/NĐ-CP, Đ.8: nothing is published with a mandatory part missing.
 * @law Nghị định 118/2025/NĐ-CP (R13): nor by a process that is not approved or does not fit the term.
 */
export function publish(
  versions: readonly VersionHead[],
  draft: {
    readonly head: VersionHead;
    readonly code: string;
    readonly content: ProcedureContent;
    readonly processes: ProcessesInForce;
  },
  command: { readonly validFrom: LocalDate; readonly today: LocalDate },
): Result<Published, CatalogueRefusal> {
  if (draft.head.state !== "DRAFT") return refuse({ code: "PROCEDURE_NOT_DRAFT" });
  const missing = missingForPublication(draft.code, draft.content, draft.processes);
  if (missing.length > 0) return refuse({ code: "PROCEDURE_INCOMPLETE", missing });
  const next = follow(versions, command);
  return "earliestOn" in next ? refuse({ code: "PROCEDURE_START_TOO_EARLY", ...next }) : accept(next);
}

/** What is dated by versions that follow each other: its head without its content. */
export type DatedHead<Id extends string = string> = {
  readonly id: Id;
  readonly versionNo: number;
  readonly state: ProcedureState;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
};

type Start = { readonly validFrom: LocalDate; readonly today: LocalDate };

/** A version that starts on a day, and the end of the one before it; the earliest day where that is too early. */
export function follow<Id extends string>(
  versions: readonly DatedHead<Id>[],
  { validFrom, today }: Start,
): Followed<Id> | { readonly earliestOn: LocalDate } {
  const latest = latestPublished(versions);
  if (latest === null) return { validFrom, predecessor: null };
  const earliestOn = earliestStart(latest, today);
  if (validFrom < earliestOn) return { earliestOn };
  const keepsEnd = latest.head.validTo !== null && latest.head.validTo < validFrom;
  return {
    validFrom,
    predecessor: keepsEnd ? null : { id: latest.head.id, validTo: addDays(validFrom, -1) },
  };
}

/** The day after today or after the predecessor's first day, whichever is later. */
export function earliestStart(latest: Pick<Latest<string>, "validFrom">, today: LocalDate): LocalDate {
  const afterPredecessor = nextDay(latest.validFrom);
  const tomorrow = nextDay(today);
  if (tomorrow > afterPredecessor) return tomorrow;
  return afterPredecessor;
}

type Latest<Id extends string> = { readonly head: DatedHead<Id>; readonly validFrom: LocalDate };

/** The published version that starts last, in force or still to come; null before the first publication. */
export function latestPublished<Id extends string>(versions: readonly DatedHead<Id>[]): Latest<Id> | null {
  let latest: Latest<Id> | null = null;
  for (const head of versions) {
    if (head.validFrom === null) continue;
    if (latest === null || head.validFrom > latest.validFrom) latest = { head, validFrom: head.validFrom };
  }
  return latest;
}

/** Opens the next version as a draft (sửa đổi, bổ sung); only one may be open. */
export function amend(
  versions: readonly VersionHead[],
): Result<{ versionNo: number; supersedes: ProcedureVersionId }, CatalogueRefusal> {
  const open = versions.find((version) => version.state === "DRAFT");
  if (open !== undefined) return refuse({ code: "PROCEDURE_DRAFT_OPEN", versionNo: open.versionNo });
  const latest = latestPublished(versions);
  if (latest === null) return refuse({ code: "NOT_FOUND" });
  const versionNo = Math.max(...versions.map((version) => version.versionNo)) + 1;
  return accept({ versionNo, supersedes: latest.head.id });
}

/** Repeals a procedure (bãi bỏ) from a day on: its last version ends the day before. */
export function repeal(
  versions: readonly VersionHead[],
  command: { readonly repealedFrom: LocalDate; readonly today: LocalDate },
): Result<{ id: ProcedureVersionId; validTo: LocalDate }, CatalogueRefusal> {
  const latest = latestPublished(versions);
  if (latest === null || latest.head.state !== "PUBLISHED") return refuse({ code: "PROCEDURE_NOT_IN_FORCE" });
  const earliestOn = earliestStart(latest, command.today);
  if (command.repealedFrom < earliestOn) return refuse({ code: "PROCEDURE_START_TOO_EARLY", earliestOn });
  return accept({ id: latest.head.id, validTo: addDays(command.repealedFrom, -1) });
}
