import type { LocalDate } from "../../kernel/local-date.ts";
import type { Services } from "../../platform/services.ts";
import { type Act, type Actor, authorize, type Officer, refusalOf, type UnitId } from "../access/index.ts";
import { type UnitDirectory, unitDirectory } from "../organisation/index.ts";
import type { Assignment } from "./assignment.ts";
import type { OfficialDocument } from "./official-document.ts";

type Denial = { readonly code: "NOT_SIGNED_IN" | "NOT_ALLOWED" | "NOT_FOUND" };

/** Units that work within an agency and keep no register of their own. */
const WITHIN_AGENCY: readonly string[] = ["DIVISION", "CENTRE", "BRANCH", "RECEPTION_POINT"];

/** The agency in whose register a unit's documents stand: the nearest above it that is not a part of another. */
export function agencyOf(directory: UnitDirectory, unitId: UnitId, on: LocalDate): UnitId {
  const lineage = directory.lineageOf(unitId, on);
  const found = lineage.find((id) => !WITHIN_AGENCY.includes(directory.find(id)?.kind ?? ""));
  return found ?? unitId;
}

/** A document as rights see it: its agency, and the units that have a part in it or drafted it. */
export function subjectOf(
  directory: UnitDirectory,
  on: LocalDate,
  { agencyId, holders }: { readonly agencyId: UnitId; readonly holders: readonly UnitId[] },
) {
  return { kind: "record", agency: directory.lineageOf(agencyId, on), holders } as const;
}

export function holdersOf(
  { unitId }: Pick<OfficialDocument, "unitId">,
  assignments: readonly Assignment[],
): readonly UnitId[] {
  const assigned = assignments.filter(({ cancelledAt }) => cancelledAt === null).map((each) => each.unitId);
  return [...new Set([...(unitId === null ? [] : [unitId]), ...assigned])];
}

/** The tree of units and the day that rights are asked on; read before a transaction begins, which has one connection only. */
export type Ground = { readonly directory: UnitDirectory; readonly on: LocalDate };

export async function groundOf({ database, clock }: Services): Promise<Ground> {
  return { directory: await unitDirectory(database), on: clock.today() };
}

/** Null where the actor may do the act to a document of this agency held by these units. */
export function denied(
  { directory, on }: Ground,
  actor: Actor,
  asked: { readonly act: Act; readonly agencyId: UnitId; readonly holders: readonly UnitId[] },
): Denial | null {
  const decision = authorize(actor, asked.act, subjectOf(directory, on, asked));
  return decision.allowed ? null : refusalOf(decision);
}

/** Null where the actor may do the act in a unit: draft there. */
export function deniedInUnit(
  { directory, on }: Ground,
  actor: Actor,
  { act, unitId }: { readonly act: Act; readonly unitId: UnitId },
): Denial | null {
  const lineage = directory.lineageOf(unitId, on);
  const decision = authorize(actor, act, { kind: "unit", lineage });
  return decision.allowed ? null : refusalOf(decision);
}

/** Null where the actor drafts in the unit the document is of. */
export function deniedAsDrafter(
  ground: Ground,
  actor: Actor,
  { unitId }: Pick<OfficialDocument, "unitId">,
): Denial | null {
  return unitId === null
    ? { code: "NOT_ALLOWED" }
    : deniedInUnit(ground, actor, { act: "records.draft", unitId });
}

/** Agencies of the officer's posts in whose whole register the act is theirs. */
export function agenciesFor(officer: Officer, act: Act, { directory, on }: Ground): readonly UnitId[] {
  const near = new Set(officer.grants.map(({ unitId }) => agencyOf(directory, unitId, on)));
  return [...near].filter(
    (agencyId) => authorize(officer, act, subjectOf(directory, on, { agencyId, holders: [] })).allowed,
  );
}
