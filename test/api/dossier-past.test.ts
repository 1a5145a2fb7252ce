import { describe, expect, test } from "vitest";
import {
  findHeld,
  pastDossier,
  pastRows,
  recordPast,
  verifyDossiers,
} from "../../src/modules/dossier/index.ts";
import { bulkTransaction } from "../../src/platform/postgres/bulk-transaction.ts";
import { apiOffice } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { aPastRecord } from "../support/past-dossiers.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30") });
const centre = office.unit("serviceCentre");
const past = pastDossier(aPastRecord(centre), office.clock.now());
const nameless = pastDossier(
  aPastRecord(centre, {
    code: "OLD-2018-2",
    ownerName: null,
    outcome: "WITHDRAWN",
    returnedAt: null,
    satisfaction: "VERY_DISSATISFIED",
  }),
  office.clock.now(),
);
await bulkTransaction(office.database, (tx) => recordPast(tx, [pastRows([past, nameless])]));
const id = past.event.dossierId;
const officer = anOfficer(centre, "intake-officer");

describe("a past dossier in the register", () => {
  test("is found by its old code and shown with its times, without a slip, a term or an act", async () => {
    const browser = deskBrowser(office, officer);
    const page = await browser.open(`/desk/dossiers/${id}`);
    for (const shown of ["000.08.01.H26-180502-0017", "Đăng ký khai sinh", "Nguyễn Thị Mẫu", "03/05/2018"])
      expect(page).toContain(shown);
    for (const told of ["Phần mềm cũ · 2018.jsonl:1", "Giải quyết theo đề nghị"])
      expect(page).toContain(told);
    expect(page).toContain("Ghi nhận hồ sơ cũ từ hệ thống trước");
    expect(page).not.toContain("slip.pdf");
    expect(page).not.toContain("0 ngày làm việc");
    expect((await office.view(id)).acts).toEqual([]);
    expect(await browser.open(`/desk/dossiers/${nameless.event.dossierId}`)).toContain("Đã rút");
  });

  test("has no slip and no receipt page", async () => {
    const client = office.browserOf(officer);
    for (const path of [`/desk/dossiers/${id}/receipt`, `/desk/dossiers/${id}/slip.pdf`])
      expect((await client.page(path)).status).toBe(404);
  });

  test("refuses every act of a desk, the correction and the move of papers too", async () => {
    const moves = [{ componentCodes: ["C1"], from: "Kho", to: "Quầy 1", note: "" }];
    expect(await office.refusal("intake", id, "moveCustody", { moves })).toMatchObject({
      code: "DOSSIER_PAST",
      status: 409,
    });
    const submission = await office.submission("2.000815");
    const { version } = (await office.view(id)).dossier;
    const desk = await office.desk("intake");
    const answer = await desk.post(
      `/api/v1/dossiers/${id}/corrections`,
      { reason: "Sai ngày sinh", submission },
      { "if-match": `"${version}"` },
    );
    expect(await answer.json()).toMatchObject({ code: "DOSSIER_PAST" });
  });

  test("is known again under its facts, from whatever file, and told apart from another under its code", async () => {
    const same = aPastRecord(centre, { source: { system: null, file: "again.jsonl", line: 9 } });
    const other = aPastRecord(centre, { code: "OLD-2018-2", outcome: "STOPPED", returnedAt: null });
    const fresh = aPastRecord(centre, { code: "OLD-2018-3" });
    const held = await findHeld(office.database, [same, other, fresh]);
    expect([...held.entries()]).toEqual([
      [same, "SAME"],
      [other, "OTHER"],
    ]);
  });

  test("does not tell its officers what the applicant thought of them", async () => {
    const view = await office.view(nameless.event.dossierId);
    expect(view.dossier.status).toBe("WITHDRAWN");
    expect(JSON.stringify(view)).not.toMatch(/satisf/i);
  });

  test("is verified like any other history", async () => {
    expect(await verifyDossiers(office.database)).toMatchObject({ dossiers: 2, events: 2, broken: [] });
  });
});
