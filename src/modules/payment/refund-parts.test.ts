import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assert } from "../../kernel/assert.ts";
import { newId } from "../../kernel/ids.ts";
import { parseInstant } from "../../kernel/local-date.ts";
import { type OnItsWayBack, partsOfRefund } from "./queries/on-its-way-back.ts";

const [upper, lower, cashier] = [newId<"unit">(), newId<"unit">(), newId<"person">()];
const at = parseInstant("2026-11-02T08:30:00+07:00");
assert(at !== null, "an instant");
const waiting = (
  unit_id: typeof upper,
  amount_dong: number,
  matched_by: string | null = null,
): OnItsWayBack => ({
  id: newId(),
  unit_id,
  amount_dong,
  at,
  dossier_code: null,
  bank_ref: null,
  reason: null,
  matched_by,
});

describe("money that left is a refund", () => {
  test("of the unit that agreed to it, also where it left the account of the unit above", () => {
    const found = partsOfRefund([waiting(lower, 100_000)], { dong: 100_000, by: cashier });
    expect(found).toEqual({ parts: [{ unitId: lower, dong: 100_000 }], agreedDong: 100_000 });
  });

  test("not of what whoever matches it alone called money of nobody", () => {
    const own = [waiting(upper, 5_000_000, cashier), waiting(upper, 20_000, newId())];
    expect(partsOfRefund(own, { dong: 5_000_000, by: cashier })).toEqual({ parts: null, agreedDong: 20_000 });
  });

  test("to the đồng, whatever waits and with whom", () => {
    const item = fc.tuple(
      fc.constantFrom(upper, lower),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5_000_000 }),
        (items, dong) => {
          const all = items.map(([unit, amount, isOwn]) => waiting(unit, amount, isOwn ? cashier : null));
          const agreed = items.reduce((sum, [, amount, isOwn]) => sum + (isOwn ? 0 : amount), 0);
          const { parts, agreedDong } = partsOfRefund(all, { dong, by: cashier });
          expect(agreedDong).toBe(agreed);
          expect(parts === null).toBe(dong > agreed);
          expect((parts ?? []).reduce((sum, part) => sum + part.dong, 0)).toBe(parts === null ? 0 : dong);
        },
      ),
    );
  });
});
