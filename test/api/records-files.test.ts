import { describe, expect, test } from "vitest";
import { apiOffice, done, type Json } from "../support/api-office.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30") });
const base = "/api/v1/records";
const as = office.desk;

async function aLetter(changes: Json = {}): Promise<Json> {
  const letter = { agencyId: office.unit("ward"), kindCode: "CV", subject: "Rà soát", author: "Sở Nội vụ" };
  const body = { ...letter, arrivedOn: "2026-11-24", ...changes };
  return done(await (await as("clerk")).post(`${base}/incoming`, body));
}

describe("the registers of a year", () => {
  test("come as files of the year, in the order of numbers, and no cell is a formula", async () => {
    await aLetter({ subject: '=HYPERLINK("http://x")', author: "@x" });
    const clerk = await as("clerk");
    const text = await (await clerk.get(`${base}/registers/incoming/csv?year=2026`)).text();
    const lines = text.split("\r\n");
    expect(lines[0]).toContain("Số đến");
    expect(lines[1]).toMatch(/^01,24\/11\/2026/);
    expect(text).toContain("'=HYPERLINK");
    expect(text).toContain("'@x");
    const book = await clerk.get(`${base}/registers/outgoing/xlsx?year=2026`);
    expect(book.headers.get("content-type")).toContain("spreadsheetml");
    expect((await (await as("specialist")).get(`${base}/registers/incoming/csv?year=2026`)).status).toBe(404);
  });
});

describe("the figures of the registers", () => {
  test("give every share with what it is made from", async () => {
    await aLetter({ symbol: "1/A", arrivedOn: "2026-11-20", replyDueOn: "2026-11-23" });
    const { incoming, registeredOnTime, repliedOnTime, electronic } = await done(
      await (await as("leader")).get(`${base}/figures?year=2026`),
    );
    expect(registeredOnTime).toEqual({ part: incoming - 1, whole: incoming });
    expect(repliedOnTime).toEqual({ part: 0, whole: 1 });
    expect(electronic).toEqual({ part: 0, whole: 0 });
  });

  test("tell which unit is late and how long a person kept the work", async () => {
    const { id } = await aLetter({ symbol: "2/A" });
    const act = async (name: Parameters<typeof as>[0], what: string, body: Json) =>
      done(await (await as(name)).post(`${base}/documents/${id}/${what}`, body));
    const unitId = office.unit("cultureDivision");
    await act("leader", "assign", { leadId: unitId, instruction: "x", dueWorkingDays: 1 });
    const read = async (): Promise<Json> => done(await (await as("leader")).get(`${base}/documents/${id}`));
    const personId = office.organisation.personOf("specialist");
    await act("head", "assign", {
      parentId: (await read()).assignments[0].id,
      leadId: personId,
      instruction: "x",
    });
    office.set("2026-11-26 08:30");
    await act("specialist", "report", { assignmentId: (await read()).assignments[1].id, result: "Xong" });
    const { units, holders } = await done(await (await as("leader")).get(`${base}/figures?year=2026`));
    expect(units).toEqual([{ unitId, inTime: 0, overdue: 1 }]);
    expect(holders).toEqual([{ name: "Vũ Ngọc Lan", parts: 1, averageDays: 2 }]);
    const page = await (await office.browserOf(office.actor("leader")).page("/records/figures")).text();
    expect(page).toContain("<svg");
    expect(page).toContain("Phòng VH–XH");
  });
});

describe("the forms of the registers", () => {
  const typed = {
    agencyId: office.unit("ward"),
    author: "Sở Xây dựng",
    kindCode: "CV",
    "arrivedOn.day": "26",
    "arrivedOn.month": "11",
    "arrivedOn.year": "2026",
  };

  test("register what came, and say beside the field what is missing", async () => {
    const clerk = deskBrowser(office, office.actor("clerk"));
    await clerk.open("/records/incoming/new");
    const wrong = await clerk.send("/records/incoming/new", {
      ...typed,
      urgency: "NORMAL",
      secrecy: "NORMAL",
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('<a href="#new-subject">Hãy ghi trích yếu nội dung văn bản.</a>');
    const kept = await clerk.send("/records/incoming/new", { ...typed, subject: "Số liệu giấy phép" });
    expect(kept.status).toBe(303);
    expect(await clerk.open(kept.headers.get("location") ?? "")).toContain("Số liệu giấy phép");
  });

  test("stay in the run of documents with what was typed where something is wrong", async () => {
    await aLetter({ symbol: "21/SXD" });
    const leader = deskBrowser(office, office.actor("leader"));
    const html = await leader.open("/records/assigning");
    const action = /action="(\/records\/documents\/[^"]+\/assign)"/.exec(html)?.[1] ?? "";
    const [culture, economy] = [office.unit("cultureDivision"), office.unit("economyDivision")];
    const order = { inTurn: "1", leadId: culture, instruction: "Tham mưu trước thứ Sáu" };
    for (const [wrong, said] of [
      [{ dueWorkingDays: "-3" }, "số ngày làm việc"],
      [{ dueWorkingDays: "3", supportIds: culture }, "mỗi nơi chỉ một phần việc"],
    ] as const) {
      const answer = await leader.send(action, { ...order, ...wrong });
      expect(answer.status).toBe(422);
      const again = await answer.text();
      expect(again).toContain("Phân công văn bản đến");
      expect(again).toContain(`action="${action}"`);
      expect(again).toContain('name="inTurn" value="1"');
      expect(again).toContain('value="Tham mưu trước thứ Sáu"');
      expect(again).toMatch(new RegExp(`<option value="${culture}" selected`));
      expect(again).toContain("ds-error-summary");
      expect(again, JSON.stringify(wrong)).toContain(said);
    }
    const elsewhere = deskBrowser(office, office.actor("head"));
    await elsewhere.open("/records");
    const refused = await elsewhere.send(action, { ...order, dueWorkingDays: "-3", leadId: economy });
    expect(refused.status).toBeGreaterThanOrEqual(403);
  });

  test("give one document after the other to units, the newest first, until none is left", async () => {
    const leader = deskBrowser(office, office.actor("leader"));
    for (let left = 1; left < 20; left += 1) {
      const html = await leader.open("/records/assigning");
      const action = /action="(\/records\/documents\/[^"]+\/assign)"/.exec(html)?.[1];
      if (action === undefined) {
        expect(html).toContain("Mọi văn bản đến đã được phân công.");
        expect(left).toBeGreaterThan(1);
        return;
      }
      const answer = await leader.send(action, {
        inTurn: "1",
        leadId: office.unit("cultureDivision"),
        instruction: "Tham mưu",
        dueWorkingDays: "3",
      });
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "/records/assigning"]);
    }
    expect.unreachable();
  });
});
