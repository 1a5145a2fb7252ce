import { describe, expect, it } from "vitest";
import { calendarUnits, closed, program } from "../../../test/support/calendar-units.ts";
import { at, POLICY } from "../../../test/support/office-time.ts";
import { newId } from "../../kernel/ids.ts";
import type { UnitId } from "../access/index.ts";
import {
  applyMoves,
  type Move,
  type OpenDeadline,
  type OpenDeadlines,
  previewDay,
  previewMoves,
  recordDay,
} from "./index.ts";

const { services, units } = await calendarUnits();

describe("open dossiers and a revised calendar", () => {
  const question = {
    acceptedAt: at("2026-12-14 09:00"),
    term: { unit: "WORKING_DAY", count: 5 } as const,
    policy: POLICY,
    pauses: [],
  };
  const dossier = (code: string, unitId: UnitId, more: Partial<OpenDeadline> = {}): OpenDeadline => ({
    ...question,
    id: newId(),
    code,
    unitId,
    dueAt: at("2026-12-21 17:00"),
    ...more,
  });
  const moved: { moves: readonly Move[]; basis: string }[] = [];
  const held: OpenDeadline[] = [];
  const openDeadlines: OpenDeadlines = {
    list: async () => held,
    apply: async (_services, _actor, order) => {
      moved.push(order);
      return { ok: true, value: { moved: order.moves.length } };
    },
  };
  const asked = { services, actor: program, openDeadlines };

  it("the preview names who would move; nothing moves until the act that says so, on the list that was shown", async () => {
    const paused = { from: at("2026-12-16 09:00"), to: null, policy: "PAUSE" } as const;
    held.push(
      dossier("A-1", units().centre),
      dossier("A-2", units().other),
      dossier("A-3", units().ward, { pauses: [paused] }),
      dossier("A-4", units().ward, { acceptedAt: at("2026-12-01 09:00"), dueAt: at("2026-12-08 17:00") }),
    );
    const storm = closed("2026-12-17");
    const preview = await previewDay(asked, { unitId: units().ward, day: storm });
    expect(preview).toMatchObject({
      ok: true,
      value: { looked: 4, moves: [{ code: "A-1", to: at("2026-12-22 17:00") }, { code: "A-3" }] },
    });
    expect(await previewMoves(asked, units().ward)).toMatchObject({ ok: true, value: { moves: [] } });

    await recordDay(services, program, { unitId: units().ward, revision: null, day: storm });
    const pending = await previewMoves(asked, units().ward);
    expect(pending).toMatchObject({ ok: true, value: { moves: [{ code: "A-1" }, { code: "A-3" }] } });
    const order = { unitId: units().ward, basis: "QĐ 12/QĐ-UBND" };
    expect(await applyMoves(asked, { ...order, signature: "of another list" })).toEqual({
      ok: false,
      refusal: { code: "CALENDAR_MOVES_CHANGED" },
    });
    expect(moved).toEqual([]);
    if (!pending.ok) throw new Error("preview refused");
    expect(await applyMoves(asked, { ...order, signature: pending.value.signature })).toEqual({
      ok: true,
      value: { moved: 2 },
    });
    expect(moved).toMatchObject([{ basis: "QĐ 12/QĐ-UBND", moves: [{ code: "A-1" }, { code: "A-3" }] }]);
  });
});
