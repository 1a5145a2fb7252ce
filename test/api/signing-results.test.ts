import { readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { present } from "../../src/kernel/assert.ts";
import { listPapersOf, verifyPaperSignatures } from "../../src/modules/document/index.ts";
import { loadTrust, validatePdf } from "../../src/modules/signature/index.ts";
import { openPdf } from "../../src/modules/signature/pdf/file.ts";
import { itemsOf } from "../../src/modules/signature/pdf/value.ts";
import { formFields } from "../../src/modules/signature/sign/acro-form.ts";
import { PAPER_WITNESSES } from "../../src/paper-witnesses.ts";
import { apiOffice } from "../support/api-office.ts";
import { messagesOf } from "../support/messages.ts";
import { at } from "../support/office-time.ts";
import { wordBoxes } from "../support/pdf-boxes.ts";
import { pdfText } from "../support/pdf-text.ts";
import { hasTool, pdfsig } from "../support/signing.ts";

const office = await apiOffice({ now: at("2026-11-25 08:30"), config: { demo: true } });
const CODE = "1.004873";
const SIGN = { outcome: "POSITIVE", summary: "Đồng ý" };
const keys = join(office.services.config.dataFolder, "demo-authority");

async function paperOf(id: string) {
  return present(
    (await listPapersOf(office.database, id)).find(({ eventSeq }) => eventSeq === null),
    "paper",
  );
}

async function bytesOf(sha256: string | null): Promise<Uint8Array> {
  return present(await office.services.files.get(present(sha256, "hash")), "file");
}

async function judge(pdf: Uint8Array) {
  return validatePdf(pdf, { trust: await loadTrust(office.database), now: office.clock.now() });
}

/** With the folder of keys away, as when the service that holds them is down. */
async function withoutKeys<T>(work: () => Promise<T>): Promise<T> {
  const files = readdirSync(keys).filter((name) => /^[0-9a-f]{64}\.pem$/.test(name));
  const move = (from: string, to: string) => {
    for (const name of files) renameSync(join(from, name), join(to, name));
  };
  const aside = office.services.config.dataFolder;
  move(keys, aside);
  try {
    return await work();
  } finally {
    move(aside, keys);
  }
}

const SIGNATURE_WORDS = new Set(["Ký", "bởi:", "Đặng", "Thị", "Mai", "Anh", "Thời", "gian", "ký:"]);

/** Where a signature stands, in points from the left upper corner of its page. */
function placeOf(pdf: Uint8Array, field: string) {
  const found = formFields(openPdf(pdf)).find(({ name }) => name === field);
  const [left = 0, bottom = 0, right = 0, top = 0] = itemsOf(
    present(found, field).dict.entries.get("Rect") ?? null,
  ).map(Number);
  return { left, right, top: 841.89 - top, bottom: 841.89 - bottom };
}

describe("a result of the demonstration", () => {
  test("is signed by the leader, numbered by the clerk and sealed by the agency: both signatures hold", async () => {
    const { id } = await office.reach(CODE, "sign");
    await office.act("leader", id, "signResult", { ...SIGN, authorityWord: "KT" });
    const signed = await paperOf(id);
    const first = await judge(await bytesOf(signed.signedSha256));
    expect([first.verdict, first.signatures.map(({ signer }) => signer?.name)]).toEqual([
      "VALID",
      ["Đặng Thị Mai Anh (DEMO)"],
    ]);
    await office.act("clerk", id, "issueResult", { files: [] });
    const published = await paperOf(id);
    const pdf = await bytesOf(published.sha256);
    if (process.env["KEEP_PAPER"] !== undefined) writeFileSync(process.env["KEEP_PAPER"], pdf);
    const { verdict, signatures } = await judge(pdf);
    expect(verdict).toBe("VALID");
    expect(
      signatures.map(({ field, later }) => [field, later.map(({ kind, what }) => `${kind} ${what}`)]),
    ).toEqual([
      ["person", ["FIELD_FILLED number", "FIELD_FILLED date", "SIGNED agency"]],
      ["agency", []],
    ]);
    const text = pdfText(pdf);
    expect(text).toContain(published.numberText);
    expect(text).toContain("ngày 25 tháng 11 năm 2026");
    if (hasTool("pdfsig")) expect(pdfsig(Buffer.from(pdf)).match(/Signature is Valid/g)).toHaveLength(2);
  });

  test("stays unsigned where the key cannot be reached: nothing of the dossier changes", async () => {
    const { id, version } = await office.reach(CODE, "sign");
    expect(await withoutKeys(() => office.refusal("leader", id, "signResult", SIGN))).toMatchObject({
      code: "SIGNING_KEY_MISSING",
    });
    const { dossier } = await office.view(id);
    expect([dossier.version, dossier.result]).toEqual([version, null]);
    expect((await listPapersOf(office.database, id)).filter(({ state }) => state !== "DRAFT")).toEqual([]);
    await withoutKeys(() => office.refusal("leader", id, "signResult", SIGN));
    const failed = (await messagesOf(office).told(id, "OFFICER")).filter(
      ({ kind }) => kind === "SIGNING_FAILED",
    );
    expect(failed).toMatchObject([{ personId: office.organisation.personOf("leader") }]);
    await office.act("leader", id, "signResult", SIGN);
  });

  test("takes no number where the agency's key cannot be reached, and takes the next one after", async () => {
    const { id } = await office.reach(CODE, "issue");
    const before = await office.view(id);
    expect(await withoutKeys(() => office.refusal("clerk", id, "issueResult", { files: [] }))).toMatchObject({
      code: "SIGNING_KEY_MISSING",
    });
    const after = await office.view(id);
    expect(after.dossier.version).toBe(before.dossier.version);
    expect((await paperOf(id)).state).toBe("SIGNED");
    await office.act("clerk", id, "issueResult", { files: [] });
    const { numberText } = await paperOf(id);
    expect(Number.parseInt(numberText ?? "", 10)).toBe(2);
  });

  test("is neither signed with a certificate that has run out nor sealed by an agency that has none", async () => {
    const { id } = await office.reach(CODE, "sign");
    const change = (kind: string, to: object) =>
      office.database.kysely
        .updateTable("signatureCertificate")
        .set(to)
        .where("subjectKind", "=", kind)
        .execute();
    const kept = await office.database.kysely
      .selectFrom("signatureCertificate")
      .select("validTo")
      .executeTakeFirstOrThrow();
    await change("PERSON", { validTo: at("2026-11-24 08:00") });
    expect(await office.refusal("leader", id, "signResult", SIGN)).toMatchObject({
      code: "SIGNING_CERTIFICATE_EXPIRED",
    });
    await change("PERSON", kept);
    await office.act("leader", id, "signResult", SIGN);
    await change("ORGANISATION", { status: "SUSPENDED" });
    expect(await office.refusal("clerk", id, "issueResult", { files: [] })).toMatchObject({
      code: "AGENCY_CERTIFICATE_MISSING",
    });
    await change("ORGANISATION", { status: "ACTIVE" });
    await office.act("clerk", id, "issueResult", { files: [] });
  });

  test("is not asked of the signer where the office would refuse it anyway", async () => {
    const { id } = await office.reach(CODE, "appraise");
    const refused = await withoutKeys(() => office.refusal("leader", id, "signResult", SIGN));
    expect(refused).toMatchObject({ code: "NO_TASK_OF_STAGE" });
  });

  test("is judged again by verify: whole as it is kept, and told where the bytes were exchanged", async () => {
    const whole = await verifyPaperSignatures(office.services, PAPER_WITNESSES);
    expect(whole.signatures).toBeGreaterThanOrEqual(4);
    expect(whole.wrong).toEqual([]);
    const [paper] = await office.database.kysely
      .selectFrom("documentPaper")
      .selectAll()
      .where("state", "=", "PUBLISHED")
      .where("signedSha256", "is not", null)
      .execute();
    const { id, sha256 } = present(paper, "published paper");
    const altered = Buffer.from(await bytesOf(sha256));
    altered[600] = (altered[600] ?? 0) ^ 1;
    const put = await office.services.files.put(altered);
    await office.database.kysely
      .updateTable("documentPaper")
      .set({ sha256: put.sha256 })
      .where("id", "=", id)
      .execute();
    const { wrong } = await verifyPaperSignatures(office.services, PAPER_WITNESSES);
    expect(wrong.map(({ verdict }) => verdict)).toContain("TAMPERED");
  });

  test("is named by verify where its file is damaged or gone, and the papers after it are judged all the same", async () => {
    const before = await verifyPaperSignatures(office.services, PAPER_WITNESSES);
    const papers = await office.database.kysely
      .selectFrom("documentPaper")
      .select(["numberText", "sha256"])
      .where("state", "=", "PUBLISHED")
      .orderBy("id")
      .execute();
    const [damaged, gone] = papers;
    const pathOf = (sha256: string | null | undefined) =>
      join(office.services.config.dataFolder, "files", (sha256 ?? "").slice(0, 2), sha256 ?? "");
    writeFileSync(pathOf(damaged?.sha256), "damaged");
    rmSync(pathOf(gone?.sha256));
    const { signatures, wrong } = await verifyPaperSignatures(office.services, PAPER_WITNESSES);
    expect(wrong).toEqual(
      expect.arrayContaining([
        { number: damaged?.numberText, verdict: "DAMAGED" },
        { number: gone?.numberText, verdict: "MISSING" },
      ]),
    );
    expect(signatures).toBe(before.signatures - 4);
  });

  test.skipIf(!hasTool("pdftotext"))(
    "shows every word of the leader's signature beside the seal",
    async () => {
      const { id } = await office.reach(CODE, "issue");
      await office.act("clerk", id, "issueResult", { files: [] });
      const pdf = await bytesOf((await paperOf(id)).sha256);
      const [seal, person] = [placeOf(pdf, "agency"), placeOf(pdf, "person")];
      const words = wordBoxes(pdf).filter(
        ({ text, left, top }) =>
          SIGNATURE_WORDS.has(text) && left >= person.left - 1 && top >= person.top && top <= person.bottom,
      );
      expect(words.map(({ text }) => text)).toEqual(expect.arrayContaining(["Ký", "Thời"]));
      expect(words.filter(({ left }) => left < seal.right).map(({ text }) => text)).toEqual([]);
    },
  );

  test("is shown as it was signed, and the clerk need not bring another file", async () => {
    const { id } = await office.reach(CODE, "issue");
    const clerk = office.browserOf(office.actor("clerk"));
    const page = await (await clerk.get(`/desk/dossiers/${id}`)).text();
    expect(page).toContain("Xem bản đã ký (PDF)");
    expect(page).not.toContain("Xem bản sẽ ký (PDF)");
    expect(page).toMatch(/Tệp kết quả đã ký[^<]*<span class="mc-optional">/);
    const seen = await clerk.get(`/desk/dossiers/${id}/result.pdf?outcome=POSITIVE`);
    const signed = await bytesOf((await paperOf(id)).signedSha256);
    expect(Buffer.from(await seen.arrayBuffer()).equals(Buffer.from(signed))).toBe(true);
  });
});
