import { describe, expect, test } from "vitest";
import { apiOffice, type Json } from "../support/api-office.ts";
import { anOfficer } from "../support/app.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30") });
const ward = office.unit("ward");
const base = "/api/v1/statistics/reports";
const [control, otherControl] = [anOfficer(ward, "control-officer"), anOfficer(ward, "centre-director")];
const leader = anOfficer(ward, "leader");
const november = { kind: "MONTH", basis: "CALENDAR", year: 2026, index: 11 };
const order = { form: "II.06a", unitId: ward, period: november, variant: "ON_TIME" };

await office.receive("2.000635");
await office.submitOnline("2.000635");
const finished = await office.reach("2.000635", "return");

describe("a report", () => {
  test("of a period that is not over can be looked at, not made", async () => {
    const preview: Json = await (await office.as(control).post(`${base}/preview`, order)).json();
    expect(columns(preview)).toMatchObject({ 3: 2, 4: 0, 5: 2, 6: 0, 7: 1, 11: 1, 12: 1, 13: 0 });
    expect(await code(await office.as(control).post(base, order))).toBe("REPORT_PERIOD_OPEN");
  });

  test("is frozen with its hash, goes from draft to sent, and is told late when it is", async () => {
    office.clock.set(at("2026-12-01 09:00"));
    const made = await office.as(control).post(base, order);
    expect(made.status).toBe(201);
    const { id }: Json = await made.json();
    const draft: Json = await (await office.as(leader).get(`${base}/${id}`)).json();
    expect(draft).toMatchObject({
      state: "DRAFT",
      revision: 1,
      isIntact: true,
      deadlineOn: "2026-12-07",
      daysLate: 0,
    });
    expect(columns(draft.content)).toMatchObject({ 3: 2, 7: 1, 11: 1 });
    expect(await code(await stepBy(leader, id, "sign-off"))).toBe("REPORT_STATE");
    expect((await stepBy(otherControl, id, "check")).status).toBe(200);
    expect(await code(await stepBy(otherControl, id, "sign-off"))).toBe("REPORT_SAME_PERSON");
    expect((await stepBy(control, id, "send-back")).status).toBe(200);
    expect((await stepBy(control, id, "check")).status).toBe(200);
    expect((await stepBy(leader, id, "sign-off")).status).toBe(200);
    office.clock.set(at("2026-12-09 09:00"));
    expect((await stepBy(control, id, "send")).status).toBe(200);
    const sent: Json = await (await office.as(control).get(`${base}/${id}`)).json();
    expect(sent).toMatchObject({ state: "SENT", daysLate: 2, sha256: draft.sha256 });
  });

  test("is not made twice from the same figures, and a later difference stands beside it", async () => {
    expect(await code(await office.as(control).post(base, order))).toBe("REPORT_UNCHANGED");
    const owner = office.owner;
    await owner.kysely
      .updateTable("statisticsCell")
      .set({ accepted: 3, running: 2 })
      .where("accepted", "=", 2)
      .execute();
    const again = await office.as(control).post(base, order);
    expect(again.status).toBe(201);
    const { items }: Json = await (await office.as(control).get(base)).json();
    expect(items.map((each: Json) => [each.revision, each.state])).toEqual([
      [2, "DRAFT"],
      [1, "SENT"],
    ]);
    expect(columns(items[0].content)[3]).toBe(3);
    expect(columns(items[1].content)[3]).toBe(2);
    const third = await office.as(control).post(base, { ...order, variant: "IN_PROGRESS" });
    expect(third.status).toBe(201);
  });

  test("that was made anew is not checked any more", async () => {
    const december = { ...order, period: { kind: "RANGE", from: "2026-11-01", to: "2026-11-29" } };
    const { id }: Json = await (await office.as(control).post(base, december)).json();
    const owner = office.owner;
    await owner.kysely
      .updateTable("statisticsCell")
      .set({ accepted: 4, running: 3 })
      .where("accepted", "=", 3)
      .execute();
    await office.as(control).post(base, december);
    expect(await code(await stepBy(control, id, "check"))).toBe("REPORT_SUPERSEDED");
  });

  test("of a form or for a period that does not fit is refused", async () => {
    const client = office.as(control);
    expect(await code(await client.post(`${base}/preview`, { ...order, form: "II.99" }))).toBe(
      "REPORT_FORM_UNKNOWN",
    );
    const days = { kind: "RANGE", from: "2026-11-01", to: "2026-11-30" };
    expect(await code(await client.post(`${base}/preview`, { ...order, form: "II.07b", period: days }))).toBe(
      "REPORT_PERIOD_KIND",
    );
    const period = { kind: "QUARTER", basis: "CALENDAR", year: 2026, index: 5 };
    expect((await client.post(`${base}/preview`, { ...order, period })).status).toBe(422);
  });

  test("of a year before the calendar that is kept can be made, with a deadline", async () => {
    const period = { kind: "YEAR", basis: "STATUTORY", year: 2018, index: 1 };
    const made = await office.as(control).post(base, { ...order, period });
    expect(made.status).toBe(201);
    const { id }: Json = await made.json();
    const report: Json = await (await office.as(control).get(`${base}/${id}`)).json();
    expect([report.deadlineOn, report.daysLate]).toEqual(["2018-12-21", 0]);
  });

  test("of another tree is not there, and its file neither", async () => {
    const stranger = anOfficer(office.unit("police"), "leader");
    const { items }: Json = await (await office.as(control).get(base)).json();
    expect((await office.as(stranger).get(`${base}/${items[0].id}`)).status).toBe(404);
    expect((await office.as(stranger).get(`${base}/${items[0].id}/files/pdf`)).status).toBe(404);
    const list: Json = await (await office.as(stranger).get(base)).json();
    expect(list.items).toEqual([]);
  });

  test("content and hash cannot be changed by the application", async () => {
    const { kysely } = office.services.database;
    const change = kysely
      .updateTable("statisticsReport")
      .set({ sha256: "0".repeat(64) })
      .execute();
    await expect(change).rejects.toThrow(/permission denied/);
  });
});

