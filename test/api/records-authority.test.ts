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

async function scanned() {
  const clerk = await office.desk("clerk");
  const letter = { agencyId: office.unit("ward"), kindCode: "CV", subject: "Rà soát", author: "Sở Nội vụ" };
  const { id } = await done(await clerk.post(`${base}/incoming`, { ...letter, arrivedOn: "2026-11-24" }));
  const form = new FormData();
  form.set("file", new Blob([Buffer.from(aPaper())]), "cv.pdf");
  await done(await clerk.send(`${base}/documents/${id}/files`, { method: "POST", body: form }));
  const { files } = await done(await clerk.get(`${base}/documents/${id}`));
  const copy = { kind: "SY", medium: "PAPER", sourceSha256: files[0].sha256, sheets: 1, recipients: "VT" };
  return { clerk, id, copy };
}

const { clerk, id, copy } = await scanned();

describe("who signs a copy", () => {
  const sign = (who: Who, authority?: string) =>
    clerk.post(`${base}/documents/${id}/copy`, {
      ...copy,
      ...{ signerId: office.organisation.personOf(who) },
      ...(authority === undefined ? {} : { authority }),
    });

  test("is nobody but who leads the agency or heads one of its units", async () => {
    for (const who of ["clerk", "specialist", "head3", "control"] as const)
      expect(await refused(await sign(who)), who).toMatchObject({ code: "RECORDS_SIGNER" });
  });

  test("signs in the name that goes with the post", async () => {
    const refusals: readonly (readonly [Who, string])[] = [
      [DEPUTY, "HEAD"],
      [HEAD, "KT"],
      ["head", "TM"],
      ["head", "HEAD"],
      ["director", "TM"],
    ];
    for (const [who, word] of refusals)
      expect(await refused(await sign(who, word)), who).toMatchObject({ code: "SIGNING_AUTHORITY_MISFIT" });
    await done(await sign("head", "TUQ"));
  });

  test("stands on the copy with the title of the post, and in the name it says by itself", async () => {
    for (const who of [DEPUTY, HEAD, "head", "director"] as const) await done(await sign(who));
    const rows = await office.database.kysely
      .selectFrom("recordsCopy")
      .select(["authority", "signerName", "signerTitle"])
      .where("authority", "<>", "TUQ")
      .orderBy("number")
      .execute();
    expect(rows).toEqual([
      { authority: "KT", signerName: "Đặng Thị Mai Anh", signerTitle: "Phó Chủ tịch UBND phường" },
      { authority: "HEAD", signerName: "Lý Công Minh", signerTitle: "Chủ tịch UBND phường" },
      { authority: "TL", signerName: "Nguyễn Thanh Hương", signerTitle: "Trưởng phòng" },
      { authority: "TL", signerName: "Trần Đức Thịnh", signerTitle: "Giám đốc Trung tâm" },
    ]);
  });

  test("is chosen on the page from those who may, the clerk not among them", async () => {
    const html = await deskBrowser(office, office.actor("clerk")).open(`/records/documents/${id}`);
    const [, options = ""] = /<select[^>]*name="signerId"[^>]*>(.*?)<\/select>/s.exec(html) ?? [];
    expect(options).toContain("Lý Công Minh (Chủ tịch UBND phường)");
    expect(options).toContain("Trần Đức Thịnh (Giám đốc Trung tâm");
    expect(options).not.toContain("Trịnh Hoài Thu");
  });
});
