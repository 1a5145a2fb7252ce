import { present } from "../../src/kernel/assert.ts";
import { parseLocalDate } from "../../src/kernel/local-date.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import { closeUnit, findUnit, openUnit } from "../../src/modules/organisation/index.ts";
import type { Services } from "../../src/platform/services.ts";

const operator = { kind: "system", name: "seed" } as const;
const day = (text: string) => present(parseLocalDate(text), "day");

/** A unit of the demo ward is closed on the evening of 24 November 2026; another takes its place the next day. */
export async function replaceUnit(services: Services, old: UnitId): Promise<UnitId> {
  const unit = present(await findUnit(services.database, old), "the unit to close");
  const { parentId, kind, level } = unit;
  const facts = { code: null, legacyCode: null, areaCode: null, areaKind: null, kind, level };
  const named = { name: "Phòng Dân sinh", nameEn: null, shortName: "Dân sinh", symbol: "DS" };
  const contact = { address: null, phone: null, email: null, taxCode: null };
  const opening = { facts: { ...facts, ...named, ...contact }, parentId, validFrom: day("2026-11-25") };
  const opened = await openUnit(services, operator, opening);
  const { unitId } = present(opened.ok ? opened.value : null, "the unit opened");
  const successors = [{ unitId, shareBasisPoints: 10_000 }];
  const closing = { unitId: old, lastDay: day("2026-11-24"), successors, revision: null, endPosts: true };
  const closed = await closeUnit(services, operator, closing);
  return present(closed.ok ? unitId : null, "the successor of the unit closed");
}
