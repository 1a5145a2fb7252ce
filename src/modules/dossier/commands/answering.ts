import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import type { Actor, Grant, Officer, UnitId } from "../../access/index.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import type { Office } from "./office.ts";

/** A desk inherits from its unit, the unit before it, and so on; beyond this the order of the tree is at fault. */
const UNITS_MAX = 50;

/**
 * The officer with the desks they answer for today: their own, and those of closed units whose successor theirs is, in
 * the same role. A task stays in history where it was given; who sits there changes with the tree of units.
 */
export function answeringFor<Who extends Pick<Officer, "grants">>(
  officer: Who,
  directory: UnitDirectory,
  on: LocalDate,
): Who {
  const inherited = officer.grants.flatMap((grant): Grant[] =>
    closedBefore(grant.unitId, directory, on).map((unitId) => ({ ...grant, unitId })),
  );
  return inherited.length === 0 ? officer : { ...officer, grants: [...officer.grants, ...inherited] };
}

/** The same for whoever asks the office now; only officers sit at desks. */
export async function actorToday(office: Office, actor: Actor): Promise<Actor> {
  return actor.kind === "officer" ? officerToday(office, actor) : actor;
}

export async function officerToday(office: Office, officer: Officer): Promise<Officer> {
  return answeringFor(officer, await office.directory(), localDateOf(office.services.clock.now()));
}

function closedBefore(unitId: UnitId, directory: UnitDirectory, on: LocalDate): UnitId[] {
  const found = new Set([unitId]);
  for (const id of found) {
    for (const { unitId: before } of directory.predecessorsOf(id)) {
      const lastDay = directory.find(before)?.validTo ?? null;
      if (lastDay !== null && lastDay < on && found.size < UNITS_MAX) found.add(before);
    }
  }
  return [...found].slice(1);
}
