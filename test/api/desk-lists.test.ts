import { describe, expect, test } from "vitest";
import type { DemoOfficerName } from "../../src/demo/organisation.ts";
import { verifyDossiers } from "../../src/modules/dossier/index.ts";
import { apiOffice, done, type Json } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";

const office = await apiOffice({ now: at("2026-11-02 08:30") });
const CODE = "1.001776";
const page = async (name: DemoOfficerName, path: string): Promise<string> =>
  (await office.browserOf(office.actor(name)).page(path)).text();
const listed = async (name: DemoOfficerName, list: string): Promise<string[]> =>
  (await done(await (await office.desk(name)).get(`/api/v1/work/${list}`))).items.map((row: Json) => row.id);
const counts = async (name: DemoOfficerName) =>
  (await done(await (await office.desk(name)).get("/api/v1/work"))).counts;

async function consulted() {
  const at = await office.reach(CODE, "appraise");
  await office.act("specialist", at.id, "requestConsultation", {
    unitIds: [office.unit("police")],
    question: "Có cư trú tại phường không?",
    dueOn: "2026-11-05",
  });
  const { consultations } = (await office.view(at.id)).dossier;
  return { ...at, consultationId: consultations[0].consultationId, code: at.code };
}

describe("the queue of a division", () => {
  test("holds what the division holds a step of, and of nothing else", async () => {
    const mine = await office.reach(CODE, "appraise");
    const elsewhere = await office.receive(CODE);
    for (const name of ["head", "specialist"] as const) {
      const queue = await listed(name, "unit-queue");
      expect(queue).toContain(mine.id);
      expect(queue).not.toContain(elsewhere.id);
    }
    expect(await listed("head2", "unit-queue")).not.toContain(mine.id);
    const leader = await listed("leader", "unit-queue");
    expect(leader.filter((id) => id === mine.id)).toEqual([mine.id]);
  });

  test("is walked page by page without losing or repeating any", async () => {
    for (let count = 0; count < 3; count += 1) await office.reach(CODE, "appraise");
    const all = await listed("head", "unit-queue");
    const walked: string[] = [];
    let cursor: string | null = null;
    do {
      const from: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const read = await (await office.desk("head")).get(`/api/v1/work/unit-queue?size=1${from}`);
      const { items, nextCursor } = await done(read);
      walked.push(...items.map((row: Json) => row.id));
      cursor = nextCursor;
    } while (cursor !== null);
    expect(walked).toEqual(all);
  });
});

describe("what waits for an opinion", () => {
  test("is listed at the unit that was asked until it answered, by a name nobody can read", async () => {
    const { id, code, consultationId } = await consulted();
    const { ownerName } = (
      await done(await (await office.desk("intake")).post("/api/v1/dossiers/search", { text: code }))
    ).items[0];
    for (const name of ["specialist3", "head3"] as const) {
      expect(await listed(name, "consulted")).toEqual([id]);
      expect((await counts(name)).toAnswer).toBe(1);
      const list = await page(name, "/desk/consulted");
      expect(list).toContain(code);
      expect(list).not.toContain(ownerName);
    }
    expect(await page("specialist3", "/desk")).toContain("Chờ tôi cho ý kiến");
    expect(await listed("specialist", "consulted")).toEqual([]);
    const found = await done(
      await (await office.desk("specialist3")).post("/api/v1/dossiers/search", { text: code }),
    );
    expect(found.items.map((row: Json) => row.id)).toEqual([id]);
    expect(JSON.stringify(found)).not.toContain(ownerName);
    const byName = await (await office.desk("specialist3")).post("/api/v1/dossiers/search", {
      text: ownerName,
    });
    expect((await done(byName)).items).toEqual([]);

    expect(await page("specialist3", `/desk/dossiers/${id}`)).toContain("/replyConsultation");
    await office.act("specialist3", id, "replyConsultation", {
      consultationId,
      unitId: office.unit("police"),
      opinion: "AGREE",
      text: "Có cư trú thực tế",
    });
    expect(await listed("head3", "consulted")).toEqual([]);
    const answered = await page("specialist3", `/desk/dossiers/${id}`);
    expect(answered).not.toContain("/replyConsultation");
    expect(answered).toContain("Đồng ý · Có cư trú thực tế");
    expect(answered).not.toContain("AGREE");
    expect((await verifyDossiers(office.database)).broken).toEqual([]);
  });
});

