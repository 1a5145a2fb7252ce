import { expect } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import { closeUnit, openUnit } from "../../src/modules/organisation/index.ts";
import type { ApiOffice } from "./api-office.ts";
import { day } from "./office-time.ts";

const SEED = { kind: "system", name: "seed" } as const;

/** Wards that are opened, merged and divided, with figures of their time. */
export function reorganisedIn({
  services,
  database,
  unit,
}: Pick<ApiOffice, "services" | "database" | "unit">) {
  return {
    opened: async (name: string, validFrom: string): Promise<UnitId> => {
      const kept = {
        code: null,
        legacyCode: null,
        areaCode: null,
        areaKind: null,
        nameEn: null,
        symbol: "MH",
      };
      const contact = { address: null, phone: null, email: null, taxCode: null };
      const kind = { kind: "PEOPLES_COMMITTEE", level: "COMMUNE" } as const;
      const facts = { ...kept, ...contact, ...kind, name, shortName: name };
      const input = { facts, parentId: unit("city"), validFrom: day(validFrom) };
      const done = await openUnit(services, SEED, input);
      return present(done.ok ? done.value.unitId : null, JSON.stringify(done));
    },
    /** Its heirs, each with its share in basis points. */
    closed: async (unitId: UnitId, lastDay: string, heirs: readonly (readonly [UnitId, number])[]) => {
      const successors = heirs.map(([id, shareBasisPoints]) => ({ unitId: id, shareBasisPoints }));
      const closing = { unitId, lastDay: day(lastDay), successors, revision: null, endPosts: false };
      expect((await closeUnit(services, SEED, closing)).ok).toBe(true);
    },
    /** So many accepted online on a day. */
    accepted: async (unitId: UnitId, on: string, amount: number) => {
      const cell = { procedureCode: "1.004873", fieldCode: "HT", channel: "ONLINE" } as const;
      await database.kysely
        .insertInto("statisticsTally")
        .values({ day: day(on), unitId, ...cell, accepted: amount })
        .execute();
    },
  };
}
