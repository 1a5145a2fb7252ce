import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { EVERY_PART } from "../../src/command-line/verify-parts.ts";
import { present } from "../../src/kernel/assert.ts";
import { epochOf, type Instant, instantOfEpoch } from "../../src/kernel/local-date.ts";
import { listPapersOf } from "../../src/modules/document/index.ts";
import { loadTrust, validatePdf } from "../../src/modules/signature/index.ts";
import { listIncidents } from "../../src/platform/incidents/incidents.ts";
import { aGuest, apiOffice } from "../support/api-office.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "../support/office-time.ts";
import { issuedPaper, signers, smallPdf } from "../support/signing.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const folder = mkdtempSync(join(tmpdir(), "motcua-stranger-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function issued() {
  const { id } = await office.reach("1.004873", "issue");
  await office.act("clerk", id, "issueResult", { files: [] });
  const papers = await listPapersOf(office.database, id);
  const paper = present(
    papers.find(({ eventSeq }) => eventSeq === null),
    "result",
  );
  return { ...paper, dossierId: id };
}
type Result = Awaited<ReturnType<typeof issued>>;

const kept = async (sha256: string | null) =>
  present(await office.services.files.get(present(sha256, "hash")), "file");
const point = (id: string, to: { sha256?: string; signedSha256?: string }) =>
  office.database.kysely.updateTable("documentPaper").set(to).where("id", "=", id).execute();

/** The row of the paper names another file, as whoever may write to the database could make it. */
async function exchange(paper: Result, bytes: Uint8Array): Promise<string> {
  const { sha256 } = await office.services.files.put(bytes);
  await point(paper.id, { sha256 });
  return sha256;
}
const page = async ({ token }: Result) => (await office.guest.get(`/verify/${token}`)).text();
/** What `motcua verify` says of a paper, all parts together. */
async function told({ numberText }: Result) {
  const parts: { lines: readonly string[]; holds: boolean }[] = [];
  for (const part of EVERY_PART) parts.push(await part(office.services, () => undefined));
  return {
    holds: parts.every(({ holds }) => holds),
    lines: parts.flatMap(({ lines }) => lines).filter((line) => line.includes(present(numberText, "number"))),
  };
}
/** Puts the paper back after the work, so that each test says what it breaks. */
async function broken<T>(paper: Result, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    const { sha256, signedSha256 } = paper;
    await point(paper.id, { sha256: present(sha256, "hash"), signedSha256: present(signedSha256, "hash") });
  }
}

