import { checkQuotas, type ProcessFacts, type ProcessGraph } from "../process/index.ts";
import { DEFAULT_PROCESS } from "./case.ts";
import type { Condition } from "./condition.ts";
import { type CheckedContent, type MissingPart, missingParts } from "./missing-part.ts";
import type { CaseDefinition } from "./procedure.ts";

/** The processes in force, by code. A code that is absent has no published version. */
export type ProcessesInForce = ReadonlyMap<string, ProcessGraph>;

/** Everything that keeps a procedure from being published: what it lacks itself, then what its processes lack. */
export function missingForPublication(
  code: string,
  content: CheckedContent,
  processes: ProcessesInForce,
): MissingPart[] {
  return [...missingParts(code, content), ...unfitProcesses(content.cases, processes)];
}

/** The code of the process a case runs by, its own or the standard pattern. */
export function processCodeOf(each: Pick<CaseDefinition, "processCode">): string {
  return each.processCode ?? DEFAULT_PROCESS;
}

/**
 * Cases whose process is not in force, or whose steps may take longer together than the term of the case.
 * @law Nghị định 118/2025/NĐ-CP (one-stop.md R13, C10): approved processes only; the sum of the step quotas stays
 * within the statutory term.
 */
export function unfitProcesses(
  cases: readonly CaseDefinition[],
  processes: ProcessesInForce,
): readonly MissingPart[] {
  const absent = new Set(cases.map(processCodeOf).filter((code) => !processes.has(code)));
  return [
    ...[...absent].map((item) => ({ code: "PROCESS_NOT_PUBLISHED" as const, item })),
    ...cases.flatMap((each) => overlong(each, processes.get(processCodeOf(each)))),
  ];
}

/** The first way through the process that is too long: by either channel, ordinary or with facts to verify. */
function overlong(each: CaseDefinition, graph: ProcessGraph | undefined): MissingPart[] {
  if (graph === undefined) return [];
  const ordinary = { term: each.term, facts: factsMeeting(each.condition) };
  const verified =
    each.verifiedTerm === null
      ? []
      : [{ term: each.verifiedTerm, facts: { ...ordinary.facts, needsVerification: true } }];
  for (const { term, facts } of [ordinary, ...verified]) {
    const termMinutes = minutesOf(term);
    if (termMinutes === null) continue;
    for (const channel of ["counter", "online"] as const) {
      const checked = checkQuotas(graph, { channel, facts: { ...facts, channel }, termMinutes });
      if (checked.ok) continue;
      const problem = checked.refusal.code === "PROCESS_INVALID" ? checked.refusal.problems[0]?.detail : null;
      return [{ code: "QUOTAS_EXCEED_TERM", item: each.code, problem: problem ?? "" }];
    }
  }
  return [];
}

/** Eight hours a day. @law Bộ luật Lao động 2019, Đ.105. */
const DAY_MINUTES = 480;

/**
 * The fewest working minutes a term holds, public holidays aside; null where no term is fixed. Days and months of
 * the calendar are taken at the weekend where they lose most: 15 days hold ten working days, a month twenty.
 */
function minutesOf({ unit, count }: CaseDefinition["term"]): number | null {
  switch (unit) {
    case "SAME_DAY":
      return DAY_MINUTES;
    case "WORKING_DAY":
      return count * DAY_MINUTES;
    case "WORKING_HOUR":
      return count * 60;
    case "CALENDAR_DAY":
      return workingDaysWithin(count) * DAY_MINUTES;
    case "MONTH":
      return workingDaysWithin(count * 28) * DAY_MINUTES;
    case "NONE":
      return null;
  }
}

function workingDaysWithin(days: number): number {
  return Math.floor(days / 7) * 5 + Math.max(0, (days % 7) - 2);
}

/** Facts under which the condition holds, for following the process the way such a dossier goes. */
function factsMeeting(condition: Condition | null): ProcessFacts {
  if (condition === null || "not" in condition) return {};
  if ("all" in condition) return Object.assign({}, ...condition.all.map(factsMeeting));
  if ("any" in condition) return factsMeeting(condition.any[0] ?? null);
  if ("equals" in condition) return { [condition.fact]: condition.equals };
  return { [condition.fact]: "atLeast" in condition ? condition.atLeast : (condition.oneOf[0] ?? null) };
}