describe("every form", () => {
  test.each(["II.06a", "II.06b", "II.07b", "PL.01", "PL.02", "PL.03", "PL.04", "PL.05"])(
    "%s comes out",
    async (form) => {
      const answer = await office.as(control).post(`${base}/preview`, { ...order, form });
      expect(answer.status).toBe(200);
      const content: Json = await answer.json();
      expect(content.rows.length).toBeGreaterThan(0);
    },
  );

  test("II.07b counts the procedures of the ward, without the column of districts", async () => {
    const answer = await office.as(control).post(`${base}/preview`, { ...order, form: "II.07b" });
    const content: Json = await answer.json();
    expect(columns(content)[3]).toBeGreaterThan(5);
    expect(content.columns.map((each: Json) => each.number)).not.toContain(5);
    const fields = {
      form: "II.07b",
      unit: ward,
      kind: "MONTH",
      basis: "CALENDAR",
      year: "2026",
      index: "11",
    };
    const html = await deskBrowser(office, control).open(
      `/lead/reports/new?${new URLSearchParams({ ...fields, variant: "ON_TIME" })}`,
    );
    expect(html).toMatch(/Số cột giữ nguyên theo mẫu của thông tư; cột \(5\)/);
  });

  test("what this system does not record stays empty, not nought", async () => {
    const content: Json = await (
      await office.as(control).post(`${base}/preview`, { ...order, form: "PL.03" })
    ).json();
    expect(content.total.slice(2)).toEqual([null, null, null, null, null, null]);
  });
});

describe("on screen", () => {
  test("an officer looks, makes, downloads, and signs off without a script", async () => {
    const browser = deskBrowser(office, control);
    expect(await browser.open("/lead/reports/new")).toContain("Kỳ thống kê: từ ngày 15 đến ngày 14");
    const fields = {
      form: "II.06b",
      unit: ward,
      kind: "MONTH",
      basis: "CALENDAR",
      year: "2026",
      index: "11",
      variant: "ON_TIME",
    };
    const html = await browser.open(`/lead/reports/new?${new URLSearchParams(fields)}`);
    expect(html).toContain("Lập báo cáo");
    expect(html).toContain("(13)");
    const made = await browser.send("/lead/reports", fields);
    expect(made.status).toBe(303);
    const place = made.headers.get("location") ?? "";
    expect(await browser.open(place)).toContain("SHA-256");
    for (const [format, type] of [
      ["xlsx", "spreadsheetml"],
      ["pdf", "application/pdf"],
      ["csv", "text/csv"],
      ["json", "application/json"],
    ]) {
      const file = await office.browserOf(control).get(`${place}/files/${format}`);
      expect([file.status, file.headers.get("content-type")]).toEqual([
        200,
        expect.stringContaining(type ?? ""),
      ]);
    }
    const back = await browser.send(`${place}/steps`, { step: "check" });
    expect(back.status).toBe(303);
    expect(await (await browser.send(`${place}/steps`, { step: "send-back", reason: "" })).text()).toContain(
      "Ghi lý do trả lại",
    );
    expect(await browser.open(place)).not.toContain('value="sign-off"');
    const head = deskBrowser(office, leader);
    expect(await head.open(place)).toContain('value="sign-off"');
    expect((await head.send(`${place}/steps`, { step: "sign-off" })).status).toBe(303);
    expect(await browser.open("/lead/reports")).toContain("Đã duyệt");
  });

  test("a box that does not fit is named", async () => {
    const html = await deskBrowser(office, control).open(
      "/lead/reports/new?form=II.06a&kind=RANGE&from.day=31&from.month=2&from.year=2026",
    );
    expect(html).toContain("Chọn đơn vị báo cáo.");
    expect(html).toContain("Nhập ngày, tháng, năm có thật.");
  });
});

function columns(content: Json): Record<number, number | null> {
  return Object.fromEntries(
    content.columns.map((each: Json, index: number) => [each.number, content.total[index]]),
  );
}

function stepBy(actor: typeof control, id: string, step: string): Promise<Response> {
  const body = step === "send-back" ? { step, reason: "Thiếu hồ sơ ngày 30" } : { step };
  return office.as(actor).post(`${base}/${id}/steps`, body);
}

async function code(answer: Response): Promise<string> {
  const { code: said }: Json = await answer.json();
  return said;
}

test("the finished dossier is what the report counted", () => expect(finished.status).toBe("RESULT_READY"));
