import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { apiOffice, done, type Json, refused } from "../support/api-office.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { actOnDocument } from "../support/records.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30") });
const base = "/api/v1/records";
const as = office.desk;
type Who = Parameters<typeof as>[0];

const specialist = deskBrowser(office, office.actor("specialist"));
const leader = deskBrowser(office, office.actor("leader"));
const clerk = deskBrowser(office, office.actor("clerk"));
const words = { kindCode: "CV", subject: "Báo cáo rà soát", urgency: "NORMAL", addressees: "Sở Y tế" };

const view = async (id: string): Promise<Json> =>
  done(await (await as("clerk")).get(`${base}/documents/${id}`));
const stateOf = async (id: string): Promise<string> => (await view(id)).document.state;
const versionIn = (html: string, act: string): string =>
  present(new RegExp(`/${act}"[^]*?name="version" value="(\\d+)"`).exec(html)?.[1], `the version of ${act}`);
const act = async (who: Who, id: string, name: string, body: Json) =>
  done(await actOnDocument(office, who, { id, act: name, body }));

/** A letter sent up to the leader; who drafted it may take it back and change it. */
async function sentUp(): Promise<{ readonly id: string; readonly page: string }> {
  const draft = {
    unitId: office.unit("cultureDivision"),
    ...words,
    content: "Đề nghị trả lời trước ngày 30.",
  };
  const { id } = await done(await (await as("specialist")).post(`${base}/outgoing`, draft));
  await act("specialist", id, "submit", {
    leaderId: office.organisation.personOf("leader"),
    authority: "KT",
  });
  return { id, page: `/records/documents/${id}` };
}

async function changed(id: string): Promise<void> {
  await act("specialist", id, "take-back", {});
  await act("specialist", id, "edit", { ...words, content: "Đề nghị trả lời trước ngày 5." });
  await act("specialist", id, "submit", {
    leaderId: office.organisation.personOf("leader"),
    authority: "KT",
  });
}

describe("a form of a document that was changed since it was shown", () => {
  const signing = { authority: "KT", title: "Phó Chủ tịch" };

  test("signs nothing: the leader reads who changed it and signs the new words", async () => {
    const { id, page } = await sentUp();
    const version = versionIn(await leader.open(page), "sign");
    await changed(id);
    const stale = await leader.send(`${page}/sign`, { ...signing, version });
    expect(stale.status).toBe(409);
    const html = await stale.text();
    expect(html).toContain("Vũ Ngọc Lan vừa thay đổi nội dung này lúc 08:30 24/11/2026 (Trình ký)");
    expect(html).toContain("Đề nghị trả lời trước ngày 5.");
    expect(html).toContain('<a href="#words"');
    expect(await stateOf(id)).toBe("SUBMITTED");
    const seen = await leader.send(`${page}/sign`, { ...signing, version: versionIn(html, "sign") });
    expect(seen.status).toBe(303);
    expect(await stateOf(id)).toBe("SIGNED");
  });

  test("neither returns, numbers nor says sent what is not as it was shown", async () => {
    const { id, page } = await sentUp();
    const returning = { reason: "Bổ sung nơi nhận", version: versionIn(await leader.open(page), "return") };
    await changed(id);
    expect((await leader.send(`${page}/return`, returning)).status).toBe(409);
    expect(await stateOf(id)).toBe("SUBMITTED");
    await act("leader", id, "sign", signing);
    const medium = { medium: "PAPER", version: versionIn(await clerk.open(page), "publish") };
    await act("leader", id, "return", { reason: "Sửa ngày" });
    await act("leader", id, "sign", signing);
    expect((await clerk.send(`${page}/publish`, medium)).status).toBe(409);
    expect(await stateOf(id)).toBe("SIGNED");
    await act("clerk", id, "publish", { medium: "PAPER" });
    const version = versionIn(await clerk.open(page), "send");
    expect((await clerk.send(`${page}/send`, { recipients: "Sở Y tế", version: "1" })).status).toBe(409);
    expect((await clerk.send(`${page}/send`, { recipients: "Sở Y tế", version })).status).toBe(303);
  });

  test("does not write over what a colleague typed meanwhile", async () => {
    const draft = { unitId: office.unit("cultureDivision"), ...words, content: "Một." };
    const { id } = await done(await (await as("specialist")).post(`${base}/outgoing`, draft));
    const page = `/records/documents/${id}`;
    const version = versionIn(await specialist.open(page), "edit");
    await act("specialist", id, "edit", { ...words, content: "Hai." });
    const stale = await specialist.send(`${page}/edit`, { ...words, content: "Ba.", version });
    expect(stale.status).toBe(409);
    const html = await stale.text();
    expect(html).toContain("<p>Hai.</p>");
    expect(html).toContain("Ba.</textarea>");
  });

  test("that names no version is refused as one that names an old one", async () => {
    const { id, page } = await sentUp();
    await leader.open(page);
    for (const version of ["", "x", "0", "-1"])
      expect((await leader.send(`${page}/sign`, { ...signing, version })).status).toBe(409);
    const path = `${base}/documents/${id}/sign`;
    const api = await as("leader");
    expect((await refused(await api.post(path, signing))).code).toBe("PRECONDITION_REQUIRED");
    for (const tag of ['"1"', '"x"']) {
      const problem = await refused(await api.post(path, signing, { "if-match": tag }));
      expect(problem).toMatchObject({ code: "VERSION_CONFLICT", changedBy: "Vũ Ngọc Lan" });
    }
    expect(await stateOf(id)).toBe("SUBMITTED");
  });
});
