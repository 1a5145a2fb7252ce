import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { apiOffice, done, type Json } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";
import { recordsDesk } from "../support/records-desk.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30") });
const { act, aDraft, published, given, view, codeOf, personOf } = recordsDesk(office);

describe("a document whose number is struck out", () => {
  test("leaves the one it replaced or recalled in force", async () => {
    for (const actsOnEffect of ["REPLACE", "RECALL"]) {
      const decision = await published();
      const by = await published({ actsOnId: decision.id, actsOnEffect });
      await done(await act("clerk", by.id, "void", { reason: "Cấp nhầm số" }));
      expect((await view("clerk", decision.id)).document.state).toBe("PUBLISHED");
    }
  });

  test("ends with the number it is about, and a unit's part takes its people's along", async () => {
    const [struck, taken] = [await given(), await given()];
    for (const { id, part } of [struck, taken]) {
      const order = { instruction: "x", parentId: part.id, leadId: personOf("specialist") };
      await done(await act("head", id, "assign", order));
    }
    await done(await act("clerk", struck.id, "void", { reason: "Vào sổ hai lần" }));
    const cancel = { assignmentId: taken.part.id, reason: "Giao đơn vị khác" };
    await done(await act("leader", taken.id, "cancel", cancel));
    for (const [id, reason] of [
      [struck.id, "Vào sổ hai lần"],
      [taken.id, "Giao đơn vị khác"],
    ]) {
      const { assignments } = await view("clerk", id ?? "");
      expect(assignments.map((each: Json) => each.cancelReason)).toEqual([reason, reason]);
    }
  });
});

describe("more time", () => {
  test("of a person is never extended beyond what their unit has", async () => {
    const { id, part } = await given();
    const order = {
      instruction: "x",
      parentId: part.id,
      leadId: personOf("specialist"),
      dueOn: "2026-11-30",
    };
    await done(await act("head", id, "assign", order));
    const { assignments } = await view("leader", id);
    const own = present(
      assignments.find((each: Json) => each.parentId === part.id),
      "a person's part",
    );
    const ask = { assignmentId: own.id, reason: "Chờ số liệu" };
    expect(await codeOf(act("specialist", id, "ask-extension", { ...ask, to: "2026-12-02" }))).toBe(
      "RECORDS_DUE_AFTER_PARENT",
    );
    await done(await act("specialist", id, "ask-extension", { ...ask, to: "2026-12-01" }));
  });
});

test("whoever has only a part in a letter does not read another unit's draft answer", async () => {
  const { id } = await given({ leadId: office.unit("economyDivision") });
  await aDraft({ repliesToId: id, subject: "Dự thảo chưa công bố" });
  const holder = await view("head2", id);
  expect([holder.related, holder.relatedHidden]).toEqual([[], 1]);
  const register = await view("clerk", id);
  expect(register.related).toMatchObject([{ subject: "Dự thảo chưa công bố" }]);
  expect(register.relatedHidden).toBe(0);
});
