import { describe, expect, test } from "vitest";
import { apiOffice, done, type Json } from "../support/api-office.ts";
import { at } from "../support/office-time.ts";
import { actOnDocument } from "../support/records.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30"), config: { demo: true } });
const open = async (name: Parameters<typeof office.actor>[0], path: string) =>
  (await office.browserOf(office.actor(name)).page(path)).text();

async function drafted(): Promise<string> {
  const unitId = office.unit("cultureDivision");
  const words = { subject: "Về việc trực Tết", content: "Điều 1. Trực.", recipients: "Lưu: VT" };
  const specialist = await office.desk("specialist");
  const path = "/api/v1/records/outgoing";
  return (await done(await specialist.post(path, { unitId, kindCode: "QD", ...words })))["id"];
}

async function submitted(): Promise<string> {
  const id = await drafted();
  const body: Json = { leaderId: office.organisation.personOf("leader") };
  await done(await actOnDocument(office, "specialist", { id, act: "submit", body }));
  return id;
}

describe("a draft sent up to be signed", () => {
  test("is told with a link to it, not with its bare address", async () => {
    const id = await submitted();
    const box = await open("leader", "/desk/messages");
    expect(box).toMatch(new RegExp(`<a [^>]*href="/records/documents/${id}"[^>]*>Mở văn bản</a>`));
    expect(box).not.toMatch(/>\s*\/records\/documents/);
  });
});

describe("what waits of documents that go out", () => {
  test("to be signed is counted where the leader looks first, and told on the page of what waits to be signed", async () => {
    const tile = async () =>
      Number(/href="\/desk\/signing"[^>]*>Chờ ký<strong>(\d+)</.exec(await open("leader", "/desk"))?.[1]);
    const before = await tile();
    const id = await submitted();
    expect(await tile()).toBe(before + 1);
    const signing = await open("leader", "/desk/signing");
    expect(signing).toMatch(/văn bản đi chờ ông\/bà ký/);
    expect(signing).toContain('href="/records"');
    const body: Json = { authority: "KT", title: "Phó Chủ tịch" };
    await done(await actOnDocument(office, "leader", { id, act: "sign", body }));
    expect(await tile()).toBe(before);
  });

  test("for its number is told to the clerk, counted in the menu and listed", async () => {
    const waiting = async () => {
      const html = await open("clerk", "/records");
      return { html, count: Number(/href="\/records"[^>]*>.*?mc-count[^>]*>(\d+)/s.exec(html)?.[1] ?? 0) };
    };
    const before = await waiting();
    const id = await submitted();
    const body: Json = { authority: "KT", title: "Phó Chủ tịch" };
    await done(await actOnDocument(office, "leader", { id, act: "sign", body }));
    const after = await waiting();
    expect(after.count).toBe(before.count + 1);
    expect(after.html).toContain("Chờ cấp số, phát hành");
    expect(after.html).toContain(`/records/documents/${id}`);
    const box = await open("clerk", "/desk/messages");
    expect(box).toContain("Văn bản đã ký, chờ cấp số");
    expect(box).toContain(`href="/records/documents/${id}"`);
    expect(await open("leader2", "/desk/messages")).not.toContain(id);
    await done(await actOnDocument(office, "clerk", { id, act: "publish", body: { medium: "ELECTRONIC" } }));
    expect((await waiting()).count).toBe(before.count);
  });
});
