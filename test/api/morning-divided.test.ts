import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import { closeUnit, findUnit, openUnit } from "../../src/modules/organisation/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { at, day } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const SEED = { kind: "system", name: "seed" } as const;
const divided = office.unit("cultureDivision");

const untaken = await office.reach("1.001776", "appraise");

/** A division of the ward beside the one that closes. */
async function opened(name: string, validFrom: string): Promise<UnitId> {
  const unit = present(await findUnit(office.database, divided), "the division");
  const facts = {
    ...{ code: null, legacyCode: null, areaCode: null, areaKind: null, nameEn: null, symbol: "MH" },
    ...{ address: null, phone: null, email: null, taxCode: null },
    ...{ kind: unit.kind, level: unit.level, name, shortName: name },
  };
  const input = { facts, parentId: unit.parentId, validFrom: day(validFrom) };
  const done = await openUnit(office.services, SEED, input);
  return present(done.ok ? done.value.unitId : null, JSON.stringify(done));
}

const heirs = [
  await opened("Phòng Văn hóa mới", "2026-11-11"),
  await opened("Phòng Xã hội mới", "2026-11-11"),
] as const;
const shares = [6_000, 4_000] as const;
const successors = heirs.map((unitId, index) => ({ unitId, shareBasisPoints: shares[index] ?? 0 }));
const closing = {
  unitId: divided,
  lastDay: day("2026-11-10"),
  successors,
  revision: null,
  endPosts: true,
};
expect((await closeUnit(office.services, SEED, closing)).ok).toBe(true);

async function morningOf(unitId: UnitId, role: "unit-head" | "specialist" | "leader", query = "") {
  const browser = await office.browserOf(anOfficer(unitId, role));
  const answer = await browser.page(`/desk/morning${query}`);
  return { status: answer.status, html: await answer.text() };
}
const nobody = `?unit=${divided}&person=nobody`;

describe("the morning after a division was divided", () => {
  test("on its last day its dossiers are told to none of its heirs", async () => {
    office.set("2026-11-10 08:30");
    for (const heir of heirs) expect((await morningOf(heir, "unit-head", nobody)).status).toBe(404);
  });

  test("the heads of both heirs find what lay there, on their desk and with whom it lies", async () => {
    office.set("2026-11-20 08:30");
    for (const heir of heirs) {
      const { html } = await morningOf(heir, "unit-head");
      expect(html).toContain(`unit=${divided}&amp;person=nobody`);
      expect((await morningOf(heir, "unit-head", nobody)).html).toContain(untaken.code);
    }
  });

  test("who holds the role of the step in an heir finds it on their own desk, who holds another does not", async () => {
    const { holder } = untaken;
    const role = present(
      office.actor(holder).grants.find(({ unitId }) => unitId === divided),
      "the desk that held it",
    ).role;
    for (const heir of heirs) {
      const browser = await office.browserOf(anOfficer(heir, role));
      expect(await (await browser.page("/desk/morning")).text()).toContain(untaken.code);
      const other = role === "specialist" ? "unit-head" : "specialist";
      const mine = (await morningOf(heir, other)).html.split("Theo người và bộ phận")[0] ?? "";
      expect(mine).not.toContain(untaken.code);
    }
  });

  test("the ward's leader still sees it, and another division never does", async () => {
    expect((await morningOf(office.unit("ward"), "leader", nobody)).html).toContain(untaken.code);
    expect((await morningOf(office.unit("economyDivision"), "unit-head", nobody)).status).toBe(404);
  });
});
