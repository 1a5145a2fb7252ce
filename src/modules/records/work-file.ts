import type { Id } from "../../kernel/ids.ts";
import { type Instant, type LocalDate, parseLocalDate } from "../../kernel/local-date.ts";
import type { PersonId, UnitId } from "../access/index.ts";
import type { OfficialDocument } from "./official-document.ts";

export type WorkFileId = Id<"work file">;

/** A work file (hồ sơ công việc): documents about one matter, in order. */
export type WorkFile = {
  readonly id: WorkFileId;
  readonly agencyId: UnitId;
  readonly unitId: UnitId;
  readonly year: number;
  /** Its code by the agency's list of files. */
  readonly code: string;
  readonly title: string;
  /** How long it is kept; null for ever. */
  readonly retentionYears: number | null;
  readonly openedBy: PersonId;
  readonly openedByName: string;
  readonly openedAt: Instant;
  readonly closedOn: LocalDate | null;
  readonly handedOverOn: LocalDate | null;
  readonly handedOverTo: string | null;
};

/** A document in a work file, at its place. */
export type WorkFileItem = {
  readonly position: number;
  readonly addedByName: string;
  readonly addedAt: Instant;
  readonly document: OfficialDocument;
};

export const WORK_FILE_STATES = ["OPEN", "CLOSED", "HANDED_OVER"] as const;

export function workFileState({
  closedOn,
  handedOverOn,
}: Pick<WorkFile, "closedOn" | "handedOverOn">): (typeof WORK_FILE_STATES)[number] {
  if (handedOverOn !== null) return "HANDED_OVER";
  return closedOn === null ? "OPEN" : "CLOSED";
}

type Refused = { readonly code: `RECORDS_WORK_FILE_${"CLOSED" | "OPEN" | "EMPTY"}` };

/**
 * What stands against an act on a work file: documents come in while it is open; it is closed once and not empty; what is
 * closed is handed over, once.
 * @law Nghị định 30/2020/NĐ-CP, Đ.29, Đ.30: making files, closing them, handing them over to the agency's archive
 */
export function workFileRefusal(
  file: Pick<WorkFile, "closedOn" | "handedOverOn">,
  act: "add" | "close" | "hand-over",
  documents: number,
): Refused | null {
  const state = workFileState(file);
  if (act === "hand-over") return state === "CLOSED" ? null : { code: "RECORDS_WORK_FILE_OPEN" };
  if (state !== "OPEN") return { code: "RECORDS_WORK_FILE_CLOSED" };
  return act === "close" && documents === 0 ? { code: "RECORDS_WORK_FILE_EMPTY" } : null;
}

/**
 * The last day on which a closed file goes to the archive: a year after its matter ended.
 * @law Nghị định 30/2020/NĐ-CP, Đ.30 k.2: within one year from the day the work ended
 */
export function handOverBy({ closedOn }: Pick<WorkFile, "closedOn">): LocalDate | null {
  if (closedOn === null) return null;
  const [year = "", ...rest] = closedOn.split("-");
  const next = Number(year) + 1;
  return parseLocalDate(`${next}-${rest.join("-")}`) ?? parseLocalDate(`${next}-03-01`);
}
