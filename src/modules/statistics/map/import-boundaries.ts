import { fold } from "../../../kernel/fold-text.ts";
import { type LocalDate, localDateOf } from "../../../kernel/local-date.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import { type Actor, authorize, refusalOf } from "../../access/index.ts";
import { type UnitDirectory, unitDirectory } from "../../organisation/index.ts";
import { type Area, readBoundaries } from "./boundaries-file.ts";
import { replaceBoundaries } from "./boundary-store.ts";

type ImportRefusal =
  | { readonly code: "NOT_SIGNED_IN" | "NOT_ALLOWED" | "NOT_FOUND" }
  | { readonly code: "IMPORT_NOT_BOUNDARIES" };

type BoundaryReport = {
  readonly areas: number;
  readonly points: number;
  /** Areas for which the register has no committee: drawn, without a number. */
  readonly unmatched: readonly { readonly areaCode: string; readonly name: string }[];
};

/** Replaces the map by the one of a file. Repeatable: the same file gives the same map. */
export async function importBoundaries(
  services: Services,
  actor: Actor,
  content: string,
): Promise<Result<BoundaryReport, ImportRefusal>> {
  const decision = authorize(actor, "unit.manage", { kind: "none" });
  if (!decision.allowed) return refuse(refusalOf(decision));
  const read = readBoundaries(content);
  if (!read.ok) return read;
  const { database, clock } = services;
  const directory = await unitDirectory(database);
  const on = localDateOf(clock.now());
  const boundaries = read.value.map((area) => ({ ...area, unitId: committeeOf(area, directory, on) }));
  await database.transaction((tx) => replaceBoundaries(tx, boundaries));
  return accept({
    areas: boundaries.length,
    points: boundaries.reduce((sum, { rings }) => sum + rings.flat().length, 0),
    unmatched: boundaries
      .filter(({ unitId }) => unitId === null)
      .map(({ areaCode, name }) => ({ areaCode, name })),
  });
}

/** By the area's code, and where the register has none for it, by its name where one commune alone bears it. */
function committeeOf({ areaCode, name }: Area, directory: UnitDirectory, on: LocalDate): string | null {
  const byCode = directory.findByAreaCode(areaCode, on);
  if (byCode !== null) return byCode.id;
  const named = directory
    .all()
    .filter(
      (unit) =>
        unit.level === "COMMUNE" &&
        unit.kind === "PEOPLES_COMMITTEE" &&
        unit.validTo === null &&
        unit.areaCode === null &&
        ` ${fold(unit.name)}`.endsWith(` ${fold(name)}`),
    );
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}
