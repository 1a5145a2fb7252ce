import { describe, expect, test } from "vitest";
import { samplePaper } from "../../src/demo/sample-paper.ts";
import { apiOffice, done, type Json } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { pngOf } from "../support/made-files.ts";
import { at } from "../support/office-time.ts";
import { tusOf } from "../support/tus.ts";

const office = await apiOffice({ now: at("2026-11-24 08:30"), config: { demo: true } });
type Who = Parameters<typeof office.actor>[0];
/** One account each, at the browser and at what its pages send by themselves. */
const accounts = new Map<Who, ReturnType<typeof office.actor>>();
function accountOf(who: Who) {
  const known = accounts.get(who) ?? office.actor(who);
  accounts.set(who, known);
  return known;
}
const browserOf = (who: Who) => openBrowser(office.browserOf(accountOf(who)));

/** Sends a file before its form; how the form names it. */
async function ahead(who: Who, bytes: Uint8Array, name: string): Promise<string> {
  const { path, answer } = await tusOf(office.as(accountOf(who))).sendWhole(bytes, name);
  expect(answer.status).toBe(201);
  return `${path.split("/").at(-1)}:0`;
}

async function aLetter(): Promise<{ readonly id: string; readonly path: string }> {
  const letter = { agencyId: office.unit("ward"), kindCode: "CV", subject: "Rà soát", author: "Sở Nội vụ" };
  const clerk = await office.desk("clerk");
  const { id }: Json = await done(
    await clerk.post("/api/v1/records/incoming", { ...letter, arrivedOn: "2026-11-24" }),
  );
  return { id, path: `/records/documents/${id}` };
}

const filesOf = (documentId: string) =>
  office.database.kysely
    .selectFrom("recordsFile")
    .select(["name", "mime"])
    .where("documentId", "=", documentId)
    .execute();

describe("the scan of an incoming document", () => {
  test("goes ahead of its form; photographed pages become one PDF", async () => {
    const { id, path } = await aLetter();
    const browser = browserOf("clerk");
    const page = await browser.open(path);
    expect(page.html).toMatch(/<input[^>]*type="file"[^>]*data-ahead=/);
    const [one, two] = [
      await ahead("clerk", pngOf(40, 60), "a.png"),
      await ahead("clerk", pngOf(60, 40), "b.png"),
    ];
    const sent = await browser.send(`${path}/files`, { file: [one, two] });
    expect([sent.status, sent.location]).toEqual([303, path]);
    expect(await filesOf(id)).toEqual([{ name: "a (2 trang).pdf", mime: "application/pdf" }]);
  });

  test("comes with the form where there is no script; an empty box is told", async () => {
    const { id, path } = await aLetter();
    const browser = browserOf("clerk");
    await browser.open(path);
    const empty = await browser.send(`${path}/files`, {});
    expect([empty.status, empty.text.includes("Hãy chọn tệp cần đính kèm")]).toEqual([422, true]);
    const sent = await browser.send(`${path}/files`, {
      file: new Blob([Buffer.from(samplePaper("cong van"))]),
    });
    expect(sent.status).toBe(303);
    expect(await filesOf(id)).toHaveLength(1);
  });

  test("is nobody's but who sent it, and nothing is stored for who may not attach", async () => {
    const { id, path } = await aLetter();
    const theirs = await ahead("intake", pngOf(40, 60), "x.png");
    const browser = browserOf("clerk");
    await browser.open(path);
    expect((await browser.send(`${path}/files`, { file: theirs })).status).toBe(422);
    const before = await office.database.kysely.selectFrom("dossierUpload").select("id").execute();
    const specialist = browserOf("specialist");
    await specialist.open("/desk");
    const paper = new Blob([Buffer.from(samplePaper("khong duoc"))]);
    expect((await specialist.send(`${path}/files`, { file: paper })).status).toBeGreaterThanOrEqual(400);
    expect(await filesOf(id)).toEqual([]);
    expect(await office.database.kysely.selectFrom("dossierUpload").select("id").execute()).toEqual(before);
  });
});

describe("the scan of a paper to be certified", () => {
  async function aLine() {
    const counter = browserOf("intake");
    await counter.open("/desk/certify");
    const who = { fullName: "Lê Thị Thu", personalId: "001190001234", phone: "0987600457" };
    const line = { "line.0.name": "cc", "line.0.pages": "2", "line.0.copies": "1" };
    const { location } = await counter.send("/desk/certify", { ...who, ...line });
    const id = (location ?? "").split("/").at(-1) ?? "";
    const [entry] = await office.database.kysely
      .selectFrom("certificationEntry")
      .select("number")
      .where("dossierId", "=", id)
      .execute();
    return `/desk/certify/${id}/${entry?.number}`;
  }

  test("is sent once: a form that is shown again goes on with it, and the copy is made of it", async () => {
    const path = await aLine();
    const leader = browserOf("leader");
    await leader.open(path);
    const scan = await ahead("leader", samplePaper("ban chinh"), "ban-chinh.pdf");
    const again = await leader.send(`${path}/electronic`, { scan });
    expect(again.status).toBe(422);
    expect(again.html).toContain(`value="${scan}"`);
    expect(again.text).toContain("ban-chinh.pdf");
    const made = await leader.send(`${path}/electronic`, { scan, compared: "true" });
    expect([made.status, made.text]).toEqual([303, ""]);
    expect((await leader.open(path)).html).toContain("copy.pdf");
  });

  test("is one file: two are told apart from pages of one", async () => {
    const path = await aLine();
    const leader = browserOf("leader");
    await leader.open(path);
    const two = [
      await ahead("leader", samplePaper("mot"), "1.pdf"),
      await ahead("leader", samplePaper("hai"), "2.pdf"),
    ];
    const refused = await leader.send(`${path}/electronic`, { scan: two, compared: "true" });
    expect([refused.status, refused.text.includes("từ một bản chụp")]).toEqual([422, true]);
  });
});
