import { expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import type { UnitId } from "../../src/modules/access/index.ts";
import { closeUnit, findUnit, openUnit, type UnitFacts } from "../../src/modules/organisation/index.ts";
import { apiOffice } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { at, day } from "../support/office-time.ts";
import { facts, operator } from "../support/unit-register.ts";

const office = await apiOffice({ now: at("2026-06-01 08:30") });
const CODE = "1.001612";
const [CITY, WARD, CENTRE] = [office.unit("city"), office.unit("ward"), office.unit("serviceCentre")];

const opened = async (name: string, more: Partial<UnitFacts>, parentId: UnitId | null) => {
  const input = { facts: facts(name, more), parentId, validFrom: day("2025-07-01") };
  const done = await openUnit(office.services, operator, input);
  return present(done.ok ? done.value.unitId : null, JSON.stringify(done));
};
const merged = async (unitId: UnitId, into: UnitId) => {
  const unit = present(await findUnit(office.database, unitId), "the unit that is merged");
  const done = await closeUnit(office.services, operator, {
    unitId,
    lastDay: day("2026-06-30"),
    successors: [{ unitId: into, shareBasisPoints: 10_000 }],
    revision: unit.revision,
    endPosts: true,
  });
  expect(done.ok, JSON.stringify(done)).toBe(true);
};

test("a counter that took over another province's counter shows what its own agency charges", async () => {
  const committee = { kind: "PEOPLES_COMMITTEE", level: "PROVINCE" } as const;
  const old = await opened("Ủy ban nhân dân tỉnh Cũ", { ...committee, areaCode: "97", code: "H97" }, null);
  const counter = await opened("Trung tâm Phục vụ hành chính công cũ", { kind: "CENTRE" }, old);
  const officer = office.as(anOfficer(old, "control-officer"));
  const drafted = await officer.post("/api/v1/provincial-fees", {
    ...{ unitId: old, procedureCode: CODE, feeCode: "registration" },
    content: {
      formula: { type: "FIXED", amountDong: 55_000 },
      resolution: { number: "01/2025/NQ-HĐND", issuer: "HĐND tỉnh Cũ" },
    },
  });
  const { id } = await drafted.json();
  const from = { validFrom: "2026-01-01" };
  await officer.post(`/api/v1/provincial-fees/${id}/publish`, from, { "if-match": '"1"' });
  await merged(counter, CENTRE);
  await merged(old, CITY);
  office.set("2026-07-02 08:30");

  const received = await office.receive(CODE);
  expect((await office.view(received.id)).dossier.pinned.fees[0]).toMatchObject({ fullDong: 100_000 });
  const intake = openBrowser(office.browserOf(anOfficer(CENTRE, "intake-officer")));
  const page = await intake.open(`/desk/intake/${CODE}`);
  expect(page.text).toContain("100.000 đồng");
  expect(page.text).not.toContain("Trung tâm Phục vụ hành chính công cũ");
  for (const unit of [CENTRE, WARD]) {
    const query = new URLSearchParams({ caseCode: `${CODE}.01`, channel: "DIRECT", unitId: unit });
    const reckoned = await office.guest.get(`/api/v1/procedures/${CODE}/fees?${query}`);
    expect((await reckoned.json()).lines[0].amountDong).toBe(100_000);
    expect((await openBrowser(office.guest).open(`/procedures/${CODE}?unit=${unit}`)).text).toContain(
      "100.000 đồng",
    );
  }
});
