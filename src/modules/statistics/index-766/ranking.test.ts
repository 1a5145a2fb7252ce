import { describe, expect, it } from "vitest";
import { present } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import { parseLocalDate } from "../../../kernel/local-date.ts";
import type { Unit } from "../../organisation/index.ts";
import { addTotals, NO_TOTALS } from "../measure.ts";
import { peersOf, rank } from "./ranking.ts";
import { scoreIndex } from "./score.ts";
import { indexVersionOr } from "./shipped-versions.ts";

const unitNamed = (name: string): Unit => ({
  id: newId(),
  code: null,
  legacyCode: null,
  areaCode: null,
  areaKind: "WARD",
  kind: "PEOPLES_COMMITTEE",
  level: "COMMUNE",
  name,
  nameEn: null,
  shortName: name,
  symbol: null,
  address: null,
  phone: null,
  email: null,
  taxCode: null,
  parentId: null,
  validFrom: present(parseLocalDate("2025-07-01"), "day"),
  validTo: null,
  revision: 1,
});

function scored(name: string, inTime: number, late: number) {
  const flows = addTotals(NO_TOTALS, { positive_early: inTime, positive_late: late });
  const counted = [{ channel: null, opening: NO_TOTALS, flows, closing: NO_TOTALS }];
  const figures = { counted, withoutDocument: [], facts: {}, provinceFacts: {}, isCommune: true };
  return { unit: unitNamed(name), score: scoreIndex(indexVersionOr(""), figures) };
}

describe("ranking", () => {
  it("who shows the same points shares a rank, the next is left out, and who has none stands last without", () => {
    const ranked = rank([
      scored("Đ", 0, 0),
      scored("C", 1, 1),
      scored("B", 4, 1),
      scored("A", 8, 2),
      scored("G", 10, 0),
    ]);
    expect(ranked.map(({ unit, rank: place }) => [unit.name, place])).toEqual([
      ["G", 1],
      ["A", 2],
      ["B", 2],
      ["C", 4],
      ["Đ", null],
    ]);
  });

  it.each([
    ["PEOPLES_COMMITTEE", "COMMUNE", "COMMUNES"],
    ["DEPARTMENT", "PROVINCE", "DEPARTMENTS"],
    ["PEOPLES_COMMITTEE", "PROVINCE", "OTHERS"],
    ["POLICE", "COMMUNE", "OTHERS"],
    ["LAND_OFFICE", "PROVINCE", "OTHERS"],
  ] as const)("a %s of level %s is ranked among %s", (kind, level, peers) => {
    expect(peersOf({ kind, level })).toBe(peers);
  });
});