describe("what waits for a decision", () => {
  test("a proposed supplement is at the head and the leader, and at nobody who may not decide", async () => {
    const { id } = await office.reach(CODE, "appraise");
    const [componentCode] = (await office.view(id)).dossier.pinned.componentCodes;
    const items = [{ componentCode, problem: "Mờ" }];
    await office.act("specialist", id, "proposeSupplement", { items, reason: "Mờ" });
    for (const name of ["head", "leader"] as const) expect(await listed(name, "deciding")).toContain(id);
    for (const name of ["head2", "specialist", "intake"] as const)
      expect(await listed(name, "deciding")).not.toContain(id);
    expect(await page("head", "/desk/deciding")).toContain("Duyệt yêu cầu bổ sung");
    const tile = await page("head", "/desk");
    expect(tile).toContain("Chờ tôi duyệt");
    expect((await counts("head")).toDecide).toBe((await listed("head", "deciding")).length);
    await office.act("head", id, "approveSupplement");
    expect(await listed("head", "deciding")).not.toContain(id);
  });

  test("a withdrawal is too, and whoever holds the dossier reads for whom it waits", async () => {
    const { id } = await office.reach(CODE, "appraise");
    await office.act("intake", id, "requestWithdrawal", { reason: "Không cần nữa" });
    for (const name of ["head", "leader"] as const) expect(await listed(name, "deciding")).toContain(id);
    const seen = await page("specialist", `/desk/dossiers/${id}`);
    expect(seen).toContain("chờ lãnh đạo hoặc trưởng đơn vị");
    await office.act("leader", id, "refuseWithdrawal", { reason: "Đã ký" });
    expect(await listed("leader", "deciding")).not.toContain(id);
  });

  test("an extension waits for the leader alone", async () => {
    const { id } = await office.reach(CODE, "appraise");
    await office.act("specialist", id, "proposeExtension", {
      newDueOn: "2026-11-27",
      reason: "Chờ đối chiếu",
    });
    expect(await listed("leader", "deciding")).toContain(id);
    expect(await listed("head", "deciding")).not.toContain(id);
    await office.act("leader", id, "signExtension");
    expect(await listed("leader", "deciding")).not.toContain(id);
    expect((await verifyDossiers(office.database)).broken).toEqual([]);
  });
});

describe("the clock that stands", () => {
  test("makes nothing overdue: papers asked in time are not late, however long they take", async () => {
    office.set("2026-11-02 08:30");
    const late = async () => (await counts("specialist4")).overdue as number;
    const { id, taskId } = await office.reach(CODE, "appraise");
    await office.act("head", id, "assignTask", {
      taskId,
      assigneeId: office.organisation.personOf("specialist4"),
    });
    const [componentCode] = (await office.view(id)).dossier.pinned.componentCodes;
    const items = [{ componentCode, problem: "Mờ" }];
    await office.act("specialist4", id, "proposeSupplement", { items, reason: "Mờ" });
    await office.act("head", id, "approveSupplement");
    await office.act("intake", id, "sendSupplement");
    const query = "/api/v1/work?lateness=OVERDUE&size=200";
    office.set("2026-12-21 08:30");
    const read = await done(await (await office.desk("specialist4")).get(query));
    expect(read.page.items.map((row: Json) => row.id)).not.toContain(id);
    expect(await late()).toBe(read.page.items.length);
  });
});

describe("who looks for people", () => {
  test("finds own work by name, and no name stands in an address", async () => {
    const { id, code } = await office.reach(CODE, "appraise");
    const desk = await office.desk("intake");
    const [row] = (await done(await desk.post("/api/v1/dossiers/search", { text: code }))).items;
    expect(row.id).toBe(id);
    const worker = await office.desk("specialist");
    const found = await done(await worker.post("/api/v1/work/search", { text: row.ownerName, size: 200 }));
    expect(found.page.items.map((each: Json) => each.id)).toContain(id);
    const none = await done(await worker.post("/api/v1/work/search", { text: "không ai tên thế này" }));
    expect(none.page.items).toEqual([]);
    for (const path of ["/api/v1/work?text=a", "/api/v1/dossiers?text=a"])
      expect((await worker.get(path)).status, path).toBeGreaterThanOrEqual(400);
  });
});