describe("an issued result", () => {
  test("is confirmed by its history, its signatures and the register of certificates", async () => {
    const paper = await issued();
    expect((await told(paper)).lines).toEqual([]);
    expect(await page(paper)).toContain("Giấy tờ có thật và đang có hiệu lực");
  });

  test("is not in force for who scans its code where its file is unsigned, and the office is told", async () => {
    const paper = await issued();
    await broken(paper, async () => {
      const sha256 = await exchange(paper, smallPdf("Dong y"));
      const html = await page(paper);
      expect(html).toContain("Chưa xác nhận được bản lưu của giấy tờ này");
      expect(html).not.toContain("đang có hiệu lực");
      expect(html).not.toContain("được ký tay");
      const incidents = await listIncidents(office.database, 20);
      expect(incidents).toContainEqual(
        expect.objectContaining({ kind: "PAPER_UNCONFIRMED", subject: paper.id, closedAt: null }),
      );
      const { lines, holds } = await told(paper);
      expect(holds).toBe(false);
      expect(lines.join()).toContain("không có chữ ký");
      expect(lines.join()).toContain("không phải tệp mà lịch sử hồ sơ ghi");
      // Who holds the paper that was issued still hears so.
      expect(sha256).not.toBe(paper.sha256);
    });
  });

  test("is not in force where a stranger signed its file", async () => {
    const paper = await issued();
    await broken(paper, async () => {
      await exchange(paper, await issuedPaper(await signers(folder)));
      expect(await page(paper)).not.toContain("đang có hiệu lực");
      const said = (await told(paper)).lines.join();
      expect(said).toContain("Chưa xác định được người ký đáng tin cậy");
      expect(said).toContain("chứng thư không có trong sổ");
      expect(said).toContain("không giữ nguyên phần người ký đã ký");
    });
  });

  test("is not in force where its signer's certificate was revoked before the signing, and is where it was after", async () => {
    const paper = await issued();
    const { signatures } = validatePdf(await kept(paper.sha256), {
      trust: await loadTrust(office.database),
      now: office.services.clock.now(),
    });
    const stampedAt = present(signatures[0]?.signedAt, "time of signing");
    const revoke = (revokedAt: Instant | null) =>
      office.database.kysely
        .updateTable("signatureCertificate")
        .set({ revokedAt })
        .where("subjectKind", "=", "PERSON")
        .execute();
    try {
      await revoke(stampedAt);
      expect(await page(paper)).toContain("Chưa xác nhận được bản lưu của giấy tờ này");
      const { lines, holds } = await told(paper);
      expect([holds, lines.join()]).toEqual([false, expect.stringContaining("thu hồi trước khi ký")]);
      expect(await listIncidents(office.database, 20)).toContainEqual(
        expect.objectContaining({ kind: "PAPER_UNCONFIRMED", subject: paper.id }),
      );
      await revoke(instantOfEpoch(epochOf(stampedAt) + 1_000));
      expect(await page(paper)).toContain("Giấy tờ có thật và đang có hiệu lực");
      expect((await told(paper)).lines).toEqual([]);
    } finally {
      await revoke(null);
    }
  });

  test("is not in force where its file is another result of the same signers", async () => {
    const [paper, other] = [await issued(), await issued()];
    await broken(paper, async () => {
      await exchange(paper, await kept(other.sha256));
      expect(await page(paper)).not.toContain("đang có hiệu lực");
      expect((await told(paper)).lines.join()).toContain("không phải tệp mà lịch sử hồ sơ ghi");
    });
  });

  test("is not confirmed where the row names another file as the one the leader signed", async () => {
    const [paper, other] = [await issued(), await issued()];
    await broken(paper, async () => {
      await point(paper.id, { signedSha256: present(other.signedSha256, "hash") });
      expect((await told(paper)).lines.join()).toContain("không phải tệp mà lịch sử hồ sơ ghi");
      expect(await page(paper)).not.toContain("đang có hiệu lực");
    });
  });

  test("is not confirmed without the seal, nor by the certificate of somebody else of the office", async () => {
    const paper = await issued();
    await broken(paper, async () => {
      await exchange(paper, await kept(paper.signedSha256));
      expect((await told(paper)).lines.join()).toContain(
        "thiếu chữ ký của người ký hoặc cơ quan ghi trên giấy",
      );
    });
    const change = (holderId: string, to: string) =>
      office.database.kysely
        .updateTable("signatureCertificate")
        .set({ holderId: to })
        .where("subjectKind", "=", "PERSON")
        .where("holderId", "=", holderId)
        .execute();
    const [leader, clerk] = [office.organisation.personOf("leader"), office.organisation.personOf("clerk")];
    await change(leader, clerk);
    try {
      expect((await told(paper)).lines.join()).toContain("thiếu chữ ký của người ký");
    } finally {
      await change(clerk, leader);
    }
  });

  test("no act of its dossier speaks of is not confirmed", async () => {
    const paper = await issued();
    const number = present(paper.numberText, "number");
    const rename = (from: string, to: string) =>
      office.database.kysely
        .updateTable("documentPaper")
        .set({ dossierId: to })
        .where("id", "=", paper.id)
        .where("dossierId", "=", from)
        .execute();
    const { id: elsewhere } = await office.receive("1.004873");
    await rename(paper.dossierId, elsewhere);
    try {
      expect((await told(paper)).lines.join()).toContain("không có việc nào trong lịch sử ban hành");
      expect(number).not.toBe("");
    } finally {
      await rename(elsewhere, paper.dossierId);
    }
  });
});

describe("a form nobody signs", () => {
  async function slip() {
    const { id } = await office.receive("1.004873");
    await (await office.desk("intake")).get(`/api/v1/dossiers/${id}/slip`);
    const [paper] = await listPapersOf(office.database, id);
    return { ...present(paper, "slip"), dossierId: id };
  }

  test("is not in force where its row names the file of another, and that file is not taken for its own", async () => {
    const [one, other] = [await slip(), await slip()];
    expect(await page(one)).toContain("Giấy tờ có thật và đang có hiệu lực");
    await point(one.id, { sha256: present(other.sha256, "hash") });
    expect(await page(one)).toContain("Chưa xác nhận được bản lưu của giấy tờ này");
    const { lines, holds } = await told(one);
    expect([holds, lines.join()]).toEqual([false, expect.stringContaining("không phải tệp mà lịch sử")]);
    const browser = openBrowser(aGuest(office));
    await browser.open(`/verify/${one.token}`);
    const copy = new Blob([Buffer.from(await kept(other.sha256))]);
    const answered = await browser.send(`/verify/${one.token}`, { copy });
    expect(answered.html).not.toContain("Đúng bản đã ban hành");
    await point(one.id, { sha256: present(one.sha256, "hash") });
    expect((await told(one)).lines).toEqual([]);
  });

  test("cannot be given another witness by the program", async () => {
    const { token } = await slip();
    const change = office.database.kysely.updateTable("documentKeptFile").set({ sha256: "0".repeat(64) });
    await expect(change.where("token", "=", token).execute()).rejects.toThrow(/permission denied/);
  });
});
