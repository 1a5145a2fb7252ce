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
