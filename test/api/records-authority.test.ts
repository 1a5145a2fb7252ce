import { describe, expect, test } from "vitest";
import { aPaper, apiOffice, done, type Json, refused } from "../support/api-office.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { actOnDocument } from "../support/records.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30") });
const base = "/api/v1/records";
type Who = Parameters<typeof office.desk>[0];

async function drafted(): Promise<string> {
  const draft = { unitId: office.unit("cultureDivision"), kindCode: "QD", subject: "Phân công trực" };
  return (await done(await (await office.desk("specialist")).post(`${base}/outgoing`, draft))).id;
}
const act = (who: Who, id: string, name: string, body: Json) =>
  actOnDocument(office, who, { id, act: name, body });
/** The demo ward's deputy chairman, and its chairman. */
const [DEPUTY, HEAD] = ["leader", "leader2"] as const;

describe("in whose stead a document is signed", () => {
  test("goes with the post the signer holds, not with the title that was typed", async () => {
    const id = await drafted();
    const refusals: readonly (readonly [Who, Json, string])[] = [
      [DEPUTY, { authority: "HEAD", title: "Chủ tịch" }, "SIGNING_TITLE_MISFIT"],
      [DEPUTY, { authority: "TM", title: "CHỦ TỊCH UBND PHƯỜNG" }, "SIGNING_TITLE_MISFIT"],
      [DEPUTY, { authority: "KT", title: "Chủ tịch" }, "SIGNING_TITLE_MISFIT"],
      [DEPUTY, { authority: "HEAD", title: "Trưởng ban" }, "SIGNING_TITLE_MISFIT"],
      [DEPUTY, { authority: "HEAD", title: "Phó Chủ tịch" }, "SIGNING_AUTHORITY_MISFIT"],
      [HEAD, { authority: "KT", title: "Chủ tịch" }, "SIGNING_AUTHORITY_MISFIT"],
      [HEAD, { authority: "KT", title: "Phó Chủ tịch" }, "SIGNING_TITLE_MISFIT"],
    ];
    for (const [who, body, code] of refusals)
      expect(await refused(await act(who, id, "sign", body)), JSON.stringify(body)).toMatchObject({ code });
    await done(await act(DEPUTY, id, "sign", { authority: "KT", title: "Phó Chủ tịch" }));
    const own = await drafted();
    await done(await act(HEAD, own, "sign", { authority: "TM", title: "Chủ tịch" }));
  });

  test("is said on the leader's page, which offers the leader's own title", async () => {
    const id = await drafted();
    const browser = deskBrowser(office, office.actor(DEPUTY));
    const page = `/records/documents/${id}`;
    expect(await browser.open(page)).toContain('value="Phó Chủ tịch UBND phường"');
    const wrong = await browser.send(`${page}/sign`, { authority: "HEAD", title: "Chủ tịch" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain(
      "“Chủ tịch” không phải chức vụ người ký đang giữ: “Phó Chủ tịch UBND phường”",
    );
  });

  test("is proposed by the leader's post where the drafter says nothing, and refused where it cannot be", async () => {
    const id = await drafted();
    const proposed = async (leader: Who, authority?: string) => {
      const leaderId = office.organisation.personOf(leader);
      return act("specialist", id, "submit", { leaderId, ...(authority === undefined ? {} : { authority }) });
    };
    expect(await refused(await proposed(DEPUTY, "HEAD"))).toMatchObject({ code: "SIGNING_AUTHORITY_MISFIT" });
    for (const [leader, word] of [
      [DEPUTY, "KT"],
      [HEAD, "HEAD"],
    ] as const) {
      await done(await proposed(leader));
      const { document } = await done(await (await office.desk("clerk")).get(`${base}/documents/${id}`));
      expect(document.submittedAuthority).toBe(word);
    }
  });
});

describe("who signs a copy", () => {
  test("is a leader with the title of their post, or somebody else whose title fits the word", async () => {
    const clerk = await office.desk("clerk");
    const letter = { agencyId: office.unit("ward"), kindCode: "CV", subject: "Rà soát", author: "Sở Nội vụ" };
    const { id } = await done(await clerk.post(`${base}/incoming`, { ...letter, arrivedOn: "2026-11-24" }));
    const form = new FormData();
    form.set("file", new Blob([Buffer.from(aPaper())]), "cv.pdf");
    await done(await clerk.send(`${base}/documents/${id}/files`, { method: "POST", body: form }));
    const { files } = await done(await clerk.get(`${base}/documents/${id}`));
    const copy = { kind: "SY", medium: "PAPER", sourceSha256: files[0].sha256, sheets: 1, recipients: "VT" };
    const sign = (authority: string, signerName: string, signerTitle: string) =>
      clerk.post(`${base}/documents/${id}/copy`, { ...copy, authority, signerName, signerTitle });
    const refusals = [
      ["HEAD", "Đặng Thị Mai Anh", "Chủ tịch", "SIGNING_TITLE_MISFIT"],
      ["HEAD", "đặng thị mai anh", "Phó Chủ tịch", "SIGNING_AUTHORITY_MISFIT"],
      ["HEAD", "Người Khác", "Phó Chủ tịch", "SIGNING_AUTHORITY_MISFIT"],
    ] as const;
    for (const [authority, name, title, code] of refusals)
      expect(await refused(await sign(authority, name, title)), name).toMatchObject({ code });
    await done(await sign("KT", "Đặng Thị Mai Anh", "Phó Chủ tịch"));
    await done(await sign("TL", "Lê Thị Thanh", "Chánh Văn phòng"));
  });
});
