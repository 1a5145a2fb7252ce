import type { LocalDate } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { Services } from "../../platform/services.ts";
import { findPublishedProcess, type ProcessGraph } from "../process/index.ts";
import type { CheckedContent, MissingPart } from "./missing-part.ts";
import type { CaseDefinition, ProcedureVersion } from "./procedure.ts";
import { missingForPublication, type ProcessesInForce, processCodeOf } from "./process-fit.ts";

/** The processes the cases run by, as in force on the day. */
export async function loadProcesses(
  executor: Executor,
  cases: readonly Pick<CaseDefinition, "processCode">[],
  on: LocalDate,
): Promise<ProcessesInForce> {
  const found = new Map<string, ProcessGraph>();
  for (const code of new Set(cases.map(processCodeOf))) {
    const process = await findPublishedProcess(executor, { code, on });
    if (process !== null) found.set(code, process.graph);
  }
  return found;
}

/** What keeps a draft from publication today; nothing once it is published. */
export async function listMissing(
  { database, clock }: Pick<Services, "database" | "clock">,
  version: Pick<ProcedureVersion, "code" | "state">,
  content: CheckedContent,
): Promise<readonly MissingPart[]> {
  if (version.state !== "DRAFT") return [];
  const processes = await loadProcesses(database, content.cases, clock.today());
  return missingForPublication(version.code, content, processes);
}
