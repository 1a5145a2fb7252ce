import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { apiOffice, done, type Json, refused } from "../support/api-office.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { at } from "../support/office-time.ts";
import { actOnDocument } from "../support/records.ts";
import { smallPdf } from "../support/signing.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30"), config: { demo: true } });
const base = "/api/v1/records";
type Who = Parameters<typeof office.desk>[0];
const act = (who: Who, id: string, name: string, body: Json) =>
  actOnDocument(office, who, { id, act: name, body });
const view = async (id: string): Promise<Json> =>
  done(await (await office.desk("clerk")).get(`${base}/documents/${id}`));
const SIGNING = { authority: "KT", title: "Phó Chủ tịch" };

async function drafted(content: string | null = null): Promise<string> {
  const specialist = await office.desk("specialist");
  const draft = {
    unitId: office.unit("cultureDivision"),
    kindCode: "QD",
    subject: "Phân công trực",
    content,
  };
  return (await done(await specialist.post(`${base}/outgoing`, draft))).id;
}

type Attached = { readonly name: string; readonly words: string; readonly isAnnex?: boolean };

async function attach(who: Who, id: string, { name, words, isAnnex = false }: Attached): Promise<Response> {
  const form = new FormData();
  form.set("file", new Blob([Buffer.from(smallPdf(words))]), name);
  if (isAnnex) form.set("isAnnex", "true");
  return (await office.desk(who)).send(`${base}/documents/${id}/files`, { method: "POST", body: form });
}
const hashOf = (words: string) => createHash("sha256").update(smallPdf(words)).digest("hex");
const copy = (id: string, sourceSha256: string) =>
  act("clerk", id, "copy", {
    ...{ kind: "SY", medium: "ELECTRONIC", sourceSha256, pages: "", sheets: 1, recipients: "Lưu: VT" },
    signerId: present(office.actor("head").personId, "the head"),
  });
const codeOf = async (answer: Promise<Response>) => (await refused(await answer)).code;
const partsOf = async (id: string) =>
  Object.fromEntries((await view(id)).files.map(({ name, part }: Json) => [name, part]));

/** Two drafts and an annex, of which the second draft was signed and published. */
async function published(): Promise<string> {
  const id = await drafted();
  await done(await attach("specialist", id, { name: "ban-dau.pdf", words: "Ban dau" }));
  await done(await attach("specialist", id, { name: "ban-sau.pdf", words: "Ban sau" }));
  await done(await attach("specialist", id, { name: "phu-luc.pdf", words: "Phu luc", isAnnex: true }));
  await done(await act("specialist", id, "place", { sourceSha256: hashOf("Ban sau") }));
  await done(await act("leader", id, "sign", SIGNING));
  await done(await act("clerk", id, "publish", { medium: "ELECTRONIC" }));
  return id;
}

describe("copies of a document the office signed itself", () => {
  test("are made of what was signed and of its annexes, never of a draft that nobody signed", async () => {
    const id = await published();
    const { files } = await view(id);
    const paper = present(
      files.find(({ part }: Json) => part === "DOCUMENT"),
      "the paper",
    );
    expect(await partsOf(id)).toEqual({
      [paper.name]: "DOCUMENT",
      "ban-dau.pdf": "DRAFT",
      "phu-luc.pdf": "ANNEX",
    });
    expect(await codeOf(copy(id, hashOf("Ban dau")))).toBe("RECORDS_COPY_OF_DRAFT");
    expect(await codeOf(copy(id, hashOf("Ban sau")))).toBe("RECORDS_COPY_SOURCE");
    expect((await view(id)).copies).toEqual([]);
    await done(await copy(id, paper.sha256));
    await done(await copy(id, hashOf("Phu luc")));
    expect((await view(id)).copies).toHaveLength(2);
  });

  test("of words the office set are made of its paper, not of what came along unsigned", async () => {
    const id = await drafted("Điều 1. Phân công trực.");
    await done(await attach("specialist", id, { name: "nhap.pdf", words: "Nhap" }));
    await done(await act("leader", id, "sign", SIGNING));
    await done(await attach("clerk", id, { name: "them.pdf", words: "Them sau" }));
    await done(await act("clerk", id, "publish", { medium: "ELECTRONIC" }));
    for (const words of ["Nhap", "Them sau"])
      expect(await codeOf(copy(id, hashOf(words))), words).toBe("RECORDS_COPY_OF_DRAFT");
  });

  test("are offered on the screen of nothing but paper and annexes, and a draft is called one", async () => {
    const id = await published();
    const page = await deskBrowser(office, office.actor("clerk")).open(`/records/documents/${id}`);
    const offered = /<select[^>]*name="sourceSha256"[\s\S]*?<\/select>/.exec(page)?.[0] ?? "";
    expect(offered).toContain(hashOf("Phu luc"));
    expect(offered).toContain("phu-luc.pdf (phụ lục)");
    expect(offered).not.toContain(hashOf("Ban dau"));
    expect(page).toContain("(dự thảo, không phải văn bản đã phát hành)");
  });
});

describe("an annex", () => {
  test("is one before the signature only, and is no document to be signed", async () => {
    const id = await drafted();
    await done(await attach("specialist", id, { name: "qd.pdf", words: "Quyet dinh" }));
    await done(await act("specialist", id, "place", { sourceSha256: hashOf("Quyet dinh") }));
    await done(await attach("specialist", id, { name: "pl.pdf", words: "Bang ke", isAnnex: true }));
    expect(await codeOf(act("specialist", id, "place", { sourceSha256: hashOf("Bang ke") }))).toBe(
      "RECORDS_PLACE_SOURCE",
    );
    // An annex that came later leaves the places as they were said.
    await done(await act("leader", id, "sign", SIGNING));
    const late = attach("clerk", id, { name: "muon.pdf", words: "Muon", isAnnex: true });
    expect(await refused(await late)).toMatchObject({ code: "RECORDS_STATE", status: 409 });
    // Nor is what the leader saw as one made a draft by sending it again.
    await done(await attach("clerk", id, { name: "pl.pdf", words: "Bang ke" }));
    expect(await partsOf(id)).toMatchObject({ "pl.pdf": "ANNEX" });
  });

  test("sent again without the mark is one no more, and the one that was to be signed is asked for again", async () => {
    const id = await drafted();
    const same = { name: "qd.pdf", words: "Hai lan" };
    await done(await attach("specialist", id, { ...same, isAnnex: true }));
    await done(await attach("specialist", id, same));
    await done(await act("specialist", id, "place", { sourceSha256: hashOf("Hai lan") }));
    await done(await attach("specialist", id, { ...same, isAnnex: true }));
    expect(await codeOf(act("leader", id, "sign", SIGNING))).toBe("RECORDS_PLACES_OLDER");
  });

  test("alone does not publish a document electronically", async () => {
    const id = await drafted();
    await done(await attach("specialist", id, { name: "pl.pdf", words: "Mot minh", isAnnex: true }));
    await done(await act("leader", id, "sign", SIGNING));
    expect(await codeOf(act("clerk", id, "publish", { medium: "ELECTRONIC" }))).toBe("RECORDS_FILE_MISSING");
  });
});
